/** What was, what is and what was undone: one line for everything that can be taken back. */
export class UndoLine<State> {
  #before = $state.raw<readonly State[]>([])
  #after = $state.raw<readonly State[]>([])
  #now: State | undefined
  #step = ''

  get canUndo(): boolean {
    return this.#before.length > 0
  }
  get canRedo(): boolean {
    return this.#after.length > 0
  }

  forget(): void {
    this.#before = []
    this.#after = []
    this.#now = undefined
    this.#step = ''
  }

  /** Notes a state that is reached. Steps of one name that follow each other, as of an arrow key, are one. */
  note(state: State, step = ''): void {
    const isSameStep = step !== '' && step === this.#step
    if (this.#now !== undefined && !isSameStep) this.#before = [...this.#before, this.#now]
    this.#now = state
    this.#step = step
    this.#after = []
  }

  /** The state to go back to, if there is one. */
  undo(): State | undefined {
    const state = this.#before.at(-1)
    if (state === undefined || this.#now === undefined) return undefined
    this.#before = this.#before.slice(0, -1)
    this.#after = [...this.#after, this.#now]
    return this.#arrive(state)
  }

  redo(): State | undefined {
    const state = this.#after.at(-1)
    if (state === undefined || this.#now === undefined) return undefined
    this.#after = this.#after.slice(0, -1)
    this.#before = [...this.#before, this.#now]
    return this.#arrive(state)
  }

  #arrive(state: State): State {
    this.#now = state
    this.#step = ''
    return state
  }
}
