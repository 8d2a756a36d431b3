import { apiPaths } from './presets.ts'

/** Where the calls of a server go. Each URL keeps the query of the base URL (`?api-version=…`). */
export type Endpoints = {
  readonly responsesUrl: string
  readonly modelsUrl: string
  /** Of one answer, to poll, resume, cancel or remove it. */
  readonly responseUrl: (id: string, action?: 'cancel') => string
  /** For calls outside the API: those by which local servers tell what they can. */
  readonly origin: string
  readonly host: string
}

/** What was made of a base URL, or why nothing was. */
export type BaseUrl =
  ({ readonly ok: true } & Endpoints) | { readonly ok: false; readonly reason: 'invalid' | 'unsafe' }

/**
 * The URLs to call, from what people and provider pages call a base URL: a bare host, with `/v1`, or the whole address
 * of a call, in quotes or at the end of a sentence. Everything but loopback must be https: the key goes there.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = readUrl(unwrapped(text))
  if (url === undefined) return { ok: false, reason: 'invalid' }
  if (!isSafe(url)) return { ok: false, reason: 'unsafe' }
  const base = basePath(url)
  const at = (path: string) => {
    const target = new URL(url)
    target.pathname = `${base}${path}`
    return target.href
  }
  return {
    ok: true,
    responsesUrl: at('/responses'),
    modelsUrl: at('/models'),
    responseUrl: (id, action) => at(`/responses/${segment(id)}${action === undefined ? '' : `/${action}`}`),
    origin: url.origin,
    host: url.host,
  }
}

/** Without what comes along when an address is copied: white space, quotes, the end of a sentence. */
function unwrapped(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^[\s"'`<(\u2018\u201c\u00ab]+/, '')
    .replace(/[\s"'`>)\u2019\u201d\u00bb.,;]+$/, '')
}

function readUrl(text: string): URL | undefined {
  const whole = withScheme(text)
  if (whole === undefined || !URL.canParse(whole)) return undefined
  const url = new URL(whole)
  if (!/^https?:$/.test(url.protocol)) return undefined
  url.hash = ''
  const hostname = url.hostname.replace(/\.+$/, '')
  url.hostname = hostname // `h.test.` is `h.test`, and would be another host for the key
  return hostname === '' ? undefined : url
}

// `localhost:8080` and `mailto:me` look alike, and only one of them is a host. A word alone is more likely a slip.
function withScheme(text: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text
  const authority = text.split(/[/?#]/)[0] ?? ''
  const isHost = /[.:]|^localhost$/i.test(authority) && !/^[a-z]+:(?!\d)/i.test(authority)
  return isHost ? `${isLoopbackHost(authority) ? 'http' : 'https'}://${text}` : undefined
}

function hostOf(text: string): string {
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : ''
}

// A name and password in a URL would be written to settings and logs in the clear.
function isSafe(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || isLoopback(url.hostname)
}

/** Whether a host, with or without a port, is this computer itself. */
export function isLoopbackHost(host: string): boolean {
  return isLoopback(hostOf(host))
}

/** Loopback as RFC 6761 and RFC 1122 reserve it; the URL parser has already normalised `127.1` and `0x7f000001`. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** The path in front of `/responses`. Whoever gives the whole address of a call means it. */
function basePath({ pathname, host }: URL): string {
  const path = pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const base = path.replace(/\/(responses|chat\/completions|completions|models)$/, '')
  const known = apiPaths.find((each) => each.host === host || isEnd(each.host, host))
  if (known !== undefined) return isWhole(path, base) || !leadsTo(known, base) ? base : known.path
  return path === '' ? '/v1' : base
}

function isEnd(end: string, host: string): boolean {
  return /^[.:]/.test(end) && host.endsWith(end)
}

function isWhole(path: string, base: string): boolean {
  return path.endsWith('/responses') && base !== '' && base !== '/v1'
}

/** Whether a path is none, falls short of the API's, or is that of another API. */
function leadsTo({ path, insteadOf = [] }: (typeof apiPaths)[number], base: string): boolean {
  if (base === '/v1' || `${path}/`.startsWith(`${base}/`)) return true
  return insteadOf.some((other) => `${base}/`.startsWith(`${other}/`))
}

/** An id as one segment of a path. A path would lose a segment of dots, and the call would reach another URL. */
function segment(id: string): string {
  const encoded = encodeURIComponent(Buffer.from(id).toString()) // half a character cannot be encoded
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll('.', '%252E') : encoded
}
