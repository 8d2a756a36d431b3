import { AppError } from '#shared/errors.ts'
import { kindOf } from './error-rules.ts'
import { mask, withoutSecrets } from './mask.ts'
import { readProviderError } from './provider-error.ts'
import { refusedField } from './refused-field.ts'
import { retryAfterMs } from './retry-after.ts'
import type { ErrorCode, FailureDetails } from '#shared/errors.ts'
import type { Facts } from './error-rules.ts'
import type { ProviderError } from './provider-error.ts'

/** What is known of the exchange in which an error came. */
export type Exchange = {
  readonly host: string
  readonly status: number
  readonly header: (name: string) => string | undefined
  /** What must not be shown though a server repeats it: the key, the question. */
  readonly hidden: readonly string[]
  readonly now: number
  /** What the request held that could be left out, and whether it went on from an answer kept by the server. */
  readonly sent?: { readonly fields: readonly string[]; readonly usesPreviousResponse: boolean }
}

const waitHelps: ReadonlySet<ErrorCode> = new Set(['rate-limited', 'server-trouble', 'not-an-api'])
/** A page says what it is at its beginning; a longer one is not worth searching. */
const titleWithinChars = 4_000
const maxShownChars = 300

/** What a refused request means: any status but 2xx, with whatever body came along. */
export function classifyError(exchange: Exchange, body: string): AppError {
  const isPage = /^\s*</.test(body)
  const error = isPage ? { message: pageTitle(body) } : readBody(body)
  return toError(exchange, error, { status: exchange.status, isPage })
}

/** An error told inside a successful response, in its stream or its JSON body. */
export function classifyReported(exchange: Exchange, error: ProviderError): AppError {
  return toError(exchange, error, { status: error.status ?? 0, isPage: false })
}

/** A successful response that is neither a stream of events nor an answer in JSON. */
export function notAnApi(exchange: Exchange, body: string): AppError {
  const message = /^\s*</.test(body) ? pageTitle(body) : undefined
  return new AppError('not-an-api', `Status ${exchange.status}, but no answer`, {
    details: detailsOf(exchange, { message }),
  })
}

function readBody(body: string): ProviderError {
  try {
    const raw: unknown = JSON.parse(body)
    return readProviderError(raw) ?? {}
  } catch {
    return readProviderError(body) ?? {} // plain text is a shape that servers use
  }
}

// RFC 9110 leaves the body of an error free; of a web page only the title is worth showing.
function pageTitle(html: string): string | undefined {
  const title = /<title[^>]{0,200}>([^<]{0,500})</i.exec(html.slice(0, titleWithinChars))?.[1]?.trim()
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return title?.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
}

function toError(
  exchange: Exchange,
  error: ProviderError,
  { status, isPage }: Pick<Facts, 'status' | 'isPage'>,
): AppError {
  const names = [error.code, error.type].join(' ').toLowerCase()
  const field = isPage ? undefined : refusedField(error, exchange.sent?.fields ?? [])
  const code = kindOf({
    status,
    isPage,
    names,
    said: `${names} ${error.message ?? ''} ${error.inner ?? ''}`.toLowerCase(),
    field,
    usedPreviousResponse: exchange.sent?.usesPreviousResponse ?? false,
  })
  const about = code === 'parameter-refused' ? field : error.param
  return new AppError(code, `The server refused (${exchange.status}, ${code})`, {
    details: detailsOf(exchange, { ...error, param: about }),
    ...retryOf(exchange, code),
  })
}

function retryOf(
  { header, now }: Exchange,
  code: ErrorCode,
): { readonly retryAfterMs?: number; readonly shouldRetry?: boolean } {
  const said = header('x-should-retry')?.trim().toLowerCase()
  const shouldRetry = said === 'true' ? true : said === 'false' ? false : undefined
  const waitMs = waitHelps.has(code) || shouldRetry === true ? retryAfterMs(header, now) : undefined
  return {
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
    ...(shouldRetry === undefined ? {} : { shouldRetry }),
  }
}

function detailsOf(exchange: Exchange, { code, type, message, param }: ProviderError): FailureDetails {
  const { host, status, hidden } = exchange
  const known = {
    providerCode: shown(code ?? type, hidden),
    providerText: shown(message, hidden),
    requestId: requestIdOf(exchange),
    field: shown(param, hidden),
  }
  return {
    host,
    status,
    ...Object.fromEntries(Object.entries(known).filter(([, text]) => text !== undefined)),
  }
}

/** Under which name the provider itself knows this exchange. */
export function requestIdOf({ header, hidden }: Pick<Exchange, 'header' | 'hidden'>): string | undefined {
  const id = header('x-request-id') ?? header('x-generation-id') ?? header('apim-request-id')
  // A request id is one long token by nature, so only what is known to be secret is taken out of it.
  return id === undefined || id === '' ? undefined : withoutSecrets(id, hidden).slice(0, 100)
}

/** Masked before it is cut, so that no half of a key is left; without characters that would change how a line reads. */
function shown(text: string | undefined, hidden: readonly string[]): string | undefined {
  const line = mask(text ?? '', hidden)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (line === '') return undefined
  const chars = [...line]
  return chars.length <= maxShownChars ? line : `${chars.slice(0, maxShownChars - 1).join('')}…`
}
