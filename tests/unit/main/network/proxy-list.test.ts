import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProxyList, proxyName } from '../../../../src/main/network/proxy-list.ts'
import type { Proxy } from '../../../../src/main/network/proxy-list.ts'

test('a list is read in its order', () => {
  const list = 'PROXY a:8080; HTTPS b:443; SOCKS5 c:1080; SOCKS d:1081; DIRECT'
  expect(parseProxyList(list)).toEqual([
    { kind: 'http', host: 'a', port: 8080 },
    { kind: 'https', host: 'b', port: 443 },
    { kind: 'socks5', host: 'c', port: 1080 },
    { kind: 'socks5', host: 'd', port: 1081 },
    { kind: 'direct' },
  ])
})

test.each(['', '  ', 'DIRECT', ' direct ;'])('%j means direct', (list) => {
  expect(parseProxyList(list)).toEqual([{ kind: 'direct' }])
})

test.each([
  'PROXY',
  'PROXY a:0',
  'PROXY a:65536',
  'PROXY a:8080:9090',
  'PROXY a b:8080',
  'QUIC a:443',
  'SOCKS4 a:1080',
  'constructor a:80',
  'http://a:8080',
  'DIRECTLY',
  ';',
])('%j is left out, and nothing goes direct for it', (entry) => {
  expect(parseProxyList(entry)).toEqual([])
  expect(parseProxyList(`${entry};PROXY z:1`)).toEqual([{ kind: 'http', host: 'z', port: 1 }])
})

test.each([
  ['proxy a', { kind: 'http', host: 'a', port: 80 }],
  ['HTTP a', { kind: 'http', host: 'a', port: 80 }],
  ['HTTPS a', { kind: 'https', host: 'a', port: 443 }],
  ['SOCKS5 a', { kind: 'socks5', host: 'a', port: 1080 }],
  ['  PROXY\t10.0.0.1:3128  ', { kind: 'http', host: '10.0.0.1', port: 3128 }],
  ['PROXY [2001:db8::1]:3128', { kind: 'http', host: '2001:db8::1', port: 3128 }],
] as const)('%j is read', (entry, expected) => {
  expect(parseProxyList(entry)).toEqual([expected])
})

test.each([
  ['PROXY me:secret@a:1', { user: 'me', password: 'secret' }],
  ['PROXY me:sec%40ret%3A@a:1', { user: 'me', password: 'sec@ret:' }],
  ['PROXY me:p@ss:w@a:1', { user: 'me', password: 'p@ss:w' }],
  ['PROXY me@a:1', { user: 'me', password: '' }],
  ['PROXY 100%:x@a:1', { user: '100%', password: 'x' }],
] as const)('the name and password of %j are read', (entry, credentials) => {
  expect(parseProxyList(entry)).toEqual([{ kind: 'http', host: 'a', port: 1, credentials }])
})

test('only where a proxy is may be shown', () => {
  const names = parseProxyList('PROXY me:secret@a:1;SOCKS [::1]:2').map((entry) => proxyName(entry as Proxy))
  expect(names).toEqual(['a:1', '[::1]:2'])
})

test('what is no host is left out', () => {
  expect(parseProxyList('PROXY %; PROXY a:1')).toMatchObject([{ host: 'a' }])
})

test('no text makes it fail, and none without DIRECT goes direct', () => {
  const word = fc.constantFrom('PROXY', 'HTTPS', 'SOCKS5', 'DIRECT', 'a:1', '@', ';', ' ', '[::1]', '%', ':')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join('')),
      ),
      (list) => {
        const entries = parseProxyList(list)
        const isDirect = entries.some(({ kind }) => kind === 'direct')
        expect(isDirect).toBe(
          list.trim() === '' || list.split(';').some((one) => /^\s*direct\s*$/i.test(one)),
        )
        for (const entry of entries)
          if (entry.kind !== 'direct') expect(URL.canParse(`http://${proxyName(entry)}`)).toBe(true)
      },
    ),
  )
})
