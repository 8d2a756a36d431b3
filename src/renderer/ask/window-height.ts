/** How high in points the window would have to be for all that is in it, and for what lies over that. */
export class WindowHeight {
  readonly #tell: (height: number) => void
  #content = 0
  #cover = 0

  constructor(tell: (height: number) => void) {
    this.#tell = tell
  }

  /** For nothing in it to scroll; what lies over it keeps its room. */
  content(height: number): void {
    this.#content = height
    this.#tell(Math.max(height, this.#cover))
  }

  /** What lies over the window may need more room than what is under it. */
  cover(height: number): void {
    this.#cover = height
    if (height > this.#content) this.#tell(height)
  }

  uncover(): void {
    this.#cover = 0
    this.#tell(this.#content)
  }
}
