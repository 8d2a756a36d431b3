import type { AskState } from '#shared/ask-state.ts'
import type { SettingsView } from '#shared/views.ts'
import type { Failure } from '#shared/errors.ts'
import { RECENT_COUNT } from '#shared/limits.ts'
import { en } from '#shared/words/en.ts'
import { HistoryDesk } from './app-history.ts'
import { createAsking } from './app-asking.ts'
import type { Asking } from './app-asking.ts'
import { openStore, pictureSources } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import { lastShown } from './ask/last-shown.ts'
import { countCapture, createCapturing } from './app-capturing.ts'
import type { CaptureFlow, Captured } from './capture/capture.ts'
import { warmEncoder } from './capture/encode.ts'
import type { AppCommand } from './cli/app-command.ts'
import { createHandlers } from './ipc/handlers.ts'
import { createRouter } from './ipc/router.ts'
import type { Router } from './ipc/router.ts'
import { createTrust } from './ipc/trusted-sender.ts'
import { mayUse } from './ipc/window-channels.ts'
import { noticeFor } from './notify/notices.ts'
import type { NotifierPort, Platform, TrayPort } from './platform.ts'
import type { RunningApp } from './running-app.ts'
import { settingsView } from './settings/settings-view.ts'
import { trayMenu } from './tray/tray-menu.ts'
import { ORIGIN } from './windows/origin.ts'
import type { Windows } from './windows/windows.ts'

const TRAY_DELAY_MS = 100

/** Builds everything and starts it. Throws `disk-full` or `disk-unwritable` when the user's folder cannot be used. */
export async function startApp(platform: Platform): Promise<RunningApp> {
  const app = new App(platform, await openStore(platform))
  app.start()
  return app
}

/** The composition root: what a feature may use is what it is handed here. */
class App implements RunningApp {
  readonly #platform: Platform
  readonly #store: AppStore
  readonly #asking: Asking
  readonly #history: HistoryDesk
  readonly #capture: CaptureFlow
  readonly #windows: Windows
  readonly #tray: TrayPort
  readonly #notifier: NotifierPort
  readonly #stops: (() => void)[] = []
  #cancelRefresh: (() => void) | undefined

