import type { PartRequest } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Announcer } from './announcer.svelte.ts'
import type { Question } from './question.svelte.ts'

type Dependencies = {
  readonly bridge: Bridge
  readonly words: Words
  readonly says: Announcer
  readonly question: Question
  /** What is selected and drawn; nothing unless a selection is adjusted. */
  readonly part: () => PartRequest | undefined
  /** The picture is kept: the selection and what is drawn on it are done with. */
  readonly onAdded: () => void
  readonly onDone: () => void
}

/** What can be done with the picture while the overlay stays: keep it for the question, copy it, save it. */
export class PictureActions {
  readonly #given: Dependencies
  #captureCount = $state(0)
  #isBusy = false

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** How many captures go along besides the one being selected. */
  get captureCount(): number {
    return this.#captureCount
  }

  begin({ draft }: Pick<OverlayView, 'draft'>): void {
    this.#captureCount = draft.captureCount
    this.#isBusy = false
  }

  async add(): Promise<void> {
    const { bridge, words, says, onAdded } = this.#given
    await this.#do(bridge.overlay.add, ({ captureCount }) => {
      this.#captureCount = captureCount
      onAdded()
      says.show(words.annotate.added(captureCount))
    })
  }

  async copy(): Promise<void> {
    const { bridge, words, says } = this.#given
    await this.#do(bridge.overlay.copy, () => says.show(words.annotate.copied))
  }

  /** The overlay goes, and the picture stays on the screen. */
  async pin(): Promise<void> {
    await this.#do(this.#given.bridge.overlay.pin, () => this.#given.onDone())
  }

  async save(): Promise<void> {
    const { bridge, words, says } = this.#given
    await this.#do(bridge.overlay.save, ({ isSaved }) => isSaved && says.show(words.annotate.saved))
  }

  /** One at a time; what goes wrong is told beside the question. */
  async #do<Value>(
    call: (part: PartRequest) => Promise<Result<Value>>,
    onDone: (value: Value) => unknown,
  ): Promise<void> {
    const { part: given, question } = this.#given
    const part = given()
    if (part === undefined || this.#isBusy) return
    this.#isBusy = true
    const result = await call(part)
    this.#isBusy = false
    if (given()?.frameId !== part.frameId) return
    question.fail(result.ok ? undefined : result.failure)
    if (result.ok) onDone(result.value)
  }
}
