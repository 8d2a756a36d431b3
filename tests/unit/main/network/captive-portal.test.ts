import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { askPlainly, createDiagnose } from '../../../../src/main/network/captive-portal.ts'
import type { PlainReply } from '../../../../src/main/network/captive-portal.ts'

const { signal } = new AbortController()

async function diagnosed(
  code: ErrorCode,
  reply: PlainReply | undefined,
  { host = 'api.example.com', proxy = 'DIRECT' } = {},
) {
  const asked: string[] = []
  const diagnose = createDiagnose({
    askPlainly: (hostname) => {
      asked.push(hostname)
      return Promise.resolve(reply)
    },
    resolveProxy: () => Promise.resolve(proxy),
  })
  const found = await diagnose(new AppError(code, 'x'), host, signal)
  return { code: (found as AppError).code, asked }
}

const html: PlainReply = { status: 200, type: 'text/html; charset=utf-8' }
const elsewhere: PlainReply = { status: 302, location: 'http://login.hotel.test/?to=api' }
const itself: PlainReply = { status: 301, location: 'https://api.example.com/' }
const sibling: PlainReply = { status: 301, location: 'https://www.example.com/' }

describe('where a host cannot be reached, the same host says on plain HTTP why', () => {
  test.each<[string, ErrorCode, PlainReply | undefined, ErrorCode]>([
    ['a redirect to another site', 'unreachable', elsewhere, 'not-an-api'],
    ['a redirect under a false certificate', 'untrusted-certificate', elsewhere, 'not-an-api'],
    [
      'a network that asks for a sign-in by its status',
      'untrusted-certificate',
      { status: 511 },
      'not-an-api',
    ],
    ['a page where nothing answers otherwise', 'unreachable', html, 'not-an-api'],
    ['a page beside a certificate of one’s own', 'untrusted-certificate', html, 'untrusted-certificate'],
    ['a redirect to itself', 'untrusted-certificate', itself, 'untrusted-certificate'],
    ['a redirect within the company', 'unreachable', sibling, 'unreachable'],
    ['a refusal', 'unreachable', { status: 404, type: 'text/html' }, 'unreachable'],
    ['silence', 'unreachable', undefined, 'unreachable'],
  ])('%s (%s)', async (_name, code, reply, expected) => {
    expect(await diagnosed(code, reply)).toEqual({ code: expected, asked: ['api.example.com'] })
  })
})

test.each<[string, ErrorCode, { host?: string; proxy?: string }]>([
  ['what is no question of the way', 'rate-limited', {}],
  ['a server on this computer', 'unreachable', { host: '127.0.0.1:11434' }],
  ['what goes through a proxy', 'unreachable', { proxy: 'PROXY proxy.test:8080' }],
])('nobody is asked about %s', async (_name, code, options) => {
  expect(await diagnosed(code, elsewhere, options)).toEqual({ code, asked: [] })
})

test('only the front page is asked for, and nothing is sent along', async () => {
  const seen: { url: string | undefined; headers: object }[] = []
  const server = createServer(({ url, headers }, response) => {
    seen.push({ url, headers })
    response.writeHead(302, { location: 'http://login.test/' }).end('x'.repeat(100_000))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await askPlainly('127.0.0.1', signal, port)).toEqual({ status: 302, location: 'http://login.test/' })
  expect(seen).toEqual([{ url: '/', headers: { host: `127.0.0.1:${port}`, connection: 'close' } }])
  server.close()
  await once(server, 'close')
  expect(await askPlainly('127.0.0.1', signal, port)).toBeUndefined()
})
