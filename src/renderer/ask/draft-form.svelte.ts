import type { PictureReplaced } from '#shared/contract/revise.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskSummary, CaptureView, DraftView, Estimate } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { askedWith, placingOf } from './draft-place.ts'
import type { DraftPlace } from './draft-place.ts'
import { DraftEstimate } from './draft-estimate.svelte.ts'
import { takeFiles } from './given-file.ts'
import type { GivenFile } from './given-file.ts'
import { MarkLines } from './mark-lines.ts'
import { Rewriting } from './rewriting.svelte.ts'
import type { Written } from './rewriting.svelte.ts'
import { Strip } from './strip.svelte.ts'
import { tooMany } from '../lib/too-many.ts'

/** Within 300 ms of the last key the text is on its way to the disk. */
const SAVE_AFTER_MS = 250

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly onSubmitted: (ask: AskSummary) => void
}

/** The question while it is typed: kept on disk as it grows, and let go of only when an ask has it. */
export class DraftForm {
  readonly strip: Strip
  readonly lines = new MarkLines()
  readonly #bridge: Bridge
  readonly #clock: Clock
  readonly #estimate: DraftEstimate
  readonly #onSubmitted: Dependencies['onSubmitted']
  readonly #rewriting = new Rewriting()
  #text = $state('')
  #choices = $state.raw<AskChoices>({})
  #place: DraftPlace = {}
  #restoredFrom = $state<number>()
  #isSubmitting = $state(false)
  #isEmptyNoted = $state(false)
  #failure = $state.raw<Failure>()
  #stopSaving: Stop | undefined
  #failedAt: 'submit' | 'save' | undefined

