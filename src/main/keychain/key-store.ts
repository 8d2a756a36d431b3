/** The states say what the user can do; `null` from a keychain never becomes `missing` unproven. */
export type KeyReading =
  | { readonly kind: 'ready'; readonly key: string }
  | { readonly kind: 'locked' | 'unavailable' | 'missing' | 'denied' }

/**
 * Where secrets are kept: the key of each profile, and those of its tools (`tool-account.ts`), by account. No call throws because of the keychain: its trouble is a
 * state.
 */
export type KeyStore = {
  /** At the moment of sending; the caller does not keep it. */
  read(account: string): Promise<KeyReading>
  /** `ready` once the key is stored. A refused save leaves the old key intact. */
  replace(account: string, key: string): Promise<KeyReading['kind']>
  /** `missing` once the key is gone. */
  forget(account: string): Promise<KeyReading['kind']>
}
