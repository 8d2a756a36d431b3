import { describe, expect, test } from 'vitest'
import {
  classifyError,
  classifyReported,
  notAnApi,
} from '../../../../../src/main/responses/errors/classify-error.ts'
import { readProviderError } from '../../../../../src/main/responses/errors/provider-error.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Exchange } from '../../../../../src/main/responses/errors/classify-error.ts'

function exchange(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  hidden: string[] = [],
): Exchange {
  return { host: 'h.test', status, header: (name) => headers[name], hidden, now: 0 }
}

function codeOf(status: number, body: unknown): ErrorCode {
  return classifyError(exchange(status), typeof body === 'string' ? body : JSON.stringify(body)).code
}

const error = (fields: object) => ({
  error: { message: 'No.', type: null, param: null, code: null, ...fields },
})
const page = (title: string) => `<!doctype html><html><head><title>${title}</title></head></html>`

describe('a refused request, by status, code and words', () => {
  test.each<[ErrorCode, number, unknown]>([
    ['content-policy', 503, error({ message: 'Content policy violation' })],
    ['content-policy', 400, error({ code: 'content_policy_violation' })],
    [
      'content-policy',
      400,
      error({ code: 'content_filter', message: "Azure OpenAI's content management policy" }),
    ],
    ['content-policy', 400, error({ code: 'image_content_policy_violation' })],
    ['content-policy', 400, error({ code: 'bio_policy' })],
    ['content-policy', 400, error({ message: 'Your request was rejected by our safety system.' })],
    [
      'content-policy',
      400,
      error({ code: 'invalid_prompt', message: 'potentially violating our usage policy' }),
    ],
    ['billing', 429, error({ type: 'insufficient_quota', code: 'insufficient_quota' })],
    ['billing', 429, error({ code: 'credit_balance_exhausted' })],
    ['billing', 429, error({ code: 'project_spend_limit_exceeded' })],
    ['billing', 429, error({ code: 'organization_usage_limit_exceeded' })],
    ['billing', 402, error({ code: 402, message: 'Payment Required' })],
    ['billing', 403, error({ message: 'user quota is not enough' })],
    ['billing', 403, { message: 'Your balance is too low' }],
    ['billing', 429, error({ message: 'You have no credits left' })],
    ['billing', 429, error({ code: 'organization_spend_limit_exceeded' })],
    ['key-rejected', 401, error({ code: 'invalid_api_key' })],
    ['key-rejected', 401, ''],
    ['key-rejected', 400, error({ message: 'Incorrect API key provided' })],
    ['permission', 403, error({ code: 'unsupported_country_region_territory' })],
    ['permission', 403, error({ message: 'The credential lacks a scope' })],
    ['permission', 403, page('Forbidden')],
    ['context-length', 400, error({ code: 'context_length_exceeded' })],
    ['context-length', 400, error({ code: 400, type: 'exceed_context_size_error', n_ctx: 4096 })],
    [
      'context-length',
      400,
      { object: 'error', message: "This model's maximum context length is 4096", code: 400 },
    ],
    ['too-large', 413, page('413 Request Entity Too Large')],
    ['too-large', 400, error({ code: 'image_too_large' })],
    ['too-large', 400, error({ message: 'The image exceeds the patch limit of 30,000 patches' })],
    ['model-blind', 400, error({ message: 'This model does not support image inputs' })],
    [
      'model-blind',
      500,
      error({ message: 'image input is not supported - you may need to provide the mmproj' }),
    ],
    ['model-blind', 400, error({ message: 'At most 0 image(s) may be provided in one prompt.' })],
    ['model-blind', 404, error({ code: 404, message: 'No endpoints found that support image input' })],
    ['model-not-found', 404, error({ code: 'model_not_found' })],
    [
      'model-not-found',
      404,
      error({ message: 'model "llava" not found, try pulling it first', type: 'api_error' }),
    ],
    [
      'model-not-found',
      404,
      { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError' },
    ],
    ['model-not-found', 503, error({ code: 'model_not_found', message: 'no channel' })],
    ['endpoint-not-found', 404, error({ message: 'Invalid URL (POST /v1/responses)' })],
    ['endpoint-not-found', 404, '404 page not found'],
    ['endpoint-not-found', 404, page('404 Not Found')],
    ['endpoint-not-found', 404, { detail: 'Not Found' }],
    ['endpoint-not-found', 405, { detail: 'Method Not Allowed' }],
    ['endpoint-not-found', 501, page('Error response')],
    ['rate-limited', 429, error({ code: 'rate_limit_exceeded' })],
    ['rate-limited', 429, ''],
    ['rate-limited', 503, error({ code: 'slow_down' })],
    ['rate-limited', 429, error({ code: 'slow_down' })],
    ['server-trouble', 500, error({ type: 'server_error' })],
    ['server-trouble', 503, error({ code: 'server_is_overloaded' })],
    ['server-trouble', 503, { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } }],
    ['server-trouble', 502, page('502 Bad Gateway')],
    ['server-trouble', 524, page('A timeout occurred')],
    ['server-trouble', 504, page('504 Gateway Time-out')],
    ['server-trouble', 520, page('Web server is returning an unknown error')],
    ['server-trouble', 408, ''],
    ['server-trouble', 409, ''],
    ['server-trouble', 400, page('Bad Request')],
    ['not-an-api', 302, ''],
    ['not-an-api', 511, page('Sign in')],
    ['history-lost', 400, error({ code: 'previous_response_not_found' })],
    ['history-lost', 400, error({ message: "Previous response with id 'resp_1' not found." })],
    ['history-lost', 400, error({ message: "llama.cpp does not support 'previous_response_id'." })],
    ['parameter-refused', 400, error({ code: 'unsupported_value', param: 'reasoning.effort' })],
    ['parameter-refused', 400, error({ code: 'unsupported_parameter', param: 'temperature' })],
    ['parameter-refused', 400, error({ message: "Unsupported parameter: 'temperature'" })],
    [
      'parameter-refused',
      422,
      {
        detail: [{ loc: ['body', 'top_k'], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' }],
      },
    ],
    ['document-refused', 400, error({ message: 'input_file is not supported' })],
    ['document-refused', 400, error({ message: "'input_file' is not supported by llamacpp at this moment" })],
    ['picture-invalid', 400, error({ code: 'invalid_image_format' })],
    ['picture-invalid', 400, error({ code: 'invalid_base64_image' })],
    ['picture-invalid', 400, error({ code: 'unsupported_image_media_type' })],
    ['picture-invalid', 400, error({ code: 'image_parse_error' })],
    ['picture-invalid', 400, error({ code: 'empty_image_file' })],
    ['picture-invalid', 400, error({ code: 'failed_to_download_image' })],
    ['picture-invalid', 400, error({ message: 'invalid image input' })],
    ['picture-invalid', 400, error({ message: 'This server does not support image URLs' })],
    ['picture-invalid', 400, { error: "'url' field must be a base64 encoded image." }],
    [
      'picture-invalid',
      400,
      error({ message: 'image URLs are not currently supported, please use base64 encoded data instead' }),
    ],
    [
      'invalid-request',
      422,
      { detail: [{ loc: ['body', 'input', 0], msg: 'field required', type: 'missing' }] },
    ],
    ['invalid-request', 400, { error: 'plain words' }],
    ['invalid-request', 418, '{"half a'],
  ])('%s: %d %j', (code, status, body) => {
    expect(codeOf(status, body)).toBe(code)
  })
})

test('an error in a stream is judged by its words, or by the status it carries', () => {
  const codes: [unknown, ErrorCode][] = [
    [{ type: 'error', code: 'rate_limit_exceeded', message: 'Slow' }, 'rate-limited'],
    [{ type: 'error', error: { type: 'insufficient_quota', code: 'insufficient_quota' } }, 'billing'],
    [{ error: { code: 502, message: 'Upstream' } }, 'server-trouble'],
    [{ error: { code: '429', message: 'Upstream' } }, 'rate-limited'],
    [{ code: 401, message: 'no key', data: null }, 'key-rejected'],
    [{ error: { code: 'server_error', message: 'x' } }, 'server-trouble'],
    [{ error: { code: 'invalid_image', message: 'x' } }, 'picture-invalid'],
    [{ type: 'error', code: 'unsupported_parameter', param: 'top_p', message: 'x' }, 'parameter-refused'],
    [{ type: 'error', error: { code: 'server_is_overloaded', message: 'x' } }, 'server-trouble'],
    [{ error: { code: 503, message: 'Loading' } }, 'server-trouble'],
    [{ error: { code: 'image_file_too_large' } }, 'too-large'],
    [{}, 'server-trouble'],
  ]
  for (const [raw, code] of codes)
    expect(classifyReported(exchange(200), readProviderError(raw) ?? {}).code).toBe(code)
})

describe('with what is known of the request', () => {
  const sent = { fields: ['temperature', 'reasoning', 'reasoning.effort'], usesPreviousResponse: true }
  const classified = (status: number, body: unknown) =>
    classifyError({ ...exchange(status), sent }, JSON.stringify(body))

  test('a 404 may be the answer before, which the server has lost', () => {
    expect(classified(404, { detail: "Response with id 'resp_1' not found." }).code).toBe('history-lost')
    expect(codeOf(404, { detail: "Response with id 'resp_1' not found." })).toBe('invalid-request')
    expect(classified(404, error({ code: 'model_not_found' })).code).toBe('model-not-found')
  })

  test('a 404 about a thing of the request does not blame the address', () => {
    const message = "Error retrieving tool list from MCP server 'git'"
    expect(codeOf(404, error({ message }))).toBe('invalid-request')
    expect(codeOf(404, error({ message: "Vector store with id 'vs_1' not found" }))).toBe('invalid-request')
  })

  test('credits in an advertisement are no empty account, and an empty account is one at any status', () => {
    const faster = 'You can increase your rate limit by adding credits.'
    expect(codeOf(429, error({ code: 'rate_limit_exceeded', message: faster }))).toBe('rate-limited')
    expect(codeOf(400, error({ message: 'Your credit balance is too low.' }))).toBe('billing')
    expect(codeOf(403, error({ message: 'No credits left.' }))).toBe('billing')
  })

  test('of a message without end only the beginning is looked at', () => {
    const endless = error({ message: `${'model '.repeat(1_000_000)}does not exist` })
    expect(codeOf(404, endless)).toBe('endpoint-not-found')
  })

  test('a refusal without a code is one of a field, if it names one that was sent', () => {
    const { code, details } = classified(
      400,
      error({ message: 'This model has no temperature', param: 'temperature' }),
    )
    expect([code, details?.field]).toEqual(['parameter-refused', 'temperature'])
    expect(codeOf(400, error({ message: 'This model has no temperature', param: 'temperature' }))).toBe(
      'invalid-request',
    )
  })

  test('a field that is missed is not one that is refused', () => {
    const body = { detail: [{ loc: ['body', 'reasoning'], msg: 'Field required', type: 'missing' }] }
    expect(classified(422, body).code).toBe('invalid-request')
  })
})

describe('whether to send again, the server may say itself', () => {
  test.each([
    ['true', true],
    ['false', false],
    [' True ', true],
    ['maybe', undefined],
  ])('%j', (value, expected) => {
    expect(classifyError(exchange(500, { 'x-should-retry': value }), '').shouldRetry).toBe(expected)
  })

  test('and when', () => {
    const headers = { 'x-should-retry': 'true', 'retry-after-ms': '250' }
    expect(classifyError(exchange(400, headers), '').retryAfterMs).toBe(250)
  })
})

describe('what is told of an error', () => {
  test('holds host, status, the code, the words and the request id', () => {
    const found = classifyError(
      exchange(400, { 'x-request-id': 'req_0123456789abcdef0123456789abcdef' }),
      JSON.stringify(error({ code: 'unsupported_value', message: 'Use\n another\u202e value.' })),
    )
    expect(found.details).toEqual({
      host: 'h.test',
      status: 400,
      providerCode: 'unsupported_value',
      providerText: 'Use another value.',
      requestId: 'req_0123456789abcdef0123456789abcdef',
    })
  })

  test('is 300 characters at most, and no half of a key stands at its end', () => {
    const key = 'zz-qq-kk-very-own-key'
    const body = JSON.stringify({ message: `${'word '.repeat(58)}${key} and more 🙂 words` })
    const { providerText = '' } = classifyError(exchange(400, {}, [key]), body).details ?? {}
    expect([...providerText].length).toBeLessThanOrEqual(300)
    expect(providerText).not.toContain('zz-')
  })

  test('is only the title of a page', () => {
    const body = `<html><head><title> 502 Bad&nbsp;Gateway &amp; more </title></head><body>secret</body></html>`
    expect(classifyError(exchange(502), body).details?.providerText).toBe('502 Bad&nbsp;Gateway & more')
    expect(notAnApi(exchange(200), '<p>no title').details).toEqual({ host: 'h.test', status: 200 })
  })

  test('names a time to wait only where waiting helps', () => {
    const headers = { 'retry-after': '7' }
    expect(classifyError(exchange(429, headers), '').retryAfterMs).toBe(7_000)
    expect(classifyError(exchange(503, headers), '').retryAfterMs).toBe(7_000)
    expect(classifyError(exchange(401, headers), '').retryAfterMs).toBeUndefined()
    const noMoney = JSON.stringify(error({ code: 'insufficient_quota' }))
    expect(classifyError(exchange(429, headers), noMoney).retryAfterMs).toBeUndefined()
  })
})
