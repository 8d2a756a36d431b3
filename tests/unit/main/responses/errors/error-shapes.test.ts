import { describe, expect, test } from 'vitest'
import { classifyError } from '../../../../../src/main/responses/errors/classify-error.ts'
import { readProviderError } from '../../../../../src/main/responses/errors/provider-error.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { ProviderError } from '../../../../../src/main/responses/errors/provider-error.ts'

const words = 'The words.'

describe('the words of an error are found', () => {
  test.each<[string, unknown, ProviderError]>([
    [
      'OpenAI, Ollama, LM Studio',
      { error: { message: words, type: 'invalid_request_error', param: 'top_p', code: 'x' } },
      { message: words, type: 'invalid_request_error', param: 'top_p', code: 'x' },
    ],
    ['with nulls', { error: { message: words, type: null, param: null, code: null } }, { message: words }],
    ['a bare text', { error: words }, { message: words }],
    [
      'OpenRouter',
      { error: { code: 402, message: words, metadata: {} } },
      { message: words, code: '402', status: 402 },
    ],
    [
      'vLLM before',
      { object: 'error', message: words, type: 'BadRequestError', param: null, code: 400 },
      { message: words, type: 'BadRequestError', code: '400', status: 400 },
    ],
    ['FastAPI, a text', { detail: words }, { message: words }],
    [
      'FastAPI, a list',
      { detail: [{ loc: ['body', 'input', 0], msg: words, type: 'missing' }] },
      { message: `body.input.0: ${words}`, type: 'missing', param: 'input.0' },
    ],
    [
      'FastAPI, an object',
      { detail: { error: { message: words, code: 'x' } } },
      { message: words, code: 'x' },
    ],
    ['an envelope', { code: 429, message: words, data: null }, { message: words, code: '429', status: 429 }],
    ['a message alone', { message: words }, { message: words }],
    [
      'several',
      { errors: [{ message: words, code: 'x' }, { message: 'no' }] },
      { message: words, code: 'x' },
    ],
    ['several texts', { errors: [words] }, { message: words }],
    ['in a list', [{ error: { code: 400, message: words } }], { message: words, code: '400', status: 400 }],
    [
      'a list where the words should be',
      { message: { detail: [{ loc: ['body', 'store'], msg: words, type: 'extra_forbidden' }] }, type: 'y' },
      { message: `body.store: ${words}`, type: 'extra_forbidden', param: 'store' },
    ],
    ['of the event', { type: 'error', error: { message: words, code: 'x' } }, { message: words, code: 'x' }],
    ['plain text', words, { message: words }],
  ])('%s', (_name, raw, expected) => {
    const found = Object.entries(readProviderError(raw) ?? {}).filter(([, value]) => value !== undefined)
    expect(Object.fromEntries(found)).toMatchObject(expected)
  })

  test.each([undefined, null, 7, '', '  ', [], {}, { error: null }, { output: 'x' }, [1, 2], { errors: [] }])(
    'and none in %j',
    (raw) => {
      expect(readProviderError(raw)).toBeUndefined()
    },
  )
})

describe('what a gateway passes on tells the kind, and is not shown', () => {
  test.each<[ErrorCode, object]>([
    ['content-policy', { code: 'BadRequest', innererror: { code: 'ResponsibleAIPolicyViolation' } }],
    ['content-policy', { code: 403, metadata: { reasons: ['safety violation'], flagged_input: 'SECRET' } }],
    ['context-length', { code: 400, metadata: { raw: '{"error":"maximum context length is 10 SECRET"}' } }],
  ])('%s: %j', (code, fields) => {
    const body = JSON.stringify({ error: { message: 'Provider returned error', ...fields } })
    const found = classifyError(
      { host: 'h.test', status: 400, header: () => undefined, hidden: [], now: 0 },
      body,
    )
    expect(found.code).toBe(code)
    expect(JSON.stringify(found.details)).not.toContain('SECRET')
  })
})

/** The error table of GPTProto's gpt-4o-mini page, the only one of the four that prints any. */
test.each<[number, string, ErrorCode]>([
  [401, 'Unauthorized: API key missing or invalid', 'key-rejected'],
  [403, 'Forbidden: the key lacks permission for this resource', 'permission'],
  [403, 'Forbidden: your balance is too low for this operation', 'billing'],
  [429, 'Too Many Requests: rate limit exceeded', 'rate-limited'],
  [500, 'Internal server error: an internal server error occurred', 'server-trouble'],
  [503, 'Content policy violation: content blocked for safety', 'content-policy'],
  [400, 'Content policy violation: content blocked for safety', 'content-policy'],
])('GPTProto: %d %s is %s', (status, message, code) => {
  const exchange = { host: 'h.test', status, header: () => undefined, hidden: [], now: 0 }
  const shapes = [
    { error: { message, code: status } },
    { error: message },
    { code: status, message, data: null },
  ]
  for (const body of shapes) expect(classifyError(exchange, JSON.stringify(body)).code).toBe(code)
})
