import { withLines } from '#shared/annotate/marks-line.ts'
import type { DraftRequest, SubmitRequest } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import { MAX_CAPTURES } from '#shared/limits.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { CaptureRecord } from '../history/ask-row.ts'

type Dependencies = {
  /** What was being written when the overlay opened. */
  readonly opened: DraftRequest
  /** One more was asked for: the captures that are there stay, written about or not. */
  readonly isMore: boolean
  readonly save: (draft: DraftRequest) => void
  /** Notes a capture as part of this draft. */
  readonly keepCapture: (capture: CaptureRecord, draft: DraftRequest) => void
  /** What the preset of this name is asked with. Throws `preset-unfit`. */
  readonly choicesOf: (preset: string) => AskChoices
  /** Notes a capture that an ask is about to be made of. */
  readonly addCapture: (capture: CaptureRecord) => void
  readonly submit: (ask: SubmitRequest) => { readonly askId: string }
  /** The overlay is gone without a capture, and another draft is on disk than before it. */
  readonly onChanged: () => void
}

/** A picture that was just made, and what the question says of the numbered marks on it. */
export type Made = { readonly capture: CaptureRecord; readonly line?: string | undefined }

/** The question while it is written on the overlay: on disk as it grows, beside the captures it is already about. */
export class BegunDraft {
  readonly #given: Dependencies
  /** A capture about which nothing was written yet gives way to the new one, unless one more was asked for. */
  #captureIds: readonly string[]
  #lines: readonly string[] = []
  #text: string
  #isChanged = false

  constructor(given: Dependencies) {
    this.#given = given
    this.#text = given.opened.text
    const { opened, isMore } = given
    this.#captureIds = opened.text === '' && !isMore ? [] : opened.captureIds
  }

  get text(): string {
    return this.#text
  }

  /** One more capture of a question under way. */
  get isMore(): boolean {
    return this.#given.isMore
  }

  /** How many captures go along besides the one to be made. */
  get captureCount(): number {
    return this.#captureIds.length
  }

  /** Throws `disk-full` and `disk-unwritable`; said again, the same text is tried again. */
  type(text: string): void {
    if (text === this.#text) return
    const { save, opened } = this.#given
    const isAsBefore = text === opened.text && !this.#isChanged
    save(isAsBefore ? opened : { text, captureIds: [...this.#captureIds] })
    this.#text = text
  }

  /** The question is about this capture too, and about one more that is still to be made. */
  add(made: Made): void {
    this.#keep(made, this.#text)
    this.#captureIds = [...this.#captureIds, made.capture.id]
    this.#lines = linesOf(this.#lines, made)
    this.#isChanged = true
  }

  /** The question goes on in the ask window, with all that is told of marks. Throws `captures-full`. */
  keep(made: Made): void {
    this.#keep(made, withLines(this.#text, linesOf(this.#lines, made)))
  }

  /**
   * Asks about the capture and those from before, as the preset is set where the question is of one, and gives the id of
   * the ask; the draft is empty then. Throws `captures-full`, `preset-unfit`.
   */
  ask(made: Made, question: string, preset?: string): string {
    const { addCapture, submit, choicesOf } = this.#given
    const choices = preset === undefined ? {} : { choices: choicesOf(preset) }
    this.#makeRoom()
    addCapture(made.capture)
    const captureIds = [...this.#captureIds, made.capture.id]
    const asked = withLines(question, linesOf(this.#lines, made))
    return submit({ captureIds, question: asked, ...choices }).askId
  }

  /** The overlay is gone, and no capture was made of the last selection. */
  end(): void {
    if (this.#lines.length > 0) this.type(withLines(this.#text, this.#lines))
    if (this.#isChanged || this.#text !== this.#given.opened.text) this.#given.onChanged()
  }

  #keep({ capture }: Made, text: string): void {
    this.#makeRoom()
    this.#given.keepCapture(capture, { text, captureIds: [...this.#captureIds] })
  }

  #makeRoom(): void {
    if (this.#captureIds.length >= MAX_CAPTURES)
      throw new AppError('captures-full', 'The draft has all its captures')
  }
}

function linesOf(lines: readonly string[], { line }: Made): readonly string[] {
  return line === undefined ? lines : [...lines, line]
}
