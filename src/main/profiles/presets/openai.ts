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
  // As of 22 Nov 2026 (developers.openai.com/api/docs/deprecations).
  shutdowns: {
    'o3-deep-research': '2026-07-23',
    'o4-mini-deep-research': '2026-07-23',
    'o4-mini': '2026-10-23',
    o1: '2026-10-23',
    'o3-mini': '2026-10-23',
    'gpt-4.1-nano': '2026-10-23',
    'gpt-5': '2026-12-11',
    'gpt-5-mini': '2026-12-11',
    'gpt-5-nano': '2026-12-11',
    'gpt-5-pro': '2026-12-11',
    o3: '2026-12-11',
    'gpt-4o': '2027-01-14',
    'gpt-4o-mini': '2027-01-14',
    'gpt-4.1': '2027-01-14',
    'gpt-4.1-mini': '2027-01-14',
    'gpt-5.1': '2027-04-01',
  },
  apiPaths: [{ host: 'api.openai.com', path: '/v1' }],
  isOfficial: true,
  timeouts: hostedTimeouts,
}