  constructor(platform: Platform, store: AppStore) {
    this.#platform = platform
    this.#store = store
    this.#asking = createAsking({
      platform,
      store,
      push: (view) => this.#windows.push('ask:show', view),
      onAskChanged: (askId, before, after) => this.#try(() => this.#onAskChanged(askId, before, after)),
    })
    const openAsk = (askId: string) => this.#openAsk(askId)
    const windows = { hide: () => this.#windows.hideHistory(), push: () => this.#refreshTraySoon() }
    this.#history = new HistoryDesk({ platform, store, asking: this.#asking, openAsk, ...windows })
    this.#capture = createCapturing({
      platform,
      store,
      asks: this.#asking.asks,
      windows: () => this.#windows,
      onCaptured: (captured) => this.#onCaptured(captured),
      onProblem: (failure) => this.showProblem(failure),
      onDraftChanged: () => this.#asking.shown.draftChanged(),
    })
    this.#windows = platform.openWindows({
      onOverlayLost: () => this.#capture.dismiss(),
      onOverlayInput: () => this.#capture.touch(),
    })
    this.#tray = platform.openTray({
      onCommand: (command) => this.run(command),
      onThread: (threadId) => this.#openThread(threadId),
    })
    this.#notifier = platform.openNotifier({ onClick: (askId) => this.#openAsk(askId) })
  }

  start(): void {
    const { warm, log, serve, listen, follow, settings } = this.#platform
    this.#stops.push(
      serve({ frame: (id) => this.#capture.frame(id), ...pictureSources(this.#store) }),
      listen(this.#createRouter()),
      follow({
        onWake: () => this.#wake(),
        onDisplaysChanged: () => this.#capture.dismiss({ code: 'display-changed' }),
        onScreenLocked: () => this.#capture.dismiss(),
      }),
      settings.watch(() => this.showHotkeys()),
      this.#history.start(),
    )
    this.#windows.warm()
    this.#try(() => this.#asking.outbox.start())
    this.#refreshTray()
    const problem = settings.problem ?? this.#store.problem
    if (problem !== undefined) this.showProblem(problem)
    // Native code is loaded while nobody waits for it.
    Promise.all([warm(), warmEncoder()]).catch((error: unknown) => log.error('warm up failed', error))
  }

  run(command: AppCommand): void {
    switch (command) {
      case 'capture':
        return void this.#capture.start()
      case 'show-last':
        return this.#toggleLast()
      case 'new-ask':
        this.#asking.shown.showDraft({ isNew: false })
        return this.#windows.showAsk()
      case 'open-history':
        return this.#windows.showHistory()
      case 'open-settings':
        return this.#windows.showSettings()
      case 'greet':
        return this.#greet()
      case 'quit':
        return this.#platform.quit()
    }
  }

  showHotkeys(): void {
    this.#windows.push('settings:show', this.#settingsView())
    this.#refreshTray()
  }

  stop(): void {
    const { outbox, live, close } = this.#asking
    const steps = [
      () => outbox.stop(),
      () => live.flush(),
      () => this.#cancelRefresh?.(),
      ...this.#stops.reverse(),
      () => this.#platform.hotkeys.stop(),
      () => this.#notifier.stop(),
      () => this.#tray.destroy(),
      () => this.#windows.close(),
      close,
      () => this.#store.close(),
    ]
    for (const step of steps) this.#try(step)
  }

  /** The network, the machine or the session came back, perhaps by another way than before. */
  #wake(): void {
    this.#asking.http.forgetProxies()
    this.#asking.outbox.wake()
  }

  /** One that fails must not keep the others from being done, least of all the app from quitting. */
  #try(step: () => void): void {
    try {
      step()
    } catch (error) {
      this.#platform.log.error('a step failed', error)
    }
  }

  #createRouter(): Router {
    const { hotkeys, settings, copyText, openLink, log } = this.#platform
    const { asks, shown, profiles, keys, outbox, live, next, servers } = this.#asking
    const isOf = (profileId: string) => (id: string) => profiles.resolve(id).id === profileId
    return createRouter({
      isTrusted: createTrust(ORIGIN, (pageId) => this.#windows.kindOf(pageId) !== undefined),
      mayUse: (pageId, channel) => mayUse(this.#windows.kindOf(pageId), channel),
      watchAsk: (askId, stream) => live.watch(askId, stream),
      report: (channel, error) => log.error('a request failed', error, { channel }),
      handlers: createHandlers({
        capture: this.#capture,
        ...this.#history.dependencies(),
        asks,
        shown,
        recent: (count) => this.#store.history.recent(count),
        hotkeys,
        profiles,
        settings,
        keys,
        settingsView: () => this.#settingsView(),
        onKeyChanged: (profileId) => {
          outbox.release(isOf(profileId), ['key', 'keychain', 'billing'])
          this.showHotkeys()
        },
        onProfileChanged: (profileId) => outbox.release(isOf(profileId), ['profile', 'key']),
        onOnline: () => this.#wake(),
        estimate: (draft) => next.prepare(draft),
        servers,
        forgetApprovals: (profileId) => this.#store.approvals.forget(profileId),
        run: (command) => this.run(command),
        openThread: (threadId) => this.#openThread(threadId),
        hideAsk: () => this.#windows.hideAsk(),
        fitAsk: (height) => this.#windows.fitAsk(height),
        copyText,
        openLink,
      }),
    })
  }

  #settingsView(): SettingsView {
    const { settings, hotkeys, desktop, captureCommand } = this.#platform
    return settingsView({
      settings: settings.get(),
      hotkeys: hotkeys.view(),
      keyOf: (profileId) => this.#asking.keys.stateOf(profileId),
      platform: desktop,
      captureCommand,
      problem: settings.problem ?? this.#store.problem,
    })
  }

  #onCaptured({ place, askId }: Captured): void {
    if (askId === undefined) this.#asking.shown.showDraft({ isNew: true })
    else this.#asking.shown.showAsk(askId)
    this.#windows.showAsk(place)
    countCapture(this.#platform)
  }

  showProblem(failure: Failure): void {
    this.#asking.shown.showProblem(failure)
    this.#windows.showAsk()
  }

  #onAskChanged(askId: string, before: AskState, after: AskState): void {
    this.#refreshTraySoon()
    const ask = this.#asking.asks.ask(askId)
    const { profileName: profile, model, host, question } = ask
    const isVisible = this.#windows.isAskVisible() && this.#asking.shown.isShowing(askId)
    const change = { askId, question, before, after, isVisible, context: { profile, model, host } }
    const notice = noticeFor(change, en)
    if (notice !== undefined) this.#notifier.show(notice)
  }

  /** Many changes close together are one. */
  #refreshTraySoon(): void {
    this.#cancelRefresh ??= this.#platform.after(TRAY_DELAY_MS, () => {
      this.#cancelRefresh = undefined
      this.#try(() => this.#refreshTray())
      this.#windows.push('history:changed', {})
    })
  }

  #refreshTray(): void {
    const { history, outbox } = this.#store
    const recent = history.recent(RECENT_COUNT)
    const hotkeys = this.#platform.hotkeys.view()
    this.#tray.render(trayMenu({ words: en, recent, hotkeys, waitingCount: outbox.count() }))
  }

  #toggleLast(): void {
    if (this.#windows.isAskVisible()) this.#windows.hideAsk()
    else this.#showLast()
  }

  #showLast(): void {
    const last = lastShown(this.#store.history, this.#store.drafts)
    if (last.kind === 'ask') return this.#openAsk(last.askId)
    this.#asking.shown.showDraft({ isNew: false })
    this.#windows.showAsk()
  }

  /** Started without a word while it runs: the best there is to show. */
  #greet(): void {
    if (lastShown(this.#store.history, this.#store.drafts).kind === 'nothing') this.#windows.showHistory()
    else this.#showLast()
  }

  #openThread(threadId: string): void {
    const last = this.#store.history.lastOfThread(threadId)
    if (last !== undefined) this.#openAsk(last.askId)
  }

  #openAsk(askId: string): void {
    this.#notifier.withdraw(askId)
    this.#asking.shown.showAsk(askId)
    this.#windows.showAsk()
  }
}
