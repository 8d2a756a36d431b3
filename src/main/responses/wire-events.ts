import { z } from 'zod'
import { readChatBody } from './chat-body.ts'
import { readProviderError } from './provider-error.ts'
import { readMessage, readPart, readResponse } from './response-object.ts'
import { anything, optional } from './tolerant.ts'
import type { ProviderError } from './provider-error.ts'
import type { Message, Part, ResponseReading } from './response-object.ts'

/** Which item of the output an event is about; servers leave out either or both, or change the id on the way. */
export type Place = { readonly index?: number | undefined; readonly id?: string | undefined }

/** The events that make an answer. All others that a server sends are skipped (OpenAI API reference, Streaming events). */
export type WireEvent =
  | { readonly type: 'message-open'; readonly place: Place; readonly message: Message }
  | { readonly type: 'part-delta'; readonly place: Place; readonly at: number; readonly part: Part }
  | { readonly type: 'part-done'; readonly place: Place; readonly at: number; readonly part: Part }
  | { readonly type: 'message-done'; readonly place: Place; readonly message: Message }
  | { readonly type: 'response-end'; readonly status: string; readonly response: ResponseReading }
  | { readonly type: 'error'; readonly error: ProviderError }
  /** A chunk in the manner of chat completions; its `status` is set by the last one. */
  | { readonly type: 'chat-chunk'; readonly response: ResponseReading }

const index = optional(z.number().int().min(0))
const place = { output_index: index, item_id: optional(z.string()) }
const part = { ...place, content_index: index }

const envelope = z.object({ type: optional(z.string()) })
const item = z.object({ output_index: index, item: anything })
const delta = z.object({ ...part, delta: z.string() })
const textDone = z.object({ ...part, text: z.string() })
const refusalDone = z.object({ ...part, refusal: z.string() })
const partDone = z.object({ ...part, part: anything })
const bareError = z.object({ error: z.union([z.string(), z.record(z.string(), z.unknown())]) })
const bareMessage = z.object({ code: z.union([z.string(), z.number()]), message: z.string() })
const terminal = z.object({ response: anything, error: anything })

type Read = (raw: unknown) => WireEvent | undefined

const readers = new Map<string, Read>([
  ['response.output_item.added', (raw) => readItem('message-open', raw)],
  ['response.output_item.done', (raw) => readItem('message-done', raw)],
  ['response.output_text.delta', (raw) => readDelta('text', raw)],
  ['response.refusal.delta', (raw) => readDelta('refusal', raw)],
  ['response.output_text.done', readTextDone],
  ['response.refusal.done', readRefusalDone],
  ['response.content_part.done', readPartDone],
  ['response.completed', (raw) => readTerminal('completed', raw)],
  ['response.incomplete', (raw) => readTerminal('incomplete', raw)],
  ['response.failed', (raw) => readTerminal('failed', raw)],
  ['response.cancelled', (raw) => readTerminal('cancelled', raw)],
  ['error', (raw) => ({ type: 'error', error: readProviderError(raw) ?? {} })],
])

/**
 * One event out of the parsed `data` of a stream message, or `undefined` if it says nothing we read. `name` is the
 * message's `event:` field, for servers that do not repeat it in the data.
 */
export function readWireEvent(raw: unknown, name?: string): WireEvent | undefined {
  const parsed = envelope.safeParse(raw)
  if (!parsed.success) return undefined
  const type = parsed.data.type ?? name
  const read = type === undefined ? undefined : readers.get(type)
  return read === undefined ? readUntyped(raw, type) : read(raw)
}

// Gateways put bare errors and chat chunks into the stream.
function readUntyped(raw: unknown, type: string | undefined): WireEvent | undefined {
  if (type?.startsWith('response.') === true) return undefined
  const response = readChatBody(raw)
  if (response !== undefined) return { type: 'chat-chunk', response }
  const isError = bareError.safeParse(raw).success
  const isEnvelope = type === undefined && bareMessage.safeParse(raw).success
  return isError || isEnvelope ? { type: 'error', error: readProviderError(raw) ?? {} } : undefined
}

function readItem(type: 'message-open' | 'message-done', raw: unknown): WireEvent | undefined {
  const parsed = item.safeParse(raw)
  const message = parsed.success ? readMessage(parsed.data.item) : undefined
  return parsed.success && message !== undefined
    ? { type, place: { index: parsed.data.output_index, id: message.id }, message }
    : undefined
}

function readDelta(kind: Part['kind'], raw: unknown): WireEvent | undefined {
  const parsed = delta.safeParse(raw)
  return parsed.success
    ? { type: 'part-delta', ...where(parsed.data), part: { kind, text: parsed.data.delta } }
    : undefined
}

function readTextDone(raw: unknown): WireEvent | undefined {
  const parsed = textDone.safeParse(raw)
  return parsed.success
    ? { type: 'part-done', ...where(parsed.data), part: { kind: 'text', text: parsed.data.text } }
    : undefined
}

function readRefusalDone(raw: unknown): WireEvent | undefined {
  const parsed = refusalDone.safeParse(raw)
  return parsed.success
    ? { type: 'part-done', ...where(parsed.data), part: { kind: 'refusal', text: parsed.data.refusal } }
    : undefined
}

function readPartDone(raw: unknown): WireEvent | undefined {
  const parsed = partDone.safeParse(raw)
  const done = parsed.success ? readPart(parsed.data.part) : undefined
  return parsed.success && done !== undefined
    ? { type: 'part-done', ...where(parsed.data), part: done }
    : undefined
}

function where(data: {
  output_index?: number | undefined
  item_id?: string | undefined
  content_index?: number | undefined
}) {
  return { place: { index: data.output_index, id: data.item_id }, at: data.content_index ?? 0 }
}

const finalStatuses = new Set(['completed', 'incomplete', 'failed', 'cancelled'])

// The status inside has the last word: some servers end every run with `response.completed`.
function readTerminal(named: string, raw: unknown): WireEvent | undefined {
  const parsed = terminal.safeParse(raw)
  if (!parsed.success) return undefined
  const response = readResponse(parsed.data.response)
  const error = response.error ?? readProviderError({ error: parsed.data.error })
  const status = response.status !== undefined && finalStatuses.has(response.status) ? response.status : named
  return { type: 'response-end', status, response: { ...response, status, error } }
}
