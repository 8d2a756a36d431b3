import type { SettingsView } from '#shared/views.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import type { Platform } from './platform.ts'
import { settingsView } from './settings/settings-view.ts'

/** The settings as a page sees them. */
export function viewSettings(platform: Platform, store: AppStore, { keys }: Asking): SettingsView {
  const { settings, hotkeys, keysFrom, desktop, captureCommand } = platform
  return settingsView({
    settings: settings.get(),
    hotkeys: hotkeys.view(),
    keyOf: (profileId) => keys.stateOf(profileId),
    allowedToolsOf: (profile) => store.approvals.allowedTools(profile),
    platform: desktop,
    keysFrom,
    captureCommand,
    problem: settings.problem ?? store.problem,
  })
}
