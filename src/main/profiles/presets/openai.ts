import type { Preset } from '../preset.ts'

/** OpenAI itself. Model: the successor it names for gpt-4o-mini and gpt-4.1-mini (developers.openai.com, deprecations). */
export const openai: Preset = {
  id: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-6-luna',
  auth: 'bearer',
}
