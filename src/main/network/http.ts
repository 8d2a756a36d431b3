import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { AppError } from '#shared/errors.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import type { Timeouts } from '../profiles/preset.ts'
import { Trust } from './certificates.ts'
import { Lane } from './lane.ts'
import { networkError } from './network-error.ts'
import { parseProxyList } from './proxy-list.ts'
import { ProxyRoutes } from './proxy-routes.ts'
import type { ResolveProxy } from './proxy-routes.ts'

type HttpTarget = {
  /** https, or http on this computer. */
  readonly url: string
  /** To connect, to the first header, and between two bytes of the body; there is no limit on the whole. */
  readonly timeouts: Timeouts
  /** Trusted for this target alone, besides what is trusted anyway; PEM. */
  readonly certificate?: string
}

export type HttpRequest = HttpTarget & {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly signal: AbortSignal
}

export type HttpResponse = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  /** To be read once, to its end or until the loop is left: that is what frees the connection. A redirect has none. */
  readonly body: AsyncIterable<Uint8Array>
}

/** All that this program can do on the network. Redirects are not followed: a key goes to the origin it is for. */
export type Http = {
  send(request: HttpRequest): Promise<HttpResponse>
  /** Opens a connection for the next request, if none is there, and sends nothing on it. Never throws. */
  connect(target: HttpTarget): void
  /** Ends whatever is under way. */
  close(): Promise<void>
}

export type SystemHttp = Http & {
  /** The network has changed: proxies are asked for anew, and connections of before are not used again. */
  forgetProxies(): void
}

export type HttpOptions = {
  /** Certificates trusted besides the built-in ones, in PEM; read once, when first needed. */
  readonly extraCa?: () => readonly string[]
} & (
  | { readonly resolveProxy?: undefined; readonly now?: () => number }
  | { readonly resolveProxy: ResolveProxy; readonly now: () => number }
)

const pieceBytes = 1024 * 1024
const leaveMs = 1_000

/** Its connections are its own: the global ones belong to another version of undici. */
export function createHttp(options: HttpOptions = {}): SystemHttp {
  const network = new Network(options)
  return {
    send: (request) => network.send(request),
    connect: (target) => void network.connect(target).catch(() => undefined), // the request will tell
    close: () => network.close(),
    forgetProxies: () => network.forgetProxies(),
  }
}

class Network {
  readonly #trust: Trust
  readonly #routes: ProxyRoutes
  readonly #now: () => number
  readonly #lanes = new Map<string, Lane>()
  /** Those too that only finish what they began. */
  readonly #open = new Set<Lane>()

  constructor({ extraCa, resolveProxy = () => Promise.resolve('DIRECT'), now = () => 0 }: HttpOptions) {
    this.#trust = new Trust(extraCa)
    this.#routes = new ProxyRoutes(resolveProxy, now)
    this.#now = now
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const url = safeUrl(request.url)
    const lane = await this.#laneOf(url, request)
    try {
      return await exchange(lane, url, request)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'proxy-trouble') throw error
      this.#routes.forget(url.origin) // the settings may have changed within the minute
      const other = await this.#laneOf(url, request)
      if (other === lane) throw error
      return exchange(other, url, request)
    }
  }

  async connect(target: HttpTarget): Promise<void> {
    const lane = await this.#laneOf(safeUrl(target.url), target)
    lane.warm()
  }

  forgetProxies(): void {
    this.#routes.forget()
    for (const lane of this.#lanes.values()) void lane.retire().then(() => this.#open.delete(lane))
    this.#lanes.clear()
  }

  async close(): Promise<void> {
    this.#lanes.clear()
    await Promise.all([...this.#open].map((lane) => lane.destroy()))
    this.#open.clear()
  }

  async #laneOf(url: URL, target: HttpTarget & { readonly signal?: AbortSignal }): Promise<Lane> {
    target.signal?.throwIfAborted()
    const list = isLoopbackHost(url.host)
      ? 'DIRECT'
      : await unlessStopped(this.#routes.listFor(url.origin), target.signal)
    const { certificate = '', timeouts } = target
    const key = JSON.stringify([url.origin, list, certificate, timeouts.connectMs])
    const known = this.#lanes.get(key)
    if (known !== undefined) return known
    const lane = new Lane({
      origin: url.origin,
      entries: parseProxyList(list),
      connectMs: timeouts.connectMs,
      certificate,
      trust: this.#trust,
      now: this.#now,
    })
    this.#lanes.set(key, lane)
    this.#open.add(lane)
    return lane
  }
}

// The settings see to this too; here is where a key would leave.
function safeUrl(text: string): URL {
  if (!URL.canParse(text)) throw new AppError('address-invalid', 'Not a URL')
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.host))
  if (!isSafe || url.username !== '' || url.password !== '')
    throw new AppError('address-unsafe', 'Neither https nor on this computer', {
      details: { host: url.host },
    })
  return url
}

function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

async function exchange(lane: Lane, url: URL, request: HttpRequest): Promise<HttpResponse> {
  const { method, headers, body, signal, timeouts } = request
  signal.throwIfAborted()
  try {
    const response = await lane.request({
      path: `${url.pathname}${url.search}`,
      method,
      signal,
      headersTimeout: timeouts.firstByteMs,
      bodyTimeout: timeouts.idleMs,
      ...payload(headers, body),
    })
    return {
      status: response.statusCode,
      header: (name) => single(response.headers[name.toLowerCase()]),
      body: bodyOf(response, url.host, signal),
    }
  } catch (cause) {
    signal.throwIfAborted() // stopped on purpose
    if (cause instanceof AppError) throw cause // of the connection
    throw networkError(cause, { host: url.host, phase: 'before-headers' })
  }
}

/**
 * The wait for the first byte is to begin when all has been sent: undici begins it anew with every piece, and an upload
 * on a slow line may take longer than a server should.
 */
function payload(
  headers: HttpRequest['headers'],
  body: Uint8Array | undefined,
): Pick<Dispatcher.RequestOptions, 'headers' | 'body'> {
  if (body === undefined) return { headers }
  if (body.length <= pieceBytes) return { headers, body }
  const pieces = Readable.from(piecesOf(body), { objectMode: false })
  return { headers: { ...headers, 'content-length': String(body.length) }, body: pieces }
}

function* piecesOf(body: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < body.length; from += pieceBytes) yield body.subarray(from, from + pieceBytes)
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

type Body = Dispatcher.ResponseData['body']

function bodyOf(
  { statusCode, body }: Dispatcher.ResponseData,
  host: string,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  const isRedirect = statusCode >= 300 && statusCode < 400
  if (!isRedirect) return readBody(body, host, signal)
  leave(body) // nobody reads it
  return Readable.from([]) as AsyncIterable<Uint8Array>
}

async function* readBody(body: Body, host: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  } catch (cause) {
    signal.throwIfAborted()
    throw networkError(cause, { host, phase: 'in-body' })
  } finally {
    leave(body)
  }
  signal.throwIfAborted() // an abort can look like the end of the body
}

/** The last word of an answer is not yet the end of its body; the connection is kept if that comes soon. */
function leave(body: Body): void {
  if (body.destroyed || body.readableEnded) return
  const signal = AbortSignal.timeout(leaveMs)
  void body.dump({ limit: Number.MAX_SAFE_INTEGER, signal }).catch(() => undefined)
}
