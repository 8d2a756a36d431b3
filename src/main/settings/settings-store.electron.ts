import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import ElectronStore from 'electron-store'
import type { Settings } from '#shared/schemas/settings.ts'
import { quarantineBroken } from './quarantine.ts'
import { SavedSettings } from './settings-store.ts'
import type { SettingsFile, SettingsStore } from './settings-store.ts'

type OpenOptions = {
  /** Absolute; made if it is not there. */
  readonly folder: string
  readonly defaults: () => Settings
  /** Epoch milliseconds. */
  readonly now: number
}

/** Opens `settings.json` in the folder, both for their owner alone. A file that cannot be used is set aside first. */
export function openSettings({ folder, defaults, now }: OpenOptions): SettingsStore {
  const outcome = quarantineBroken({ path: join(folder, 'settings.json'), now })
  const file = outcome === 'stuck' ? unwritable : openFile(folder)
  if (outcome === 'usable') return new SavedSettings({ file, defaults })
  return new SavedSettings({ file, defaults, problem: { code: 'settings-damaged' } })
}

function openFile(folder: string): SettingsFile {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700) // the folder may be older than we are
  } catch {
    return unwritable // the first save tells of it
  }
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: false, // it would wipe the file without a copy
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  })
  return {
    read: () => store.store,
    write: (settings) => {
      store.store = settings
    },
  }
}

/** Stands in for a file that must not, or cannot, be touched: the settings live until the app quits. */
const unwritable: SettingsFile = {
  read: () => undefined,
  write: () => {
    throw new Error('The settings file cannot be written')
  },
}
