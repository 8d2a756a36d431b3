import { compatibleDialect, hostedTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** AGCloud, by its page "Image to Text - Response" (gpt-4o-mini), which prints no address. */
export const preset: Preset = {
  id: 'agcloud',
  rank: 30,
  name: 'AGCloud',
  baseUrl: '',
  model: 'gpt-4o-mini-2024-07-18',
  auth: 'bearer',
  dialect: {
    ...compatibleDialect,
    systemPromptAs: 'developer', // the page has that role, and no `instructions`
    webSearchFiltersKey: 'filter',
  },
  models: ['gpt-4o-mini-2024-07-18'],
  timeouts: hostedTimeouts,
}
