/** Desktops let a window fade out, and tell nobody when it has; none takes longer than this. */
const FADE_MS = 300

type Dependencies = {
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
}

/** When windows of ours that were taken away are off the screen, where no pixel can be looked at to see it. */
export class OwnWindowsGone {
  readonly #given: Dependencies
  #hiddenAt = Number.NEGATIVE_INFINITY

  constructor(given: Dependencies) {
    this.#given = given
  }

  noteHidden(): void {
    this.#hiddenAt = this.#given.now()
  }

  /** Waits only when something was just taken away. */
  async settled(): Promise<void> {
    const { now, after } = this.#given
    const restMs = this.#hiddenAt + FADE_MS - now()
    if (restMs > 0) await new Promise<void>((resolve) => after(restMs, resolve))
  }
}
