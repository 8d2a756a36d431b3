import type { SettingsStore } from '../settings/settings-store.ts'

type WithSettings = { readonly settings: Pick<SettingsStore, 'get' | 'change'> }

/** Whether the user holds the outbox. */
export function isHeld({ settings }: WithSettings): boolean {
  return settings.get().isOutboxHeld === true
}

/** Kept on disk, so that a flight may outlast a restart. Throws when that cannot be saved. */
export function setHeld({ settings }: WithSettings, isHeldNow: boolean): void {
  settings.change((all) => ({ ...all, isOutboxHeld: isHeldNow }))
}
