import type { ToolCall } from '#shared/ask-state.ts'
import type { AnswerEvent } from '../responses/answer-request.ts'

/**
 * What the outbox hears of an ask's answer, over all its rounds of tools. It ends after `answer-end` or
 * `approval-request`.
 */
export type AskAnswerEvent =
  | Exclude<AnswerEvent, { type: 'tool-calls' }>
  /** The model waits for tools, and that is on disk: a request that fails from here on may be sent again. */
  | { readonly type: 'round-end' }
  | { readonly type: 'approval-request'; readonly calls: readonly ToolCall[] }
