import type { AskSummary, AskView, CaptureView, DraftView } from '#shared/views.ts'
import { isDocument } from '#shared/captures.ts'
import type { Failure } from '#shared/errors.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskRecord, CaptureRecord } from '../history/ask-row.ts'
import type { Draft } from './drafts.ts'

type Dependencies = {
  /** Of a thread, or of the next new one. */
  readonly readDraft: (threadId?: string) => Draft | undefined
  readonly capture: (id: string) => CaptureRecord | undefined
  readonly find: (askId: string) => AskRecord | undefined
  /** All asks of a thread with their states as of now, oldest first. */
  readonly thread: (threadId: string) => readonly AskRecord[]
  /** What the next new ask is to be asked with. */
  readonly nextChoices: () => AskChoices | undefined
  readonly push: (view: AskView) => void
  /** The window has turned to this thread, or to none. */
  readonly onTurned?: (threadId: string | undefined) => void
}

type Shown = { readonly kind: 'draft' } | { readonly kind: 'ask'; readonly askId: string }

/** What the ask window shows. Kept here and not in the page, so that a page that crashed comes back to the same. */
export class ShownView {
  readonly #given: Dependencies
  #shown: Shown = { kind: 'draft' }
  #problem: Failure | undefined
  #isRestored = true

  constructor(given: Dependencies) {
    this.#given = given
  }

  current(): AskView {
    const problem = this.#problem === undefined ? {} : { problem: this.#problem }
    if (this.#shown.kind === 'ask') {
      const view = this.#askView(this.#shown.askId)
      if (view !== undefined) return { ...view, ...problem }
      this.#shown = { kind: 'draft' }
    }
    const draft = this.#draft(undefined, this.#given.nextChoices())
    if (this.#problem !== undefined && draft.text === '' && draft.captures.length === 0)
      return { kind: 'problem', failure: this.#problem }
    return { kind: 'draft', draft, ...problem }
  }

  /** The thread that is shown, if one is. */
  get threadId(): string | undefined {
    return this.#shown.kind === 'ask' ? this.#given.find(this.#shown.askId)?.threadId : undefined
  }

  /** Whether it shows the question being written. */
  get isDraft(): boolean {
    return this.#shown.kind === 'draft'
  }

  /** The question being written. */
  showDraft({ isNew }: { isNew: boolean }): void {
    this.#isRestored = !isNew
    this.#show({ kind: 'draft' }, undefined)
  }

  /** Tells the page anew: something of it was changed elsewhere. */
  refresh(): void {
    this.#given.push(this.current())
  }

  showAsk(askId: string): void {
    this.#show({ kind: 'ask', askId }, undefined)
  }

  /** Says what went wrong above whatever is shown. */
  showProblem(problem: Failure): void {
    this.#show(this.#shown, problem)
  }

  /** The page has shown this ask by itself (it submitted it): nothing is pushed. */
  noteAsk(askId: string): void {
    this.#shown = { kind: 'ask', askId }
    this.#problem = undefined
    this.#given.onTurned?.(this.threadId)
  }

  #show(shown: Shown, problem: Failure | undefined): void {
    this.#shown = shown
    this.#problem = problem
    this.#given.onTurned?.(this.threadId)
    this.#given.push(this.current())
  }

  /** Undefined when it was deleted meanwhile. */
  #askView(askId: string): Extract<AskView, { kind: 'ask' }> | undefined {
    const ask = this.#given.find(askId)
    if (ask === undefined) return undefined
    const thread = this.#given.thread(ask.threadId).map(toSummary)
    return { kind: 'ask', ask: toSummary(ask), thread, draft: this.#draft(ask.threadId, ask.choices) }
  }

  #draft(threadId: string | undefined, usual: AskChoices | undefined): DraftView {
    const draft = this.#given.readDraft(threadId)
    const choices = draft?.choices ?? usual
    const chosen = choices === undefined ? {} : { choices }
    if (draft === undefined) return { text: '', captures: [], ...chosen }
    const captures = draft.captureIds
      .map((id) => this.#given.capture(id))
      .filter((capture) => capture !== undefined)
      .map(toCaptureView)
    const isOld = this.#isRestored && draft.text !== ''
    return { text: draft.text, captures, ...chosen, ...(isOld ? { restoredFrom: draft.savedAt } : {}) }
  }
}

/** A capture as pages see it. */
export function toCaptureView(capture: CaptureRecord): CaptureView {
  const { id, bytes } = capture
  if (isDocument(capture)) return { id, name: capture.name, bytes }
  const { widthPx, heightPx } = capture
  return { id, url: `app://ui/capture/${id}`, widthPx, heightPx, bytes }
}

/** An ask as pages see it. */
export function toSummary(ask: AskRecord): AskSummary {
  const { askId, threadId, question, captures, askedAt, profileName, host, model, state } = ask
  const { askedAgainOf, editedFrom, follows, continuedAt, choices } = ask
  return {
    ...{ askId, threadId, question, askedAt, profileName, host, model, state },
    captures: captures.map(toCaptureView),
    ...(askedAgainOf === undefined ? {} : { askedAgainOf }),
    ...(editedFrom === undefined ? {} : { editedFrom }),
    ...(follows === undefined ? {} : { follows }),
    ...(continuedAt === undefined ? {} : { continuedAt }),
    ...(choices === undefined ? {} : { choices }),
  }
}
