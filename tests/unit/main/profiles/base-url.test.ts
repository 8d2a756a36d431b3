import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLoopbackHost, parseBaseUrl } from '../../../../src/main/profiles/base-url.ts'

describe('what people call a base URL', () => {
  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/v1/responses', 'api.openai.com'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1/responses', 'api.openai.com'],
    ['https://api.openai.com', 'https://api.openai.com/v1/responses', 'api.openai.com'],
    ['  https://api.openai.com/ ', 'https://api.openai.com/v1/responses', 'api.openai.com'],
    ['api.openai.com', 'https://api.openai.com/v1/responses', 'api.openai.com'],
    ['api.example.com:8443/v1', 'https://api.example.com:8443/v1/responses', 'api.example.com:8443'],
    ['https://h.test/v1/responses', 'https://h.test/v1/responses', 'h.test'],
    ['https://h.test/v1/responses/', 'https://h.test/v1/responses', 'h.test'],
    ['https://h.test/responses', 'https://h.test/responses', 'h.test'],
    ['https://h.test/api/v1', 'https://h.test/api/v1/responses', 'h.test'],
    [
      'https://h.test/openai/v1?api-version=preview',
      'https://h.test/openai/v1/responses?api-version=preview',
      'h.test',
    ],
    ['https://h.test?x=1', 'https://h.test/v1/responses?x=1', 'h.test'],
    ['https://h.test/v1#part', 'https://h.test/v1/responses', 'h.test'],
    ['https://H.Test/V', 'https://h.test/V/responses', 'h.test'],
    ['http://localhost:11434', 'http://localhost:11434/v1/responses', 'localhost:11434'],
    ['localhost:8080', 'http://localhost:8080/v1/responses', 'localhost:8080'],
    ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1/responses', '127.0.0.1:1234'],
    ['http://127.8.9.10/v1', 'http://127.8.9.10/v1/responses', '127.8.9.10'],
    ['http://[::1]:8080', 'http://[::1]:8080/v1/responses', '[::1]:8080'],
  ])('%s', (text, responsesUrl, host) => {
    expect(parseBaseUrl(text)).toMatchObject({ ok: true, responsesUrl, host })
  })

  test.each([
    ['https://h.test/v1/chat/completions', 'https://h.test/v1/responses'],
    ['https://h.test/v1/completions', 'https://h.test/v1/responses'],
    ['https://h.test/v1/models', 'https://h.test/v1/responses'],
    ['https://h.test/v1/models/', 'https://h.test/v1/responses'],
    ['https://h.test/chat/completions', 'https://h.test/responses'],
    ['https://h.test//v1//', 'https://h.test/v1/responses'],
    ['"https://h.test/v1"', 'https://h.test/v1/responses'],
    ["'h.test/v1',", 'https://h.test/v1/responses'],
    ['`https://h.test/v1`', 'https://h.test/v1/responses'],
    ['<https://h.test/v1>', 'https://h.test/v1/responses'],
    ['(https://h.test/v1).', 'https://h.test/v1/responses'],
    ['\u201chttps://h.test/v1\u201d', 'https://h.test/v1/responses'],
    ['\u200bhttps://h.test/v1\ufeff\n', 'https://h.test/v1/responses'],
    ['https://h.test/v1.', 'https://h.test/v1/responses'],
    ['https://h.test/v1 . ', 'https://h.test/v1/responses'],
    ['https://h.test./v1', 'https://h.test/v1/responses'],
    ['h.test.', 'https://h.test/v1/responses'],
    ['http://localhost.:8080', 'http://localhost:8080/v1/responses'],
    ['[::1]:8080', 'http://[::1]:8080/v1/responses'],
  ])('%j as it was copied', (text, responsesUrl) => {
    expect(parseBaseUrl(text)).toMatchObject({ ok: true, responsesUrl })
  })

  test.each([
    ['https://x.openai.azure.com', 'https://x.openai.azure.com/openai/v1/responses'],
    ['x.openai.azure.com', 'https://x.openai.azure.com/openai/v1/responses'],
    ['https://x.openai.azure.com/openai', 'https://x.openai.azure.com/openai/v1/responses'],
    ['https://x.openai.azure.com/openai/v1/', 'https://x.openai.azure.com/openai/v1/responses'],
    ['https://x.openai.azure.com/v1', 'https://x.openai.azure.com/openai/v1/responses'],
    ['https://x.openai.azure.com/v1/responses', 'https://x.openai.azure.com/openai/v1/responses'],
    [
      'https://x.openai.azure.com/?api-version=preview',
      'https://x.openai.azure.com/openai/v1/responses?api-version=preview',
    ],
    [
      'https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=preview',
      'https://x.openai.azure.com/openai/v1/responses?api-version=preview',
    ],
    [
      'https://x.cognitiveservices.azure.com/openai/responses?api-version=2025-04-01-preview',
      'https://x.cognitiveservices.azure.com/openai/responses?api-version=2025-04-01-preview',
    ],
    [
      'https://x.services.ai.azure.com/api/projects/p/openai/v1',
      'https://x.services.ai.azure.com/api/projects/p/openai/v1/responses',
    ],
    ['https://azure.com', 'https://azure.com/v1/responses'],
    ['https://openrouter.ai', 'https://openrouter.ai/api/v1/responses'],
    ['https://openrouter.ai/api', 'https://openrouter.ai/api/v1/responses'],
    ['https://openrouter.ai/v1/chat/completions', 'https://openrouter.ai/api/v1/responses'],
    ['https://notopenrouter.ai', 'https://notopenrouter.ai/v1/responses'],
    ['https://gptproto.com', 'https://gptproto.com/v1/responses'],
    ['https://api.openai.com/chat/completions', 'https://api.openai.com/v1/responses'],
    ['http://localhost:11434/api/chat', 'http://localhost:11434/v1/responses'],
    ['http://127.0.0.1:11434/api', 'http://127.0.0.1:11434/v1/responses'],
    ['http://localhost:1234/api/v0', 'http://localhost:1234/v1/responses'],
  ])('%s by what its provider’s preset says', (text, responsesUrl) => {
    expect(parseBaseUrl(text)).toMatchObject({ ok: true, responsesUrl })
  })

  test('what it made of one it leaves as it is', () => {
    const part = fc.stringMatching(/^[a-z0-9.-]{0,8}$/)
    const paths = fc.array(
      fc.oneof(part, fc.constantFrom('v1', 'responses', 'models', 'openai', 'chat/completions')),
    )
    const hosts = fc.constantFrom('h.test', 'x.openai.azure.com', 'openrouter.ai', 'localhost:11434', '[::1]')
    fc.assert(
      fc.property(hosts, paths, (host, path) => {
        const once = parseBaseUrl(`${host}/${path.join('/')}?a=1`)
        if (!once.ok) throw new Error(`${host} was refused`)
        expect(parseBaseUrl(once.responsesUrl)).toMatchObject({ ok: true, responsesUrl: once.responsesUrl })
      }),
    )
  })

  test.each([
    '',
    '   ',
    'https://',
    'ftp://h.test',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not a url',
    'https://./v1',
    '""',
    'http//h',
  ])('refuses %j as no address', (text) => {
    const parsed = parseBaseUrl(text)
    expect(parsed.ok ? parsed : parsed.reason).toBe('invalid')
  })

  test.each([
    'http://api.example.com/v1',
    'http://192.168.0.5:8080',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://0.0.0.0:8080',
    'https://user:secret@h.test/v1',
    'https://user@h.test/v1',
    'http://me:pw@localhost:1/v1',
  ])('refuses %s as unsafe', (text) => {
    expect(parseBaseUrl(text)).toEqual({ ok: false, reason: 'unsafe' })
  })
})

