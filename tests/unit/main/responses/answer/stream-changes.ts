import { AnswerReducer } from '../../../../../src/main/responses/answer/answer-reducer.ts'
import { EventStream } from '../../../../../src/main/responses/answer/event-stream.ts'
import { applyMessages } from '../../../../../src/main/responses/answer/stream-message.ts'
import type { Activity, AnswerEnd, ToolCall } from '#shared/ask-state.ts'
import type { StreamMessage } from '../../../../../src/main/responses/answer/event-stream.ts'
import type { AnswerChange } from '../../../../../src/main/responses/answer/answer-reducer.ts'

/** Every change that the bytes of one stream make, to its end. */
export function changesOf(
  chunks: Iterable<Uint8Array>,
  reducer: AnswerReducer = new AnswerReducer(),
): readonly AnswerChange[] {
  const stream = new EventStream()
  const changes: AnswerChange[] = []
  // Message by message: which words come together depends on the chunks, what they say must not.
  const apply = (message: StreamMessage) => changes.push(...applyMessages(reducer, [message]))
  for (const chunk of chunks) stream.feed(chunk).forEach(apply)
  stream.end().forEach(apply)
  return [...changes, ...reducer.close()]
}

/** What is left of a stream once it is over. Nothing at all of its end: it was cut. */
export type Outcome = {
  readonly text: string
  readonly reasoning?: string
  /** Kinds with their details. */
  readonly doing?: readonly string[]
  readonly end?: AnswerEnd
  readonly calls?: readonly ToolCall[]
  readonly items?: readonly unknown[]
  readonly error?: string | undefined
  readonly isCancelled?: true
}

export function outcomeOf(changes: readonly AnswerChange[]): Outcome {
  return changes.reduce<Outcome>(after, { text: '' })
}

function after(outcome: Outcome, change: AnswerChange): Outcome {
  switch (change.type) {
    case 'text-delta':
      return { ...outcome, text: outcome.text + change.text }
    case 'text-replace':
      return { ...outcome, text: change.text }
    case 'reasoning-delta':
      return { ...outcome, reasoning: (outcome.reasoning ?? '') + change.text }
    case 'activity-change':
      return { ...outcome, doing: [...(outcome.doing ?? []), named(change.activity)] }
    default:
      return { ...outcome, ...closing(change) }
  }
}

type Closing = Extract<
  AnswerChange,
  { type: 'answer-end' | 'tool-calls' | 'answer-error' | 'answer-cancelled' }
>

function closing(change: Closing): Partial<Outcome> {
  switch (change.type) {
    case 'answer-end':
      return { end: change.end }
    case 'tool-calls':
      return { end: change.end, calls: change.calls, items: change.items }
    case 'answer-error':
      return { error: change.error.code ?? change.error.message }
    case 'answer-cancelled':
      return { isCancelled: true }
  }
}

function named({ kind, detail }: Activity): string {
  return detail === undefined ? kind : `${kind}: ${detail}`
}
