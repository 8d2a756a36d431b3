import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { deadAddress, startHttpProxy, startSocksProxy } from '../../../support/local-proxies.ts'
import { errorOf, failureOf, http, send, startOrigin, textOf, timeouts, until } from './http-parts.ts'
import { otherServer, privateServer } from '../../../support/local-certificate.ts'
import type { SystemHttp } from '../../../../src/main/network/http.ts'
import type { LocalProxy } from '../../../support/local-proxies.ts'
import type { Origin } from './http-parts.ts'

// Names are never resolved here: every proxy ends at the origin of the test.
const url = 'https://api.example.com/v1/responses'

async function ended(proxy: Promise<LocalProxy>): Promise<LocalProxy> {
  const running = await proxy
  onTestFinished(() => running.stop())
  return running
}

type Start<T> = Omit<T, 'upstreamPort'>

function httpProxy(origin: Origin, options: Start<Parameters<typeof startHttpProxy>[0]> = {}) {
  return ended(startHttpProxy({ upstreamPort: origin.port, ...options }))
}

function socksProxy(origin: Origin, options: Start<Parameters<typeof startSocksProxy>[0]> = {}) {
  return ended(startSocksProxy({ upstreamPort: origin.port, ...options }))
}

/** A network behind a list of proxies. */
function behind(list: string, now: () => number = () => 0): SystemHttp {
  return http({ resolveProxy: () => Promise.resolve(list), now })
}

test.each([
  ['PROXY', 'an HTTP proxy', (origin: Origin) => httpProxy(origin)],
  ['HTTPS', 'an HTTPS proxy', (origin: Origin) => httpProxy(origin, { tls: privateServer })],
  ['SOCKS5', 'a SOCKS5 proxy', (origin: Origin) => socksProxy(origin)],
  [
    'SOCKS',
    'a SOCKS5 proxy that says each byte by itself',
    (origin: Origin) => socksProxy(origin, { isChoppy: true }),
  ],
  [
    'SOCKS5',
    'one that is bound to IPv6',
    (origin: Origin) => socksProxy(origin, { boundTo: [4, ...Buffer.alloc(16)] }),
  ],
  [
    'SOCKS5',
    'one that is bound to a name',
    (origin: Origin) => socksProxy(origin, { boundTo: [3, 2, 104, 105] }),
  ],
])('%s goes through %s, which resolves the name, and one tunnel carries all', async (word, _, start) => {
  const origin = await startOrigin(privateServer)
  const proxy = await start(origin)
  const by = behind(`${word} ${proxy.address}`)
  for (let n = 0; n < 3; n += 1) {
    expect(await textOf(await send(by, url))).toBe('hello')
    await new Promise((resolve) => setImmediate(resolve)) // undici frees the connection a turn later
  }
  expect(proxy.asked).toEqual(['api.example.com:443'])
  expect(origin.connections).toHaveLength(1)
  expect(JSON.stringify(proxy.headers)).not.toContain('sk-marker')
})

test('a port of its own and an address are asked for as they are', async () => {
  const origin = await startOrigin(privateServer)
  const [tunnel, socks] = [await httpProxy(origin), await socksProxy(origin)]
  for (const { address, word } of [
    { ...tunnel, word: 'PROXY' },
    { ...socks, word: 'SOCKS5' },
  ]) {
    const by = behind(`${word} ${address}`)
    for (const target of ['https://192.0.2.1:8443/', 'https://[2001:db8::f]:8443/'])
      expect((await failureOf(send(by, target))).code).toBe('untrusted-certificate') // good for no such address
  }
  expect(tunnel.asked).toEqual(['192.0.2.1:8443', '[2001:db8::f]:8443'])
  expect(socks.asked).toEqual(['ipv4 192.0.2.1:8443', 'ipv6 20010db800000000000000000000000f:8443'])
})

test.each(['DIRECT', ''])('the list %j goes direct', async (list) => {
  const origin = await startOrigin(privateServer)
  expect(await textOf(await send(behind(list), `https://0.0.0.0:${origin.port}/`))).toBe('hello')
})

test('this computer is reached directly, whatever the list says', async () => {
  const origin = await startOrigin()
  const resolveProxy = vi.fn(() => Promise.resolve('PROXY 192.0.2.1:1'))
  const by = http({ resolveProxy, now: () => 0 })
  expect(await textOf(await send(by, `http://localhost:${origin.port}/`))).toBe('hello')
  expect(resolveProxy).not.toHaveBeenCalled()
})

