import { request } from 'node:http'
import { AppError } from '#shared/errors.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import type { ResolveProxy } from './proxy-routes.ts'

/** What a host answered on plain HTTP: no more of it is looked at. */
export type PlainReply = { readonly status: number; readonly location?: string; readonly type?: string }

/** Asks a host for its front page without encryption, and so without a key, a question or a path. */
type AskPlainly = (hostname: string, signal: AbortSignal) => Promise<PlainReply | undefined>

type Dependencies = { readonly askPlainly: AskPlainly; readonly resolveProxy: ResolveProxy }

/** Says what is behind a failure to reach a host. */
export type Diagnose = (error: unknown, host: string, signal: AbortSignal) => Promise<unknown>

/**
 * A network that wants a sign-in page answers in the place of every host, but cannot do so with the host's certificate.
 * So where encryption failed the same host is asked once without it, unless that would go past a proxy.
 */
export function createDiagnose({ askPlainly, resolveProxy }: Dependencies): Diagnose {
  return async (error, host, signal) => {
    if (!(error instanceof AppError) || isLoopbackHost(host)) return error
    if (error.code !== 'unreachable' && error.code !== 'untrusted-certificate') return error
    try {
      const { hostname } = new URL(`http://${host}/`)
      if (!/^\s*direct/i.test(await resolveProxy(`http://${hostname}/`))) return error
      const reply = await askPlainly(hostname, signal)
      if (reply === undefined || !isPortal(reply, hostname, error.code)) return error
      return new AppError('not-an-api', 'A sign-in page answers instead', { cause: error, details: { host } })
    } catch {
      return error // the first failure says more
    }
  }
}

/** A page alone is no proof where only the certificate is wrong: many a server of one's own has one. */
function isPortal(
  { status, location, type = '' }: PlainReply,
  hostname: string,
  code: 'unreachable' | 'untrusted-certificate',
): boolean {
  if (status === 511) return true
  if (status >= 300 && status <= 399 && location !== undefined) return leadsElsewhere(location, hostname)
  return code === 'unreachable' && status === 200 && type.includes('html')
}

function leadsElsewhere(location: string, hostname: string): boolean {
  const from = `http://${hostname}/`
  return URL.canParse(location, from) && siteOf(new URL(location, from).hostname) !== siteOf(hostname)
}

/** Near enough: what a company has under its own name. */
function siteOf(hostname: string): string {
  return /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.')
}

const WITHIN_MS = 4_000

/** One request on a connection of its own; nothing is sent along but the host's name. */
export function askPlainly(
  hostname: string,
  signal: AbortSignal,
  port = 80,
): Promise<PlainReply | undefined> {
  return new Promise((resolve) => {
    const asked = request(
      { hostname, port, path: '/', agent: false, timeout: WITHIN_MS, signal },
      ({ statusCode = 0, headers }) => {
        const { location, 'content-type': type } = headers
        resolve({
          status: statusCode,
          ...(location === undefined ? {} : { location }),
          ...(type === undefined ? {} : { type }),
        })
        asked.destroy()
      },
    )
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(undefined))
    asked.once('close', () => resolve(undefined))
    asked.end()
  })
}
