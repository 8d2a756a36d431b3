import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { setHeld } from './outbox/hold-switch.ts'
import type { Platform } from './platform.ts'

type Parts = {
  readonly platform: Pick<Platform, 'settings' | 'log'>
  readonly store: AppStore
  readonly asking: Asking
}

/** Lets what is in the outbox go out. */
export function startOutbox({ platform, store, asking }: Parts): void {
  try {
    // A copy of the database may hold asks that were answered after it was taken: the user lets those go.
    if ((store.loss?.heldCount ?? 0) > 0) setHeld(platform, true)
    asking.outbox.start()
  } catch (error) {
    platform.log.error('the outbox could not be started', error)
  }
}