test('ways out are tried in their order, up to the first that works', async () => {
  const origin = await startOrigin(privateServer)
  const good = await socksProxy(origin)
  const unused = await httpProxy(origin)
  const broken = [
    `PROXY ${await deadAddress()}`,
    `HTTPS ${(await httpProxy(origin)).address}`, // speaks no TLS
    `HTTPS ${(await httpProxy(origin, { tls: otherServer })).address}`, // its certificate is another's
    `PROXY ${(await httpProxy(origin, { status: 502 })).address}`,
    `SOCKS5 ${await deadAddress()}`,
    `SOCKS5 ${(await socksProxy(origin, { reply: 1 })).address}`,
    `SOCKS5 ${(await socksProxy(origin, { credentials: 'me:secret' })).address}`,
    `SOCKS5 ${(await httpProxy(origin)).address}`, // speaks no SOCKS
    `PROXY ${(await socksProxy(origin)).address}`, // speaks no HTTP
    'nonsense',
  ]
  const by = behind([...broken, `SOCKS5 ${good.address}`, `PROXY ${unused.address}`].join(';'))
  expect(await textOf(await send(by, url))).toBe('hello')
  expect([good.asked, unused.asked]).toEqual([['api.example.com:443'], []])
  expect(origin.requests).toHaveLength(1)
})

test.each([
  ['an HTTP proxy', (origin: Origin) => httpProxy(origin, { isSilent: true }), 'PROXY'],
  ['an HTTPS proxy', (origin: Origin) => httpProxy(origin, { isSilent: true, tls: privateServer }), 'HTTPS'],
  // Waits for more than a greeting that is no HTTP.
  ['a SOCKS proxy', (origin: Origin) => socksProxy(origin, { credentials: 'a:b', isSilent: true }), 'SOCKS5'],
])('%s that says nothing is given up after the time to connect', async (_, start, word) => {
  const origin = await startOrigin(privateServer)
  const [silent, good] = [await start(origin), await httpProxy(origin)]
  const by = behind(`${word} ${silent.address};PROXY ${good.address}`)
  const response = await send(by, url, { timeouts: { ...timeouts, connectMs: 100 } })
  expect(await textOf(response)).toBe('hello')
})

test('DIRECT after a dead proxy is used, and so is a proxy after a dead way', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await httpProxy(origin)
  const dead = await deadAddress()
  const direct = behind(`PROXY ${dead};DIRECT`)
  expect(await textOf(await send(direct, `https://0.0.0.0:${origin.port}/`))).toBe('hello')
  const around = behind(`DIRECT;PROXY ${proxy.address}`)
  expect(await textOf(await send(around, `https://0.0.0.0:${dead.split(':')[1] ?? ''}/`))).toBe('hello')
})

test('without DIRECT in the list nothing goes direct, and the trouble names the proxy', async () => {
  const origin = await startOrigin(privateServer)
  const dead = await deadAddress()
  for (const [list, details] of [
    [`PROXY ${dead}`, { host: dead }],
    [`SOCKS5 ${dead};nonsense`, { host: dead }],
    ['QUIC a:1;nonsense', undefined],
  ] as const) {
    const failure = await failureOf(send(behind(list), `https://0.0.0.0:${origin.port}/`))
    expect(failure).toEqual({ code: 'proxy-trouble', ...(details === undefined ? {} : { details }) })
  }
  expect(origin.connections).toEqual([])
})

test('settings that cannot be read are trouble too, and are read again for the next request', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await httpProxy(origin)
  const answers = [Promise.reject(new Error('no settings')), Promise.resolve(`PROXY ${proxy.address}`)]
  const by = http({ resolveProxy: () => answers.shift() ?? Promise.resolve(''), now: () => 0 })
  expect(await failureOf(send(by, url))).toEqual({ code: 'proxy-trouble' })
  expect(await textOf(await send(by, url))).toBe('hello')
})

test.each([
  ['PROXY', (origin: Origin, credentials: string) => httpProxy(origin, { credentials })],
  ['SOCKS5', (origin: Origin, credentials: string) => socksProxy(origin, { credentials })],
])('the password of a list is given to its %s', async (word, start) => {
  const origin = await startOrigin(privateServer)
  const proxy = await start(origin, 'me:sec@ret')
  const by = behind(`${word} me:sec%40ret@${proxy.address}`)
  expect(await textOf(await send(by, url))).toBe('hello')
})

test('a SOCKS proxy that wants another password is trouble', async () => {
  const proxy = await socksProxy(await startOrigin(), { credentials: 'me:right' })
  const failure = await failureOf(send(behind(`SOCKS5 me:wrong@${proxy.address}`), url))
  expect(failure).toEqual({ code: 'proxy-trouble', details: { host: proxy.address } })
})

test('the time to connect through SOCKS ends with the connection', async () => {
  const connectMs = 800
  const origin = await startOrigin(privateServer, (_request, response) => {
    void wait(2 * connectMs).then(() => response.end('late, but here'))
  })
  const by = behind(`SOCKS5 ${(await socksProxy(origin)).address}`)
  expect(await textOf(await send(by, url, { timeouts: { ...timeouts, connectMs } }))).toBe('late, but here')
})

