import type { Detail } from '#shared/schemas/answer-options.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Settings } from '#shared/schemas/settings.ts'

const WIRE: Readonly<Record<Settings['detail'], Detail | undefined>> = {
  auto: undefined,
  sharp: 'original',
  small: 'low',
}

/** The profile with the detail of captures that the settings have, where it says none itself. */
export function withUsualDetail(profile: Profile, { detail: usual }: Pick<Settings, 'detail'>): Profile {
  const detail = WIRE[usual]
  if (detail === undefined || profile.options.detail !== undefined) return profile
  return { ...profile, options: { ...profile.options, detail } }
}
