import type { ApiPath, Preset } from './preset.ts'
import { preset as custom } from './presets/custom.ts'

/** Every file of `presets/`, in the order they are offered. One more provider is one more file there. */
export const presets: readonly Preset[] = Object.values(
  import.meta.glob<Preset>('./presets/*.ts', { eager: true, import: 'preset' }),
).sort((a, b) => a.rank - b.rank)

/** The preset of a profile; one that this version does not know is read as any other server. */
export function presetOf(id: string): Preset {
  return presets.find((preset) => preset.id === id) ?? custom
}

/** The one a first start begins with. */
export const firstPreset: Preset = presets[0] ?? custom

/** Where the API is on the hosts of all providers. */
export const apiPaths: readonly ApiPath[] = presets.flatMap((preset) => preset.apiPaths ?? [])
