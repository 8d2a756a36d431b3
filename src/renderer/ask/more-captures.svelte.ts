import { isPicture } from '#shared/captures.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import { MAX_LOOKED_AT } from '#shared/limits.ts'
import type { AskView } from '#shared/views.ts'
import type { DraftForm } from './draft-form.svelte.ts'
import type { ShownThread } from './shown-thread.svelte.ts'

type Given = {
  readonly bridge: Pick<Bridge['ask'], 'capture' | 'lookAgain' | 'editPicture'>
  readonly thread: ShownThread
  readonly draft: DraftForm
  /** Keeps what is written first: the window goes while the overlay is there. */
  readonly leave: (call: () => Promise<Result<void>>) => void
}

/** What leads from the question that is being written to the overlay and back: another capture, or one drawn on. */
export class MoreCaptures {
  readonly #given: Given
  #timesAdded = $state(0)

  constructor(given: Given) {
    this.#given = given
  }

  /** Counts how often one came back for the question of the thread that is shown, so that focus can follow. */
  get timesAdded(): number {
    return this.#timesAdded
  }

  /** Whether `view` is the thread that is shown, and no more than a capture came to its next question. */
  noteAdded(view: AskView): boolean {
    const { thread, draft } = this.#given
    const isHere = view.kind === 'ask' && thread.last?.ask.threadId === view.ask.threadId
    const isAdded = isHere && view.draft.captures.length > draft.captures.length
    this.#timesAdded = isAdded ? this.#timesAdded + 1 : 0
    return isAdded
  }

  /** Begins one more capture. */
  add(): void {
    const { bridge, leave } = this.#given
    leave(() => bridge.capture(...this.#place()))
  }

  /** Whether there is a capture whose place can be looked at again. */
  get canLookAgain(): boolean {
    const { thread, draft } = this.#given
    return thread.pictureIds.length > 0 || draft.captures.some(isPicture)
  }

  /** Takes the newest capture's region once more. Without a capture there is nothing to look at again. */
  lookAgain(): void {
    const { bridge, thread, draft, leave } = this.#given
    const all = [...thread.pictureIds, ...draft.captures.filter(isPicture).map(({ id }) => id)]
    if (all.length > 0) leave(() => bridge.lookAgain(all.slice(-MAX_LOOKED_AT), ...this.#place()))
  }

  /** Opens a picture of the question, to draw on it. */
  drawOn(captureId: string): void {
    const { bridge, draft, leave } = this.#given
    const position = draft.captures.findIndex(({ id }) => id === captureId) + 1
    const [threadId] = this.#place()
    const line = draft.lines.of(captureId)
    const rest = { ...(threadId === undefined ? {} : { threadId }), ...(line === undefined ? {} : { line }) }
    leave(() => bridge.editPicture({ captureId, position, ...rest }))
  }

  /** The thread that the question is for, if it has one yet. */
  #place(): [] | [threadId: string] {
    const { threadId } = this.#given.thread.last?.ask ?? {}
    return threadId === undefined ? [] : [threadId]
  }
}
