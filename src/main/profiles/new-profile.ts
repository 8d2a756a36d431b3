import type { Profile } from '#shared/schemas/profile.ts'
import type { Preset } from './preset.ts'

/** A profile as it is before the user has touched it; no key has been stored for it. */
export function newProfile(preset: Preset, id: string): Profile {
  const { name, baseUrl, model, auth } = preset
  return { id, preset: preset.id, name, baseUrl, model, auth, keyHost: '' }
}
