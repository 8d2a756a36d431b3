import { once } from 'node:events'
import { isIP, isIPv4 } from 'node:net'
import type { Socket } from 'node:net'
import type { Credentials } from './proxy-list.ts'

type Request = {
  /** A name is resolved by the proxy. */
  readonly host: string
  readonly port: number
  readonly credentials?: Credentials | undefined
  /** Of silence. */
  readonly timeoutMs: number
}

const version = 5
const noAuthentication = 0
const byPassword = 2
const addressBytes: Readonly<Record<number, number>> = { 1: 4, 4: 16 }

/** Asks a SOCKS5 proxy (RFC 1928, 1929) at the other end of a fresh socket to pass everything on to a host. */
export async function askSocks(
  socket: Socket,
  { host, port, credentials, timeoutMs }: Request,
): Promise<void> {
  const closed = new AbortController()
  const onClose = () => closed.abort()
  const onTimeout = () => socket.destroy()
  const take = (bytes: number) => read(socket, bytes, closed.signal)
  socket.once('close', onClose).setTimeout(timeoutMs, onTimeout)
  await greet(socket, take, credentials)
  socket.write(Buffer.from([version, 1, 0, ...address(host), port >> 8, port & 255]))
  const [, reply, , kind = 0] = await take(4)
  if (reply !== 0) throw new Error(`The SOCKS proxy refused with ${reply}`)
  await take((addressBytes[kind] ?? (await take(1))[0] ?? 0) + 2) // where it is bound, which nobody needs
  socket.setTimeout(0).off('timeout', onTimeout).off('close', onClose)
}

type Take = (bytes: number) => Promise<Buffer>

async function greet(socket: Socket, take: Take, credentials: Credentials | undefined): Promise<void> {
  const methods = credentials === undefined ? [noAuthentication] : [noAuthentication, byPassword]
  socket.write(Buffer.from([version, methods.length, ...methods]))
  const [answered, method] = await take(2)
  if (answered !== version) throw new Error('This is no SOCKS5 proxy')
  if (method === noAuthentication) return
  if (method !== byPassword || credentials === undefined)
    throw new Error('The SOCKS proxy wants another proof of who asks')
  const fields = [credentials.user, credentials.password].map((text) => Buffer.from(text).subarray(0, 255))
  socket.write(Buffer.concat([Buffer.of(1), ...fields.flatMap((field) => [Buffer.of(field.length), field])]))
  await take(2) // on a wrong password the proxy closes the connection
}

function address(host: string): readonly number[] {
  if (isIPv4(host)) return [1, ...host.split('.').map(Number)]
  if (isIP(host) === 6) return [4, ...ipv6Bytes(host)]
  return [3, host.length, ...Buffer.from(host)] // a URL's host is ASCII and shorter than 256
}

function ipv6Bytes(host: string): readonly number[] {
  const [head = '', tail] = host.split('::')
  const words = (text: string) =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16))
  const [before, after] = [words(head), words(tail ?? '')]
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0)
  return [...before, ...zeros, ...after].flatMap((word) => [word >> 8, word & 255])
}

// Exactly so many bytes, so that what follows stays in the socket for whoever speaks next.
async function read(socket: Socket, bytes: number, closed: AbortSignal): Promise<Buffer> {
  for (;;) {
    const found = socket.read(bytes) as Buffer | null
    if (found?.length === bytes) return found
    closed.throwIfAborted()
    await once(socket, 'readable', { signal: closed })
  }
}
