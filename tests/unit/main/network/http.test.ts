import { createServer as createTcpServer } from 'node:net'
import { expect, test } from 'vitest'
import { deadAddress } from '../../../support/local-proxies.ts'
import {
  body,
  errorOf,
  failureOf,
  http,
  listen,
  send,
  startOrigin,
  textOf,
  timeouts,
  turns,
  until,
} from './http-parts.ts'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import type { Origin } from './http-parts.ts'

/** Takes the request and never answers. */
const silent: RequestListener = () => undefined
/** Begins an answer and says no more. */
const stalled: RequestListener = (_request, response) => response.write('data: {}\n\n')

function urlOf({ port }: Origin): string {
  return `http://127.0.0.1:${port}/`
}

/** As soon as the server sees its first connection closed. */
function closed({ connections }: Origin): Promise<void> {
  return until(() => connections[0]?.destroyed === true)
}

test('gives status, headers in any case, and the body', async () => {
  const origin = await startOrigin(undefined, (_request, response) =>
    response.writeHead(200, { 'X-Thing': 'yes', 'Set-Cookie': ['a=1', 'b=2'] }).end('hello'),
  )
  const response = await send(http(), urlOf(origin))
  expect(response.header('set-cookie')).toBe('a=1')
  expect([response.status, response.header('x-THING'), response.header('absent')]).toEqual([
    200,
    'yes',
    undefined,
  ])
  expect(await textOf(response)).toBe('hello')
})

test.each([
  ['GET', undefined, undefined],
  ['DELETE', undefined, undefined],
  ['POST', body, String(body.length)],
  ['POST', undefined, '0'],
] as const)('%s goes out as it is, with the query', async (method, sent, length) => {
  const seen: unknown[] = []
  const { port } = await startOrigin(undefined, (request, response) => {
    seen.push(request.method, request.url, request.headers['content-length'])
    request.on('data', (bytes: Buffer) => seen.push(bytes.toString()))
    request.on('end', () => response.end())
  })
  const { signal } = new AbortController()
  const request = { method, timeouts, headers: {}, signal, ...(sent === undefined ? {} : { body: sent }) }
  await textOf(await http().send({ ...request, url: `http://127.0.0.1:${port}/v1/x?a=b%20c` }))
  expect(seen).toEqual([method, '/v1/x?a=b%20c', length, ...(sent === undefined ? [] : [sent.toString()])])
})

test.each([301, 302, 307, 308])(
  'a redirect (%s) comes back as it is, and the key stays with the origin it is for',
  async (status) => {
    const other = await startOrigin()
    const origin = await startOrigin(undefined, (_request, response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${other.port}/` }).end('moved'),
    )
    const by = http()
    const response = await send(by, urlOf(origin))
    expect([response.status, response.header('location')]).toEqual([
      status,
      `http://127.0.0.1:${other.port}/`,
    ])
    expect(origin.requests).toEqual([{ line: 'POST /', authorization: 'Bearer sk-marker' }])
    expect(other.connections).toEqual([])
  },
)

test('the body of a redirect need not be read: its connection serves the next request', async () => {
  const origin = await startOrigin(undefined, (_request, response) =>
    response.writeHead(302, { location: '/elsewhere' }).end('x'.repeat(600_000)),
  )
  const by = http()
  for (let n = 0; n < 3; n += 1) {
    const response = await send(by, urlOf(origin))
    await turns(500)
    expect([response.status, await textOf(response)]).toEqual([302, ''])
  }
  expect(origin.connections).toHaveLength(1)
})

test.each([
  ['http://api.example.com/v1', 'address-unsafe'],
  ['http://127.0.0.1.example.com/', 'address-unsafe'],
  ['https://user:secret@api.example.com/', 'address-unsafe'],
  ['ftp://127.0.0.1/', 'address-unsafe'],
  ['api.example.com', 'address-invalid'],
] as const)('nothing is sent to %s', async (url, code) => {
  const error = await errorOf(send(http(), url))
  expect(error).toMatchObject({ code })
  expect(JSON.stringify([error, String(error)])).not.toContain('secret')
})

test('a closed port is unreachable, and says which host', async () => {
  const host = await deadAddress()
  const failure = await failureOf(send(http(), `http://${host}/`))
  expect(failure).toEqual({ code: 'unreachable', details: { host } })
})

