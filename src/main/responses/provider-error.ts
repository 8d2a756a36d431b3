import { z } from 'zod'
import { anything, optional } from './tolerant.ts'

/** An error as a provider reports it, whatever shape it came in. */
export type ProviderError = {
  readonly message?: string | undefined
  readonly type?: string | undefined
  readonly code?: string | undefined
  /** An HTTP status given inside the body: the real one, where the outer one is 200. */
  readonly status?: number | undefined
}

const fields = z.object({
  message: optional(z.string()),
  msg: optional(z.string()),
  type: optional(z.string()),
  code: optional(z.union([z.string(), z.number()])),
  status: optional(z.union([z.string(), z.number()])),
  error: anything,
  errors: optional(z.array(z.unknown())),
  detail: anything,
})

const complaint = z.object({ loc: optional(z.array(z.union([z.string(), z.number()]))), msg: z.string() })

/**
 * The error in a body, or `undefined` if the body tells of none: `{error:{…}}` (OpenAI API reference, Error codes),
 * `{error:"…"}`, `{errors:[…]}`, `{detail:…}` (FastAPI), `{object:"error",message,…}`, `{code,message}`, `{message}`.
 */
export function readProviderError(raw: unknown): ProviderError | undefined {
  if (typeof raw === 'string') return raw.trim() === '' ? undefined : { message: raw }
  const parsed = fields.safeParse(raw)
  if (!parsed.success) return undefined
  const { error, errors, detail } = parsed.data
  const inner = nested(error) ?? nested(errors?.[0]) ?? readDetail(detail)
  const outer = readFields(parsed.data)
  const found = inner === undefined ? outer : merge(inner, outer)
  return found.message === undefined && found.code === undefined ? undefined : found
}

function nested(value: unknown): ProviderError | undefined {
  if (typeof value === 'string') return readProviderError(value)
  const parsed = fields.safeParse(value)
  return parsed.success ? merge(readFields(parsed.data), readDetail(parsed.data.detail) ?? {}) : undefined
}

function readFields({ message, msg, type, code, status }: z.output<typeof fields>): ProviderError {
  return {
    message: message ?? msg,
    type: type === 'error' ? undefined : type, // the name of the event, not a kind of error
    code: code === undefined ? undefined : String(code),
    status: asStatus(code) ?? asStatus(status),
  }
}

function merge(first: ProviderError, second: ProviderError): ProviderError {
  return {
    message: first.message ?? second.message,
    type: first.type ?? second.type,
    code: first.code ?? second.code,
    status: first.status ?? second.status,
  }
}

function readDetail(detail: unknown): ProviderError | undefined {
  if (typeof detail === 'string') return { message: detail }
  if (!Array.isArray(detail)) return fields.safeParse(detail).success ? readProviderError(detail) : undefined
  const parsed = complaint.safeParse(detail[0])
  if (!parsed.success) return undefined
  const { loc, msg } = parsed.data
  return { message: loc === undefined ? msg : `${loc.join('.')}: ${msg}` }
}

function asStatus(value: string | number | undefined): number | undefined {
  const status = Number(value)
  return Number.isInteger(status) && status >= 300 && status <= 599 ? status : undefined
}
