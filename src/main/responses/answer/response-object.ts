import { z } from 'zod'
import { shownMessages } from './message.ts'
import { assistantMessage, readItem } from './output-items.ts'
import { readProviderError } from '../errors/provider-error.ts'
import { shownReasoning } from './reasoning-text.ts'
import { anything, optional } from './tolerant.ts'
import { readCost, readUsage } from './usage.ts'
import type { AnswerEnd, Citation, Cost, Usage } from '#shared/ask-state.ts'
import type { Message, Part } from './message.ts'
import type { OutputItem } from './output-items.ts'
import type { ProviderError } from '../errors/provider-error.ts'

/** The response object, as far as we read it (OpenAI API reference, The response object). */
export type ResponseReading = {
  readonly id?: string | undefined
  readonly status?: string | undefined
  readonly incompleteReason?: string | undefined
  readonly error?: ProviderError | undefined
  readonly items: readonly OutputItem[]
  readonly usage?: Usage | undefined
  readonly cost?: Cost | undefined
}

/** It goes into an address when the response is fetched again. */
const maxIdLength = 500

const responseSchema = z.object({
  id: optional(z.string().min(1).max(maxIdLength)),
  status: optional(z.string()),
  incomplete_details: optional(z.object({ reason: optional(z.string()) })),
  error: anything,
  output: optional(z.union([z.string(), z.array(z.unknown())])),
  output_text: optional(z.string()),
  usage: anything,
})

/** Reads a response object; everything in it may be missing. */
export function readResponse(raw: unknown): ResponseReading {
  const parsed = responseSchema.safeParse(raw)
  if (!parsed.success) return { items: [] }
  const { id, status, incomplete_details, error, output, output_text, usage } = parsed.data
  return {
    id,
    status,
    incompleteReason: incomplete_details?.reason,
    error: error === null || error === undefined ? undefined : (readProviderError({ error }) ?? {}),
    items: readOutput(output, output_text),
    usage: readUsage(usage),
    cost: readCost(usage),
  }
}

// `output_text` is the SDK's shortcut: it counts where a gateway sends nothing else that can be read.
function readOutput(
  output: string | readonly unknown[] | undefined,
  shortcut: string | undefined,
): readonly OutputItem[] {
  if (typeof output === 'string') return [assistantMessage(output)]
  const items = (output ?? []).map(readItem).filter((item) => item !== undefined)
  const isSaid = shortcut === undefined || shortcut === '' || messagesOf(items).length > 0
  return isSaid ? items : [...items, assistantMessage(shortcut)]
}

export function messagesOf(items: readonly OutputItem[]): readonly Message[] {
  return items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
}

/** What people read of the output, apart from the reasoning. */
export function shownParts(items: readonly OutputItem[]): readonly Part[] {
  return shownMessages(messagesOf(items)).flatMap(({ parts }) => parts)
}

/** The reasoning of the output; parts are paragraphs. */
export function reasoningOf(items: readonly OutputItem[]): string {
  return items
    .flatMap((item) => (item.kind === 'reasoning' ? shownReasoning(item.reasoning) : []))
    .map(({ text }) => text)
    .join('\n\n')
}

export type Ending = {
  readonly isRefused: boolean
  readonly citations: readonly Citation[]
  readonly responseId?: string | undefined
}

/** How an answer closed, from what its response says of itself and what was built of it. */
export function readEnd(response: ResponseReading, { isRefused, citations, responseId }: Ending): AnswerEnd {
  const cutBy = cutReason(response)
  const { usage, cost } = response
  return {
    ...(cutBy === undefined ? {} : { cutBy }),
    ...(isRefused ? { refused: true } : {}),
    ...(usage === undefined ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
    ...(citations.length === 0 ? {} : { citations }),
    ...(responseId === undefined ? {} : { responseId }),
  }
}

function cutReason({ status, incompleteReason }: ResponseReading): AnswerEnd['cutBy'] {
  if (incompleteReason !== undefined && /content_?(filter|policy)/i.test(incompleteReason))
    return 'content-policy'
  return status === 'incomplete' || incompleteReason !== undefined ? 'length-limit' : undefined
}
