import type { Bridge } from '#shared/contract.ts'
import type { AskSummary, CaptureView, DraftView, Estimate } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'

/** Within 300 ms of the last key the text is on its way to the disk. */
const SAVE_AFTER_MS = 250
const ESTIMATE_AFTER_MS = 400

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly onSubmitted: (ask: AskSummary) => void
}

/** The question while it is typed: kept on disk as it grows, and let go of only when an ask has it. */
export class DraftForm {
  readonly #bridge: Bridge
  readonly #clock: Clock
  readonly #onSubmitted: Dependencies['onSubmitted']
  #text = $state('')
  #captures = $state.raw<readonly CaptureView[]>([])
  #restoredFrom = $state<number>()
  #isSubmitting = $state(false)
  #isEmptyNoted = $state(false)
  #failure = $state.raw<Failure>()
  #estimate = $state.raw<Estimate>({})
  #stopEstimating: Stop | undefined
  #stopSaving: Stop | undefined
  #failedAt: 'submit' | 'save' | undefined

  constructor({ bridge, clock, onSubmitted }: Dependencies) {
    this.#bridge = bridge
    this.#clock = clock
    this.#onSubmitted = onSubmitted
  }

  get text(): string {
    return this.#text
  }
  get captures(): readonly CaptureView[] {
    return this.#captures
  }
  get restoredFrom(): number | undefined {
    return this.#restoredFrom
  }
  get isSubmitting(): boolean {
    return this.#isSubmitting
  }
  /** Enter was pressed on an empty field. */
  get isEmptyNoted(): boolean {
    return this.#isEmptyNoted
  }
  get failure(): Failure | undefined {
    return this.#failure
  }

  /** What asking this would cost, as far as it can be told. */
  get estimate(): Estimate {
    return this.#estimate
  }

  show(draft: DraftView, failure?: Failure): void {
    // A push may cross a key press on the way: what was typed and not yet saved is newer than what main knows.
    const isTyping = this.#stopSaving !== undefined
    if (!isTyping) this.#text = draft.text
    this.#captures = draft.captures
    this.#restoredFrom = draft.restoredFrom
    this.#failure = failure
    this.#isEmptyNoted = false
    this.#estimateSoon()
    if (isTyping) this.flush()
  }

  type(text: string): void {
    this.#text = text
    this.#isEmptyNoted = false
    this.#saveSoon()
  }

  removeCapture(id: string): void {
    this.#captures = this.#captures.filter((capture) => capture.id !== id)
    this.#saveSoon()
  }

  clear(): void {
    this.#text = ''
    this.#captures = []
    this.#restoredFrom = undefined
    this.#saveSoon()
  }

  /** What is not saved yet is saved now. */
  flush(): void {
    if (this.#stopSaving === undefined) return
    this.#forgetSaving()
    void this.#save()
  }

  async submit(): Promise<void> {
    if (this.#isSubmitting) return
    const question = this.#text.trim()
    this.#isEmptyNoted = question === ''
    if (question === '') return
    this.#isSubmitting = true
    // Saved after it was sent, the draft would come back.
    this.#forgetSaving()
    try {
      const captureIds = this.#captures.map(({ id }) => id)
      const ask = await unwrap(this.#bridge.ask.submit({ captureIds, question }))
      this.#failedAt = undefined
      this.#text = ''
      this.#failure = undefined
      this.#onSubmitted(ask)
    } catch (error) {
      this.#failedAt = 'submit'
      this.#failure = toFailure(error)
    } finally {
      this.#isSubmitting = false
    }
    if (this.#failedAt === 'submit') this.#saveSoon()
  }

  /** Does again what failed last: nothing is sent that was only to be kept. */
  tryAgain(): void {
    if (this.#failedAt === 'submit') void this.submit()
    else void this.#save()
  }

  #saveSoon(): void {
    this.#forgetSaving()
    this.#estimateSoon()
    if (this.#isSubmitting) return
    this.#stopSaving = this.#clock.after(SAVE_AFTER_MS, () => this.flush())
  }

  #forgetSaving(): void {
    this.#stopSaving?.()
    this.#stopSaving = undefined
  }

  // A figure that changes with every key would be read by nobody.
  #estimateSoon(): void {
    this.#stopEstimating?.()
    this.#stopEstimating = this.#clock.after(ESTIMATE_AFTER_MS, () => void this.#count())
  }

  async #count(): Promise<void> {
    const text = this.#text
    const captures = this.#captures
    const result = await this.#bridge.ask.estimate({ text, captureIds: captures.map(({ id }) => id) })
    if (text === this.#text && captures === this.#captures) this.#estimate = result.ok ? result.value : {}
  }

  async #save(): Promise<void> {
    try {
      const captureIds = this.#captures.map(({ id }) => id)
      await unwrap(this.#bridge.ask.saveDraft({ text: this.#text, captureIds }))
      if (this.#failedAt === 'save') this.#failure = undefined
    } catch (error) {
      this.#failedAt = 'save'
      this.#failure = toFailure(error)
    }
  }
}
