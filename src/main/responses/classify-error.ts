import { AppError } from '#shared/errors.ts'
import { mask } from './mask.ts'
import { readProviderError } from './provider-error.ts'
import { retryAfterMs } from './retry-after.ts'
import type { ErrorCode, FailureDetails } from '#shared/errors.ts'
import type { ProviderError } from './provider-error.ts'

/** What is known of the exchange in which an error came. */
export type Exchange = {
  readonly host: string
  readonly status: number
  readonly header: (name: string) => string | undefined
  /** What must not be shown though a server repeats it: the key, the question. */
  readonly hidden: readonly string[]
  readonly now: number
}

type Facts = {
  /** 0 inside a successful response: then only the words count. */
  readonly status: number
  /** Code and type of the error, in lower case. */
  readonly names: string
  /** The same with the message. */
  readonly said: string
  readonly isPage: boolean
}

type Rule = readonly [ErrorCode, (facts: Facts) => boolean]

const contentPolicy =
  /content[ _-]?(management )?policy|content[ _-]?(policy[ _-])?filter|_policy_violation|policyviolation|bio_policy|moderation_blocked|usage polic|safety[ _-]?(system|block|violation)|(blocked|rejected|declined)\b.{0,60}\bsafety/
const noMoney =
  /insufficient_quota|insufficient_(balance|funds|user_quota)|credit_balance_exhausted|spend_limit_exceeded|usage_limit_exceeded/
const noMoneyWords = /\bbalance\b|\bcredits?\b|quota is not enough|insufficient (quota|funds)/
const badKey = /invalid_api_key|authentication_error|(incorrect|invalid) api key/
const tooLong =
  /context_length_exceeded|exceed_context_size|maximum context length|(exceeds?|beyond) .{0,40}context (window|length|size)/
const tooLarge =
  /image_too_large|image_file_too_large|string_above_max_length|\bpatch(es)?\b.{0,40}\b(limit|maximum)|30,?000 patches/
const blind =
  /(not|n't) support (image|vision|multimodal|visual)|support image input|image input is not supported|image_url is only supported|not a (multimodal|vision)|\bmmproj\b/
const noModel =
  /model_not_found|model\b.{0,120}(not found|does not exist|doesn't exist|no such)|no such model/
const tooFast = /rate_?limit_?(exceeded|error)?\b|slow_down|too_many_requests/
const badRequest = /\binvalid_|_image|image_|unsupported_|not_found|bad_?request/

/** First match wins. Statuses as RFC 9110 and 6585 have them; codes and words as providers were seen to use them. */
const rules: readonly Rule[] = [
  ['content-policy', ({ said }) => contentPolicy.test(said)],
  ['billing', ({ status, names }) => status === 402 || noMoney.test(names)],
  ['billing', ({ status, said }) => [0, 403, 429].includes(status) && noMoneyWords.test(said)],
  ['key-rejected', ({ status, said }) => status === 401 || badKey.test(said)],
  ['permission', ({ status, names }) => status === 403 || /permission_(error|denied)/.test(names)],
  ['context-length', ({ said }) => tooLong.test(said)],
  ['too-large', ({ status, said }) => status === 413 || tooLarge.test(said)],
  ['model-blind', ({ said }) => blind.test(said)],
  ['model-not-found', ({ names }) => /model_not_found/.test(names)],
  ['model-not-found', ({ status, said }) => [0, 400, 404].includes(status) && noModel.test(said)],
  ['endpoint-not-found', ({ status }) => [404, 405, 501].includes(status)],
  ['rate-limited', ({ status, names }) => status === 429 || tooFast.test(names)],
  ['not-an-api', ({ status }) => status === 511 || (status >= 200 && status < 400)],
  ['server-trouble', ({ status, isPage }) => status >= 500 || [408, 409].includes(status) || isPage],
  ['invalid-request', ({ status, names }) => status >= 400 || badRequest.test(names)],
]

const waitHelps: ReadonlySet<ErrorCode> = new Set([
  'rate-limited',
  'server-trouble',
  'answer-late',
  'not-an-api',
])
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
  const title = /<title[^>]*>([^<]*)</i.exec(html)?.[1]?.trim()
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return title?.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
}

function toError(
  exchange: Exchange,
  error: ProviderError,
  { status, isPage }: Pick<Facts, 'status' | 'isPage'>,
): AppError {
  const names = [error.code, error.type].join(' ').toLowerCase()
  const facts: Facts = { status, isPage, names, said: `${names} ${error.message ?? ''}`.toLowerCase() }
  const code = rules.find(([, matches]) => matches(facts))?.[0] ?? 'server-trouble'
  const waitMs = waitHelps.has(code) ? retryAfterMs(exchange.header, exchange.now) : undefined
  return new AppError(code, `The server refused (${exchange.status}, ${code})`, {
    details: detailsOf(exchange, error),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  })
}

function detailsOf(exchange: Exchange, { code, type, message }: ProviderError): FailureDetails {
  const { host, status, header, hidden } = exchange
  const providerCode = shown(code ?? type, hidden)
  const providerText = shown(message, hidden)
  const requestId = header('x-request-id') ?? header('x-generation-id') ?? header('apim-request-id')
  return {
    host,
    status,
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(providerText === undefined ? {} : { providerText }),
    ...(requestId === undefined ? {} : { requestId: withoutSecrets(requestId, hidden).slice(0, 100) }),
  }
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

// A request id is one long token by nature, so only what is known to be secret is taken out of it.
function withoutSecrets(text: string, hidden: readonly string[]): string {
  return hidden
    .filter((secret) => secret !== '')
    .reduce((left, secret) => left.replaceAll(secret, '•••'), text)
}
