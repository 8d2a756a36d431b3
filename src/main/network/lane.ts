import type { Socket } from 'node:net'
import { Pool } from 'undici'
import type { Dispatcher } from 'undici'
import { AppError } from '#shared/errors.ts'
import type { Trust } from './certificates.ts'
import { networkError } from './network-error.ts'
import type { ProxyEntry } from './proxy-list.ts'
import { createConnector, openSocket, openTunnel } from './tunnel.ts'
import type { Connector, Destination } from './tunnel.ts'

type LaneOptions = {
  readonly origin: string
  readonly entries: readonly ProxyEntry[]
  readonly connectMs: number
  readonly certificate: string
  readonly trust: Trust
  readonly now: () => number
  /** How long a connection may wait for its request; servers wait a minute for the first one. */
  readonly aheadMs?: number
}

// Shorter than common servers' own, so that a connection is not reused in the moment it is being closed.
const keepAliveMs = 4_000
const usualAheadMs = 30_000
// For so long a proxy that did not answer is passed over, as in Chromium.
const detourMs = 5 * 60_000

/** The connections to one origin that go the same way: through the same proxies, with the same certificates. */
export class Lane {
  readonly #options: LaneOptions
  readonly #pool: Pool
  readonly #destination: Destination
  #connector: Connector | undefined
  /** A connection that waits for its request, or is being opened. */
  #ahead: Promise<Socket> | undefined
  #detour: { readonly entry: ProxyEntry; readonly until: number } | undefined

  constructor(options: LaneOptions) {
    this.#options = options
    const { host, hostname, protocol, port } = new URL(options.origin)
    this.#destination = { host, hostname: hostname.replace(/^\[|\]$/g, ''), protocol, port }
    this.#pool = new Pool(options.origin, {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: keepAliveMs,
      keepAliveMaxTimeout: keepAliveMs,
      connect: (destination, callback) =>
        void this.#take(destination).then(
          (socket) => callback(null, socket),
          (error: Error) => callback(error, null),
        ),
    })
  }

  request(options: Omit<Dispatcher.RequestOptions, 'origin'>): Promise<Dispatcher.ResponseData> {
    return this.#pool.request(options)
  }

  /** Opens a connection for the next request, unless one is free. No failure is told: the request will meet it again. */
  warm(): void {
    if (this.#ahead !== undefined || this.#pool.stats.free > 0) return
    const { aheadMs = usualAheadMs } = this.#options
    const ahead: Promise<Socket> = this.#open(this.#destination).then((socket) => {
      socket.once('close', () => this.#drop(ahead)).on('error', () => undefined) // 'close' follows
      return socket.setTimeout(aheadMs, closeIdle)
    })
    this.#ahead = ahead
    ahead.catch(() => this.#drop(ahead))
  }

  /** Lets what is under way come to its end, and starts nothing new. */
  retire(): Promise<void> {
    this.#closeAhead()
    return this.#pool.close()
  }

  /** Ends what is under way. */
  destroy(): Promise<void> {
    this.#closeAhead()
    return this.#pool.destroy()
  }

  #drop(ahead: Promise<Socket>): void {
    if (this.#ahead === ahead) this.#ahead = undefined
  }

  #closeAhead(): void {
    this.#ahead?.then(
      (socket) => socket.destroy(),
      () => undefined,
    )
    this.#ahead = undefined
  }

  /** The pool wants a connection. One that its server has closed or said goodbye on, the pool itself gives back. */
  async #take(destination: Destination): Promise<Socket> {
    const ahead = this.#ahead
    this.#ahead = undefined
    const socket = await ahead
    return socket?.setTimeout(0, closeIdle) ?? this.#open(destination)
  }

  /** Tries the ways out in their order. Nothing of a request has been sent yet, whichever of them fails. */
  async #open(destination: Destination): Promise<Socket> {
    let failure = new AppError('proxy-trouble', 'None of the proxies can be used')
    for (const entry of this.#ordered()) {
      try {
        const socket = await this.#by(entry, destination)
        this.#remember(entry)
        return socket
      } catch (error) {
        if (!(error instanceof AppError) || !mayGoAnotherWay(entry, error)) throw error
        failure = error
      }
    }
    throw failure
  }

  #ordered(): readonly ProxyEntry[] {
    const { entries, now } = this.#options
    const detour = this.#detour !== undefined && now() < this.#detour.until ? this.#detour.entry : undefined
    return detour === undefined ? entries : [detour, ...entries.filter((entry) => entry !== detour)]
  }

  #remember(entry: ProxyEntry): void {
    const { entries, now } = this.#options
    if (entry === entries[0]) this.#detour = undefined
    else if (entry !== this.#detour?.entry) this.#detour = { entry, until: now() + detourMs }
  }

  async #by(entry: ProxyEntry, destination: Destination): Promise<Socket> {
    const { connectMs: timeoutMs, trust } = this.#options
    const tunnel =
      entry.kind === 'direct'
        ? undefined
        : await openTunnel(entry, destination, {
            timeoutMs,
            trust: entry.kind === 'https' ? trust.context() : undefined,
          })
    try {
      const onward = tunnel === undefined ? destination : { ...destination, httpSocket: tunnel }
      return await openSocket(this.#targetConnector(), onward)
    } catch (cause) {
      throw networkError(cause, { host: this.#destination.host ?? '', phase: 'before-headers' })
    }
  }

  #targetConnector(): Connector {
    const { connectMs, trust, certificate } = this.#options
    const context = this.#destination.protocol === 'https:' ? trust.context(certificate) : undefined
    this.#connector ??= createConnector({ timeoutMs: connectMs, trust: context })
    return this.#connector
  }
}

// A function of its own, so that it can be taken off again.
function closeIdle(this: Socket): void {
  this.destroy()
}

/**
 * After a proxy's failure the next one may be tried, but a proxy that wants a password is the one to be used. What fails
 * behind a proxy, a certificate above all, is the server's and would be no other elsewhere.
 */
function mayGoAnotherWay(entry: ProxyEntry, error: AppError): boolean {
  if (entry.kind === 'direct') return error.code === 'unreachable' || error.code === 'offline'
  return error.code === 'proxy-trouble' && error.details?.status !== 407
}
