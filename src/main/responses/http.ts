import tls from 'node:tls'
import { Agent, request } from 'undici'
import { networkError } from './network-error.ts'

export type HttpOptions = {
  /** From the request's end to the first header: local models take minutes to load. */
  readonly headersTimeoutMs: number
  /** Between two bytes of the body; any byte counts, and there is no limit on the whole. */
  readonly idleTimeoutMs: number
  readonly connectTimeoutMs: number
  /** Certificates trusted besides the built-in ones, in PEM. */
  readonly extraCa?: readonly string[]
}

export type HttpRequest = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly signal: AbortSignal
}

export type HttpResponse = {
  readonly status: number
  readonly header: (name: string) => string | undefined
  /** To be read once, and closed by leaving the loop: that is what frees the connection. */
  readonly body: AsyncIterable<Uint8Array>
}

/** All that this program can do on the network. Redirects are not followed: a key goes to the origin it is for. */
export type Http = {
  post(request: HttpRequest): Promise<HttpResponse>
  /** Ends whatever is under way. */
  close(): Promise<void>
}

// Shorter than common servers' own, so that a connection is not reused in the moment it is being closed.
const keepAliveMs = 4_000

/** The only user of undici. Its connections are its own: the global ones belong to another version of the package. */
export function createHttp(options: HttpOptions): Http {
  const connections = new Agent({
    allowH2: false,
    pipelining: 1,
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.idleTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: keepAliveMs,
    connect: { timeout: options.connectTimeoutMs, ...trusted(options.extraCa ?? []) },
  })
  return {
    post: (asked) => post(connections, asked),
    close: () => connections.destroy(),
  }
}

// Missing on Node 20, whatever the types say.
const readCertificates: typeof tls.getCACertificates | undefined = tls.getCACertificates

// `ca` replaces the built-in list instead of adding to it.
function trusted(extra: readonly string[]): { ca?: string[] } {
  if (extra.length === 0) return {}
  return { ca: [...(readCertificates?.('default') ?? tls.rootCertificates), ...extra] }
}

async function post(dispatcher: Agent, { url, headers, body, signal }: HttpRequest): Promise<HttpResponse> {
  signal.throwIfAborted()
  const { host } = new URL(url)
  try {
    const response = await request(url, { dispatcher, method: 'POST', headers, body, signal })
    return {
      status: response.statusCode,
      header: (name) => single(response.headers[name.toLowerCase()]),
      body: readBody(response.body, host, signal),
    }
  } catch (cause) {
    signal.throwIfAborted() // stopped on purpose
    throw networkError(cause, { host, phase: 'before-headers' })
  }
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

async function* readBody(
  body: AsyncIterable<Uint8Array>,
  host: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (cause) {
    signal.throwIfAborted()
    throw networkError(cause, { host, phase: 'in-body' })
  }
  signal.throwIfAborted() // an abort can look like the end of the body
}
