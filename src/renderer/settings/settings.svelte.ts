import type { Bridge } from '#shared/contract/bridge.ts'
import type { HotkeyState, KeyState, ProfileView, SettingsView } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { ProfilePatch } from '#shared/schemas/profile.ts'
import type { HotkeyCommand } from '#shared/schemas/settings.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { withEntry } from './entries.ts'

const SAVED_MS = 3000

/**
 * Which part of the window a word about success or failure stands beside: `window`, a hotkey's command, or the path of
 * a field of the profile.
 */
export type Place = string

/** A patch, or how to make one of the profile as it is when its turn comes. */
export type Change = ProfilePatch | ((profile: ProfileView) => ProfilePatch)

type Dependencies = { readonly bridge: Bridge; readonly clock: Clock }

/** The settings as main has them; a change holds at once, or says beside its field why it does not. */
export class SettingsModel {
  readonly #bridge: Bridge
  readonly #clock: Clock
  #view = $state.raw<SettingsView>()
  #selectedId = $state<string>()
  #failures = $state.raw<Readonly<Record<Place, Failure>>>({})
  #savedPlace = $state<Place>()
  #stopSaved: Stop | undefined
  #lastTurn: Promise<unknown> = Promise.resolve()

  constructor({ bridge, clock }: Dependencies) {
    this.#bridge = bridge
    this.#clock = clock
  }

  get view(): SettingsView | undefined {
    return this.#view
  }
  /** The profile that is shown for editing; the one that answers, until another is chosen. */
  get profile(): ProfileView | undefined {
    const view = this.#view
    const byId = (wanted: string | undefined) => view?.profiles.find(({ id }) => id === wanted)
    return byId(this.#selectedId) ?? byId(view?.defaultProfileId) ?? view?.profiles[0]
  }

  start(onThere?: () => void): () => void {
    const stop = this.#bridge.settings.onShow((view) => (this.#view = view))
    void this.call('window', this.#bridge.settings.view(), (view) => {
      this.#view ??= view
      onThere?.()
    })
    return stop
  }

  failureAt(place: Place): Failure | undefined {
    return this.#failures[place]
  }

  isSavedAt(place: Place): boolean {
    return this.#savedPlace === place
  }

  /** Lets go of what was said about a field whose input is gone. */
  forget(place: Place): void {
    this.#failures = withEntry(this.#failures, place, undefined)
  }

  /** The same for all fields whose place begins so. */
  forgetIn(prefix: string): void {
    const others = Object.entries(this.#failures).filter(([place]) => !place.startsWith(prefix))
    this.#failures = Object.fromEntries(others)
  }

  /** What was said of a form as a whole belongs beside one of its fields. */
  moveFailure(from: Place, to: Place): void {
    const { [from]: failure, ...others } = this.#failures
    if (failure !== undefined) this.#failures = { ...others, [to]: failure }
  }

  hotkeyState(command: HotkeyCommand): HotkeyState {
    return this.#view?.hotkeys[command].state ?? 'off'
  }

  select(id: string): void {
    if (id === this.profile?.id) return
    this.#selectedId = id
    this.#failures = {}
    this.#savedPlace = undefined
  }

  /** Changes are made one after the other, so that none is built on what the one before it replaced. */
  async changeProfile(place: Place, change: Change): Promise<boolean> {
    const id = this.profile?.id
    const turn = this.#lastTurn.then(() => {
      const profile = this.#view?.profiles.find((each) => each.id === id)
      if (profile === undefined) return false
      const patch = typeof change === 'function' ? change(profile) : change
      return this.take(place, this.#bridge.settings.changeProfile(profile.id, patch))
    })
    this.#lastTurn = turn
    return turn
  }

  /** When all changes that were begun are made or refused. */
  async settled(): Promise<void> {
    await this.#lastTurn
  }

  async setHotkey(command: HotkeyCommand, accelerator: string): Promise<boolean> {
    return this.take(command, this.#bridge.settings.setHotkeys({ [command]: accelerator }))
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

  async copy(text: string): Promise<void> {
    if (await this.call('copied', this.#bridge.ask.copyCode(text), () => undefined)) this.#markSaved('copied')
  }

  captureNow(): void {
    void this.call('window', this.#bridge.app.run('capture'), () => undefined)
  }

  /** Takes the settings that main replies with, and says "Saved" at the place. */
  async take(place: Place, reply: Promise<Result<SettingsView>>): Promise<boolean> {
    return this.call(place, reply, (view) => {
      this.#view = view
      this.#markSaved(place)
    })
  }

  /** What main has now, told along with something else. */
  show(view: SettingsView): void {
    this.#view = view
  }

  /** Looks again at what main has, after a call that does not say it. */
  async refresh(): Promise<void> {
    await this.call('window', this.#bridge.settings.view(), (view) => (this.#view = view))
  }

  /** Hands over the value of a reply, or keeps its failure for the place; returns whether there was a value. */
  async call<T>(place: Place, reply: Promise<Result<T>>, then: (value: T) => void): Promise<boolean> {
    const shownId = this.profile?.id
    try {
      const value = await unwrap(reply)
      this.forget(place)
      then(value)
      return true
    } catch (error) {
      // Beside the same field of another profile it would be untrue.
      const at = this.profile?.id === shownId ? place : 'window'
      this.#failures = { ...this.#failures, [at]: toFailure(error) }
      if (this.#savedPlace === place) this.#savedPlace = undefined
      return false
    }
  }

  async #changeKey(call: (id: string) => Promise<Result<{ readonly state: KeyState }>>): Promise<boolean> {
    const id = this.profile?.id
    if (id === undefined) return false
    let kept = false
    await this.call('key', call(id), ({ state }) => {
      this.#noteKey(id, state)
      kept = state.kind === 'stored' || state.kind === 'session'
    })
    return kept
  }

  #noteKey(id: string, key: KeyState): void {
    const view = this.#view
    if (view === undefined) return
    const profiles = view.profiles.map((profile) => (profile.id === id ? { ...profile, key } : profile))
    this.#view = { ...view, profiles }
  }

  #markSaved(place: Place): void {
    this.#stopSaved?.()
    this.#savedPlace = place
    this.#stopSaved = this.#clock.after(SAVED_MS, () => (this.#savedPlace = undefined))
  }
}
