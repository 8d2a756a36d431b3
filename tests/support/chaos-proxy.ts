import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** What happens to the bytes that flow back from the server, counted anew for each connection. */
export type Chaos =
  | { readonly kind: 'none' }
  /** The connection is reset after this many bytes. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Nothing more comes, and the connection stays open. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  /** The connection is closed in good order. */
  | { readonly kind: 'end'; readonly afterBytes: number }
  /** Everything comes, in pieces of so many bytes. */
  | { readonly kind: 'drip'; readonly bytes: number }

/** Stands between a client and a server on loopback, and lets through only so much. */
export class ChaosProxy {
  readonly #server: Server
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  #chaos: Chaos = { kind: 'none' }

  constructor(targetUrl: string) {
    this.#target = new URL(targetUrl)
    this.#server = createServer((client) => this.#pass(client))
  }

  /** The target's URL, with this proxy's port. */
  get url(): string {
    const url = new URL(this.#target)
    url.port = String((this.#server.address() as AddressInfo).port)
    return url.href.replace(/\/$/, '')
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  /** Holds for connections made from now on. */
  behave(chaos: Chaos): void {
    this.#chaos = chaos
  }

  /** Every connection that is open is reset. */
  tear(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #pass(client: Socket): void {
    const chaos = this.#chaos
    client.setNoDelay(true)
    const server = connect(Number(this.#target.port), this.#target.hostname)
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined) // the other side hears of it by 'close'
      socket.on('close', () => this.#sockets.delete(socket))
    }
    client.pipe(server)
    client.on('close', () => server.destroy())
    let writing = Promise.resolve()
    server.on('close', () => {
      if (chaos.kind !== 'stall') void writing.then(() => client.end())
    })
    let passed = 0
    server.on('data', (bytes: Buffer) => {
      const allowed = 'afterBytes' in chaos ? Math.max(0, chaos.afterBytes - passed) : bytes.length
      passed += bytes.length
      const pieceBytes = chaos.kind === 'drip' ? chaos.bytes : bytes.length
      writing = writing
        .then(() => writePieces(client, bytes.subarray(0, allowed), pieceBytes))
        .then(() => (allowed < bytes.length ? breakOff(chaos, client) : undefined))
    })
  }
}

async function writePieces(client: Socket, bytes: Buffer, pieceBytes: number): Promise<void> {
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve)) // so that each is read by itself
    if (!client.destroyed) client.write(bytes.subarray(from, from + pieceBytes))
  }
}

function breakOff(chaos: Chaos, client: Socket): void {
  if (chaos.kind === 'end') client.end()
  if (chaos.kind === 'cut') client.resetAndDestroy()
}

/** A running proxy in front of `targetUrl`. */
export function startChaosProxy(targetUrl: string): Promise<ChaosProxy> {
  return new ChaosProxy(targetUrl).start()
}
