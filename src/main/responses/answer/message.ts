import { z } from 'zod'
import { readCitation } from './citations.ts'
import { optional } from './tolerant.ts'
import type { Citation } from '#shared/ask-state.ts'

/** A piece of an answer that people read. Reasoning is none: it is never mixed in. */
export type Part = {
  readonly kind: 'text' | 'refusal'
  readonly text: string
  /** By the index of the annotation; one that names no source is `undefined`. */
  readonly citations?: readonly (Citation | undefined)[]
}

/** A message item of a response's `output`. */
export type Message = { readonly phase?: string | undefined; readonly parts: readonly Part[] }

const partSchema = z.object({
  type: optional(z.string()),
  text: optional(z.string()),
  refusal: optional(z.string()),
  annotations: optional(z.array(z.unknown())),
})

const messageSchema = z.object({
  phase: optional(z.string()),
  content: optional(z.union([z.string(), z.array(z.unknown())])),
})

/** A content part, or `undefined` for reasoning, sound and whatever comes next. */
export function readPart(raw: unknown): Part | undefined {
  const parsed = partSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { type = 'text', text, refusal, annotations } = parsed.data
  if (type === 'refusal') return { kind: 'refusal', text: refusal ?? text ?? '' }
  if ((type !== 'output_text' && type !== 'text') || text === undefined) return undefined
  return {
    kind: 'text',
    text,
    ...(annotations === undefined ? {} : { citations: annotations.map(readCitation) }),
  }
}

export function readMessage(raw: unknown): Message {
  const parsed = messageSchema.safeParse(raw)
  return parsed.success
    ? { phase: parsed.data.phase, parts: readContent(parsed.data.content) }
    : { parts: [] }
}

/** The parts of a message's content, which some servers send as a plain string. */
export function readContent(content: string | readonly unknown[] | undefined): readonly Part[] {
  if (typeof content === 'string') return [{ kind: 'text', text: content }]
  return (content ?? []).map(readPart).filter((part) => part !== undefined)
}

/** What people read of some messages: once there is a final answer, commentary was only progress. */
export function shownMessages<M extends { readonly phase?: string | undefined }>(
  messages: readonly M[],
): readonly M[] {
  const hasFinal = messages.some(({ phase }) => phase === 'final_answer')
  return hasFinal ? messages.filter(({ phase }) => phase !== 'commentary') : messages
}

/** Text is joined with nothing; a refusal is a paragraph of its own. */
export function joinParts(parts: readonly Pick<Part, 'kind' | 'text'>[]): string {
  const filled = parts.filter(({ text }) => text !== '')
  return filled.map(({ text }, at) => `${isNewParagraph(filled, at) ? '\n\n' : ''}${text}`).join('')
}

function isNewParagraph(parts: readonly Pick<Part, 'kind'>[], at: number): boolean {
  return at > 0 && parts[at]?.kind !== parts[at - 1]?.kind
}

/** The sources that parts name, in their order. */
export function citationsOf(parts: readonly Part[]): readonly Citation[] {
  return parts.flatMap(({ citations }) => citations ?? []).filter((citation) => citation !== undefined)
}
