import { shownKeys } from '#shared/shown-keys.ts'
import type { Words } from '#shared/words/words.ts'

/** Keys of our own windows as they stand on this keyboard: `CommandOrControl` is what people here hold for commands. */
export function keyHint(accelerator: string, { keys }: Words): string {
  return shownKeys(accelerator, navigator.platform.startsWith('Mac') ? 'darwin' : 'linux', keys)
}