  constructor({ bridge, clock, onSubmitted }: Dependencies) {
    this.#bridge = bridge
    this.#clock = clock
    this.#onSubmitted = onSubmitted
    this.#estimate = new DraftEstimate({
      bridge,
      clock,
      draft: () => ({ text: this.#text, ...this.#request() }),
    })
    this.strip = new Strip(clock, () => this.#saveSoon())
  }

  get text(): string {
    return this.#text
  }
  get captures(): readonly CaptureView[] {
    return this.strip.captures
  }
  /** What differs from the profile. */
  get choices(): AskChoices {
    return this.#choices
  }
  /** The ask whose question is being written anew. */
  get edited(): AskSummary | undefined {
    return this.#rewriting.asked
  }
  /** Whether it is one that has not been sent: what is written stands in it, not in a draft. */
  get isRevising(): boolean {
    return this.#rewriting.isRevising
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
    return this.#estimate.value
  }

  show(draft: DraftView, place: DraftPlace = {}, failure?: Failure): void {
    // A push may cross a key press on the way: what was typed and not yet saved is newer than what main knows.
    const isTyping = this.#stopSaving !== undefined && place.threadId === this.#place.threadId
    if (place.threadId !== this.#place.threadId) {
      this.flush()
      this.#leaveEdit()
    }
    this.#place = place
    if (!isTyping && this.edited === undefined) this.#text = draft.text
    this.strip.show(this.edited === undefined ? draft.captures : this.#withNew(draft.captures))
    this.#choices = draft.choices ?? {}
    this.#restoredFrom = draft.restoredFrom
    this.#failure = failure
    this.#isEmptyNoted = false
    this.#estimate.renewSoon()
    if (isTyping) this.flush()
  }

  /** The reader turned to another branch: the question goes on from there. */
  follow(askId: string): void {
    this.#place = { ...this.#place, follows: askId }
  }

  type(text: string): void {
    this.#text = text
    this.#isEmptyNoted = false
    this.#saveSoon()
  }

  /** A failure says why it is not what a preset wants; the user chooses then. */
  choose(choices: AskChoices, unfit?: Failure): void {
    this.#choices = choices
    if (unfit !== undefined || this.#failure?.code === 'preset-unfit') this.#failure = unfit
    this.#saveSoon()
  }

  /** Writes a question anew: one that was taken back in itself, any other in the place of the old one. */
  edit(ask: AskSummary): void {
    this.flush()
    this.#rewriting.begin(ask, this.#written)
    if (this.isRevising) this.#choices = ask.choices ?? {}
    this.#text = ask.question
    this.strip.begin(ask.captures)
    this.#saveSoon()
  }

  /** Leaves the old question as it was. What was changed in it stays, below what was written before. */
  stopEditing(): void {
    if (this.isRevising) this.flush()
    this.#leaveEdit()
    this.#saveSoon()
  }

  /** Pictures and documents from elsewhere. Says of one that cannot be asked about why, and goes on with the others. */
  async addFiles(files: readonly GivenFile[]): Promise<void> {
    this.#failure = await takeFiles(this.#bridge.ask, files, this.strip)
  }

  start(): () => void {
    const { onReplaced, onSaveNow } = this.#bridge.ask
    const stops = [onReplaced((replaced) => this.#replace(replaced)), onSaveNow(() => this.flush())]
    return () => stops.forEach((stop) => stop())
  }

  /** A picture was drawn on and is another one now, of which the question may say something. */
  #replace({ captureId, by, line }: PictureReplaced): void {
    if (!this.strip.replace(captureId, by)) return
    this.lines.note(by.id, line)
    this.#text = this.lines.retold(this.#text, captureId, by.id)
    this.flush()
  }

  /** Brings back what was taken off, or what a picture was before it was drawn on. */
  undo(): void {
    const { capture, by } = this.strip.undoable ?? {}
    this.strip.undo()
    if (capture !== undefined && by !== undefined) this.#text = this.lines.retold(this.#text, by, capture.id)
  }

  clear(): void {
    this.#text = ''
    this.strip.begin([])
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
    if (question === '' || tooMany(question) > 0) return
    this.#isSubmitting = true
    // Saved after it was sent, the draft would come back.
    this.#forgetSaving()
    try {
      const ask = await unwrap(this.#ask(question))
      this.#failedAt = undefined
      this.#empty()
      this.#onSubmitted(ask)
    } catch (error) {
      this.#failedAt = 'submit'
      this.#failure = toFailure(error)
    } finally {
      this.#isSubmitting = false
    }
    if (this.#failedAt === 'submit') this.#saveSoon()
  }

  #ask(question: string): Promise<Result<AskSummary>> {
    const { ask } = this.#bridge
    return this.edited !== undefined && this.isRevising
      ? ask.resend({ askId: this.edited.askId, question, ...this.#asked() })
      : ask.submit({ question, ...this.#request(), ...placingOf(this.#place, this.edited) })
  }

  /** Does again what failed last: nothing is sent that was only to be kept. */
  tryAgain(): void {
    void (this.#failedAt === 'submit' ? this.submit() : this.#save())
  }

  #empty(): void {
    const { before } = this.#rewriting
    const { text, captures, choices } = before ?? { text: '', captures: [], choices: this.#choices }
    if (this.isRevising) this.#choices = choices
    this.#rewriting.end()
    this.#text = text
    this.strip.begin(captures)
    this.#restoredFrom = undefined
    this.#failure = undefined
    if (before !== undefined) this.#saveSoon()
  }

  #leaveEdit(): void {
    if (this.edited === undefined) return
    const { text, captures, choices } = this.#rewriting.kept(this.#written)
    this.#text = text
    if (this.isRevising) {
      this.#choices = choices
      this.strip.begin(captures)
    } else this.strip.show(captures)
    this.#rewriting.end()
  }

  /** A capture that was added while a question is edited is for that question. */
  #withNew(captures: readonly CaptureView[]): readonly CaptureView[] {
    const known = [...this.captures, ...(this.#rewriting.before?.captures ?? [])].map(({ id }) => id)
    return [...this.captures, ...captures.filter(({ id }) => !known.includes(id))]
  }

  get #written(): Written {
    return { text: this.#text, captures: this.captures, choices: this.#choices }
  }

  get #toKeep() {
    const { text, captures } = this.#rewriting.kept(this.#written)
    return { text, ...this.#request(), captureIds: captures.map(({ id }) => id) }
  }

  #request() {
    const { threadId } = this.#place
    return { ...this.#asked(), ...(threadId === undefined ? {} : { threadId }) }
  }

  #asked() {
    return askedWith(this.captures, this.#choices)
  }

  /** Not put off by the next key: whoever types without a pause is saved too. */
  #saveSoon(): void {
    this.#estimate.renewSoon()
    if (this.#isSubmitting) return
    this.#stopSaving ??= this.#clock.after(SAVE_AFTER_MS, () => this.flush())
  }

  #forgetSaving(): void {
    this.#stopSaving?.()
    this.#stopSaving = undefined
  }

  async #save(): Promise<void> {
    try {
      if (this.edited !== undefined && this.isRevising)
        await unwrap(
          this.#bridge.ask.revise({
            askId: this.edited.askId,
            question: this.#text,
            ...this.#asked(),
          }),
        )
      else await unwrap(this.#bridge.ask.saveDraft(this.#toKeep))
      if (this.#failedAt === 'save') this.#failure = undefined
    } catch (error) {
      this.#failedAt = 'save'
      this.#failure = toFailure(error)
    }
  }
}
