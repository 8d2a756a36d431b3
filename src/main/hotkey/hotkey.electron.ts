import { globalShortcut } from 'electron'

/**
 * Asks the desktop for a chord; returns how to give it back. Undefined: another program has it. `invalid`: Electron does
 * not know such keys. A chord that was given may still never fire; some desktops decide later.
 */
export function takeHotkey(accelerator: string, onPress: () => void): (() => void) | undefined | 'invalid' {
  try {
    if (!globalShortcut.register(accelerator, onPress)) return undefined
  } catch {
    return 'invalid' // that is how Electron refuses a chord that it cannot read
  }
  return () => globalShortcut.unregister(accelerator)
}
