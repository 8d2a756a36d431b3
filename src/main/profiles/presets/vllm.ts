import { localDialect, localTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** vLLM on this computer. It keeps answers only when started so, and refuses a picture without `detail`. */
export const preset: Preset = {
  id: 'vllm',
  rank: 100,
  name: 'vLLM',
  baseUrl: 'http://localhost:8000/v1',
  model: '',
  auth: 'none',
  dialect: { ...localDialect, imageUrlOk: true },
  models: [],
  probe: 'vllm',
  timeouts: localTimeouts,
}
