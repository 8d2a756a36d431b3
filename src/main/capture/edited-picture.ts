import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Made } from './begun-draft.ts'

type Dependencies = {
  /** Of the picture among those of its question, counted from 1. */
  readonly position: number
  /** Where it is shown now, in points of the desktop, if that is known. */
  readonly place: () => Rect | undefined
  /** The picture's PNG. Throws `picture-missing`. */
  readonly read: () => Promise<Uint8Array>
  /** Notes the new picture in the place of the old one. */
  readonly replace: (made: Made) => void
  /** The overlay is gone: where the picture came from has the focus again. */
  readonly onDone: () => void
}

/** A picture of a question, to be drawn on. What is kept of it takes its place; the question itself is left alone. */
export class EditedPicture {
  readonly #given: Dependencies
  readonly text = ''

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** How many stand before it. */
  get captureCount(): number {
    return this.#given.position - 1
  }

  get place(): Rect | undefined {
    return this.#given.place()
  }

  read(): Promise<Uint8Array> {
    return this.#given.read()
  }

  /** Nothing is typed beside a picture that is drawn on. */
  type(): void {
    // The page says how far it is all the same.
  }

  keep(made: Made): void {
    this.#given.replace(made)
  }

  add(): never {
    throw new AppError('bad-request', 'A picture that is drawn on stays one')
  }

  ask(): never {
    throw new AppError('bad-request', 'A picture that is drawn on is not asked about')
  }

  end(): void {
    this.#given.onDone()
  }
}
