import { z } from 'zod'
import { activityOfEvent } from './activity.ts'
import { readChatBody } from './chat-body.ts'
import { readCitation } from './citations.ts'
import { unwrap } from './envelope.ts'
import { readPart } from './message.ts'
import { readItem } from './output-items.ts'
import { readProviderError } from '../errors/provider-error.ts'
import { readResponse } from './response-object.ts'
import { asIndex, asObject, asText, optional } from './tolerant.ts'
import type { Activity } from '#shared/ask-state.ts'
import type { Annotation } from './answer-text.ts'
import type { ChatReading } from './chat-body.ts'
import type { Place } from './item-list.ts'
import type { Part } from './message.ts'
import type { OutputItem } from './output-items.ts'
import type { ProviderError } from '../errors/provider-error.ts'
import type { ReasoningKind, ReasoningPart } from './reasoning-text.ts'
import type { ResponseReading } from './response-object.ts'
import type { Json } from './tolerant.ts'

/** An event about one item of the output, or one part of it (OpenAI API reference, Streaming events). */
export type ItemEvent =
  | { readonly type: 'item-open'; readonly place: Place; readonly item: OutputItem }
  | { readonly type: 'item-done'; readonly place: Place; readonly item: OutputItem }
  | { readonly type: 'part-delta'; readonly place: Place; readonly at: number; readonly part: Part }
  | { readonly type: 'part-done'; readonly place: Place; readonly at: number; readonly part: Part }
  | ({ readonly type: 'annotation'; readonly place: Place; readonly at: number } & Annotation)
  | { readonly type: 'thought-delta'; readonly place: Place; readonly part: ReasoningPart }
  | { readonly type: 'thought-done'; readonly place: Place; readonly part: ReasoningPart }
  | { readonly type: 'arguments-delta'; readonly place: Place; readonly text: string }
  | { readonly type: 'arguments-done'; readonly place: Place; readonly text: string }

/** An event about the response as a whole. */
export type ResponseEvent =
  | { readonly type: 'response-state'; readonly status: string | undefined; readonly id: string | undefined }
  | { readonly type: 'activity'; readonly activity: Activity }
  | { readonly type: 'response-end'; readonly status: string; readonly response: ResponseReading }
  | { readonly type: 'error'; readonly error: ProviderError }
  /** A chunk in the manner of chat completions. */
  | { readonly type: 'chat-chunk'; readonly chat: ChatReading }

/** The events that make an answer. All others that a server sends are skipped. */
export type WireEvent = { readonly sequence?: number | undefined } & (ItemEvent | ResponseEvent)

const thoughtPart = z.object({ type: optional(z.string()), text: z.string() })
const bareError = z.object({ error: z.union([z.string(), z.record(z.string(), z.unknown())]) })
const bareMessage = z.object({ code: z.union([z.string(), z.number()]), message: z.string() })
const bareResponse = z.object({ object: z.literal('response'), status: z.string() })

type Read = (data: Json) => ItemEvent | ResponseEvent | undefined

const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['response.created', (data) => readState(undefined, data)],
  ['response.queued', (data) => readState('queued', data)],
  ['response.in_progress', (data) => readState('in_progress', data)],
  ['response.output_item.added', (data) => readItemEvent('item-open', data)],
  ['response.output_item.done', (data) => readItemEvent('item-done', data)],
  ['response.output_text.delta', (data) => readDelta('text', data)],
  ['response.output_text.done', (data) => readPartDone(data, { ...data, type: 'output_text' })],
  ['response.output_text.annotation.added', readAnnotation],
  ['response.refusal.delta', (data) => readDelta('refusal', data)],
  ['response.refusal.done', (data) => readPartDone(data, { ...data, type: 'refusal' })],
  ['response.content_part.done', (data) => readPartDone(data, data['part'])],
  ['response.reasoning_summary_text.delta', (data) => readThought('summary', data, data['delta'])],
  ['response.reasoning_summary_text.done', (data) => readThoughtDone('summary', data, data['text'])],
  ['response.reasoning_summary_part.done', (data) => readThoughtPart('summary', data)],
  ['response.reasoning_text.delta', (data) => readThought('content', data, data['delta'])],
  ['response.reasoning_text.done', (data) => readThoughtDone('content', data, data['text'])],
  // Other names for the same.
  ['response.reasoning_part.done', (data) => readThoughtPart('content', data)],
  ['response.reasoning.delta', (data) => readThought('content', data, data['delta'])],
  ['response.reasoning.done', (data) => readThoughtDone('content', data, data['text'])],
  ['response.function_call_arguments.delta', (data) => readArguments('arguments-delta', data, data['delta'])],
  [
    'response.function_call_arguments.done',
    (data) => readArguments('arguments-done', data, data['arguments']),
  ],
  ['response.completed', (data) => readTerminal('completed', data)],
  ['response.done', (data) => readTerminal('completed', data)],
  ['response.incomplete', (data) => readTerminal('incomplete', data)],
  ['response.failed', (data) => readTerminal('failed', data)],
  ['response.cancelled', (data) => readTerminal('cancelled', data)],
  ['error', errorEvent],
])

/**
 * One event out of the parsed `data` of a stream message, or `undefined` if it says nothing we read. `name` is the
 * message's `event:` field, for servers that do not repeat it in the data.
 */
