import type { Estimate, RecentAsk, SettingsView } from '#shared/views.ts'
import { textOf } from '#shared/ask-state.ts'
import { AppError, fromFailure } from '#shared/errors.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import type { AskCommands } from '../ask/ask-commands.ts'
import { toSummary } from '../ask/shown-view.ts'
import type { CaptureFlow } from '../capture/capture.ts'
import type { CaptureDependencies } from '../capture/capture-session.ts'
import { hotkeyCommands } from '#shared/hotkey-commands.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { Command, DraftRequest } from '#shared/contract.ts'
import type { HotkeyControl } from '../hotkey/hotkeys.ts'
import type { LayeredKeyStore } from '../keychain/layered-key-store.ts'
import { allowedLink } from '../links/allowed-link.ts'
import type { AllowedLink } from '../links/allowed-link.ts'
import type { ProfileStore } from '../profiles/profile-store.ts'
import type { Servers } from '../profiles/servers.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Approvals } from '../tools/approvals.ts'
import { conversationHandlers } from './conversation-handlers.ts'
import type { AskWindowActs, Conversation, ConversationHandlers } from './conversation-handlers.ts'
import { dataHandlers } from './data-handlers.ts'
import type { DataDependencies } from './data-handlers.ts'
import { historyHandlers } from './history-handlers.ts'
import type { HistoryDependencies } from './history-handlers.ts'
import { languageHandlers } from './language-handlers.ts'
import type { LanguageDependencies } from './language-handlers.ts'
import { outboxHandlers } from './outbox-handlers.ts'
import type { OutboxDependencies } from './outbox-handlers.ts'
import { preferenceHandlers, recorded } from './preference-handlers.ts'
import type { PreferenceFeatures } from './preference-handlers.ts'
import { keyHandlers, profileHandlers, toolHandlers, toolKeyHandlers } from './profile-handlers.ts'
import { reviseHandlers } from './revise-handlers.ts'
import type { ReviseDependencies, ReviseHandlers } from './revise-handlers.ts'
import { pinHandlers } from './pin-handlers.ts'
import type { PinDependencies } from './pin-handlers.ts'
import { setupHandlers } from './setup-handlers.ts'
import type { SetupFeatures } from './setup-handlers.ts'
import type { Handlers } from './router.ts'

/** What the overlay's windows say to each other, and what is remembered of them. */
type OverlayDependencies = Pick<CaptureDependencies['memory'], 'magnify' | 'chooseCover'> &
  Pick<CaptureDependencies['overlay'], 'point' | 'draw'>

/** The features that pages can reach, each for one area of channels. */
export type HandlerDependencies = {
  readonly capture: CaptureFlow
  readonly overlay: OverlayDependencies
  readonly history: HistoryDependencies
  readonly data: DataDependencies
  readonly asks: AskCommands
  /** What the page of this id can do with its own ask window. */
  readonly askWindow: (pageId: number | undefined) => AskWindowActs
  readonly revise: ReviseDependencies
  readonly store: {
    readonly history: { readonly recent: (count: number) => readonly RecentAsk[] }
    readonly approvals: Pick<Approvals, 'forget' | 'askAgain'>
  }
  readonly hotkeys: HotkeyControl
  readonly profiles: ProfileStore
  readonly settings: SettingsStore
  readonly keys: LayeredKeyStore
  readonly settingsView: () => SettingsView
  /** The user healed a key: what waited for it may go. */
  readonly onKeyChanged: (profileId: string) => void
  readonly onProfileChanged: (profileId: string) => void
  readonly run: (command: Command) => void
  /** A page was told that the network is back; Electron tells main nothing of it. */
  readonly onOnline: () => void
  readonly openThread: (threadId: string) => void
  readonly estimate: (draft: DraftRequest) => Estimate
  readonly servers: Pick<Servers, 'models' | 'test'>
  readonly conversation: Conversation
  readonly copyText: (text: string, html?: string) => Promise<void>
  readonly openLink: (link: AllowedLink) => Promise<void>
  readonly outbox: OutboxDependencies
  readonly setup: SetupFeatures
  readonly language: LanguageDependencies
  readonly preferences: PreferenceFeatures
  readonly pins: PinDependencies
}

/** One call on a feature for each channel, as the page of this id may make it; nothing is decided here. */
export function createHandlers(given: HandlerDependencies): (pageId: number | undefined) => Handlers {
  const shared = sharedHandlers(given)
  return (pageId) => {
    const own = given.askWindow(pageId)
    return {
      ...shared,
      ...askHandlers(given, own),
      ...conversationHandlers(given, own),
      ...reviseHandlers(given.revise, own),
    }
  }
}

type OfAskWindow = keyof ReturnType<typeof askHandlers> | keyof ConversationHandlers | keyof ReviseHandlers

