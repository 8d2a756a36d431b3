import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_URL_LENGTH } from '../../../../src/shared/limits.ts'
import { allowedLink } from '../../../../src/main/links/allowed-link.ts'

describe('a web address may be opened', () => {
  test.each([
    ['https://example.com', 'https://example.com/', 'example.com', true],
    ['http://example.com/a?b=c#d', 'http://example.com/a?b=c#d', 'example.com', false],
    ['HTTPS://EXAMPLE.com:8443/x', 'https://example.com:8443/x', 'example.com:8443', true],
    ['https://exаmple.com/', 'https://xn--exmple-4nf.com/', 'xn--exmple-4nf.com', true], // a Cyrillic а
    ['https://münchen.de/straße', 'https://xn--mnchen-3ya.de/stra%C3%9Fe', 'xn--mnchen-3ya.de', true],
    ['https:\\\\evil.com\\@good.com', 'https://evil.com/@good.com', 'evil.com', true],
    ['http://0x7f.1/', 'http://127.0.0.1/', '127.0.0.1', false],
    ['http://[::1]:3000/', 'http://[::1]:3000/', '[::1]:3000', false],
  ])('%s', (text, url, host, isEncrypted) => {
    expect(allowedLink(text)).toEqual({ url, host, isEncrypted })
  })
})

describe('anything else may not', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'ftp://example.com/',
    'mailto:a@example.com',
    'ms-msdt:/id',
    'smb://host/share',
    'app://ui/ask/index.html',
    'blob:https://example.com/1',
    'view-source:https://example.com',
    'chrome://settings',
    '',
    'example.com',
    '//example.com',
    '/relative',
    'https://',
    'https://a b.com/',
    'https://user@example.com/',
    'https://user:secret@example.com/',
    'https://example.com\u0000/',
    'https://exam\nple.com/',
    'https://exam\tple.com/',
    ' https://example.com/',
    'https://example.com/ ',
    'https://example.com/\u202Egpj.exe',
    'https://example.com/\u2066x\u2069',
    'https://exam\u200Bple.com/',
    'https://exam\u00ADple.com/',
    'https://example.com/\u2028',
    'https://example.com/\uD800',
    'java\nscript:alert(1)',
    `https://example.com/${'a'.repeat(MAX_URL_LENGTH)}`,
    `https://example.com/${'ß'.repeat(MAX_URL_LENGTH / 2)}`, // too long once it is written out
  ])('%j', (text) => {
    expect(allowedLink(text)).toBeUndefined()
  })
})

test('what is allowed is plain, complete and its own final form', () => {
  const texts = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const link = allowedLink(text)
      if (link === undefined) return
      expect(link.url).toMatch(/^https?:\/\/[!-~]+$/)
      expect(link.url).toContain(`//${link.host}/`)
      expect(allowedLink(link.url)).toEqual(link)
    }),
  )
})
