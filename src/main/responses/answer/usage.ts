import { z } from 'zod'
import { optional } from './tolerant.ts'
import type { Cost, Usage } from '#shared/ask-state.ts'

const count = optional(z.number().int().min(0))
const details = optional(
  z.object({ cached_tokens: count, cache_write_tokens: count, reasoning_tokens: count }),
)

// The names of the Responses API, those of chat completions, and those that gateways carry over from elsewhere.
const usageSchema = z.object({
  input_tokens: count,
  prompt_tokens: count,
  output_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  input_tokens_details: details,
  prompt_tokens_details: details,
  output_tokens_details: details,
  completion_tokens_details: details,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  cost: optional(z.number().min(0)),
})

type Counts = { readonly [Name in keyof Usage]: number | undefined }

/** Tokens under any of their names. What is absent is unknown, not zero. */
export function readUsage(raw: unknown): Usage | undefined {
  const parsed = usageSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const found = parsed.data
  const inputTokens = found.input_tokens ?? found.prompt_tokens
  const outputTokens = found.output_tokens ?? found.completion_tokens
  return present({
    inputTokens,
    outputTokens,
    ...readDetails(found),
    totalTokens: found.total_tokens ?? sum(inputTokens, outputTokens),
  })
}

function readDetails(found: z.output<typeof usageSchema>): Counts {
  const input = found.input_tokens_details ?? found.prompt_tokens_details ?? {}
  const output = found.output_tokens_details ?? found.completion_tokens_details ?? {}
  return {
    cachedTokens: input.cached_tokens ?? found.cache_read_input_tokens,
    cacheWriteTokens: input.cache_write_tokens ?? found.cache_creation_input_tokens,
    reasoningTokens: output.reasoning_tokens,
  }
}

/** What the server says the answer cost, in USD. */
export function readCost(raw: unknown): Cost | undefined {
  const parsed = usageSchema.safeParse(raw)
  const usd = parsed.success ? parsed.data.cost : undefined
  return usd === undefined ? undefined : { usd, isReported: true }
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other
}

function present(counts: Counts): Usage | undefined {
  const known = Object.entries(counts).filter(([, value]) => value !== undefined)
  return known.length === 0 ? undefined : Object.fromEntries(known)
}
