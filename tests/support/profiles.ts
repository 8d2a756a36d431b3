import { profileSchema } from '#shared/schemas/profile.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { FunctionTool } from '#shared/schemas/tool.ts'

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

/** A function as the user may define it, turned on. */
export const someFunction: FunctionTool = {
  id: 'f1',
  isOn: true,
  name: 'add',
  description: 'Adds',
  parameters: { type: 'object' },
  strict: false,
  run: { kind: 'http', url: 'https://a.test/', timeoutSeconds: 5 },
  tokenHost: '',
}
