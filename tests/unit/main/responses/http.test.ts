import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import { createHttp } from '../../../../src/main/responses/http.ts'
import { startLocalServer } from '../../../support/local-server.ts'
import { all } from './fake-http.ts'
import { localCertificate } from './local-certificate.ts'
import type { AddressInfo, Server } from 'node:net'
import type { Http, HttpOptions } from '../../../../src/main/responses/http.ts'
import type { LocalServer, LocalServerOptions } from '../../../support/local-server.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function http(options: Partial<HttpOptions> = {}): Http {
  const made = createHttp({
    headersTimeoutMs: 30_000,
    idleTimeoutMs: 30_000,
    connectTimeoutMs: 10_000,
    ...options,
  })
  cleanUps.push(() => made.close())
  return made
}

async function serve(options: LocalServerOptions = {}): Promise<LocalServer> {
  const server = await startLocalServer(options)
  cleanUps.push(() => server.stop())
  return server
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}

const body = Buffer.from(JSON.stringify({ model: 'm', input: 'q', stream: true }))

function post(by: Http, url: string, signal = new AbortController().signal) {
  return by.post({ url, headers: { 'content-type': 'application/json' }, body, signal })
}

async function failureOf(work: Promise<unknown>) {
  return toFailure(
    await work.then(
      () => 'no error',
      (error: unknown) => error,
    ),
  )
}

test('gives status, headers in any case, and the body', async () => {
  const server = await serve({ behaviour: { kind: 'raw', headers: { 'X-Thing': 'yes' }, body: 'hello' } })
  const response = await post(http(), `${server.url}/responses`)
  expect([response.status, response.header('x-THING'), response.header('absent')]).toEqual([
    200,
    'yes',
    undefined,
  ])
  expect(Buffer.concat(await all(response.body)).toString()).toBe('hello')
})

test('a redirect comes back as it is, and nothing is sent to where it points', async () => {
  const other = await serve()
  const server = await serve({ behaviour: { kind: 'redirect', to: `${other.url}/responses` } })
  const response = await post(http(), `${server.url}/responses`)
  expect(response.status).toBe(302)
  await all(response.body)
  expect(other.ledger).toEqual([])
})

test('a closed port and an unknown name are unreachable, and say which host', async () => {
  const gone = await startLocalServer()
  await gone.stop()
  expect(await failureOf(post(http(), `${gone.url}/responses`))).toEqual({
    code: 'unreachable',
    details: { host: new URL(gone.url).host },
  })
})

test('a server that never answers is late', async () => {
  const server = await serve({ behaviour: { kind: 'silent' } })
  const failure = await failureOf(post(http({ headersTimeoutMs: 50 }), `${server.url}/responses`))
  expect(failure.code).toBe('answer-late')
})

test('what does not speak HTTP is no API', async () => {
  const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n'))))
  expect((await failureOf(post(http(), `http://127.0.0.1:${port}/`))).code).toBe('not-an-api')
})

test('a connection that is dropped before any header is unreachable', async () => {
  const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.destroy())))
  expect((await failureOf(post(http(), `http://127.0.0.1:${port}/`))).code).toBe('unreachable')
})

test('an abort before the headers throws its reason, and the server sees the connection close', async () => {
  const server = await serve({ behaviour: { kind: 'silent' } })
  const controller = new AbortController()
  const asked = post(http(), `${server.url}/responses`, controller.signal)
  const entry = await server.request(0)
  const reason = new Error('stopped')
  controller.abort(reason)
  await expect(asked).rejects.toBe(reason)
  expect(await entry.ended).toBe('client')
})

test('nothing is sent for a signal that is aborted already', async () => {
  const server = await serve()
  await expect(post(http(), `${server.url}/responses`, AbortSignal.abort('stop'))).rejects.toBe('stop')
  expect(server.ledger).toEqual([])
})

test('leaving the body early frees the connection', async () => {
  const server = await serve({ behaviour: { kind: 'stall', afterDeltas: 1 } })
  const response = await post(http(), `${server.url}/responses`)
  for await (const bytes of response.body) {
    expect(bytes.byteLength).toBeGreaterThan(0)
    break
  }
  expect(await (await server.request(0)).ended).toBe('client')
})

test('close ends what is under way', async () => {
  const server = await serve({ behaviour: { kind: 'silent' } })
  const by = http()
  const asked = failureOf(post(by, `${server.url}/responses`))
  await server.request(0)
  await by.close()
  expect((await asked).code).toBe('unreachable')
})

test('a certificate of nobody known is refused, and accepted once its authority is given', async () => {
  const server = createTlsServer(localCertificate, (_request, response) => response.end('secret'))
  const url = `https://127.0.0.1:${await listen(server)}/`

  expect(await failureOf(post(http(), url))).toEqual({
    code: 'untrusted-certificate',
    details: { host: new URL(url).host },
  })
  const response = await post(http({ extraCa: [localCertificate.cert] }), url)
  expect(Buffer.concat(await all(response.body)).toString()).toBe('secret')
})
