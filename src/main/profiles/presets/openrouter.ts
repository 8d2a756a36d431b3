import { compatibleDialect, hostedTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** OpenRouter: many providers behind one key. It keeps nothing, and says what each answer cost. */
export const preset: Preset = {
  id: 'openrouter',
  rank: 60,
  name: 'OpenRouter',
  baseUrl: 'https://openrouter.ai/api/v1',
  model: '',
  auth: 'bearer',
  dialect: {
    ...compatibleDialect,
    fileIdOk: false, // not known for pictures
    sendStore: false, // must be false or absent, so the user's wish to store must not go there
  },
  models: [],
  apiPaths: [{ host: 'openrouter.ai', path: '/api/v1' }],
  timeouts: hostedTimeouts,
}
