import type { AskSummary, AskView, CaptureView, DraftView } from '#shared/views.ts'
import type { Failure } from '#shared/errors.ts'
import type { AskRecord, CaptureRecord } from '../history/ask-row.ts'
import type { Draft } from './drafts.ts'

type Dependencies = {
  readonly readDraft: () => Draft | undefined
  readonly capture: (id: string) => CaptureRecord | undefined
  readonly ask: (askId: string) => AskRecord
  readonly push: (view: AskView) => void
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
    if (this.#shown.kind === 'ask')
      return { kind: 'ask', ask: toSummary(this.#given.ask(this.#shown.askId)), ...problem }
    const draft = this.#draft()
    if (this.#problem !== undefined && draft.text === '' && draft.captures.length === 0)
      return { kind: 'problem', failure: this.#problem }
    return { kind: 'draft', draft, ...problem }
  }

  /** Whether this ask is what the window shows. */
  isShowing(askId: string): boolean {
    return this.#shown.kind === 'ask' && this.#shown.askId === askId
  }

  /** The question being written. */
  showDraft({ isNew }: { isNew: boolean }): void {
    this.#isRestored = !isNew
    this.#show({ kind: 'draft' }, undefined)
  }

  /** It was written on elsewhere: what is shown of it follows. */
  draftChanged(): void {
    if (this.#shown.kind === 'draft') this.#given.push(this.current())
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
  }

  #show(shown: Shown, problem: Failure | undefined): void {
    this.#shown = shown
    this.#problem = problem
    this.#given.push(this.current())
  }

  #draft(): DraftView {
    const draft = this.#given.readDraft()
    if (draft === undefined) return { text: '', captures: [] }
    const captures = draft.captureIds
      .map((id) => this.#given.capture(id))
      .filter((capture) => capture !== undefined)
      .map(toCaptureView)
    const isOld = this.#isRestored && draft.text !== ''
    return { text: draft.text, captures, ...(isOld ? { restoredFrom: draft.savedAt } : {}) }
  }
}

function toCaptureView({ id, widthPx, heightPx, bytes }: CaptureRecord): CaptureView {
  return { id, url: `app://ui/capture/${id}`, widthPx, heightPx, bytes }
}

/** An ask as pages see it. */
export function toSummary(ask: AskRecord): AskSummary {
  const { askId, threadId, question, captures, askedAt, profileName, host, model, state } = ask
  return {
    askId,
    threadId,
    question,
    captures: captures.map(toCaptureView),
    askedAt,
    profileName,
    host,
    model,
    state,
  }
}
