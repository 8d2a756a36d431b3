import type { PresetView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'

/** Providers are called what they call themselves; the preset for any other server has a word. */
export function presetName({ id, name }: PresetView, { settings }: Words): string {
  return id === 'custom' ? settings.otherServer : name
}
