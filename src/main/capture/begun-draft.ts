import type { DraftRequest, SubmitRequest } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { MAX_CAPTURES } from '#shared/limits.ts'
import type { CaptureRecord } from '../history/ask-row.ts'

type Dependencies = {
  /** What was being written when the overlay opened. */
  readonly opened: DraftRequest
  readonly save: (draft: DraftRequest) => void
  /** Notes a capture as part of the draft. */
  readonly keepCapture: (capture: CaptureRecord) => void
  /** Notes a capture that an ask is about to be made of. */
  readonly addCapture: (capture: CaptureRecord) => void
  readonly submit: (ask: SubmitRequest) => { readonly askId: string }
  /** The overlay is gone without a capture, and another text is on disk than before it. */
  readonly onChanged: () => void
}

/** The question while it is written on the overlay: on disk as it grows, beside the captures it is already about. */
export class BegunDraft {
  readonly #given: Dependencies
  /** A capture about which nothing was asked yet gives way to the new one. */
  readonly #earlierIds: readonly string[]
  #text: string

  constructor(given: Dependencies) {
    this.#given = given
    this.#text = given.opened.text
    this.#earlierIds = given.opened.text === '' ? [] : given.opened.captureIds
  }

  get text(): string {
    return this.#text
  }

  /** How many captures go along besides the one to be made. */
  get captureCount(): number {
    return this.#earlierIds.length
  }

  /** Throws `disk-full` and `disk-unwritable`; said again, the same text is tried again. */
  type(text: string): void {
    if (text === this.#text) return
    const { save, opened } = this.#given
    save(text === opened.text ? opened : { text, captureIds: [...this.#earlierIds] })
    this.#text = text
  }

  keep(capture: CaptureRecord): void {
    this.#given.keepCapture(capture)
  }

  /** Asks about the capture and those from before, and gives the id of the ask; the draft is empty then. */
  ask(capture: CaptureRecord, question: string): string {
    if (this.#earlierIds.length >= MAX_CAPTURES)
      throw new AppError('captures-full', 'The draft has all its captures')
    this.#given.addCapture(capture)
    return this.#given.submit({ captureIds: [...this.#earlierIds, capture.id], question }).askId
  }

  /** The overlay is gone, and no capture was made. */
  end(): void {
    if (this.#text !== this.#given.opened.text) this.#given.onChanged()
  }
}
