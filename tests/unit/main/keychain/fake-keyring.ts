import { GuardedKeyStore } from '../../../../src/main/keychain/guarded-key-store.ts'
import type { KeyMarker } from '../../../../src/main/keychain/guarded-key-store.ts'
import { KeychainClient } from '../../../../src/main/keychain/keychain-client.ts'
import type { StartKeychainHost } from '../../../../src/main/keychain/keychain-client.ts'
import { answerWith } from '../../../../src/main/keychain/keytar-calls.ts'
import type { Keytar } from '../../../../src/main/keychain/keytar-calls.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

/** What the person at the desk does with an unlock prompt. */
type PromptAnswer = 'nothing' | 'dismisses' | 'unlocks' | { readonly dismissesAfterMs: number }

/** Behaves as keytar does over gnome-keyring in each of its states, as measured, its misleading answers included. */
export class FakeKeyring implements Keytar {
  readonly items = new Map<string, string>()
  readonly #clock: FakeClock
  state: 'unlocked' | 'locked' | 'no-service' | 'hung' | 'broken' = 'unlocked'
  person: PromptAnswer = 'nothing'
  /** For the first prompts, before `person` is what counts. */
  readonly firstAnswers: PromptAnswer[] = []
  prompts = 0
  calls = 0

  constructor(clock: FakeClock) {
    this.#clock = clock
  }

  async getPassword(_service: string, account: string): Promise<string | null> {
    await this.#answerTime()
    if (this.state === 'locked' && this.items.has(account) && !(await this.#unlock())) return null
    return this.items.get(account) ?? null
  }

  async setPassword(_service: string, account: string, password: string): Promise<void> {
    await this.#answerTime()
    if (this.state === 'locked' && !(await this.#unlock())) {
      throw new Error('Cannot create an item in a locked collection')
    }
    this.items.set(account, password)
  }

  async deletePassword(_service: string, account: string): Promise<boolean> {
    await this.#answerTime()
    if (this.state === 'locked' && this.items.has(account) && !(await this.#unlock())) return false
    return this.items.delete(account)
  }

  async #answerTime(): Promise<void> {
    this.calls += 1
    if (this.state === 'hung') await forever()
    await this.#clock.wait(10)
    if (this.state === 'broken') throw new Error('Internal fault 42')
    if (this.state === 'no-service') {
      throw new Error('Unknown or unsupported transport “disabled” for address “disabled:”')
    }
  }

  async #unlock(): Promise<boolean> {
    this.prompts += 1
    const answer = this.firstAnswers.shift() ?? this.person
    if (answer === 'nothing') await forever()
    await this.#clock.wait(typeof answer === 'object' ? answer.dismissesAfterMs : 2_000)
    if (answer === 'unlocks') this.state = 'unlocked'
    return this.state === 'unlocked'
  }
}

/** The marker as the settings keep it. */
class FakeMarker implements KeyMarker {
  readonly marked = new Set<string>()
  isDiskFull = false
  host = 'api.example.test'

  hasMarker(profileId: string): boolean {
    return this.marked.has(profileId)
  }

  isMarked(profileId: string): boolean {
    return this.hasMarker(profileId)
  }

  hostOf(): string {
    return this.host
  }

  setMarker(profileId: string, isStored: boolean): void {
    if (this.isDiskFull) throw new Error('disk full')
    if (isStored) this.marked.add(profileId)
    else this.marked.delete(profileId)
  }
}

/** A guarded store with everything real between it and the keyring but the process boundary. */
export function guardedOverFake() {
  const clock = new FakeClock()
  const keyring = new FakeKeyring(clock)
  const marker = new FakeMarker()
  const hosts = { started: 0, killed: 0 }
  const startHost: StartKeychainHost = ({ message }) => {
    hosts.started += 1
    const life = { isAlive: true }
    return {
      send: (request) => {
        void answerWith(() => Promise.resolve(keyring), structuredClone(request)).then((reply) => {
          if (life.isAlive) message(structuredClone(reply))
        })
      },
      kill: () => {
        hosts.killed += 1
        life.isAlive = false
      },
    }
  }
  const calls = new KeychainClient({ startHost, after: clock.after })
  const store = new GuardedKeyStore({ calls, marker, now: clock.now })
  /** Lets as much time pass as any call may take. */
  const done = async <T>(call: Promise<T>): Promise<T> => {
    await clock.moveAndSettle(30_000)
    return call
  }
  return { clock, keyring, marker, hosts, calls, store, done }
}

function forever(): Promise<never> {
  return new Promise(() => undefined)
}
