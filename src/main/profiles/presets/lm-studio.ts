import { localDialect, localTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** LM Studio (0.3.29 or later) on this computer. It keeps answers unless told not to. */
export const preset: Preset = {
  id: 'lm-studio',
  rank: 80,
  name: 'LM Studio',
  baseUrl: 'http://localhost:1234/v1',
  model: '',
  auth: 'none',
  dialect: localDialect,
  models: [],
  apiPaths: [{ host: ':1234', path: '/v1', insteadOf: ['/api'] }],
  probe: 'lm-studio',
  timeouts: localTimeouts,
}
