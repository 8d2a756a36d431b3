import type { ErrorScript, ErrorShape, Headers, RefusalKind } from './behaviour.ts'
import type { Json } from './json.ts'

/** An error before it is known in which shape a server tells it. */
export type ErrorReply = {
  readonly status: number
  readonly error: ErrorFields
  readonly headers?: Headers
}

type ErrorFields = {
  readonly message: string
  readonly type: string | null
  readonly param: string | null
  readonly code: string | number | null
}

/** A whole reply that is no answer. */
export type Page = { readonly status: number; readonly headers: Headers; readonly body: string }

const bad = 'invalid_request_error'

export function refused(
  status: number,
  message: string,
  more: Partial<Omit<ErrorFields, 'message'>> = {},
): ErrorReply {
  return { status, error: { message, type: bad, param: null, code: null, ...more } }
}

/** As OpenAI words them. */
export const officialRefusals: Readonly<Record<RefusalKind, ErrorReply>> = {
  'key-refused': refused(401, 'Incorrect API key provided.', { code: 'invalid_api_key' }),
  forbidden: refused(403, 'You have insufficient permissions for this operation.'),
  'no-credit': refused(429, 'You exceeded your current quota, please check your plan.', {
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  }),
  'chat-only': refused(404, 'Invalid URL (POST /v1/responses)'),
  'model-unknown': refused(404, 'The model does not exist.', { param: 'model', code: 'model_not_found' }),
  'too-large': refused(413, 'Request entity too large'),
  'content-policy': refused(400, 'Your request was rejected by the safety system.', {
    code: 'content_policy_violation',
  }),
  'context-too-long': refused(
    400,
    'Your input exceeds the context window of this model. Please adjust your input and try again.',
    { param: 'input', code: 'context_length_exceeded' },
  ),
  'no-vision': refused(400, 'This model does not support image inputs.', { param: 'input' }),
  overloaded: refused(503, 'The engine is currently overloaded, please try again later.', {
    type: 'server_error',
    code: 'server_is_overloaded',
  }),
  loading: refused(503, 'The model is loading.', { type: 'server_error', code: 'model_loading' }),
  'slow-down': refused(429, 'Please slow down.', { type: 'requests', code: 'slow_down' }),
}

export const rateLimited = refused(429, 'Rate limit reached.', {
  type: 'requests',
  code: 'rate_limit_exceeded',
})

export const troubled = 'The server had an error while processing your request.'

/** The ways in which servers write an error down (responses-api.md §3.1). */
const shapes: Readonly<Record<ErrorShape, (fields: ErrorFields, status: number) => string>> = {
  official: (error) => JSON.stringify({ error }),
  text: ({ message }) => JSON.stringify({ error: message }),
  coded: ({ message, code }, status) =>
    JSON.stringify({ error: { code: code ?? status, message, metadata: { provider_name: 'Local' } } }),
  'top-level': ({ message, type, param, code }, status) =>
    JSON.stringify({ object: 'error', message, type, param, code: code ?? status }),
  'detail-text': ({ message }) => JSON.stringify({ detail: message }),
  'detail-list': ({ message, type, param }) =>
    JSON.stringify({ detail: [{ loc: ['body', ...(param?.split('.') ?? [])], msg: message, type }] }),
  envelope: ({ message, code }, status) => JSON.stringify({ code: code ?? status, message, data: null }),
  message: ({ message }) => JSON.stringify({ message }),
  errors: ({ message, code }) => JSON.stringify({ errors: [{ message, code }] }),
  html: ({ message }, status) => htmlPage(`${status} ${message}`),
  plain: ({ message }) => message,
  empty: () => '',
}

const types: Partial<Record<ErrorShape, string>> = { html: 'text/html', plain: 'text/plain' }

export function scriptedError(script: ErrorScript & { shape?: ErrorShape; body?: string }): Page {
  const { status, shape = 'official', headers, body, message = 'Something is wrong.' } = script
  const { type = bad, code = null, param = null } = script
  return {
    status,
    headers: { 'content-type': types[shape] ?? 'application/json', ...headers },
    body: body ?? shapes[shape]({ message, type, param, code }, status),
  }
}

/** The body of an error in a shape, as the value that becomes JSON. */
export function errorIn(shape: ErrorShape, { error, status }: ErrorReply): unknown {
  return JSON.parse(shapes[shape](error, status)) as unknown
}

export function htmlPage(title: string): string {
  return `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
}

/** The three forms in which servers tell an error inside a stream. */
export function streamErrors(form: 'flat' | 'nested' | 'bare', response: Json): readonly Json[] {
  const { error } = refused(500, 'The model crashed.', { type: 'server_error', code: 'server_error' })
  if (form === 'bare') return [{ error: { ...error, code: 502 } }]
  if (form === 'flat') return [{ ...error, type: 'error' }]
  return [
    { type: 'error', error },
    { type: 'response.failed', response: { ...response, error } },
  ]
}
