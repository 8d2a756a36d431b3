import { profileSchema } from '#shared/schemas/profile.ts'
import type { Profile } from '#shared/schemas/profile.ts'

/** A profile for a server of the user's own, with what the test cares about. */
export function someProfile(changes: Partial<Profile> = {}): Profile {
  return profileSchema.parse({
    id: 'p1',
    preset: 'custom',
    name: 'Local',
    baseUrl: 'https://api.example.test/v1',
    model: 'gpt-6-luna',
    auth: 'bearer',
    keyHost: '',
    ...changes,
  })
}
