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
    expect(parseBaseUrl(text)).toEqual({ ok: true, responsesUrl, host })
  })

  test('what it made of one it leaves as it is', () => {
    const once = parseBaseUrl('h.test')
    expect(once.ok && parseBaseUrl(once.responsesUrl)).toEqual(once)
  })

  test.each([
    '',
    '   ',
    'https://',
    'ftp://h.test',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not a url',
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
