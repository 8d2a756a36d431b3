import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { connect, createServer as createTcpServer } from 'node:net'
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { AddressInfo, Server, Socket } from 'node:net'

export type LocalProxy = {
  readonly port: number
  /** `127.0.0.1:port`, as it stands in a list. */
  readonly address: string
  /** What tunnels were asked for, in order: `host:port`, of SOCKS also `ipv4 host:port` and `ipv6 hex:port`. */
  readonly asked: readonly string[]
  /** The headers of each CONNECT; none from SOCKS. */
  readonly headers: readonly IncomingMessage['headers'][]
  readonly stop: () => Promise<void>
}

type Options = {
  /** Where every tunnel really ends on this computer, whatever was asked for: no name needs to be resolved. */
  readonly upstreamPort: number
  /** `user:password`; anybody is let through without. */
  readonly credentials?: string
}

type HttpProxyOptions = Options & {
  /** Makes it an HTTPS proxy. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** The answer to every CONNECT, in place of a tunnel. */
  readonly status?: number
  /** Accepts and never says a word. */
  readonly isSilent?: boolean
}

/** An HTTP proxy that does nothing but tunnels. */
export async function startHttpProxy(options: HttpProxyOptions): Promise<LocalProxy> {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const server = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls)
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '')
    headers.push(request.headers)
    if (options.isSilent === true) return
    const status = options.status ?? (isAllowed(request, options) ? 200 : 407)
    client.write(`HTTP/1.1 ${status} Whatever\r\n\r\n`)
    if (status === 200) pipe(client, options.upstreamPort)
    else client.end()
  })
  return listen(server, { asked, headers })
}

function isAllowed({ headers }: IncomingMessage, { credentials }: HttpProxyOptions): boolean {
  const expected = `Basic ${Buffer.from(credentials ?? '').toString('base64')}`
  return credentials === undefined || headers['proxy-authorization'] === expected
}

type SocksProxyOptions = Options & {
  /** The reply to every request for a tunnel, 0 for yes (RFC 1928 §6). */
  readonly reply?: number
  /** What it says where it is bound; 4 bytes of IPv4 if left out. */
  readonly boundTo?: readonly number[]
  /** Sends each byte by itself. */
  readonly isChoppy?: boolean
  /** Accepts and never says a word. */
  readonly isSilent?: boolean
}

/** A SOCKS5 proxy, for tunnels alone. */
export async function startSocksProxy(options: SocksProxyOptions): Promise<LocalProxy> {
  const asked: string[] = []
  const server = createTcpServer((client) => {
    client.setNoDelay(true).on('error', () => undefined)
    if (options.isSilent === true) return
    void serveSocks(client, options, asked).catch(() => client.destroy())
  })
  return listen(server, { asked, headers: [] })
}

async function serveSocks(client: Socket, options: SocksProxyOptions, asked: string[]): Promise<void> {
  const say = (...bytes: readonly number[]) => {
    const pieces = options.isChoppy === true ? bytes.map((byte) => Buffer.of(byte)) : [Buffer.from(bytes)]
    for (const piece of pieces) client.write(piece)
  }
  if (!(await letsIn(client, options.credentials, say))) return void client.end()
  asked.push(await takeDestination(client))
  const { reply = 0, boundTo = [1, 127, 0, 0, 1] } = options
  say(5, reply, 0, ...boundTo, 4, 56)
  if (reply === 0) pipe(client, options.upstreamPort)
  else client.end()
}

type Say = (...bytes: readonly number[]) => void

async function letsIn(client: Socket, credentials: string | undefined, say: Say): Promise<boolean> {
  const method = credentials === undefined ? 0 : 2
  const [, count = 0] = await take(client, 2)
  const isOffered = (await take(client, count)).includes(method)
  say(5, isOffered ? method : 255)
  if (!isOffered || credentials === undefined) return isOffered
  const isRight = (await takeCredentials(client)) === credentials
  say(1, isRight ? 0 : 1)
  return isRight
}

async function takeCredentials(client: Socket): Promise<string> {
  const [, userLength = 0] = await take(client, 2)
  const user = await take(client, userLength)
  const password = await take(client, (await take(client, 1)).readUInt8())
  return `${user.toString()}:${password.toString()}`
}

async function takeDestination(client: Socket): Promise<string> {
  const [, , , kind] = await take(client, 4)
  const length = kind === 3 ? (await take(client, 1)).readUInt8() : kind === 4 ? 16 : 4
  const host = await take(client, length)
  const port = (await take(client, 2)).readUInt16BE()
  if (kind === 3) return `${host.toString()}:${port}`
  return kind === 4 ? `ipv6 ${host.toString('hex')}:${port}` : `ipv4 ${host.join('.')}:${port}`
}

async function take(socket: Socket, bytes: number): Promise<Buffer> {
  for (;;) {
    const found = bytes === 0 ? Buffer.alloc(0) : (socket.read(bytes) as Buffer | null)
    if (found !== null) return found
    await once(socket, 'readable')
  }
}

function pipe(client: Socket, upstreamPort: number): void {
  const upstream = connect(upstreamPort, '127.0.0.1')
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on('error', () => undefined) // the other side hears of it by 'close'
    one.on('close', () => other.destroy())
  }
  client.pipe(upstream).pipe(client)
}

async function listen(
  server: Server | HttpServer,
  record: Pick<LocalProxy, 'asked' | 'headers'>,
): Promise<LocalProxy> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    ...record,
    port,
    address: `127.0.0.1:${port}`,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** `127.0.0.1:port` at which nobody listens. */
export async function deadAddress(): Promise<string> {
  const { address, stop } = await listen(createTcpServer(), { asked: [], headers: [] })
  await stop()
  return address
}
