import { localDialect, localTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** Ollama (0.13.3 or later) on this computer. Refuses picture URLs and files; drops a file's id without a word. */
export const preset: Preset = {
  id: 'ollama',
  rank: 70,
  name: 'Ollama',
  baseUrl: 'http://localhost:11434/v1',
  model: '',
  auth: 'none',
  dialect: { ...localDialect, sendStore: false }, // ignored: it keeps nothing
  models: [],
  apiPaths: [{ host: ':11434', path: '/v1', insteadOf: ['/api'] }],
  probe: 'ollama',
  timeouts: localTimeouts,
}
