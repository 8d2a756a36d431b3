import { once } from 'node:events'
import { createServer as createPlainServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { onTestFinished } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import { createHttp } from '../../../../src/main/network/http.ts'
import { privateAuthority } from '../../../support/local-certificate.ts'
import type { RequestListener } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { Failure } from '#shared/errors.ts'
import type { HttpOptions, HttpRequest, HttpResponse, SystemHttp } from '../../../../src/main/network/http.ts'

export const timeouts = { connectMs: 10_000, firstByteMs: 30_000, idleMs: 30_000 }

/** The network under test; closed after the test. */
export function http(options: HttpOptions = {}): SystemHttp {
  const made = createHttp({ extraCa: () => [privateAuthority], ...options })
  onTestFinished(() => made.close())
  return made
}

export const body = Buffer.from(JSON.stringify({ model: 'm', input: 'q', stream: true }))

/** A question to a URL. */
export function send(by: SystemHttp, url: string, request: Partial<HttpRequest> = {}): Promise<HttpResponse> {
  return by.send({
    url,
    timeouts,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-marker' },
    body,
    signal: new AbortController().signal,
    ...request,
  })
}

export async function textOf({ body }: HttpResponse): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  return toFailure(await errorOf(work))
}

export function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => error,
  )
}

/** The port of a server that ends with the test. */
export async function listen(server: Server, port = 0): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  server.listen(port)
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  return (server.address() as AddressInfo).port
}

export type Origin = {
  readonly port: number
  /** Every connection that has come, in order. */
  readonly connections: readonly Socket[]
  /** Method, path and headers of every request, in order. */
  readonly requests: readonly { readonly line: string; readonly authorization: string | undefined }[]
}

type Certificate = { readonly key: string; readonly cert: string }

const hello: RequestListener = (_request, response) => response.end('hello')

/** A server that says hello, or what it is told to; with a certificate, by TLS. */
export async function startOrigin(
  certificate?: Certificate,
  answer: RequestListener = hello,
): Promise<Origin> {
  const connections: Socket[] = []
  const requests: Origin['requests'][number][] = []
  const listener: RequestListener = (request, response) => {
    const { method = '', url = '', headers } = request
    requests.push({ line: `${method} ${url}`, authorization: headers.authorization })
    answer(request, response)
  }
  const server =
    certificate === undefined ? createPlainServer(listener) : createTlsServer(certificate, listener)
  server.on('connection', (socket: Socket) => connections.push(socket))
  return { port: await listen(server), connections, requests }
}

/** As soon as it holds, turn after turn of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

/** So many turns of the event loop. */
export function turns(count: number): Promise<void> {
  let left = count
  return until(() => (left -= 1) < 0)
}
