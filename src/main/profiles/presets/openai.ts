import { hostedTimeouts, openaiDialect } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** OpenAI itself. Model: the successor it names for gpt-4o-mini and gpt-4.1-mini (developers.openai.com, deprecations). */
export const preset: Preset = {
  id: 'openai',
  rank: 10,
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-6-luna',
  auth: 'bearer',
  dialect: openaiDialect,
  models: ['gpt-6-luna', 'gpt-6-sol', 'gpt-6.1-terra', 'gpt-6.1-sol', 'gpt-6-astra'],
  isOfficial: true,
  timeouts: hostedTimeouts,
}
