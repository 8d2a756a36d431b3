import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { sweepLater } from './capture/sweep-later.ts'
import { setHeld } from './outbox/hold-switch.ts'
import type { Platform } from './platform.ts'

type Parts = {
  readonly platform: Pick<Platform, 'settings' | 'after' | 'log'>
  readonly store: AppStore
  readonly asking: Asking
}

/** Lets what is in the outbox go out, and later looks after the pictures. Returns what gives up the latter. */
export function startOutbox({ platform, store, asking }: Parts): () => void {
  const { after, log } = platform
  try {
    // A copy of the database may hold asks that were answered after it was taken: the user lets those go.
    if (store.loss?.copyTakenAt !== undefined && store.outbox.count() > 0) setHeld(platform, true)
    asking.outbox.start()
  } catch (error) {
    log.error('the outbox could not be started', error)
  }
  return sweepLater({
    after,
    isIdle: () => !asking.outbox.isBusy,
    sweep: () => store.sweepPictures(),
    onError: (error) => log.error('pictures could not be swept', error),
  })
}
