import type { Failure } from '#shared/errors.ts'

/** The question field of the overlay. Its text outlives the selection that it was begun beside. */
export class Question {
  #text = $state('')
  #isEmptyNoted = $state(false)
  #failure = $state.raw<Failure>()

  get text(): string {
    return this.#text
  }
  /** Enter was pressed on an empty field. */
  get isEmptyNoted(): boolean {
    return this.#isEmptyNoted
  }
  /** Why it could not be asked or kept. */
  get failure(): Failure | undefined {
    return this.#failure
  }

  begin(text: string): void {
    this.#text = text
    this.#isEmptyNoted = false
    this.#failure = undefined
  }

  type(text: string): void {
    this.#text = text
    this.#isEmptyNoted = false
  }

  /** The question as it is to be asked; nothing, and a note, when there is none. */
  asked(): string | undefined {
    const question = this.#text.trim()
    this.#isEmptyNoted = question === ''
    return question === '' ? undefined : question
  }

  fail(failure: Failure | undefined): void {
    this.#failure = failure
  }
}
