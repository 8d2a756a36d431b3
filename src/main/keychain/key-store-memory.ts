import type { KeyReading, KeyStore } from './key-store.ts'

/** Keys until the app quits, by the user's choice, where no keychain takes them. */
export class MemoryKeyStore implements KeyStore {
  readonly #keys = new Map<string, string>()

  has(account: string): boolean {
    return this.#keys.has(account)
  }

  read(account: string): Promise<KeyReading> {
    const key = this.#keys.get(account)
    return Promise.resolve(key === undefined ? { kind: 'missing' } : { kind: 'ready', key })
  }

  replace(account: string, key: string): Promise<KeyReading['kind']> {
    this.#keys.set(account, key)
    return Promise.resolve('ready')
  }

  forget(account: string): Promise<KeyReading['kind']> {
    this.#keys.delete(account)
    return Promise.resolve('missing')
  }
}
