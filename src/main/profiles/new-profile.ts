import { profileSchema } from '#shared/schemas/profile.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Preset } from './preset.ts'

/** A profile as it is before the user has touched it; no key has been stored for it. */
export function newProfile(preset: Preset, id: string): Profile {
  return profileSchema.parse({ ...basics(preset), id, preset: preset.id, keyHost: '' })
}

/** What another preset brings along: the rest of a profile holds only what departs from its preset. */
export function basics({ name, baseUrl, model, auth, authHeader = '' }: Preset) {
  return { name, baseUrl, model, auth, authHeader }
}