/** Those for which it does not matter which page calls. */
function sharedHandlers(given: HandlerDependencies): Omit<Handlers, OfAskWindow> {
  return {
    ...captureHandlers(given),
    ...recorded(given.preferences.changes, {
      ...settingsHandlers(given),
      ...preferenceHandlers(given.preferences),
      ...profileHandlers(given),
      ...dataHandlers(given.data),
    }),
    ...keyHandlers(given),
    ...toolKeyHandlers(given),
    ...toolHandlers(given),
    ...outboxHandlers(given.outbox),
    ...setupHandlers(given.setup),
    ...historyHandlers(given.history),
    ...languageHandlers(given.language),
    ...pinHandlers(given.pins),
  }
}

export type Area<Prefix extends string> = {
  readonly [C in keyof Handlers as C extends `${Prefix}:${string}` ? C : never]: Handlers[C]
}

function captureHandlers({
  capture,
  overlay,
  run,
}: HandlerDependencies): Area<'overlay' | 'capture' | 'countdown'> {
  return {
    'overlay:painted': (frameId) => capture.painted(frameId),
    'overlay:dismiss': () => capture.leave(),
    'overlay:beat': (frameId) => capture.beat(frameId),
    'overlay:report': (report) => capture.report(report),
    'overlay:magnify': (isMagnified) => overlay.magnify(isMagnified),
    'overlay:fail': (frameId) => capture.fail(frameId),
    'overlay:cover-look': (look) => overlay.chooseCover(look),
    'overlay:delay': () => {
      capture.leave()
      run('capture-after-delay')
    },
    'overlay:point': (point) => {
      if (capture.isOf(point.frameId)) overlay.point(point)
    },
    'overlay:draw': (drawn) => {
      if (capture.isOf(drawn.frameId)) overlay.draw(drawn)
    },
    'countdown:stop': () => run('stop-countdown'),
    'capture:go-to': (request) => capture.goTo(request),
    'capture:select': (request) => capture.select(request),
    'capture:ask': (request) => capture.ask(request),
    'capture:add': (part) => capture.pictures.add(part),
    'capture:copy': (part) => capture.pictures.copy(part),
    'capture:pin': (part) => capture.pictures.pin(part),
    'capture:save': (part) => capture.pictures.save(part),
  }
}

function askHandlers(
  given: HandlerDependencies,
  own: AskWindowActs,
): Omit<
  Area<'ask' | 'draft' | 'answer' | 'code' | 'link' | 'recent' | 'app'>,
  keyof (ConversationHandlers & ReviseHandlers) | 'ask:pin-capture' | 'ask:copy-capture'
> {
  const { asks, store, copyText } = given
  return {
    'ask:view': () => own.shown().current(),
    'ask:submit': (request) => {
      const ask = asks.submit(request)
      own.shown().noteAsk(ask.askId)
      return toSummary(ask)
    },
    'ask:cancel': (askId) => asks.cancel(askId),
    'ask:retry': (askId, choices) => {
      const ask = asks.retry(askId, choices)
      own.shown().noteAsk(ask.askId)
      return toSummary(ask)
    },
    'ask:decide': (askId, callId, choice) => asks.decide(askId, callId, choice),
    'ask:estimate': (draft) => given.estimate(draft),
    'ask:hide': () => own.hide(),
    'ask:fit': (height) => own.fit(height),
    'draft:save': (draft) => asks.saveDraft(draft),
    'answer:copy': (askId, html) => copyText(textOf(asks.ask(askId).state), html),
    'code:copy': (code) => copyText(code),
    'link:open': (address) => {
      const link = allowedLink(address)
      if (link === undefined) throw new AppError('link-refused', 'Not a web address')
      return own.during(given.openLink(link))
    },
    'recent:list': () => store.history.recent(RECENT_COUNT),
    'recent:open': (threadId) => given.openThread(threadId),
    'app:run': (command) => given.run(command),
    'app:online': () => given.onOnline(),
  }
}

function settingsHandlers(
  given: HandlerDependencies,
): Pick<Area<'settings'>, 'settings:view' | 'settings:set-hotkeys'> {
  const { hotkeys, settings, settingsView } = given
  return {
    'settings:view': () => settingsView(),
    'settings:set-hotkeys': (patch) => {
      const before = settings.get().hotkeys
      const failure = hotkeys.rebind(patch)
      if (failure !== undefined) throw fromFailure(failure)
      const chords = mapChords(hotkeys.view())
      try {
        settings.change((all) => ({ ...all, hotkeys: chords }))
      } catch (error) {
        hotkeys.rebind(before) // what is not saved must not be in force
        throw error
      }
      return settingsView()
    },
  }
}

function mapChords(views: ReturnType<HotkeyControl['view']>): Settings['hotkeys'] {
  const chords = hotkeyCommands.map((command) => [command, views[command].accelerator])
  return Object.fromEntries(chords) as Settings['hotkeys']
}
