import { localDialect, localTimeouts } from '../dialects.ts'
import type { Preset } from '../preset.ts'

/** llama.cpp's server on this computer; it sees pictures when it was started with a projector (`--mmproj`). */
export const preset: Preset = {
  id: 'llama-cpp',
  rank: 90,
  name: 'llama.cpp',
  baseUrl: 'http://localhost:8080/v1',
  model: '',
  auth: 'none',
  dialect: { ...localDialect, imageUrlOk: true, sendStore: false }, // `store` is ignored: it keeps nothing
  models: [],
  probe: 'llama-cpp',
  timeouts: localTimeouts,
}