test('a proxy that wants another password is trouble, is not gone past, and no password is shown', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await httpProxy(origin, { credentials: 'me:right' })
  const next = await httpProxy(origin)
  const list = `PROXY me:marker-secret@${proxy.address};PROXY ${next.address};DIRECT`
  const error = await errorOf(send(behind(list), url))
  expect(error).toMatchObject({ code: 'proxy-trouble', details: { host: proxy.address, status: 407 } })
  const { message, stack, details, cause } = error as Error & { details: unknown }
  const shown = JSON.stringify([message, stack, details, String(cause), cause])
  expect(shown).not.toMatch(/marker-secret|me:/)
  expect(shown).not.toContain(Buffer.from('me:marker-secret').toString('base64'))
  expect([next.asked, origin.connections]).toEqual([[], []])
})

test.each([
  ['PROXY', {}],
  ['HTTPS', { tls: privateServer }],
])('a certificate that is not trusted is so behind every %s: no other is tried', async (word, options) => {
  const origin = await startOrigin(otherServer)
  const [first, second] = [await httpProxy(origin, options), await httpProxy(origin)]
  const by = behind(`${word} ${first.address};PROXY ${second.address};DIRECT`)
  expect(await failureOf(send(by, url))).toEqual({
    code: 'untrusted-certificate',
    details: { host: 'api.example.com' },
  })
  expect([first.asked.length, second.asked.length, origin.requests]).toEqual([1, 0, []])
  await until(() => origin.connections.every((socket) => socket.destroyed)) // nothing is left open
})

test('a request of which anything may have arrived is not sent by another proxy', async () => {
  const origin = await startOrigin(privateServer, (request) => request.socket.destroy())
  const [first, second] = [await httpProxy(origin), await httpProxy(origin)]
  const by = behind(`PROXY ${first.address};PROXY ${second.address}`)
  expect(await failureOf(send(by, url))).toEqual({
    code: 'unreachable',
    details: { host: 'api.example.com' },
  })
  expect([origin.requests.length, second.asked]).toEqual([1, []])
})

test('settings are asked for once a minute and origin, and again after a change of network', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await httpProxy(origin)
  const asked: string[] = []
  const clock = { now: 0 }
  const resolveProxy = (about: string) => {
    asked.push(about)
    return Promise.resolve(`PROXY ${proxy.address}`)
  }
  const by = http({ resolveProxy, now: () => clock.now })
  const ask = async () => textOf(await send(by, url))
  await Promise.all([ask(), ask()])
  clock.now = 59_999
  await ask()
  expect(asked).toEqual(['https://api.example.com/'])
  clock.now = 60_000
  await ask()
  expect(asked).toHaveLength(2)
  by.forgetProxies()
  await ask()
  expect(asked).toHaveLength(3)
})

test('after trouble the settings are asked for at once, and a request goes the new way', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await httpProxy(origin)
  const dead = await deadAddress()
  const lists = [`PROXY ${dead}`, `PROXY ${proxy.address}`]
  const by = http({ resolveProxy: () => Promise.resolve(lists.shift() ?? ''), now: () => 0 })
  expect(await textOf(await send(by, url))).toBe('hello')
  expect([lists, origin.requests.length]).toEqual([[], 1])
})

test('a proxy that did not answer is passed over for five minutes', async () => {
  const origin = await startOrigin(privateServer, (_request, response) => {
    response.setHeader('connection', 'close').end('hello')
  })
  const [refusing, good] = [await httpProxy(origin, { status: 503 }), await httpProxy(origin)]
  const clock = { now: 0 }
  const by = behind(`PROXY ${refusing.address};PROXY ${good.address}`, () => clock.now)
  const ask = async () => textOf(await send(by, url))
  await ask()
  await ask()
  expect([refusing.asked.length, good.asked.length]).toEqual([1, 2])
  clock.now = 5 * 60_000
  await ask()
  expect([refusing.asked.length, good.asked.length]).toEqual([2, 3])
})

test('a tunnel opened ahead carries the next request', async () => {
  const origin = await startOrigin(privateServer)
  const proxy = await socksProxy(origin)
  const by = behind(`SOCKS5 ${proxy.address}`)
  by.connect({ url, timeouts })
  await until(() => origin.connections.length > 0)
  expect(await textOf(await send(by, url))).toBe('hello')
  expect(proxy.asked).toHaveLength(1)
})

test('Stop does not wait for settings that are slow to come', async () => {
  const by = http({ resolveProxy: () => new Promise(() => undefined), now: () => 0 })
  const controller = new AbortController()
  const asked = send(by, url, { signal: controller.signal })
  const reason = new Error('stopped')
  controller.abort(reason)
  expect(await errorOf(asked)).toBe(reason)
})

test('Stop behind a proxy closes the connection to it', async () => {
  const origin = await startOrigin(privateServer, () => undefined)
  const proxy = await httpProxy(origin)
  const by = behind(`PROXY ${proxy.address}`)
  const controller = new AbortController()
  const asked = errorOf(send(by, url, { signal: controller.signal }))
  await until(() => origin.requests.length > 0)
  const reason = new Error('stopped')
  controller.abort(reason)
  expect(await asked).toBe(reason)
  await until(() => origin.connections[0]?.destroyed === true)
})
