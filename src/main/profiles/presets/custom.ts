import { compatibleDialect, hostedTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** Any other server that speaks the Responses API; address and model are the user's to fill in. */
export const preset: Preset = {
  id: 'custom',
  rank: 1000,
  name: 'Another server',
  baseUrl: '',
  model: '',
  auth: 'bearer',
  dialect: compatibleDialect,
  models: [],
  timeouts: hostedTimeouts,
}
