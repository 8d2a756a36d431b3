/** The only place in any page where a key ever is, from the paste to the save. */
export class TypedSecret {
  #isGiving = $state(false)
  text = $state('')

  get canBeGiven(): boolean {
    return this.text.trim() !== '' && !this.#isGiving
  }

  /** Lets go of it once it is where it can be used. */
  async give(save: (secret: string) => Promise<boolean>): Promise<void> {
    if (!this.canBeGiven) return
    this.#isGiving = true
    if (await save(this.text.trim())) this.text = ''
    this.#isGiving = false
  }
}
