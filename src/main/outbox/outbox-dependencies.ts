import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { AskAnswerEvent } from './ask-answer-event.ts'
import type { OutboxEntry, OutboxStore } from './outbox-store.ts'
import type { LookUp } from './resume.ts'

/** What the outbox works with. */
export type OutboxDependencies = {
  readonly store: Pick<OutboxStore, 'entries' | 'lastAttempt' | 'closeLeftBehind'>
  /** The state of one in memory, which can be ahead of the disk; undefined for what is on disk as it is. */
  readonly stateOf: (askId: string) => AskState | undefined
  /** Sends the ask and gives its answer; throws an `AppError`. Aborting ends it without one. */
  readonly answer: (entry: OutboxEntry, signal: AbortSignal) => AsyncIterable<AskAnswerEvent>
  readonly apply: (askId: string, event: AskEvent) => AskState
  /** The same for many that wait or are held, in one write. */
  readonly applyAll: (askIds: readonly string[], event: { readonly type: 'requeue' }) => void
  /** While true, nothing is sent but what the user wants sent now. Nudge when it turns false. */
  readonly isQueueOnly?: () => boolean
  /** How long an ask may wait before it needs the user; absent: a day. */
  readonly giveUpAfterMs?: () => number
  /** Without it, an answer that was cut off stays cut off. */
  readonly lookUp?: LookUp
  readonly now: () => number
  readonly random: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onError: (error: unknown) => void
}
