import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { buildConnector, Client } from 'undici'
import { AppError } from '#shared/errors.ts'
import { proxyName } from './proxy-list.ts'
import type { Proxy } from './proxy-list.ts'
import { askSocks } from './socks.ts'

export type Connector = buildConnector.connector
export type Destination = buildConnector.Options

type ConnectorOptions = { readonly timeoutMs: number; readonly trust: SecureContext | undefined }

/** What makes connections, TCP or TLS by the destination's protocol, and takes up TLS sessions again. */
export function createConnector({ timeoutMs, trust }: ConnectorOptions): Connector {
  return buildConnector({
    allowH2: false,
    timeout: timeoutMs,
    ...(trust === undefined ? {} : { secureContext: trust }),
  })
}

export function openSocket(connect: Connector, to: Destination): Promise<Socket> {
  return new Promise((resolve, reject) =>
    connect(to, (error, socket) => (error === null ? resolve(socket) : reject(error))),
  )
}

/**
 * A connection through a proxy on which TLS with the destination can begin. Nothing of a request is sent, so another
 * proxy may be tried after `proxy-trouble`. Not undici's own proxy agents: those cannot be given a connection that was
 * opened ahead of time, hide a 407 in a message, and put no limit on a handshake behind SOCKS (README, Decisions).
 */
export async function openTunnel(proxy: Proxy, to: Destination, options: ConnectorOptions): Promise<Socket> {
  try {
    const socket = await (proxy.kind === 'socks5' ? throughSocks : throughHttp)(proxy, to, options)
    return socket.on('error', () => undefined) // TLS on it tells of its end
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('proxy-trouble', 'A proxy did not open a tunnel', {
      cause,
      details: { host: proxyName(proxy) },
    })
  }
}

async function throughSocks(proxy: Proxy, to: Destination, options: ConnectorOptions): Promise<Socket> {
  const { host: hostname, port, credentials } = proxy
  const socket = await openSocket(createConnector(options), {
    protocol: 'http:',
    hostname,
    port: String(port),
  })
  try {
    const { timeoutMs } = options
    await askSocks(socket, { host: to.hostname, port: portOf(to), credentials, timeoutMs })
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

async function throughHttp(proxy: Proxy, to: Destination, options: ConnectorOptions): Promise<Socket> {
  const client = new Client(`${proxy.kind}://${proxyName(proxy)}`, {
    connect: createConnector(options),
    headersTimeout: options.timeoutMs,
  })
  const path = `${to.hostname.includes(':') ? `[${to.hostname}]` : to.hostname}:${portOf(to)}`
  try {
    const { statusCode, socket } = await client.connect({ path, headers: { host: path, ...proof(proxy) } })
    if (statusCode >= 200 && statusCode < 300) return socket as Socket
    socket.on('error', () => undefined).destroy()
    throw new AppError('proxy-trouble', `A proxy answered ${statusCode}`, {
      details: { host: proxyName(proxy), status: statusCode },
    })
  } finally {
    void client.destroy() // the socket is not its own any more
  }
}

function proof({ credentials }: Proxy): Readonly<Record<string, string>> {
  if (credentials === undefined) return {}
  const pair = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
  return { 'proxy-authorization': `Basic ${pair}` }
}

function portOf({ port }: Destination): number {
  return port === '' ? 443 : Number(port) // only https goes through proxies
}
