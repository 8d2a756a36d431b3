import { createServer } from 'node:http'
import { createServer as createTcpServer } from 'node:net'
import { expect, test } from 'vitest'
import { deadAddress } from '../../../support/local-proxies.ts'
import { failureOf, http, listen, send, startOrigin, textOf, timeouts, turns, until } from './http-parts.ts'
import { privateServer } from '../../../support/local-certificate.ts'

test.each([
  ['http', undefined],
  ['https', privateServer],
] as const)(
  'a connection opened ahead (%s) carries the next request, and nothing before it',
  async (scheme, tls) => {
    const origin = await startOrigin(tls)
    const target = { url: `${scheme}://127.0.0.1:${origin.port}/v1`, timeouts }
    const by = http()
    by.connect(target)
    by.connect(target)
    await until(() => origin.connections.length > 0)
    by.connect(target)
    await turns(50)
    expect(origin.requests).toEqual([])
    expect(await textOf(await send(by, target.url))).toBe('hello')
    expect(origin.connections).toHaveLength(1)
  },
)

test('a request that comes while the connection is still being opened waits for it', async () => {
  const origin = await startOrigin(privateServer)
  const target = { url: `https://127.0.0.1:${origin.port}/v1`, timeouts }
  const by = http()
  by.connect(target)
  expect(await textOf(await send(by, target.url))).toBe('hello')
  expect(origin.connections).toHaveLength(1)
})

test('requests at the same time do not share it', async () => {
  const origin = await startOrigin()
  const target = { url: `http://127.0.0.1:${origin.port}/v1`, timeouts }
  const by = http()
  by.connect(target)
  const responses = await Promise.all([send(by, target.url), send(by, target.url)])
  expect(await Promise.all(responses.map(textOf))).toEqual(['hello', 'hello'])
  expect(origin.connections).toHaveLength(2)
})

test('no second connection is opened while one is free', async () => {
  const origin = await startOrigin()
  const target = { url: `http://127.0.0.1:${origin.port}/v1`, timeouts }
  const by = http()
  await textOf(await send(by, target.url))
  await turns(5)
  by.connect(target)
  await textOf(await send(by, target.url))
  expect(origin.connections).toHaveLength(1)
})

test('a connection that the server gave up while it waited is not used', async () => {
  const origin = await startOrigin()
  const target = { url: `http://127.0.0.1:${origin.port}/v1`, timeouts }
  const by = http()
  by.connect(target)
  await until(() => origin.connections.length > 0)
  await turns(5)
  origin.connections[0]?.destroy()
  await turns(50)
  expect(await textOf(await send(by, target.url))).toBe('hello')
  expect(origin.connections).toHaveLength(2)
})

test('a connection on which the server has said goodbye is not used', async () => {
  const sockets: unknown[] = []
  const port = await listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined)
      if (sockets.push(socket) === 1)
        socket.write('HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\n\r\n')
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'))
    }),
  )
  const target = { url: `http://127.0.0.1:${port}/`, timeouts }
  const by = http()
  by.connect(target)
  await until(() => sockets.length > 0)
  await turns(50)
  const response = await send(by, target.url)
  expect([response.status, await textOf(response)]).toEqual([200, 'ok'])
  expect(sockets).toHaveLength(2)
})

test('a failure to connect ahead is silent; the request tells it', async () => {
  const by = http()
  const url = `http://${await deadAddress()}/`
  by.connect({ url, timeouts })
  by.connect({ url: 'http://api.example.com/', timeouts })
  by.connect({ url: 'nonsense', timeouts })
  await turns(50)
  expect((await failureOf(send(by, url))).code).toBe('unreachable')
})

test('a failure to connect ahead is not held against the next request', async () => {
  const by = http()
  const address = await deadAddress()
  const url = `http://${address}/`
  by.connect({ url, timeouts })
  await turns(50)
  const server = createServer((_request, response) => response.end('here now'))
  await listen(server, Number(address.split(':')[1]))
  expect(await textOf(await send(by, url))).toBe('here now')
})

test('a request whose connection fails while it is opened ahead fails with it', async () => {
  const by = http()
  const url = `http://${await deadAddress()}/`
  by.connect({ url, timeouts })
  expect((await failureOf(send(by, url))).code).toBe('unreachable')
})

test('closing takes connections that were opened ahead along', async () => {
  const origin = await startOrigin()
  const by = http()
  by.connect({ url: `http://127.0.0.1:${origin.port}/`, timeouts })
  await until(() => origin.connections.length > 0)
  await by.close()
  await until(() => origin.connections[0]?.destroyed === true)
})

test('after a change of network, connections of before are not used again', async () => {
  const origin = await startOrigin()
  const target = { url: `http://127.0.0.1:${origin.port}/v1`, timeouts }
  const by = http()
  await textOf(await send(by, target.url))
  by.forgetProxies()
  await textOf(await send(by, target.url))
  expect(origin.connections).toHaveLength(2)

  by.forgetProxies()
  by.connect(target)
  await until(() => origin.connections.length === 3)
  by.forgetProxies()
  await until(() => origin.connections.every((socket) => socket.destroyed))
})

test('a change of network does not cut off an answer', async () => {
  const origin = await startOrigin(undefined, (_request, response) => {
    response.write('one ')
    void turns(20).then(() => response.end('two'))
  })
  const by = http()
  const response = await send(by, `http://127.0.0.1:${origin.port}/`)
  by.forgetProxies()
  expect(await textOf(response)).toBe('one two')
})
