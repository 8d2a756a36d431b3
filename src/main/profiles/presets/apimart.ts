import { compatibleDialect, hostedTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** APIMart, by its page "Responses" (docs.apimart.ai, whose sample call has the address). */
export const preset: Preset = {
  id: 'apimart',
  rank: 50,
  name: 'APIMart',
  baseUrl: 'https://api.apimart.ai/v1',
  model: 'gpt-5',
  auth: 'bearer',
  dialect: {
    ...compatibleDialect,
    systemPromptAs: 'system', // roles user, assistant, system; no `instructions`
    mcpDialect: 'remote_mcp',
    fileIdOk: false, // these three are not on the page
    filesOk: false,
    reasoningOk: false,
  },
  models: ['gpt-5', 'GPT-4o-image', 'gpt-4-vision'],
  apiPaths: [{ host: 'api.apimart.ai', path: '/v1' }],
  timeouts: hostedTimeouts,
}
