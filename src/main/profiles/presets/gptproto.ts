import { compatibleDialect, hostedTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** GPTProto, by its pages for gpt-4o-mini and o4-mini-deep-research, of which only the second prints an address. */
export const preset: Preset = {
  id: 'gptproto',
  rank: 40,
  name: 'GPTProto',
  baseUrl: 'https://gptproto.com/v1',
  model: 'gpt-4o-mini',
  auth: 'raw', // `Authorization: sk-*****`
  authFallback: true,
  // Its documented research request has no tool: `deepResearchAutoTool` is off as for every copy.
  dialect: {
    ...compatibleDialect,
    systemPromptAs: 'prefix', // research knows the roles user and assistant only, and no `instructions`
  },
  models: ['gpt-4o-mini', 'o4-mini-deep-research'],
  apiPaths: [{ host: 'gptproto.com', path: '/v1' }],
  timeouts: hostedTimeouts,
}
