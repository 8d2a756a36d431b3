import { AppError } from '#shared/errors.ts'
import type { EffectiveProfile } from '../profiles/effective-profile.ts'

type Sender = Pick<EffectiveProfile, 'auth' | 'authHeader' | 'extraHeaders'>

const ours = { 'content-type': 'application/json', accept: 'text/event-stream, application/json' }

/**
 * The headers of every request to a profile's server. The user's own come first, so that none of them replaces one
 * that the client sets.
 */
export function headersOf(profile: Sender, key: string | undefined): Readonly<Record<string, string>> {
  const own = { ...ours, ...keyHeader(profile, key) }
  const extra = Object.entries(profile.extraHeaders).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  )
  return { ...Object.fromEntries(extra), ...own }
}

function keyHeader({ auth, authHeader }: Sender, key: string | undefined): Record<string, string> {
  if (auth === 'none') return {}
  if (key === undefined || key === '') throw new AppError('key-missing', 'No key was given')
  // RFC 6750 allows fewer characters yet; any other than these could not be put into a header at all.
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new AppError('key-rejected', 'The key has characters that no key has')
  if (auth === 'header') return { [headerNameOf(authHeader)]: key }
  return { authorization: auth === 'bearer' ? `Bearer ${key}` : key }
}

function headerNameOf(name: string): string {
  if (name === '') throw new AppError('profile-incomplete', 'The key is to go into a header without a name')
  return name.toLowerCase()
}
