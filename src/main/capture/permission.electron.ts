import { systemPreferences } from 'electron'
import type { ScreenPermission } from './screen-permission.ts'
import { loadWindowNames } from './window-list.ts'

/** The right to see the screen, as macOS tells of it. */
export function screenPermission(ownPid: number): ScreenPermission {
  return {
    status: () => systemPreferences.getMediaAccessStatus('screen'),
    windows: () => loadWindowNames(ownPid),
  }
}
