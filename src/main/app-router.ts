import type { BlockReason } from '#shared/ask-state.ts'
import type { Command } from '#shared/contract.ts'
import type { Asking } from './app-asking.ts'
import { overlayForPages } from './app-capturing.ts'
import { createConversation } from './app-conversation.ts'
import type { HistoryDesk } from './app-history.ts'
import { languageForPages } from './app-language.ts'
import type { PreferenceDesk } from './app-preferences.ts'
import { createSetup } from './app-setup.ts'
import type { AppStore } from './app-store.ts'
import type { AppTray } from './app-tray.ts'
import type { CaptureFlow } from './capture/capture.ts'
import { createHandlers } from './ipc/handlers.ts'
import type { HandlerDependencies } from './ipc/handlers.ts'
import type { PinDependencies } from './ipc/pin-handlers.ts'
import { createRouter } from './ipc/router.ts'
import type { Router } from './ipc/router.ts'
import { createTrust } from './ipc/trusted-sender.ts'
import { mayUse } from './ipc/window-channels.ts'
import type { Platform } from './platform.ts'
import { ORIGIN } from './windows/origin.ts'
import type { Windows } from './windows/windows.ts'

type Parts = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Asking
  readonly capture: CaptureFlow
  readonly history: HistoryDesk
  readonly windows: Windows
  readonly tray: AppTray
  readonly preferences: PreferenceDesk
  readonly pins: PinDependencies
  /** What pages may ask of the app as a whole. */
  readonly run: (command: Command) => void
  readonly wake: () => void
  readonly showHotkeys: () => void
  readonly openThread: (threadId: string) => void
  readonly openAsk: (askId: string) => void
  readonly captureInto: (threadId: string | undefined) => void
  /** The user healed something of a profile. */
  readonly release: (profileId: string, reasons: readonly BlockReason[]) => void
}

/** Everything that pages can reach, behind the checks of who asks for what. */
export function createAppRouter(parts: Parts): Router {
  const { platform, asking, windows } = parts
  return createRouter({
    isTrusted: createTrust(ORIGIN, (pageId) => windows.kindOf(pageId) !== undefined),
    mayUse: (pageId, channel) => mayUse(windows.kindOf(pageId), channel),
    watchAsk: (askId, stream) => asking.live.watch(askId, stream),
    report: (channel, error) => platform.log.error('a request failed', error, { channel }),
    handlers: createHandlers({ ...ofFeatures(parts), ...ofApp(parts) }),
  })
}

function ofFeatures({ platform, store, asking, capture, history, tray }: Parts) {
  const { hotkeys, settings, copyText, openLink } = platform
  const { asks, shown, profiles, keys, next, servers } = asking
  return {
    capture,
    ...history.dependencies(),
    asks,
    revise: revising(asking, history),
    shown,
    store,
    hotkeys,
    profiles,
    settings,
    keys,
    estimate: (draft) => next.prepare(draft),
    servers,
    copyText,
    openLink,
    outbox: tray.forPages(),
  } satisfies Partial<HandlerDependencies>
}

function revising({ revision, shown, asks }: Asking, { forgetting }: HistoryDesk) {
  const threadId = () => (shown.askId === undefined ? undefined : asks.ask(shown.askId).threadId)
  return {
    revision,
    isForgotten: () => forgetting.isMarked(threadId()),
    forget: (isWanted: boolean) => forgetting.mark(threadId(), isWanted),
  }
}

function ofApp(parts: Parts) {
  const { windows, preferences, run, wake, showHotkeys, openThread, release } = parts
  return {
    settingsView: () => preferences.view(),
    onKeyChanged: (profileId) => {
      release(profileId, ['key', 'keychain', 'billing'])
      showHotkeys()
    },
    onProfileChanged: (profileId) => release(profileId, ['profile', 'key']),
    onOnline: wake,
    run,
    openThread,
    hideAsk: () => windows.hideAsk(),
    fitAsk: (height) => windows.fitAsk(height),
    conversation: createConversation({ ...parts, windows: () => windows }),
    setup: createSetup({ ...parts, onLogin: (isOn) => preferences.noteLogin(isOn) }),
    language: languageForPages(parts.platform),
    preferences: preferences.forPages(),
    pins: parts.pins,
    overlay: overlayForPages(parts.platform, () => windows),
  } satisfies Partial<HandlerDependencies>
}
