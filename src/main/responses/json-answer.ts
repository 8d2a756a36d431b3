import { z } from 'zod'
import { readChatBody } from './chat-body.ts'
import { readProviderError } from './provider-error.ts'
import { joinParts, readEnd, readResponse, shownMessages } from './response-object.ts'
import { anything, optional } from './tolerant.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { ProviderError } from './provider-error.ts'
import type { ResponseReading } from './response-object.ts'

export type JsonAnswer =
  | { readonly kind: 'answer'; readonly text: string; readonly end: AnswerEnd }
  | { readonly kind: 'error'; readonly error: ProviderError }
  /** A response that says of itself that it is not finished. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'unknown' }

const envelopeSchema = z.object({
  code: optional(z.union([z.string(), z.number()])),
  data: z.union([z.record(z.string(), z.unknown()), z.null()]),
})
const shapeSchema = z.object({ output: anything, output_text: anything, status: optional(z.string()) })

/** A whole JSON body: the response object, or one of the shapes that gateways make of it. */
export function readJsonAnswer(raw: unknown): JsonAnswer {
  const envelope = envelopeSchema.safeParse(raw)
  if (!envelope.success) return readBare(raw)
  const { code, data } = envelope.data
  if (data === null || !isSuccess(code)) return { kind: 'error', error: readProviderError(raw) ?? {} }
  return readBare(data)
}

// `{code,data}` envelopes say 200, 0 or nothing at all when they mean success.
function isSuccess(code: string | number | undefined): boolean {
  const value = Number(code ?? 0)
  return Number.isNaN(value) || value === 0 || (value >= 200 && value < 300)
}

function readBare(raw: unknown): JsonAnswer {
  const response = readResponse(raw)
  const isEmpty = response.messages.length === 0
  if ((isEmpty && response.error !== undefined) || response.status === 'failed') {
    return { kind: 'error', error: response.error ?? {} }
  }
  const chat = isEmpty ? readChatBody(raw) : undefined
  if (chat !== undefined) return toAnswer({ ...chat, status: chat.status ?? 'completed' })
  return isResponse(raw) ? toAnswer(response) : asError(raw)
}

function isResponse(raw: unknown): boolean {
  const parsed = shapeSchema.safeParse(raw)
  if (!parsed.success) return false
  const { output, output_text, status } = parsed.data
  return (
    typeof output === 'string' || Array.isArray(output) || typeof output_text === 'string' || isStatus(status)
  )
}

function isStatus(status: string | undefined): boolean {
  return status !== undefined && /^(completed|incomplete|in_progress|queued|cancelled)$/.test(status)
}

function asError(raw: unknown): JsonAnswer {
  const error = typeof raw === 'string' ? undefined : readProviderError(raw)
  return error === undefined ? { kind: 'unknown' } : { kind: 'error', error }
}

function toAnswer(response: ResponseReading): JsonAnswer {
  const parts = shownMessages(response.messages).flatMap((message) => message.parts)
  const text = joinParts(parts)
  const isUnfinished = /^(in_progress|queued|cancelled)$/.test(response.status ?? '')
  return isUnfinished ? { kind: 'unfinished' } : { kind: 'answer', text, end: readEnd(response, parts) }
}
