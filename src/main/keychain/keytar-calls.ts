import type { KeychainRefusal, KeychainReply, KeychainRequest } from './keychain-calls.ts'

/** The name under which a keychain shows our keys to its owner. */
const SERVICE = 'Askshot'

/** The part of the package that we use; its search can crash the process when the keyring is locked. */
export type Keytar = {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

/** Loads the native module. Rejects where it is missing or cannot be loaded, as without libsecret. */
export async function loadKeytar(): Promise<Keytar> {
  const module: Keytar & { readonly default?: Keytar } = await import('keytar')
  return module.default ?? module // CommonJS: what it exports is the default, and by name only with some loaders
}

// There are no codes, only sentences: of libsecret and GDBus on Linux, of the Security framework on macOS.
const REFUSALS: readonly (readonly [RegExp, KeychainRefusal])[] = [
  [/^Cannot create an item in a locked collection/, 'locked'],
  [/^User interaction is not allowed/, 'locked'],
  [/^Unknown or unsupported transport/, 'unavailable'],
  [/^Cannot autolaunch D-Bus/, 'unavailable'],
  [/^Could not connect: /, 'unavailable'],
  [/was not provided by any \.service files/, 'unavailable'],
  [/^An AppArmor policy prevents/, 'unavailable'],
  // There is no keyring yet, and the wish to make one was dismissed.
  [/^Object does not exist at path .*\/collection\//, 'unavailable'],
]

/** What a rejection of the keychain means. The only place that looks at its words. */
export function refusalOf(error: unknown): KeychainRefusal {
  const text = error instanceof Error ? error.message : ''
  return REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed'
}

/** Carries one request out. Never rejects, and tells nothing of what went wrong beyond its kind. */
export async function answerWith(
  load: () => Promise<Keytar>,
  request: KeychainRequest,
): Promise<KeychainReply> {
  const { id } = request
  const keytar = await load().catch(() => undefined) // that it cannot be loaded is all there is to know
  if (keytar === undefined) return { id, ok: false, reason: 'unavailable' }
  try {
    return { id, ok: true, ...(await carryOut(keytar, request)) }
  } catch (error) {
    return { id, ok: false, reason: refusalOf(error) }
  }
}

async function carryOut(
  keytar: Keytar,
  request: KeychainRequest,
): Promise<{ value?: string | boolean | null }> {
  switch (request.call) {
    case 'get':
      return { value: await keytar.getPassword(SERVICE, request.account) }
    case 'remove':
      return { value: await keytar.deletePassword(SERVICE, request.account) }
    case 'set':
      await keytar.setPassword(SERVICE, request.account, request.password)
      return {}
  }
}
