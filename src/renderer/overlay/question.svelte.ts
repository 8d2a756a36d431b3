import type { Failure } from '#shared/errors.ts'
import { tooMany } from '../lib/too-many.ts'

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
  /** How many characters of it are more than can be asked at once: they are kept, and told of. */
  get excess(): number {
    return tooMany(this.#text)
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

  /** The question as it is to be asked; nothing, and a note, when there is none or too much of it. */
  asked(): string | undefined {
    const question = this.#text.trim()
    this.#isEmptyNoted = question === ''
    return question === '' || this.excess > 0 ? undefined : question
  }

  fail(failure: Failure | undefined): void {
    this.#failure = failure
  }
}
