import { accessSync, constants, lstatSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

/** What Chromium makes in the folder of the start that has it; on Windows there is no such file. */
const LOCK = 'SingletonLock'

/**
 * Why a start was refused the lock of its folder, where no other start has it: the lock could not be made. Undefined
 * where another one has it.
 */
export function whyNoLock(folder: string, isFull = hasNoRoom): 'disk-full' | 'disk-unwritable' | undefined {
  if (process.platform === 'win32') return undefined
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return 'disk-unwritable'
  }
  if (lstatSync(join(folder, LOCK), { throwIfNoEntry: false }) !== undefined) return undefined
  return isFull(folder) ? 'disk-full' : 'disk-unwritable'
}

function hasNoRoom(folder: string): boolean {
  return statfsSync(folder).bavail === 0
}
