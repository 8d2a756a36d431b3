import type { PresetId, Profile } from '#shared/schemas/profile.ts'

/** What a provider is known to want, as data: a new profile starts from it. */
export type Preset = {
  readonly id: PresetId
  readonly name: string
  readonly baseUrl: string
  readonly model: string
  readonly auth: Profile['auth']
}
