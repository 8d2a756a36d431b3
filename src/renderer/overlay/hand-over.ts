import type { OverlayReport, PartRequest } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Mark } from '#shared/annotate/mark.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { OverlayView, PromptText } from '#shared/views.ts'
import type { Clock } from '../lib/clock.ts'
import { tooMany } from '../lib/too-many.ts'
import { isWhole } from './ground.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import type { Question } from './question.svelte.ts'
import { Reporter } from './reporter.ts'

type Choice = Rect | 'whole-display'

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly question: Question
  readonly view: () => OverlayView | undefined
  readonly model: () => Model
  readonly marks: () => readonly Mark[]
  readonly advance: (event: OverlayEvent) => void
  /** Main has it: nothing is left to do here. */
  readonly onDone: () => void
  /** This question could not be asked. */
  readonly onRefused: (question: string) => void
}

/** What main is given: how far the overlay is, and in the end the selection and the question. */
export class HandOver {
  readonly #given: Dependencies
  readonly #reporter: Reporter
  /** Main said so of what was typed last. */
  #isUnsaved = false
  /** The preset whose question stands in the field to be tried again: it goes to nobody else than who that names. */
  #preset: string | undefined

  constructor(given: Dependencies) {
    this.#given = given
    this.#reporter = new Reporter({ clock: given.clock, send: (report) => void this.#report(report) })
  }

  /** A frame is there; main knows its draft. */
  begin({ frameId, draft }: OverlayView): void {
    this.#preset = undefined
    this.#reporter.begin({ frameId, text: draft.text })
  }

  /** Something may have changed. */
  tell(): void {
    const frameId = this.#given.view()?.frameId
    const { mode } = this.#given.model()
    if (frameId === undefined || mode.kind === 'waiting' || mode.kind === 'handing-over') return
    const { text } = this.#given.question
    if (text === '') this.#preset = undefined
    const report = { frameId, text }
    this.#reporter.note(
      mode.kind === 'adjusting'
        ? { ...report, selection: this.#choice(mode.rect), ...this.#marks() }
        : report,
    )
  }

  flush(): void {
    this.#reporter.flush()
  }

  forget(): void {
    this.#reporter.forget()
  }

  /** Enter in the field, or its button. */
  async submit(): Promise<void> {
    const { question: field, bridge } = this.#given
    const question = field.asked()
    if (question === undefined) return
    const preset = this.#preset === undefined ? {} : { preset: this.#preset }
    const refusal = await this.#hand((part) => bridge.overlay.ask({ ...part, question, ...preset }))
    if (refusal?.code === 'preset-unfit') this.#preset = undefined // told: the next Enter asks who is usual
  }

  /** Asks this at once, with what was typed below it. */
  async submitPreset({ name, text }: PromptText): Promise<void> {
    const { question: field, bridge } = this.#given
    const question = [text, field.text.trim()].filter((part) => part !== '').join('\n\n')
    const isTooLong = tooMany(question) > 0
    const ask = (part: PartRequest) => bridge.overlay.ask({ ...part, question, preset: name })
    const refusal = isTooLong ? undefined : await this.#hand(ask)
    if (!isTooLong && refusal === undefined) return
    // What could not be asked stands in the field, to be tried again.
    this.#given.onRefused(question)
    this.#preset = refusal?.code === 'preset-unfit' ? undefined : name
  }

  async openWindow(): Promise<void> {
    const { question, bridge } = this.#given
    const { text } = question
    await this.#hand((part) => bridge.overlay.select({ ...part, text }))
  }

  /** What is selected and drawn, while it is adjusted. */
  part(): PartRequest | undefined {
    const frameId = this.#given.view()?.frameId
    const { mode } = this.#given.model()
    if (frameId === undefined || mode.kind !== 'adjusting') return undefined
    return { frameId, selection: this.#choice(mode.rect), ...this.#marks() }
  }

  #marks(): { readonly marks?: readonly Mark[] } {
    const marks = this.#given.marks()
    return marks.length === 0 ? {} : { marks }
  }

  async #report(report: OverlayReport): Promise<void> {
    const result = await this.#given.bridge.overlay.report(report)
    if (!this.#shows(report.frameId)) return
    // What could not be asked stays said while its question goes to the disk.
    if (!result.ok) this.#given.question.fail(result.failure)
    else if (this.#isUnsaved) this.#given.question.fail(undefined)
    this.#isUnsaved = !result.ok
  }

  /** Gives why it was refused; otherwise nothing is left to do here. */
  async #hand(call: (part: PartRequest) => Promise<Result<unknown>>): Promise<Failure | undefined> {
    const { advance, question, onDone } = this.#given
    const part = this.part()
    if (part === undefined) return undefined
    this.flush()
    advance({ type: 'hand-over' })
    const result = await call(part)
    if (!this.#shows(part.frameId)) return undefined
    if (result.ok) return void onDone()
    advance({ type: 'refused' })
    question.fail(result.failure)
    return result.failure
  }

  #choice(rect: Rect): Choice {
    return isWhole(rect, this.#given.model().ground) ? 'whole-display' : rect
  }

  #shows(frameId: string): boolean {
    return this.#given.view()?.frameId === frameId
  }
}
