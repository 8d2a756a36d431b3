import { AppError } from '#shared/errors.ts'
import { parseBaseUrl } from '../profiles/base-url.ts'
import { readBeginning } from './answer/body-reader.ts'
import { classifyError } from './errors/classify-error.ts'
import { headersOf } from './request-headers.ts'
import type { Endpoints } from '../profiles/base-url.ts'
import type { EffectiveProfile } from '../profiles/effective-profile.ts'
import type { Timeouts } from '../profiles/preset.ts'
import type { Exchange } from './errors/classify-error.ts'
import type { Http, HttpRequest, HttpResponse } from '../network/http.ts'

/** A profile's server, and what it takes to speak to it. */
export type Server = {
  readonly http: Http
  readonly now: () => number
  readonly profile: EffectiveProfile
  readonly key: string | undefined
  /** What must not be shown though the server repeats it. */
  readonly hidden: readonly string[]
}

export type Call = Pick<HttpRequest, 'method' | 'url' | 'body' | 'signal'> & {
  readonly sent?: Exchange['sent']
  /** In place of the profile's. */
  readonly timeouts?: Timeouts
}

export type Reply = { readonly response: HttpResponse; readonly exchange: Exchange }

const maxErrorBytes = 64_000

/** One exchange with the server. Throws an `AppError` for every status that is not a success. */
export async function callServer({ http, now, profile, key, hidden }: Server, call: Call): Promise<Reply> {
  const { method, url, body, signal, sent, timeouts = profile.timeouts } = call
  const response = await http.send({
    method,
    url,
    headers: headersOf(profile, key),
    timeouts,
    signal,
    ...(body === undefined ? {} : { body }),
    ...(profile.certificate === '' ? {} : { certificate: profile.certificate }),
  })
  const exchange: Exchange = {
    host: new URL(url).host,
    status: response.status,
    header: response.header,
    hidden,
    now: now(),
    ...(sent === undefined ? {} : { sent }),
  }
  if (response.status >= 200 && response.status <= 299) return { response, exchange }
  const text = await readBeginning(response.body, maxErrorBytes)
  signal.throwIfAborted()
  throw classifyError(exchange, text)
}

/** Where a profile's calls go. Throws when it does not say. */
export function endpointsOf({ baseUrl }: Pick<EffectiveProfile, 'baseUrl'>): Endpoints {
  const parsed = parseBaseUrl(baseUrl)
  if (!parsed.ok) throw new AppError('profile-incomplete', `The base URL is ${parsed.reason}`)
  return parsed
}

/** The key, and what of a profile's own headers may be one. */
/** No provider makes shorter ones. */
const shortestKey = 8

export function secretsOf(
  { extraHeaders }: Pick<EffectiveProfile, 'extraHeaders'>,
  key: string | undefined,
): readonly string[] {
  // A local server's “key” may be any word; as part of other words it is no secret.
  const secret = key !== undefined && key.length >= shortestKey ? [key] : []
  return [...secret, ...longOnly(Object.values(extraHeaders))]
}

/** A short text may be part of any message; a longer one in it is an echo. */
export function longOnly(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text.length >= 12)
}

/** The other way of sending the key, where there is one. */
export function otherAuth(auth: EffectiveProfile['auth']): 'bearer' | 'raw' | undefined {
  if (auth === 'bearer') return 'raw'
  return auth === 'raw' ? 'bearer' : undefined
}