export function readWireEvent(raw: unknown, name?: string): WireEvent | undefined {
  const data = asObject(raw)
  if (data === undefined) return undefined
  const type = asText(data['type']) ?? name
  if (type !== undefined || !('code' in data)) return readEvent(data, type)
  const unwrapped = unwrap(data)
  if (unwrapped.kind === 'error') return { type: 'error', error: unwrapped.error }
  const content = asObject(unwrapped.content) ?? {}
  return readEvent(content, asText(content['type']))
}

function readEvent(data: Json, type: string | undefined): WireEvent | undefined {
  const event = type === undefined ? readUntyped(data) : readTyped(type, data)
  const sequence = asIndex(data['sequence_number'])
  return event === undefined || sequence === undefined ? event : { ...event, sequence }
}

function readTyped(type: string, data: Json): ItemEvent | ResponseEvent | undefined {
  const read = readers.get(type)
  if (read !== undefined) return read(data)
  if (!type.startsWith('response.')) return readForeign(data)
  const activity = activityOfEvent(type)
  return activity === undefined ? undefined : { type: 'activity', activity }
}

// Gateways put bare errors, chat chunks and whole responses into the stream.
function readUntyped(data: Json): ResponseEvent | undefined {
  if (bareMessage.safeParse(data).success) return errorEvent(data)
  const parsed = bareResponse.safeParse(data)
  const status = parsed.success ? parsed.data.status : ''
  return finalStatuses.has(status) ? readTerminal(status, { response: data }) : readForeign(data)
}

function errorEvent(data: Json): ResponseEvent {
  return { type: 'error', error: readProviderError(data) ?? {} }
}

function readForeign(data: Json): ResponseEvent | undefined {
  if (bareError.safeParse(data).success) return errorEvent(data)
  const chat = readChatBody(data)
  return chat === undefined ? undefined : { type: 'chat-chunk', chat }
}

function placeOf(data: Json): Place {
  return { index: asIndex(data['output_index']), id: asText(data['item_id']) || undefined }
}

function partIndex(data: Json): number {
  return asIndex(data['content_index']) ?? 0
}

function readState(known: string | undefined, data: Json): ResponseEvent {
  const { id, status } = readResponse(data['response'])
  return { type: 'response-state', status: known ?? status, id }
}

function readItemEvent(type: 'item-open' | 'item-done', data: Json): ItemEvent | undefined {
  const item = readItem(data['item'])
  return item === undefined
    ? undefined
    : { type, place: { index: asIndex(data['output_index']), id: item.id }, item }
}

function readDelta(kind: Part['kind'], data: Json): WireEvent | undefined {
  const text = asText(data['delta'])
  return text === undefined
    ? undefined
    : {
        type: 'part-delta',
        place: placeOf(data),
        at: partIndex(data),
        part: { kind, text },
        sequence: asIndex(data['sequence_number']),
      }
}

function readPartDone(data: Json, value: unknown): ItemEvent | undefined {
  const part = readPart(value)
  return part === undefined
    ? readThoughtPart('content', data)
    : { type: 'part-done', place: placeOf(data), at: partIndex(data), part }
}

function readAnnotation(data: Json): ItemEvent | undefined {
  const citation = readCitation(data['annotation'])
  const annotationAt = asIndex(data['annotation_index'])
  return citation === undefined
    ? undefined
    : { type: 'annotation', place: placeOf(data), at: partIndex(data), citation, annotationAt }
}

function thought(kind: ReasoningKind, data: Json, value: unknown): ReasoningPart | undefined {
  const text = asText(value)
  const at = asIndex(data[kind === 'summary' ? 'summary_index' : 'content_index']) ?? 0
  return text === undefined ? undefined : { kind, at, text }
}

function readThought(kind: ReasoningKind, data: Json, value: unknown): ItemEvent | undefined {
  const part = thought(kind, data, value)
  return part === undefined ? undefined : { type: 'thought-delta', place: placeOf(data), part }
}

function readThoughtDone(kind: ReasoningKind, data: Json, value: unknown): ItemEvent | undefined {
  const part = thought(kind, data, value)
  return part === undefined ? undefined : { type: 'thought-done', place: placeOf(data), part }
}

// Some servers close their thoughts as content parts of that type.
function readThoughtPart(kind: ReasoningKind, data: Json): ItemEvent | undefined {
  const parsed = thoughtPart.safeParse(data['part'])
  const isThought = parsed.success && /^(reasoning|summary)_text$/.test(parsed.data.type ?? 'reasoning_text')
  return isThought ? readThoughtDone(kind, data, parsed.data.text) : undefined
}

function readArguments(
  type: 'arguments-delta' | 'arguments-done',
  data: Json,
  value: unknown,
): ItemEvent | undefined {
  const text = asText(value)
  return text === undefined ? undefined : { type, place: placeOf(data), text }
}

const finalStatuses: ReadonlySet<string> = new Set(['completed', 'incomplete', 'failed', 'cancelled'])

// The status inside has the last word: some servers end every run with `response.completed`.
function readTerminal(named: string, data: Json): ResponseEvent {
  const response = readResponse(data['response'])
  const error = response.error ?? readProviderError({ error: data['error'] })
  const status = response.status !== undefined && finalStatuses.has(response.status) ? response.status : named
  return { type: 'response-end', status, response: { ...response, status, error } }
}
