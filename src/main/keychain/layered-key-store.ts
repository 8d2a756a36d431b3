import type { KeyState } from '#shared/views.ts'
import type { KeyReading, KeyStore } from './key-store.ts'
import type { MemoryKeyStore } from './key-store-memory.ts'

type Dependencies = {
  readonly saved: KeyStore
  readonly session: MemoryKeyStore
  /** Whether a key was stored for this profile, as far as is known without touching the keychain. */
  readonly hasMarker: (profileId: string) => boolean
}

/** A key given for this session comes before the keychain's, until the app quits or a real save works. */
export class LayeredKeyStore implements KeyStore {
  readonly #given: Dependencies
  readonly #lastKnown = new Map<string, KeyReading['kind']>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  async read(profileId: string): Promise<KeyReading> {
    const { saved, session, hasMarker } = this.#given
    if (session.has(profileId)) return session.read(profileId)
    const asksKeychain = hasMarker(profileId)
    const reading = await saved.read(profileId)
    // Without a marker the answer is "missing" unasked, and says nothing of what a save met before.
    if (asksKeychain) this.#lastKnown.set(profileId, reading.kind)
    return reading
  }

  async replace(profileId: string, key: string): Promise<KeyReading['kind']> {
    const kind = await this.#given.saved.replace(profileId, key)
    this.#lastKnown.set(profileId, kind)
    if (kind === 'ready') await this.#given.session.forget(profileId)
    return kind
  }

  async forget(profileId: string): Promise<KeyReading['kind']> {
    await this.#given.session.forget(profileId)
    const kind = await this.#given.saved.forget(profileId)
    this.#lastKnown.set(profileId, kind)
    return kind
  }

  /** Keeps a key in memory until the app quits; the keychain is not touched. */
  async keepForSession(profileId: string, key: string): Promise<void> {
    await this.#given.session.replace(profileId, key)
  }

  /** The profile names another server now: what was known of its key, and a key in memory, were for the old one. */
  async forgetSession(profileId: string): Promise<void> {
    this.#lastKnown.delete(profileId)
    await this.#given.session.forget(profileId)
  }

  /** What to show for a profile: the last that was heard of its key. Never touches the keychain. */
  stateOf(profileId: string): KeyState {
    if (this.#given.session.has(profileId)) return { kind: 'session' }
    const kind = this.#lastKnown.get(profileId) ?? (this.#given.hasMarker(profileId) ? 'ready' : 'missing')
    return { kind: kind === 'ready' ? 'stored' : kind }
  }
}
