/** What was made of a base URL, or why nothing was. */
export type BaseUrl =
  | { readonly ok: true; readonly responsesUrl: string; readonly host: string }
  | { readonly ok: false; readonly reason: 'invalid' | 'unsafe' }

/**
 * The URL to post to, from what people and provider pages call a base URL: a bare host, with `/v1`, or with the full
 * `/responses` path. A query stays (`?api-version=…`). Everything but loopback must be https: the key goes there.
 */
export function parseBaseUrl(text: string): BaseUrl {
  const url = readUrl(text.trim())
  if (url === undefined) return { ok: false, reason: 'invalid' }
  if (!isSafe(url)) return { ok: false, reason: 'unsafe' }
  url.pathname = responsesPath(url.pathname)
  url.hash = ''
  return { ok: true, responsesUrl: url.href, host: url.host }
}

function readUrl(text: string): URL | undefined {
  const whole = withScheme(text)
  if (whole === undefined || !URL.canParse(whole)) return undefined
  const url = new URL(whole)
  return /^https?:$/.test(url.protocol) ? url : undefined
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

function responsesPath(pathname: string): string {
  const path = pathname.replace(/\/+$/, '')
  if (path.endsWith('/responses')) return path
  return `${path === '' ? '/v1' : path}/responses`
}
