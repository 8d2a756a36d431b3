import type { KeyState } from '#shared/views.ts'
import type { KeyReading, KeyStore } from './key-store.ts'
import type { MemoryKeyStore } from './key-store-memory.ts'

type Dependencies = {
  readonly saved: KeyStore
  readonly session: MemoryKeyStore
  /** Whether a secret was stored for this account, as far as is known without touching the keychain. */
  readonly hasMarker: (account: string) => boolean
}

/** A key given for this session comes before the keychain's, until the app quits or a real save works. */
export class LayeredKeyStore implements KeyStore {
  readonly #given: Dependencies
  readonly #lastKnown = new Map<string, KeyReading['kind']>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  async read(account: string): Promise<KeyReading> {
    const { saved, session, hasMarker } = this.#given
    if (session.has(account)) return session.read(account)
    const asksKeychain = hasMarker(account)
    const reading = await saved.read(account)
    // Without a marker the answer is "missing" unasked, and says nothing of what a save met before.
    if (asksKeychain) this.#lastKnown.set(account, reading.kind)
    return reading
  }

  async replace(account: string, key: string): Promise<KeyReading['kind']> {
    const kind = await this.#given.saved.replace(account, key)
    this.#lastKnown.set(account, kind)
    if (kind === 'ready') await this.#given.session.forget(account)
    return kind
  }

  async forget(account: string): Promise<KeyReading['kind']> {
    await this.#given.session.forget(account)
    const kind = await this.#given.saved.forget(account)
    this.#lastKnown.set(account, kind)
    return kind
  }

  /** Keeps a key in memory until the app quits; the keychain is not touched. */
  async keepForSession(account: string, key: string): Promise<void> {
    await this.#given.session.replace(account, key)
  }

  /** The profile or the tool names another server now: what was known of its key, and a key in memory, were for the old one. */
  async forgetSession(account: string): Promise<void> {
    this.#lastKnown.delete(account)
    await this.#given.session.forget(account)
  }

  /** What to show for an account: the last that was heard of its key. Never touches the keychain. */
  stateOf(account: string): KeyState {
    if (this.#given.session.has(account)) return { kind: 'session' }
    const kind = this.#lastKnown.get(account) ?? (this.#given.hasMarker(account) ? 'ready' : 'missing')
    return { kind: kind === 'ready' ? 'stored' : kind }
  }
}
