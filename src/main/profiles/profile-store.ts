import { AppError } from '#shared/errors.ts'
import type { Profile, ProfilePatch } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { Target } from '../history/history-store.ts'
import type { Learned } from '../responses/answer-request.ts'
import { toolAccount } from '../keychain/tool-account.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { effectiveProfile } from './effective-profile.ts'
import type { EffectiveProfile } from './effective-profile.ts'
import { addedProfile, changedProfile, duplicateOf, hostOf, namedPreset } from './profile-change.ts'
import { taughtProfile } from './profile-learning.ts'
import { hasToken, keyedTools, toolHost, withTokenHosts } from './profile-tools.ts'

/**
 * The profiles in the settings. Every change throws `not-found` where there is no such profile, and `disk-full` or
 * `disk-unwritable` where it cannot be saved; then nothing has changed.
 */
export class ProfileStore {
  readonly #settings: SettingsStore
  readonly #newId: () => string
  readonly #otherServer: () => string

  /** `otherServer`: what a server of the user's own is called until it has a name. */
  constructor(settings: SettingsStore, newId: () => string, otherServer: () => string) {
    this.#settings = settings
    this.#newId = newId
    this.#otherServer = otherServer
  }

  /** The profile of the next ask. */
  current(): Profile {
    const { profiles, defaultProfileId } = this.#settings.get()
    const found = profiles.find(({ id }) => id === defaultProfileId) ?? profiles[0]
    if (found === undefined) throw new AppError('unexpected', 'The settings hold no profile')
    return found
  }

  /** Throws `not-found`. */
  get(id: string): Profile {
    const profile = this.byId(id)
    if (profile === undefined) throw new AppError('not-found', 'No such profile')
    return profile
  }

  byId(id: string): Profile | undefined {
    return this.#settings.get().profiles.find((profile) => profile.id === id)
  }

  /** The profile of an ask; when it is gone, the one that answers now. */
  resolve(id: string): Profile {
    return this.byId(id) ?? this.current()
  }

  /** What a request of `resolve(id)` is made by. */
  effective(id: string): EffectiveProfile {
    return effectiveProfile(this.resolve(id))
  }

