import { z } from 'zod'
import { readMessage } from './message.ts'
import { readReasoning } from './reasoning-text.ts'
import { anything, asObject, asText, optional, stringified } from './tolerant.ts'
import type { ToolCall } from '#shared/ask-state.ts'
import type { Message } from './message.ts'
import type { ReasoningPart } from './reasoning-text.ts'
import type { Json } from './tolerant.ts'

/** What a hosted tool brought along may be a whole picture; nobody needs that a second time. */
const maxHostedItemChars = 1_000_000

/** An item of `output`: as it came, for sending it back, and what we read of it. Types are more each quarter. */
export type OutputItem = {
  readonly type: string
  readonly id?: string | undefined
  readonly raw: Json
} & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'reasoning'; readonly reasoning: readonly ReasoningPart[] }
  | { readonly kind: 'call'; readonly call: ItemCall }
  | { readonly kind: 'other' }
)

export type CallItem = Extract<OutputItem, { kind: 'call' }>

/** A call that the client is to answer. `callId` may be missing, `name` not. */
type ItemCall = Omit<ToolCall, 'callId'> & { readonly callId?: string | undefined }

const filled = optional(z.string().min(1))
const itemSchema = z.object({ type: filled, id: filled, role: filled })
const callSchema = z.object({
  id: filled,
  call_id: filled,
  name: z.string().min(1),
  server_label: filled,
  arguments: anything,
})

export function readItem(value: unknown): OutputItem | undefined {
  const raw = asObject(value)
  const parsed = itemSchema.safeParse(value)
  if (raw === undefined || !parsed.success) return undefined
  const { id, role } = parsed.data
  const type = parsed.data.type ?? (role === 'assistant' ? 'message' : '')
  const base = { type, id, raw }
  if (type === 'message') return { ...base, kind: 'message', message: readMessage(raw) }
  if (type === 'reasoning') return { ...base, kind: 'reasoning', reasoning: readReasoning(raw) }
  const call = readCall(type, raw)
  return call === undefined ? { ...base, kind: 'other' } : { ...base, kind: 'call', call }
}

function readCall(type: string, raw: Json): ItemCall | undefined {
  if (type !== 'function_call' && type !== 'mcp_approval_request') return undefined
  const parsed = callSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { id, call_id, name, server_label } = parsed.data
  const argumentsText = readArguments(parsed.data.arguments)
  return type === 'function_call'
    ? { kind: 'function', callId: call_id ?? id, name, argumentsText }
    : {
        kind: 'mcp',
        callId: id,
        name,
        argumentsText,
        ...(server_label === undefined ? {} : { server: server_label }),
      }
}

/** A string of JSON by the standard; some servers give the object itself. */
export function readArguments(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : (stringified(value) ?? '')
}

/** The same call with its arguments, which came in pieces. */
export function withArguments(item: CallItem, argumentsText: string): CallItem {
  const raw = { ...item.raw, arguments: argumentsText, status: 'completed' }
  return { ...item, raw, call: { ...item.call, argumentsText } }
}

/** A call in Responses form of what came in another. */
export function functionCall(callId: string, name: string, argumentsText: string): CallItem {
  const raw = { type: 'function_call', call_id: callId, name, arguments: argumentsText }
  return { type: 'function_call', raw, kind: 'call', call: { kind: 'function', callId, name, argumentsText } }
}

/** An assistant's message in the form that most servers take back. */
export function assistantMessage(text: string): OutputItem {
  const raw = { type: 'message', role: 'assistant', content: text }
  return { type: 'message', raw, kind: 'message', message: { parts: [{ kind: 'text', text }] } }
}

export type ToolRound = { readonly calls: readonly ToolCall[]; readonly items: readonly unknown[] }

/**
 * The calls that a complete response waits for, and the items to be sent back with their outputs; `undefined` if it
 * waits for nothing.
 */
export function toolRound(items: readonly OutputItem[]): ToolRound | undefined {
  const kept = items.filter(isSendable).map(withCallId)
  const answered = new Set(
    kept.filter(({ type }) => type.endsWith('_output')).map(({ raw }) => raw['call_id']),
  )
  const calls = new Map<string, ToolCall>()
  for (const item of kept) {
    const callId = item.kind === 'call' ? item.call.callId : undefined
    if (item.kind !== 'call' || callId === undefined || answered.has(callId)) continue
    if (!calls.has(callId)) calls.set(callId, { ...item.call, callId })
  }
  return calls.size === 0 ? undefined : { calls: [...calls.values()], items: kept.map(({ raw }) => raw) }
}

function isSendable({ kind, raw }: OutputItem): boolean {
  const length = stringified(raw)?.length
  return length !== undefined && (kind !== 'other' || length <= maxHostedItemChars)
}

// Without an id nothing could be answered; an approval without one cannot be given at all.
function withCallId(item: OutputItem, at: number): OutputItem {
  if (item.kind !== 'call' || item.call.kind !== 'function') return item
  if (asText(item.raw['call_id']) === item.call.callId && item.call.callId !== undefined) return item
  const callId = item.call.callId ?? `call_${at}`
  return { ...item, raw: { ...item.raw, call_id: callId }, call: { ...item.call, callId } }
}
