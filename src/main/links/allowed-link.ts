import { MAX_URL_LENGTH } from '#shared/limits.ts'

export type AllowedLink = {
  readonly url: string
  /** As the network knows it, so that a look-alike letter shows: `xn--…` for names in other scripts. */
  readonly host: string
  readonly isEncrypted: boolean
}

// Control characters, spaces, and what has no width or turns the reading direction: they make an address look like
// another one, and the URL parser silently drops some of them.
const DECEIVING = /[\p{Cc}\p{Cf}\p{Z}\p{Cs}]/u

/** The address that may be opened after the user has agreed, or undefined. Only the web, and nothing disguised. */
export function allowedLink(text: string): AllowedLink | undefined {
  if (text.length > MAX_URL_LENGTH || DECEIVING.test(text) || !URL.canParse(text)) return undefined
  const { protocol, host, href, username, password } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  if (username !== '' || password !== '' || href.length > MAX_URL_LENGTH) return undefined
  return { url: href, host, isEncrypted: protocol === 'https:' }
}
