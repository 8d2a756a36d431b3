/**
 * The keychain as it is, lies included: `get` gives null for a key that is not there and for one behind a dismissed
 * prompt alike, and `remove` gives false in both cases. Each call rejects with an `AppError` (`keychain-locked`,
 * `keychain-unavailable`, or `unexpected` when it was refused for a reason we do not know) or a `KeychainTimeout`.
 */
export type RawKeychain = {
  get(account: string): Promise<string | null>
  set(account: string, password: string): Promise<void>
  remove(account: string): Promise<boolean>
}

/** No answer within the deadline: a prompt is open, or the service hangs. */
export class KeychainTimeout extends Error {
  constructor() {
    super('The keychain did not answer in time')
    this.name = 'KeychainTimeout'
  }
}

/** Why the keychain's process could not do what it was asked. */
export type KeychainRefusal = 'unavailable' | 'locked' | 'failed'

/** What main asks of the keychain's process. */
export type KeychainRequest = { readonly id: number; readonly account: string } & (
  { readonly call: 'get' | 'remove' } | { readonly call: 'set'; readonly password: string }
)

/** What it answers; `value` is the password, null, or whether something was removed. */
export type KeychainReply =
  | { readonly id: number; readonly ok: true; readonly value?: string | boolean | null }
  | { readonly id: number; readonly ok: false; readonly reason: KeychainRefusal }
