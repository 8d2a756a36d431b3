import { AppError } from '#shared/errors.ts'
import { KeychainTimeout } from './keychain-calls.ts'
import type { RawKeychain } from './keychain-calls.ts'
import type { KeyReading, KeyStore } from './key-store.ts'

/** Remembers, outside the keychain and in the open, that a profile or one of its tools has a secret there. */
export type KeyMarker = {
  /** Whether a secret is there, and is for the host that its owner names now. */
  hasMarker(account: string): boolean
  /** Whether a secret is there, for whomever. */
  isMarked(account: string): boolean
  /** Who gets a secret that is stored now. */
  hostOf(account: string): string
  setMarker(account: string, isStored: boolean): void
}

type Dependencies = {
  readonly calls: RawKeychain
  readonly marker: KeyMarker
  /** Milliseconds; only differences are used. */
  readonly now: () => number
}
type Trouble = Exclude<KeyReading['kind'], 'ready'>

/** Nobody dismisses a prompt faster, and an open keychain answers in a tenth of it. */
const PROMPT_MS = 500
const PROBE_ACCOUNT = 'askshot-probe'

/**
 * Keys in a keychain that does not tell "locked" from "no such key". A marker kept elsewhere says that there was a key;
 * an answer of "nothing" is believed only from a keychain that has just proved itself open. Keys are never kept here.
 */
export class GuardedKeyStore implements KeyStore {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  async read(account: string): Promise<KeyReading> {
    if (!this.#given.marker.hasMarker(account)) return { kind: 'missing' }
    try {
      const first = await this.#timed(() => this.#given.calls.get(account))
      if (first.value) return { kind: 'ready', key: first.value }
      if (first.tookLong) return { kind: 'locked' }
      await this.#probe()
      // The probe itself may have opened the keychain, by a prompt that was answered.
      const second = await this.#given.calls.get(account)
      if (second) return { kind: 'ready', key: second }
    } catch (error) {
      return { kind: troubleOf(error) }
    }
    this.#unmark(account)
    return { kind: 'missing' }
  }

  async replace(account: string, key: string): Promise<KeyReading['kind']> {
    const { calls, marker } = this.#given
    const host = marker.hostOf(account)
    try {
      await calls.set(account, key)
      // A prompt may have been open meanwhile: the key is for the server that was named when it was entered.
      if (marker.hostOf(account) !== host) {
        await calls.remove(account)
        return 'missing'
      }
    } catch (error) {
      return troubleOf(error)
    }
    marker.setMarker(account, true)
    return 'ready'
  }

  async forget(account: string): Promise<KeyReading['kind']> {
    // Also one that is for another host than is named now: nobody else knows of it.
    if (!this.#given.marker.isMarked(account)) return 'missing'
    try {
      const first = await this.#timed(() => this.#given.calls.remove(account))
      if (!first.value) {
        if (first.tookLong) return 'locked'
        await this.#probe()
        await this.#given.calls.remove(account)
      }
    } catch (error) {
      return troubleOf(error)
    }
    this.#unmark(account)
    return 'missing'
  }

  #unmark(account: string): void {
    try {
      this.#given.marker.setMarker(account, false)
    } catch {
      // The disk is full, say. The key is gone all the same, and the next reading finds that out again.
    }
  }

  /** Rejects unless the keychain is open: unlike reading and removing, writing into a locked one is refused. */
  async #probe(): Promise<void> {
    await this.#given.calls.set(PROBE_ACCOUNT, 'probe')
    await this.#given.calls.remove(PROBE_ACCOUNT)
  }

  async #timed<T>(call: () => Promise<T>): Promise<{ value: T; tookLong: boolean }> {
    const begin = this.#given.now()
    const value = await call()
    return { value, tookLong: this.#given.now() - begin >= PROMPT_MS }
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof KeychainTimeout) return 'locked'
  if (!(error instanceof AppError)) return 'denied'
  if (error.code === 'keychain-locked') return 'locked'
  return error.code === 'keychain-unavailable' ? 'unavailable' : 'denied'
}