test('what does not speak HTTP is no API', async () => {
  const port = await listen(createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n'))))
  expect((await failureOf(send(http(), `http://127.0.0.1:${port}/`))).code).toBe('not-an-api')
})

test('a connection that is dropped before any header is unreachable, and is not tried again', async () => {
  const server = createTcpServer((socket) => socket.once('data', () => socket.destroy()))
  let connections = 0
  server.on('connection', () => (connections += 1))
  const port = await listen(server)
  expect((await failureOf(send(http(), `http://127.0.0.1:${port}/`))).code).toBe('unreachable')
  expect(connections).toBe(1)
})

test('a connection is used again, but never for another certificate', async () => {
  const origin = await startOrigin()
  const url = urlOf(origin)
  const by = http()
  for (let n = 0; n < 3; n += 1) {
    await textOf(await send(by, url))
    await new Promise((resolve) => setImmediate(resolve)) // undici frees it a turn later
  }
  expect(origin.connections).toHaveLength(1)
  await textOf(await send(by, url, { certificate: 'another' }))
  expect(origin.connections).toHaveLength(2)
})

test('an abort before the headers throws its reason, and the server sees the connection close', async () => {
  const origin = await startOrigin(undefined, silent)
  const controller = new AbortController()
  const asked = send(http(), urlOf(origin), { signal: controller.signal })
  await until(() => origin.requests.length > 0)
  const reason = new Error('stopped')
  controller.abort(reason)
  await expect(asked).rejects.toBe(reason)
  await closed(origin)
})

test('an abort in the body throws its reason after what has come, and the server sees the connection close', async () => {
  const origin = await startOrigin(undefined, stalled)
  const controller = new AbortController()
  const response = await send(http(), urlOf(origin), { signal: controller.signal })
  const order: string[] = []
  const reason = new Error('stopped')
  const closing = closed(origin).then(() => order.push('closed'))
  let stoppedAt = 0
  const reading = async () => {
    for await (const bytes of response.body) {
      order.push(bytes.byteLength > 0 ? 'bytes' : 'nothing')
      stoppedAt = performance.now()
      controller.abort(reason)
    }
  }
  expect(await errorOf(reading())).toBe(reason)
  await closing
  console.log(`Stop to closed socket: ${(performance.now() - stoppedAt).toFixed(1)} ms`)
  expect(order).toEqual(['bytes', 'closed'])
})

test('an abort in the middle of an upload ends it', async () => {
  const sockets: Socket[] = []
  let received = 0
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.pause().on('data', (bytes) => (received += bytes.length))
    sockets.push(socket)
  })
  const url = `http://127.0.0.1:${await listen(server)}/`
  const controller = new AbortController()
  const upload = Buffer.alloc(64_000_000)
  const asked = errorOf(send(http(), url, { body: upload, signal: controller.signal }))
  await until(() => sockets.length > 0)
  const reason = new Error('stopped')
  controller.abort(reason)
  expect(await asked).toBe(reason)
  sockets[0]?.resume()
  await until(() => sockets[0]?.destroyed === true)
  expect(received).toBeLessThan(upload.length)
})

test('nothing is sent for a signal that is aborted already', async () => {
  const origin = await startOrigin()
  const asked = send(http(), urlOf(origin), { signal: AbortSignal.abort('stop') })
  await expect(asked).rejects.toBe('stop')
  expect(origin.connections).toEqual([])
})

test('a connection is used again although the body was left before its end', async () => {
  const origin = await startOrigin(undefined, (_request, response) => {
    response.write('the last word')
    void turns(20).then(() => response.end('and something nobody waits for'))
  })
  const by = http()
  for (let n = 0; n < 3; n += 1) {
    const response = await send(by, urlOf(origin))
    for await (const bytes of response.body) {
      expect(bytes.byteLength).toBeGreaterThan(0)
      break
    }
    await turns(100)
  }
  expect(origin.connections).toHaveLength(1)
})

test('leaving a body that does not end frees the connection', async () => {
  const origin = await startOrigin(undefined, stalled)
  const response = await send(http(), urlOf(origin))
  for await (const bytes of response.body) {
    expect(bytes.byteLength).toBeGreaterThan(0)
    break
  }
  await closed(origin)
})

test('close ends what is under way', async () => {
  const origin = await startOrigin(undefined, silent)
  const by = http()
  const asked = failureOf(send(by, urlOf(origin)))
  await until(() => origin.requests.length > 0)
  await by.close()
  expect((await asked).code).toBe('unreachable')
})

test('close ends a body that is being read', async () => {
  const origin = await startOrigin(undefined, stalled)
  const by = http()
  const response = await send(by, urlOf(origin))
  const reading = failureOf(textOf(response))
  await by.close()
  expect((await reading).code).toBe('stream-cut')
})

test('an answer that comes before all of a big body was taken is read', async () => {
  const { port } = await startOrigin(undefined, (_request, response) => {
    response.writeHead(413, { connection: 'close' }).end('too large')
  })
  const response = await send(http(), `http://127.0.0.1:${port}/`, { body: Buffer.alloc(5_000_000) })
  expect([response.status, await textOf(response)]).toEqual([413, 'too large'])
})
