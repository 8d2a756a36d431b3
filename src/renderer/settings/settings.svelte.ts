import type { Bridge } from '#shared/contract.ts'
import type { HotkeyState, KeyState, ProfileView, SettingsView } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { ProfilePatch } from '#shared/schemas/profile.ts'
import type { HotkeyCommand } from '#shared/schemas/settings.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'

const SAVED_MS = 3000

/** Which part of the window a word about success or failure stands beside. */
export type Place = 'preset' | 'baseUrl' | 'model' | 'auth' | 'key' | HotkeyCommand | 'window'

type Dependencies = { readonly bridge: Bridge; readonly clock: Clock }

/** The settings as main has them; a change holds at once, or says beside its field why it does not. */
export class SettingsModel {
  readonly #bridge: Bridge
  readonly #clock: Clock
  #view = $state.raw<SettingsView>()
  #keyState = $state.raw<KeyState['kind']>('missing')
  #failure = $state.raw<{ readonly place: Place; readonly failure: Failure }>()
  #savedPlace = $state<Place>()
  #stopSaved: Stop | undefined

  constructor({ bridge, clock }: Dependencies) {
    this.#bridge = bridge
    this.#clock = clock
  }

  get view(): SettingsView | undefined {
    return this.#view
  }
  get profile(): ProfileView | undefined {
    const view = this.#view
    return view?.profiles.find(({ id }) => id === view.defaultProfileId) ?? view?.profiles[0]
  }
  get keyState(): KeyState['kind'] {
    return this.#keyState
  }

  start(): () => void {
    const stop = this.#bridge.settings.onShow((view) => this.#take(view))
    void this.#call('window', this.#bridge.settings.view(), (view) => {
      if (this.#view === undefined) this.#take(view)
    })
    return stop
  }

  failureAt(place: Place): Failure | undefined {
    return this.#failure?.place === place ? this.#failure.failure : undefined
  }

  isSavedAt(place: Place): boolean {
    return this.#savedPlace === place
  }

  hotkeyState(command: HotkeyCommand): HotkeyState {
    return this.#view?.hotkeys[command].state ?? 'off'
  }

  async changeProfile(place: Place, patch: ProfilePatch): Promise<boolean> {
    const id = this.profile?.id
    if (id === undefined) return false
    return this.#change(place, this.#bridge.settings.changeProfile(id, patch))
  }

  async setHotkey(command: HotkeyCommand, accelerator: string): Promise<boolean> {
    return this.#change(command, this.#bridge.settings.setHotkeys({ [command]: accelerator }))
  }

  /** Returns whether the key is where it can be used, so that the page may let go of it. */
  async replaceKey(key: string): Promise<boolean> {
    return this.#changeKey((id) => this.#bridge.settings.replaceKey(id, key))
  }

  async keepKeyForSession(key: string): Promise<boolean> {
    return this.#changeKey((id) => this.#bridge.settings.keepKeyForSession(id, key))
  }

  async forgetKey(): Promise<void> {
    await this.#changeKey((id) => this.#bridge.settings.forgetKey(id))
  }

  captureNow(): void {
    void this.#call('window', this.#bridge.app.run('capture'), () => undefined)
  }

  #take(view: SettingsView): void {
    this.#view = view
    this.#keyState = this.profile?.key.kind ?? 'missing'
  }

  async #change(place: Place, reply: Promise<Result<SettingsView>>): Promise<boolean> {
    return this.#call(place, reply, (view) => {
      this.#take(view)
      this.#markSaved(place)
    })
  }

  async #changeKey(call: (id: string) => Promise<Result<{ readonly state: KeyState }>>): Promise<boolean> {
    const id = this.profile?.id
    if (id === undefined) return false
    const isAnswered = await this.#call('key', call(id), ({ state }) => (this.#keyState = state.kind))
    return isAnswered && (this.#keyState === 'stored' || this.#keyState === 'session')
  }

  async #call<T>(place: Place, reply: Promise<Result<T>>, then: (value: T) => void): Promise<boolean> {
    try {
      const value = await unwrap(reply)
      this.#failure = undefined
      then(value)
      return true
    } catch (error) {
      this.#failure = { place, failure: toFailure(error) }
      this.#savedPlace = undefined
      return false
    }
  }

  #markSaved(place: Place): void {
    this.#stopSaved?.()
    this.#savedPlace = place
    this.#stopSaved = this.#clock.after(SAVED_MS, () => (this.#savedPlace = undefined))
  }
}
