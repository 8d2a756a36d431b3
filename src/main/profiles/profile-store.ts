import { AppError } from '#shared/errors.ts'
import type { Profile, ProfilePatch } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { Target } from '../history/history-store.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { parseBaseUrl } from './base-url.ts'
import { basics } from './new-profile.ts'
import { presetOf } from './presets.ts'

/** The profiles in the settings. */
export class ProfileStore {
  readonly #settings: SettingsStore

  constructor(settings: SettingsStore) {
    this.#settings = settings
  }

  /** The profile of the next ask. */
  current(): Profile {
    const { profiles, defaultProfileId } = this.#settings.get()
    const found = profiles.find(({ id }) => id === defaultProfileId) ?? profiles[0]
    if (found === undefined) throw new AppError('unexpected', 'The settings hold no profile')
    return found
  }

  byId(id: string): Profile | undefined {
    return this.#settings.get().profiles.find((profile) => profile.id === id)
  }

  /** The profile of an ask; when it is gone, the one that answers now. */
  resolve(id: string): Profile {
    return this.byId(id) ?? this.current()
  }

  /**
   * Changes a profile. Another preset brings its own name, address and model along. Tells whether asks now go to
   * another host. Throws `address-invalid`,
   * `address-unsafe`, `not-found`, `disk-full`, `disk-unwritable`; then nothing has changed.
   */
  change(id: string, patch: ProfilePatch): 'same-host' | 'another-host' {
    const profile = this.byId(id)
    if (profile === undefined) throw new AppError('not-found', 'No such profile')
    const changed = { ...profile, ...fromPreset(profile, patch), ...withoutAbsent(patch) }
    checkAddress(changed.baseUrl)
    this.#replace(named(changed))
    return targetOf(changed).host === targetOf(profile).host ? 'same-host' : 'another-host'
  }

  /** Whether a key is stored, and is for the host that the profile names now: it must go to no other. */
  hasMarker(id: string): boolean {
    const profile = this.byId(id)
    return profile !== undefined && profile.keyHost !== '' && profile.keyHost === targetOf(profile).host
  }

  /** Notes whether a key is stored, and for whom; not a secret, and not the key. */
  setMarker(id: string, isStored: boolean): void {
    const profile = this.byId(id)
    if (profile === undefined || this.hasMarker(id) === isStored) return
    this.#replace({ ...profile, keyHost: isStored ? targetOf(profile).host : '' })
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
  const parsed = parseBaseUrl(baseUrl)
  return { profileName: name, host: parsed.ok ? parsed.host : '', model }
}

/** A server of the user's own goes by its host, which is what they know it by. */
function named(profile: Profile): Profile {
  const { host } = targetOf(profile)
  return profile.preset === 'custom' && host !== '' ? { ...profile, name: host } : profile
}

function fromPreset(profile: Profile, { preset }: ProfilePatch): Partial<Profile> {
  if (preset === undefined || preset === profile.preset) return {}
  return { ...basics(presetOf(preset)), dialect: {}, timeouts: {} }
}

// A server not named yet is no fault; an ask for it waits and says so.
function checkAddress(baseUrl: string): void {
  if (baseUrl === '') return
  const parsed = parseBaseUrl(baseUrl)
  if (!parsed.ok) throw new AppError(`address-${parsed.reason}`, 'This base address cannot be used')
}

/** zod leaves optional fields out or undefined; only those that are there count. */
function withoutAbsent(patch: ProfilePatch): Partial<Profile> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}
