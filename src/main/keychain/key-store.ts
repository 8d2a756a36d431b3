/** The states say what the user can do; `null` from a keychain never becomes `missing` unproven. */
export type KeyReading =
  | { readonly kind: 'ready'; readonly key: string }
  | { readonly kind: 'locked' | 'unavailable' | 'missing' | 'denied' }

/** Where API keys are kept, one for each profile. No call throws because of the keychain: its trouble is a state. */
export type KeyStore = {
  /** At the moment of sending; the caller does not keep it. */
  read(profileId: string): Promise<KeyReading>
  /** `ready` once the key is stored. A refused save leaves the old key intact. */
  replace(profileId: string, key: string): Promise<KeyReading['kind']>
  /** `missing` once the key is gone. */
  forget(profileId: string): Promise<KeyReading['kind']>
}
