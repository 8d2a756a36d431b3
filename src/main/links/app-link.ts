import { MAX_URL_LENGTH } from '#shared/limits.ts'

/** What a link into the app may do: bring something to view. None captures, sends, changes or deletes. */
type LinkCommand = 'open-settings' | 'open-self-test' | 'greet' | { readonly openThread: string }

const THREAD = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What an `askshot://` link opens: `show`, `settings`, `self-test`, or `thread/` and its id. Any page can carry such a
 * link, so whatever else it says is not even looked at.
 */
export function readAppLink(address: string): LinkCommand | undefined {
  if (address.length > MAX_URL_LENGTH) return undefined
  const [, place = '', id] = /^askshot:\/\/([a-z-]*)(?:\/([0-9a-f-]*))?\/?$/i.exec(address) ?? []
  switch (place.toLowerCase()) {
    case 'show':
      return 'greet'
    case 'settings':
      return 'open-settings'
    case 'self-test':
      return 'open-self-test'
    case 'thread':
      return id !== undefined && THREAD.test(id) ? { openThread: id } : undefined
    default:
      return undefined
  }
}
