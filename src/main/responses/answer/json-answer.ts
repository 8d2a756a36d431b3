import { z } from 'zod'
import { ChatCalls, readChatBody } from './chat-body.ts'
import { eachOnce } from './citations.ts'
import { unwrap } from './envelope.ts'
import { citationsOf, joinParts } from './message.ts'
import { assistantMessage, toolRound } from './output-items.ts'
import { readProviderError } from '../errors/provider-error.ts'
import { readEnd, readResponse, reasoningOf, shownParts } from './response-object.ts'
import { anything, optional } from './tolerant.ts'
import type { AnswerEnd, Citation, ToolCall } from '#shared/ask-state.ts'
import type { ChatReading } from './chat-body.ts'
import type { Part } from './message.ts'
import type { OutputItem } from './output-items.ts'
import type { ProviderError } from '../errors/provider-error.ts'
import type { ResponseReading } from './response-object.ts'

type Said = { readonly text: string; readonly reasoning?: string; readonly end: AnswerEnd }

export type JsonAnswer =
  | ({ readonly kind: 'answer' } & Said)
  /** The model waits for these calls. `items` are to be sent back unchanged. */
  | ({
      readonly kind: 'tool-calls'
      readonly calls: readonly ToolCall[]
      readonly items: readonly unknown[]
    } & Said)
  | { readonly kind: 'error'; readonly error: ProviderError }
  /** A response that says of itself that it is not finished, or never will be. */
  | { readonly kind: 'unfinished'; readonly responseId?: string; readonly status: UnfinishedStatus }
  | { readonly kind: 'unknown' }

type UnfinishedStatus = (typeof unfinishedStatuses)[number]

const unfinishedStatuses = ['queued', 'in_progress', 'cancelled'] as const
const shapeSchema = z.object({ output: anything, output_text: anything, status: optional(z.string()) })

/** A whole JSON body: the response object, or one of the shapes that gateways make of it. */
export function readJsonAnswer(raw: unknown): JsonAnswer {
  const unwrapped = unwrap(raw)
  if (unwrapped.kind === 'error') return unwrapped
  const answer = readBare(unwrapped.content)
  return answer.kind === 'unknown' ? asError(raw) : answer
}

function readBare(raw: unknown): JsonAnswer {
  const response = readResponse(raw)
  const isEmpty = !response.items.some(({ kind }) => kind === 'message' || kind === 'call')
  if ((isEmpty && response.error !== undefined) || response.status === 'failed') {
    return { kind: 'error', error: response.error ?? {} }
  }
  const chat = isEmpty ? readChatBody(raw) : undefined
  if (chat !== undefined) return toChatAnswer(chat)
  return isResponse(raw) ? toAnswer(response) : asError(raw)
}

function isResponse(raw: unknown): boolean {
  const parsed = shapeSchema.safeParse(raw)
  if (!parsed.success) return false
  const { output, output_text, status } = parsed.data
  const isSaid = typeof output === 'string' || Array.isArray(output) || typeof output_text === 'string'
  return isSaid || status === 'completed' || status === 'incomplete' || unfinished(status) !== undefined
}

function unfinished(status: string | undefined): UnfinishedStatus | undefined {
  return unfinishedStatuses.find((known) => known === status)
}

function asError(raw: unknown): JsonAnswer {
  const error = typeof raw === 'string' ? undefined : readProviderError(raw)
  return error === undefined ? { kind: 'unknown' } : { kind: 'error', error }
}

function toAnswer(response: ResponseReading): JsonAnswer {
  const { id, items } = response
  const status = unfinished(response.status)
  if (status !== undefined) {
    return { kind: 'unfinished', status, ...(id === undefined ? {} : { responseId: id }) }
  }
  const parts = shownParts(items)
  const said = sayAs(response, { parts, reasoning: reasoningOf(items), citations: citationsOf(parts) })
  return withCalls(said, response.status, items)
}

function toChatAnswer({ response, parts, reasoning, citations, calls }: ChatReading): JsonAnswer {
  if (response.status === 'failed') return { kind: 'error', error: {} }
  const chatCalls = new ChatCalls()
  chatCalls.add(calls)
  const said = sayAs({ ...response, items: [] }, { parts, reasoning, citations })
  const items = said.text === '' ? chatCalls.items : [assistantMessage(said.text), ...chatCalls.items]
  return withCalls(said, response.status, items)
}

type Content = {
  readonly parts: readonly Part[]
  readonly reasoning: string
  readonly citations: readonly Citation[]
}

function sayAs(response: ResponseReading, { parts, reasoning, citations }: Content): Said {
  const isRefused = parts.some(({ kind, text }) => kind === 'refusal' && text !== '')
  return {
    text: joinParts(parts),
    ...(reasoning === '' ? {} : { reasoning }),
    end: readEnd(response, { isRefused, citations: eachOnce(citations), responseId: response.id }),
  }
}

// A call of an answer that was cut short may be cut short itself.
function withCalls(said: Said, status: string | undefined, items: readonly OutputItem[]): JsonAnswer {
  const round = status === 'incomplete' || said.end.cutBy !== undefined ? undefined : toolRound(items)
  return round === undefined ? { kind: 'answer', ...said } : { kind: 'tool-calls', ...said, ...round }
}