test('a host is loopback with and without its port', () => {
  const hosts = [
    'localhost',
    'localhost:80',
    '127.0.0.1:1234',
    '[::1]:8080',
    '',
    'h.test',
    'localhost.h.test:80',
  ]
  expect(hosts.map(isLoopbackHost)).toEqual([true, true, true, true, false, false, false])
})

describe('the other calls of a server', () => {
  const azure = parseBaseUrl('https://x.openai.azure.com/openai/v1?api-version=preview')
  const plain = parseBaseUrl('http://localhost:1234/v1')
  if (!azure.ok || !plain.ok) throw new Error('refused')

  test('are beside the first, and keep its query', () => {
    expect(plain.modelsUrl).toBe('http://localhost:1234/v1/models')
    expect(azure.modelsUrl).toBe('https://x.openai.azure.com/openai/v1/models?api-version=preview')
    expect(azure.responseUrl('resp_1')).toBe(
      'https://x.openai.azure.com/openai/v1/responses/resp_1?api-version=preview',
    )
    expect(plain.responseUrl('resp_1', 'cancel')).toBe('http://localhost:1234/v1/responses/resp_1/cancel')
    expect([plain.origin, azure.origin]).toEqual(['http://localhost:1234', 'https://x.openai.azure.com'])
  })

  test.each(['a/b', '../models', '..', '.', 'a?b#c', 'a b', 'ü', '%2e%2e', '\ud800', 'a\\b'])(
    'an id of %j stays one segment',
    (id) => {
      const { pathname, search } = new URL(azure.responseUrl(id))
      expect(pathname.split('/').slice(0, 4)).toEqual(['', 'openai', 'v1', 'responses'])
      expect(pathname.split('/')).toHaveLength(5)
      expect(search).toBe('?api-version=preview')
    },
  )
})
