import type { BlockReason } from '#shared/ask-state.ts'
import type { Command } from '#shared/contract.ts'
import type { AskWindows } from './app-ask-windows.ts'
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
  readonly askWindows: AskWindows
  readonly tray: AppTray
  readonly preferences: PreferenceDesk
  readonly pins: PinDependencies
  /** What pages may ask of the app as a whole. */
  readonly run: (command: Command) => void
  readonly wake: () => void
  readonly showHotkeys: () => void
  readonly openThread: (threadId: string) => void
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
  const { asks, profiles, keys, next, servers } = asking
  return {
    capture,
    ...history.dependencies(),
    asks,
    revise: revising(asking, history),
    store,
    hotkeys,
    profiles,
    settings,
    keys,
    estimate: (draft) => next.prepare(draft),
    servers,
    copyText,
    openLink: (link) => openLink(link, settings.get().asking.confirmLinks),
    outbox: tray.forPages(),
  } satisfies Partial<HandlerDependencies>
}

function revising({ revision }: Asking, { forgetting }: HistoryDesk): HandlerDependencies['revise'] {
  return {
    revision,
    isForgotten: (threadId) => forgetting.isMarked(threadId),
    forget: (threadId, isWanted) => forgetting.mark(threadId, isWanted),
  }
}

function ofApp(parts: Parts) {
  const { preferences, run, wake, showHotkeys, openThread, release } = parts
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
    askWindow: (pageId) => parts.askWindows.acts(pageId),
    conversation: createConversation(parts),
    setup: createSetup({ ...parts, onLogin: (isOn) => preferences.noteLogin(isOn) }),
    language: languageForPages(parts.platform),
    preferences: preferences.forPages(),
    pins: parts.pins,
    overlay: overlayForPages(parts.platform, () => parts.windows),
  } satisfies Partial<HandlerDependencies>
}
