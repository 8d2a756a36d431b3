type Stop = { readonly at: 'field' | 'selection' | 'toolbar' }

/** The order in which F6 goes round. */
const stops = ['field', 'selection', 'toolbar'] as const

/** What is open on the overlay, and where the keys go while a selection is adjusted. */
export class Panels {
  #isTypingSize = $state(false)
  #isListingKeys = $state(false)
  #isMagnified = $state(false)
  #menu = $state<'colour' | 'width'>()
  /** Nothing is asked about a picture that is drawn on. */
  #hasField = true
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
  /** Of the toolbar. */
  get menu(): 'colour' | 'width' | undefined {
    return this.#menu
  }
  get stop(): Stop {
    return this.#stop
  }

  begin(isMagnified: boolean, hasField = true): void {
    this.#isMagnified = isMagnified
    this.#hasField = hasField
    this.#isListingKeys = false
    this.#isTypingSize = false
    this.#menu = undefined
  }

  toggleMenu(menu: 'colour' | 'width'): void {
    this.#menu = this.#menu === menu ? undefined : menu
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
    this.#stop = { at: at === 'field' && !this.#hasField ? 'selection' : at }
  }

  nextStop(step: 1 | -1): void {
    this.#isTypingSize = false
    this.#menu = undefined
    const all: readonly Stop['at'][] = this.#hasField ? stops : stops.filter((stop) => stop !== 'field')
    const next = (all.indexOf(this.#stop.at) + step + all.length) % all.length
    this.goTo(all[next] ?? 'field')
  }

  /** The focus came there by itself. */
  noteStop(at: Stop['at']): void {
    if (this.#stop.at !== at) this.#stop = { at }
  }

  /** Closes what is open; returns whether something was. */
  close(): boolean {
    if (this.#isListingKeys) this.toggleKeyList()
    else if (this.#menu !== undefined) {
      this.#menu = undefined
      this.goTo('toolbar')
    } else if (this.#isTypingSize) {
      this.#isTypingSize = false
      this.goTo('field')
    } else return false
    return true
  }
}
