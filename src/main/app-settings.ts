import type { SettingsView } from '#shared/views.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import type { Platform } from './platform.ts'
import type { ChangeHistory } from './settings/change-history.ts'
import { settingsView } from './settings/settings-view.ts'

type Parts = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Asking
  readonly changes: ChangeHistory
}

/** The settings as a page sees them. */
export function viewSettings({ platform, store, asking: { keys }, changes }: Parts): SettingsView {
  const { settings, hotkeys, keysFrom, desktop, desk, captureCommand } = platform
  return settingsView({
    settings: settings.get(),
    hotkeys: {
      hotkeys: hotkeys.view(),
      promptHotkeys: Object.fromEntries(
        [...hotkeys.promptViews()].map(([name, { state }]) => [name, state] as const),
      ),
    },
    keyOf: (profileId) => keys.stateOf(profileId),
    allowedToolsOf: (profile) => store.approvals.allowedTools(profile),
    platform: desktop,
    keysFrom,
    captureCommand,
    now: {
      areHotkeysPaused: hotkeys.isPaused,
      canUndo: changes.canUndo,
      canRedo: changes.canRedo,
      seesWindows: desk.screen !== 'wayland',
      seesFrontApp: platform.frontApp.isThere,
      seesPointer: platform.pointerPicture.isThere,
    },
    problem: settings.problem ?? store.problem,
  })
}
