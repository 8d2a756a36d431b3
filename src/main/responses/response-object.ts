import { z } from 'zod'
import { readProviderError } from './provider-error.ts'
import { anything, optional } from './tolerant.ts'
import type { AnswerEnd, Usage } from '#shared/ask-state.ts'
import type { ProviderError } from './provider-error.ts'

/** A piece of an answer that people read. Reasoning is none: it is never mixed in. */
export type Part = { readonly kind: 'text' | 'refusal'; readonly text: string }

/** A message item of a response's `output`. */
export type Message = {
  readonly id?: string | undefined
  readonly phase?: string | undefined
  readonly parts: readonly Part[]
}

/** The response object, as far as we read it (OpenAI API reference, The response object). */
export type ResponseReading = {
  readonly status?: string | undefined
  readonly incompleteReason?: string | undefined
  readonly error?: ProviderError | undefined
  readonly messages: readonly Message[]
  readonly usage?: Usage | undefined
}

const partSchema = z.object({
  type: optional(z.string()),
  text: optional(z.string()),
  refusal: optional(z.string()),
})

const messageSchema = z.object({
  type: optional(z.string()),
  id: optional(z.string()),
  role: optional(z.string()),
  phase: optional(z.string()),
  content: optional(z.union([z.string(), z.array(z.unknown())])),
})

const usageSchema = z.object({
  input_tokens: optional(z.number()),
  output_tokens: optional(z.number()),
  prompt_tokens: optional(z.number()),
  completion_tokens: optional(z.number()),
})

const responseSchema = z.object({
  status: optional(z.string()),
  incomplete_details: optional(z.object({ reason: optional(z.string()) })),
  error: anything,
  output: optional(z.union([z.string(), z.array(z.unknown())])),
  output_text: optional(z.string()),
  usage: anything,
})

/** A content part, or `undefined` for reasoning, sound and whatever comes next. */
export function readPart(raw: unknown): Part | undefined {
  const parsed = partSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { type, text, refusal } = parsed.data
  if (type === 'refusal') return { kind: 'refusal', text: refusal ?? text ?? '' }
  const isText = type === undefined || type === 'output_text' || type === 'text'
  return isText && text !== undefined ? { kind: 'text', text } : undefined
}

/** A message item, or `undefined` for items of any other type. */
export function readMessage(raw: unknown): Message | undefined {
  const parsed = messageSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { type, id, role, phase, content } = parsed.data
  if (type !== 'message' && !(type === undefined && role === 'assistant')) return undefined
  return { id, phase, parts: readContent(content) }
}

/** The parts of a message's content, which some servers send as a plain string. */
export function readContent(content: string | readonly unknown[] | undefined): readonly Part[] {
  if (typeof content === 'string') return [{ kind: 'text', text: content }]
  return (content ?? []).map(readPart).filter((part) => part !== undefined)
}

/** Tokens under their Responses or their chat names. What is absent is unknown, not zero. */
export function readUsage(raw: unknown): Usage | undefined {
  const parsed = usageSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { input_tokens, output_tokens, prompt_tokens, completion_tokens } = parsed.data
  const inputTokens = input_tokens ?? prompt_tokens
  const outputTokens = output_tokens ?? completion_tokens
  if (inputTokens === undefined && outputTokens === undefined) return undefined
  return {
    ...(inputTokens === undefined ? {} : { inputTokens }),
    ...(outputTokens === undefined ? {} : { outputTokens }),
  }
}

/** Reads a response object; everything in it may be missing. */
export function readResponse(raw: unknown): ResponseReading {
  const parsed = responseSchema.safeParse(raw)
  if (!parsed.success) return { messages: [] }
  const { status, incomplete_details, error, output, output_text, usage } = parsed.data
  const messages = readOutput(output)
  const lastResort: Message[] =
    output_text === undefined ? [] : [{ parts: [{ kind: 'text', text: output_text }] }]
  return {
    status,
    incompleteReason: incomplete_details?.reason,
    error: error === null || error === undefined ? undefined : (readProviderError({ error }) ?? {}),
    messages: messages.length > 0 ? messages : lastResort,
    usage: readUsage(usage),
  }
}

function readOutput(output: string | readonly unknown[] | undefined): readonly Message[] {
  if (typeof output === 'string') return [{ parts: [{ kind: 'text', text: output }] }]
  return (output ?? []).map(readMessage).filter((message) => message !== undefined)
}

/** What people read of some messages: once there is a final answer, commentary was only progress. */
export function shownMessages<M extends { readonly phase?: string | undefined }>(
  messages: readonly M[],
): readonly M[] {
  const hasFinal = messages.some(({ phase }) => phase === 'final_answer')
  return hasFinal ? messages.filter(({ phase }) => phase !== 'commentary') : messages
}

/** Text is joined with nothing; a refusal is a paragraph of its own. */
export function joinParts(parts: readonly Part[]): string {
  const filled = parts.filter(({ text }) => text !== '')
  return filled.map(({ text }, at) => `${isNewParagraph(filled, at) ? '\n\n' : ''}${text}`).join('')
}

function isNewParagraph(parts: readonly Part[], at: number): boolean {
  return at > 0 && parts[at]?.kind !== parts[at - 1]?.kind
}

/** How an answer closed, from what its response says of itself and what was built of it. */
export function readEnd(response: ResponseReading, parts: readonly Part[]): AnswerEnd {
  const cutBy = cutReason(response)
  const refused = parts.some(({ kind, text }) => kind === 'refusal' && text !== '')
  return {
    ...(cutBy === undefined ? {} : { cutBy }),
    ...(refused ? { refused } : {}),
    ...(response.usage === undefined ? {} : { usage: response.usage }),
  }
}

function cutReason({ status, incompleteReason }: ResponseReading): AnswerEnd['cutBy'] {
  if (incompleteReason !== undefined && /content_?(filter|policy)/i.test(incompleteReason))
    return 'content-policy'
  return status === 'incomplete' || incompleteReason !== undefined ? 'length-limit' : undefined
}
