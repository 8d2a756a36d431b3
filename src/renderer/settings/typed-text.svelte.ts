type Options = {
  /** What main has. */
  readonly value: () => string
  readonly isRefused: () => boolean
  readonly save: (text: string) => Promise<boolean>
  readonly check: (text: string) => string | undefined
  readonly checksWhileTyping: () => boolean
}

/** What stands in a field: what is typed, until main has taken it; then main's own form of it. */
export class TypedText {
  readonly #options: Options
  #typed = $state<string>()
  #problem = $state<string>()
  #saving: string | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get text(): string {
    return this.#typed ?? this.#options.value()
  }
  /** Something stands in the field that main does not have. */
  get isTyped(): boolean {
    return this.#typed !== undefined && this.#typed !== this.#options.value()
  }
  /** Why this text was not even given to main. */
  get problem(): string | undefined {
    return this.#problem
  }

  type(text: string): void {
    this.#typed = text
    // A word about what was wrong goes as soon as it is mended, and comes while typing only where that helps.
    if (this.#problem !== undefined || this.#options.checksWhileTyping())
      this.#problem = this.#options.check(text.trim())
  }

  async commit(): Promise<void> {
    if (this.#typed === undefined) return
    const text = this.#typed.trim()
    this.#problem = this.#options.check(text)
    // Enter tells twice: as a key, and as the change of the field.
    if (this.#problem !== undefined || this.#saving === text) return
    this.#saving = text
    const isNew = text !== this.#options.value() || this.#options.isRefused()
    const isTaken = !isNew || (await this.#options.save(text))
    this.#saving = undefined
    // Unless more was typed meanwhile.
    if (isTaken && this.#typed.trim() === text) this.#typed = undefined
  }
}
