import { z } from 'zod'
import { readProviderError } from '../errors/provider-error.ts'
import { optional } from './tolerant.ts'
import type { ProviderError } from '../errors/provider-error.ts'

const envelopeSchema = z.object({
  code: optional(z.union([z.string(), z.number()])),
  data: z.union([z.record(z.string(), z.unknown()), z.null()]),
})

export type Unwrapped =
  | { readonly kind: 'content'; readonly content: unknown }
  | { readonly kind: 'error'; readonly error: ProviderError }

/** Some gateways wrap all they send in `{code,data}`: what is inside, or the value itself if it is not wrapped. */
export function unwrap(raw: unknown): Unwrapped {
  const envelope = envelopeSchema.safeParse(raw)
  if (!envelope.success) return { kind: 'content', content: raw }
  const { code, data } = envelope.data
  return data === null || !isSuccess(code)
    ? { kind: 'error', error: readProviderError(raw) ?? {} }
    : { kind: 'content', content: data }
}

// They say 200, 0 or nothing at all when they mean success.
function isSuccess(code: string | number | undefined): boolean {
  const value = Number(code ?? 0)
  return Number.isNaN(value) || value === 0 || (value >= 200 && value < 300)
}
