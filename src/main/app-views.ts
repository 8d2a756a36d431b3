import type { AskState } from '#shared/ask-state.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import type { SettingsView } from '#shared/views.ts'
import { en } from '#shared/words/en.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import type { AskRecord } from './history/ask-row.ts'
import { noticeFor } from './notify/notices.ts'
import type { Notice } from './notify/notices.ts'
import type { Platform } from './platform.ts'
import { settingsView } from './settings/settings-view.ts'
import { trayMenu } from './tray/tray-menu.ts'
import type { TrayItem } from './tray/tray-menu.ts'

/** The settings as a page sees them. */
export function viewSettings(platform: Platform, store: AppStore, { keys }: Asking): SettingsView {
  const { settings, hotkeys, desktop, captureCommand } = platform
  return settingsView({
    settings: settings.get(),
    hotkeys: hotkeys.view(),
    keyOf: (profileId) => keys.stateOf(profileId),
    platform: desktop,
    captureCommand,
    problem: settings.problem ?? store.problem,
  })
}

/** A capture's PNG, or undefined where there is none: it is shown as missing. */
export async function readCapture(store: AppStore, id: string): Promise<Uint8Array | undefined> {
  const capture = store.history.capture(id)
  if (capture === undefined) return undefined
  return store.pictures.read(capture.file).catch(() => undefined)
}

type Change = { readonly before: AskState; readonly after: AskState; readonly isVisible: boolean }

/** What a change of an ask has to say to somebody who does not see it. */
export function noticeOf(ask: AskRecord, change: Change): Notice | undefined {
  const { askId, question, profileName: profile, model, host } = ask
  return noticeFor({ askId, question, ...change, context: { profile, model, host } }, en)
}

export function trayItems(
  { history, outbox }: AppStore,
  hotkeys: ReturnType<Platform['hotkeys']['view']>,
): readonly TrayItem[] {
  const recent = history.recent(RECENT_COUNT)
  return trayMenu({ words: en, recent, hotkeys, waitingCount: outbox.count() })
}