  /** A new profile of a preset, with which the next ask is made. Throws `field-invalid`. */
  add(presetId: string): Profile {
    const added = addedProfile(namedPreset(presetId, this.#otherServer()), this.#newId(), this.#names())
    this.#settings.change((settings) => ({ ...withProfile(settings, added), defaultProfileId: added.id }))
    return added
  }

  /** Copies a profile without its secrets. */
  duplicate(id: string): Profile {
    const copy = duplicateOf(this.get(id), this.#newId(), this.#names())
    this.#settings.change((settings) => withProfile(settings, copy))
    return copy
  }

  /** Throws `not-found`, and `bad-request` for the last profile, which cannot go. */
  checkRemoval(id: string): void {
    this.get(id)
    if (this.#settings.get().profiles.length === 1)
      throw new AppError('bad-request', 'The last profile cannot be removed')
  }

  /** Removes a profile; its secrets are to be forgotten before. After the default one, the first is the default. */
  remove(id: string): void {
    this.checkRemoval(id)
    this.#settings.change((settings) => {
      const profiles = settings.profiles.filter((profile) => profile.id !== id)
      const isLeft = profiles.some((profile) => profile.id === settings.defaultProfileId)
      const defaultProfileId = isLeft ? settings.defaultProfileId : (profiles[0]?.id ?? '')
      return { ...settings, profiles, defaultProfileId }
    })
  }

  setDefault(id: string): void {
    this.get(id)
    this.#settings.change((settings) => ({ ...settings, defaultProfileId: id }))
  }

  /**
   * Changes a profile, and tells whether asks now go to another host. Throws `address-invalid`, `address-unsafe`,
   * `field-invalid`.
   */
  change(id: string, patch: ProfilePatch): 'same-host' | 'another-host' {
    const profile = this.get(id)
    const changed = this.#changed(profile, patch)
    this.#replace(changed)
    return targetOf(changed).host === targetOf(profile).host ? 'same-host' : 'another-host'
  }

  /** The accounts of secrets that would have no tool any more after this change. Throws as `change` does. */
  accountsLostBy(id: string, patch: ProfilePatch): readonly string[] {
    const profile = this.get(id)
    const kept = toolsWithToken(this.#changed(profile, patch))
    const lost = toolsWithToken(profile).filter((toolId) => !kept.includes(toolId))
    return lost.map((toolId) => toolAccount(id, toolId))
  }

  /** Notes what a server refused for a model. Not worth an answer: what cannot be saved is learned again. */
  learn(id: string, learned: Learned): void {
    const profile = this.byId(id)
    const taught = profile === undefined ? undefined : taughtProfile(profile, learned)
    if (taught === undefined) return
    try {
      this.#replace(taught)
    } catch (error) {
      if (!(error instanceof AppError)) throw error // the disk is full, say
    }
  }

  /** The ids of the tools whose secret is stored, for the host that they name now. */
  toolsWithToken(id: string): readonly string[] {
    return toolsWithToken(this.get(id))
  }

  /** Under which a tool's secret is kept. Throws `not-found`. */
  toolAccount(id: string, toolId: string): string {
    if (!keyedTools(this.get(id).tools).some((tool) => tool.id === toolId))
      throw new AppError('not-found', 'No such tool')
    return toolAccount(id, toolId)
  }

  /** Of the tools whose secret is stored. */
  toolAccounts(id: string): readonly string[] {
    return this.toolsWithToken(id).map((toolId) => toolAccount(id, toolId))
  }

  /**
   * Whether a secret is stored for an account, a profile or one of its tools, and is for the host that it names now: it
   * must go to no other.
   */
  hasMarker(account: string): boolean {
    const { profile, toolId } = this.#owner(account)
    if (profile === undefined) return false
    if (toolId !== undefined) return toolsWithToken(profile).includes(toolId)
    return profile.keyHost !== '' && profile.keyHost === targetOf(profile).host
  }

  /** Whether a secret is stored for an account, for whatever host. */
  isMarked(account: string): boolean {
    const { profile, toolId } = this.#owner(account)
    if (toolId === undefined) return profile !== undefined && profile.keyHost !== ''
    const tool = keyedTools(profile?.tools ?? {}).find(({ id }) => id === toolId)
    return tool !== undefined && tool.tokenHost !== ''
  }

  /** The host that a secret of this account goes to; empty where there is none. */
  hostOf(account: string): string {
    const { profile, toolId } = this.#owner(account)
    if (profile === undefined) return ''
    if (toolId === undefined) return targetOf(profile).host
    const tool = keyedTools(profile.tools).find(({ id }) => id === toolId)
    // An MCP server's secret is handed to the provider, which passes it on.
    return tool === undefined ? '' : `${toolHost(tool)} ${'url' in tool ? targetOf(profile).host : ''}`
  }

  /** Notes whether a secret is stored, and for whom; not a secret, and not the secret. */
  setMarker(account: string, isStored: boolean): void {
    const { profile, toolId } = this.#owner(account)
    const isNoted = isStored ? this.hasMarker(account) : !this.isMarked(account)
    if (profile === undefined || isNoted) return
    this.#replace(
      toolId === undefined
        ? { ...profile, keyHost: isStored ? targetOf(profile).host : '' }
        : withMarkedTool(profile, toolId, isStored),
    )
  }

  #changed(profile: Profile, patch: ProfilePatch): Profile {
    return changedProfile(profile, patch, this.#names(profile.id), this.#otherServer())
  }

  #owner(account: string): { readonly profile: Profile | undefined; readonly toolId?: string } {
    const profile = this.byId(account)
    const colon = account.indexOf(':')
    if (profile !== undefined || colon === -1) return { profile }
    return { profile: this.byId(account.slice(0, colon)), toolId: account.slice(colon + 1) }
  }

  #names(exceptId?: string): readonly string[] {
    const { profiles } = this.#settings.get()
    return profiles.filter(({ id }) => id !== exceptId).map(({ name }) => name)
  }

  #replace(changed: Profile): void {
    this.#settings.change((settings): Settings => ({
      ...settings,
      profiles: settings.profiles.map((each) => (each.id === changed.id ? changed : each)),
    }))
  }
}

/** Who an ask of this profile goes to; the host is empty while there is no usable address. */
export function targetOf({ name, baseUrl, model }: Profile): Target {
  return { profileName: name, host: hostOf(baseUrl), model }
}

function withProfile(settings: Settings, added: Profile): Settings {
  return { ...settings, profiles: [...settings.profiles, added] }
}

function toolsWithToken({ tools }: Profile): readonly string[] {
  return keyedTools(tools)
    .filter(hasToken)
    .map(({ id }) => id)
}

function withMarkedTool(profile: Profile, toolId: string, isStored: boolean): Profile {
  const tools = withTokenHosts(profile.tools, (tool) => {
    if (tool.id !== toolId) return tool.tokenHost
    return isStored ? toolHost(tool) : ''
  })
  return { ...profile, tools }
}
