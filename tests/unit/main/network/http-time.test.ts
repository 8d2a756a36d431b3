import { createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { failureOf, http, listen, send, startOrigin, timeouts, until } from './http-parts.ts'
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpResponse } from '../../../../src/main/network/http.ts'

// From the start: undici keeps its first timer for ever. Sockets are real, only time is not.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterAll(() => void vi.useRealTimers())

const minutes = 60_000

/** A server whose answers the test writes. */
async function byHand(): Promise<{ readonly url: string; readonly responses: readonly ServerResponse[] }> {
  const responses: ServerResponse[] = []
  const { port } = await startOrigin(undefined, (_request, response) => responses.push(response))
  return { url: `http://127.0.0.1:${port}/`, responses }
}

type Reading = { readonly chunks: readonly string[]; readonly failure: Promise<unknown> }

function read(response: HttpResponse): Reading {
  const chunks: string[] = []
  const reading = async () => {
    for await (const bytes of response.body) chunks.push(Buffer.from(bytes).toString())
  }
  return { chunks, failure: failureOf(reading()) }
}

test('any byte is a sign of life, and the whole may take as long as it likes', async () => {
  const { url, responses } = await byHand()
  const asked = send(http(), url, { timeouts: { ...timeouts, idleMs: 2 * minutes } })
  await until(() => responses.length > 0)
  responses[0]?.write(':')
  const { chunks, failure } = read(await asked)
  for (let n = 1; n <= 40; n += 1) {
    await until(() => chunks.length === n)
    await vi.advanceTimersByTimeAsync(1.9 * minutes)
    responses[0]?.write('.')
  }
  await until(() => chunks.length === 41)
  await vi.advanceTimersByTimeAsync(2 * minutes + 2_000)
  expect(await failure).toMatchObject({ code: 'stream-stalled' })
})

test('the wait for the first byte has a limit of its own', async () => {
  const { url, responses } = await byHand()
  const limits = { connectMs: 1_000, firstByteMs: 10 * minutes, idleMs: 1_000 }
  const asked = send(http(), url, { timeouts: limits })
  await until(() => responses.length > 0)
  await vi.advanceTimersByTimeAsync(9.9 * minutes)
  responses[0]?.flushHeaders()
  const response = await asked
  expect(response.status).toBe(200)
  const { failure } = read(response)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await failure).toMatchObject({ code: 'stream-stalled' })
})

test('a server that never answers is late, and its connection is closed', async () => {
  const { url, responses } = await byHand()
  const asked = failureOf(send(http(), url, { timeouts: { ...timeouts, firstByteMs: 10 * minutes } }))
  await until(() => responses.length > 0)
  await vi.advanceTimersByTimeAsync(10 * minutes + 2_000)
  expect((await asked).code).toBe('answer-late')
  await until(() => responses[0]?.destroyed === true)
})

test('an upload on a slow line is no late answer, and what comes is what was sent', async () => {
  const sent = Buffer.alloc(32_000_000, 'The wait begins when all has been sent. ')
  const received: Buffer[] = []
  const sockets: Socket[] = []
  const server = createTcpServer((socket) => {
    sockets.push(socket)
    socket.pause().on('data', (bytes) => void received.push(bytes))
  })
  const url = `http://127.0.0.1:${await listen(server)}/`
  const limits = { ...timeouts, firstByteMs: 10 * minutes }
  const asked = send(http(), url, { timeouts: limits, body: sent })
  await until(() => sockets.length > 0)
  const length = () => received.reduce((sum, bytes) => sum + bytes.length, 0)
  for (let enough = 4_000_000; enough <= sent.length; enough += 4_000_000) {
    await vi.advanceTimersByTimeAsync(9 * minutes)
    sockets[0]?.resume()
    await until(() => length() >= enough)
    sockets[0]?.pause()
  }
  sockets[0]?.resume()
  await until(() => Buffer.concat(received.slice(-2)).includes(sent.subarray(-40)))
  await until(() => length() > sent.length)
  sockets[0]?.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')
  expect((await asked).status).toBe(200)
  const [head = '', ...rest] = Buffer.concat(received).toString().split('\r\n\r\n')
  expect(head).toMatch(/^content-length: 32000000$/m)
  expect(rest.join('') === sent.toString()).toBe(true)
})

test('a server that is slow to take up the connection is given up after the time to connect', async () => {
  const connections: unknown[] = []
  const port = await listen(createTcpServer((socket) => connections.push(socket)))
  const limits = { ...timeouts, connectMs: 5_000 }
  const asked = failureOf(send(http(), `https://127.0.0.1:${port}/`, { timeouts: limits }))
  await until(() => connections.length > 0) // and no TLS comes of it
  await vi.advanceTimersByTimeAsync(7_000)
  expect((await asked).code).toBe('unreachable')
})

test('limits are those of each request', async () => {
  const { url, responses } = await byHand()
  const by = http()
  const patient = failureOf(send(by, url, { timeouts: { ...timeouts, firstByteMs: 10 * minutes } }))
  const hasty = failureOf(send(by, url, { timeouts: { ...timeouts, firstByteMs: 2_000 } }))
  await until(() => responses.length === 2)
  await vi.advanceTimersByTimeAsync(5_000)
  expect((await hasty).code).toBe('answer-late')
  expect(responses.map(({ destroyed }) => destroyed).filter(Boolean).length).toBeLessThan(2)
  await vi.advanceTimersByTimeAsync(10 * minutes)
  expect((await patient).code).toBe('answer-late')
})
