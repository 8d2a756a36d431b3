import { powerMonitor } from 'electron'
import { followDisplays } from './capture/displays.electron.ts'
import type { LifecycleEvents } from './platform.ts'

/** Tells of the machine waking, locking and changing its displays; gives what ends that. */
export function follow({ onWake, onDisplaysChanged, onScreenLocked }: LifecycleEvents): () => void {
  powerMonitor.on('resume', onWake)
  powerMonitor.on('unlock-screen', onWake)
  powerMonitor.on('lock-screen', onScreenLocked)
  powerMonitor.on('suspend', onScreenLocked)
  const unfollowDisplays = followDisplays(onDisplaysChanged)
  return () => {
    powerMonitor.off('resume', onWake)
    powerMonitor.off('unlock-screen', onWake)
    powerMonitor.off('lock-screen', onScreenLocked)
    powerMonitor.off('suspend', onScreenLocked)
    unfollowDisplays()
  }
}
