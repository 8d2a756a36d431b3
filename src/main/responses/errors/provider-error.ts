import { z } from 'zod'
import { anything, optional, stringified } from '../answer/tolerant.ts'

/** An error as a provider reports it, whatever shape it came in. */
export type ProviderError = {
  readonly message?: string | undefined
  readonly type?: string | undefined
  readonly code?: string | undefined
  /** The field of the request that it is about, as a path. */
  readonly param?: string | undefined
  /** What a gateway passes on of the server behind it; for telling the kind, not for showing. */
  readonly inner?: string | undefined
  /** An HTTP status given inside the body: the real one, where the outer one is 200. */
  readonly status?: number | undefined
}

const fields = z.object({
  message: anything,
  msg: optional(z.string()),
  type: optional(z.string()),
  code: optional(z.union([z.string(), z.number()])),
  status: optional(z.union([z.string(), z.number()])),
  param: optional(z.string()),
  error: anything,
  errors: optional(z.array(z.unknown())),
  detail: anything,
  innererror: optional(z.object({ code: optional(z.string()) })),
  metadata: optional(z.object({ raw: anything, reasons: anything, error_type: anything })),
})

const complaint = z.object({
  loc: optional(z.array(z.union([z.string(), z.number()]))),
  msg: z.string(),
  type: optional(z.string()),
})

const maxInnerChars = 4_000

/**
 * The error in a body, or `undefined` if the body tells of none: `{error:{…}}` (OpenAI API reference, Error codes),
 * `{error:"…"}`, `{errors:[…]}`, `{detail:…}` (FastAPI), `{object:"error",message,…}`, `{code,message}`, `{message}`,
 * and any of them alone in a list.
 */
export function readProviderError(raw: unknown, depth = 0): ProviderError | undefined {
  if (depth > deepest) return undefined
  if (Array.isArray(raw)) return raw.length === 1 ? readProviderError(raw[0], depth + 1) : undefined
  const found = typeof raw === 'string' ? readWords(raw) : readObject(raw, depth + 1)
  return found?.message === undefined && found?.code === undefined ? undefined : short(found)
}

/** No server wraps an error deeper; a hostile one could, beyond any stack. */
const deepest = 16
/** Words are searched by many patterns; no provider needs more to say what is wrong. */
const maxWordsChars = 4_000

function short({ message, type, code, param, ...rest }: ProviderError): ProviderError {
  const cut = (text: string | undefined) => text?.slice(0, maxWordsChars)
  return { ...rest, message: cut(message), type: cut(type), code: cut(code), param: cut(param) }
}

function readWords(text: string): ProviderError {
  return text.trim() === '' ? {} : { message: text }
}

function readObject(raw: unknown, depth: number): ProviderError | undefined {
  const parsed = fields.safeParse(raw)
  if (!parsed.success) return undefined
  const { error, errors } = parsed.data
  const inner = nested(error, depth) ?? nested(errors?.[0], depth)
  const outer = merge(insideOf(parsed.data, depth), readFields(parsed.data))
  return inner === undefined ? outer : merge(inner, outer)
}

function nested(value: unknown, depth: number): ProviderError | undefined {
  if (typeof value === 'string') return readProviderError(value, depth)
  const parsed = fields.safeParse(value)
  return parsed.success ? merge(insideOf(parsed.data, depth), readFields(parsed.data)) : undefined
}

/** FastAPI's `detail`, which some put where the words should be. */
function insideOf({ detail, message }: z.output<typeof fields>, depth: number): ProviderError {
  const isObject = typeof message === 'object' && message !== null
  return readDetail(detail, depth) ?? (isObject ? readProviderError(message, depth + 1) : undefined) ?? {}
}

function readFields(found: z.output<typeof fields>): ProviderError {
  const { message, msg, type, code, status, param, innererror, metadata } = found
  return {
    message: typeof message === 'string' ? message : msg,
    type: type === 'error' ? undefined : type, // the name of the event, not a kind of error
    code: code === undefined ? undefined : String(code),
    param,
    inner:
      innererror?.code ??
      (metadata === undefined ? undefined : stringified(metadata)?.slice(0, maxInnerChars)),
    status: asStatus(code) ?? asStatus(status),
  }
}

function merge(first: ProviderError, second: ProviderError): ProviderError {
  return {
    message: first.message ?? second.message,
    type: first.type ?? second.type,
    code: first.code ?? second.code,
    param: first.param ?? second.param,
    inner: first.inner ?? second.inner,
    status: first.status ?? second.status,
  }
}

function readDetail(detail: unknown, depth: number): ProviderError | undefined {
  if (typeof detail === 'string') return { message: detail }
  if (!Array.isArray(detail))
    return fields.safeParse(detail).success ? readProviderError(detail, depth + 1) : undefined
  const parsed = complaint.safeParse(detail[0])
  if (!parsed.success) return undefined
  const { loc, msg, type } = parsed.data
  if (loc === undefined) return { message: msg, type }
  return { message: `${loc.join('.')}: ${msg}`, type, param: loc.filter((step) => step !== 'body').join('.') }
}

function asStatus(value: string | number | undefined): number | undefined {
  const status = Number(value)
  return Number.isInteger(status) && status >= 300 && status <= 599 ? status : undefined
}
