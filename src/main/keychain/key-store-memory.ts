import type { KeyReading, KeyStore } from './key-store.ts'

/** Keys until the app quits, by the user's choice, where no keychain takes them. */
export class MemoryKeyStore implements KeyStore {
  readonly #keys = new Map<string, string>()

  has(profileId: string): boolean {
    return this.#keys.has(profileId)
  }

  read(profileId: string): Promise<KeyReading> {
    const key = this.#keys.get(profileId)
    return Promise.resolve(key === undefined ? { kind: 'missing' } : { kind: 'ready', key })
  }

  replace(profileId: string, key: string): Promise<KeyReading['kind']> {
    this.#keys.set(profileId, key)
    return Promise.resolve('ready')
  }

  forget(profileId: string): Promise<KeyReading['kind']> {
    this.#keys.delete(profileId)
    return Promise.resolve('missing')
  }
}
