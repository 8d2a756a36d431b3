import type { Preset } from '../preset.ts'

/** Any other server that speaks the Responses API; address and model are the user's to fill in. */
export const custom: Preset = {
  id: 'custom',
  name: 'Another server',
  baseUrl: '',
  model: '',
  auth: 'bearer',
}
