type Stop = { readonly at: 'field' | 'selection' }

/** What is open on the overlay, and where the keys go while a selection is adjusted. */
export class Panels {
  #isTypingSize = $state(false)
  #isListingKeys = $state(false)
  #isMagnified = $state(false)
  /** A new object each time the keys are sent there. */
  #stop = $state.raw<Stop>({ at: 'field' })

  get isTypingSize(): boolean {
    return this.#isTypingSize
  }
  get isListingKeys(): boolean {
    return this.#isListingKeys
  }
  get isMagnified(): boolean {
    return this.#isMagnified
  }
  get stop(): Stop {
    return this.#stop
  }

  begin(isMagnified: boolean): void {
    this.#isMagnified = isMagnified
    this.#isListingKeys = false
    this.#isTypingSize = false
  }

  toggleMagnifier(): void {
    this.#isMagnified = !this.#isMagnified
  }

  toggleKeyList(): void {
    this.#isListingKeys = !this.#isListingKeys
    if (!this.#isListingKeys) this.goTo(this.#stop.at)
  }

  typeSize(): void {
    this.#isTypingSize = true
  }

  /** The size label is a label again. */
  endTypingSize(): void {
    this.#isTypingSize = false
  }

  goTo(at: Stop['at']): void {
    this.#stop = { at }
  }

  nextStop(): void {
    if (this.#isTypingSize) this.#isTypingSize = false
    this.goTo(this.#stop.at === 'field' ? 'selection' : 'field')
  }

  /** Closes what is open; returns whether something was. */
  close(): boolean {
    if (this.#isListingKeys) this.toggleKeyList()
    else if (this.#isTypingSize) {
      this.#isTypingSize = false
      this.goTo('field')
    } else return false
    return true
  }
}
