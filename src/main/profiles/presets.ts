import { custom } from './presets/custom.ts'
import { openai } from './presets/openai.ts'
import type { PresetId } from '#shared/schemas/profile.ts'
import type { Preset } from './preset.ts'

/** Every preset, in the order they are offered. One more: a file in `presets/`, a row here, its id in the schema. */
export const presets: Readonly<Record<PresetId, Preset>> = { openai, custom }
