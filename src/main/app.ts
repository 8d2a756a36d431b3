import type { BlockReason } from '#shared/ask-state.ts'
import type { Failure } from '#shared/errors.ts'
import { HistoryDesk } from './app-history.ts'
import { createAsking } from './app-asking.ts'
import { AppNotices } from './app-notices.ts'
import { startOutbox } from './app-outbox.ts'
import { AppTray } from './app-tray.ts'
import type { Asking } from './app-asking.ts'
import { openStore, pictureSources } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import { followLanguage } from './app-language.ts'
import { createAppRouter } from './app-router.ts'
import { PreferenceDesk } from './app-preferences.ts'
import { createAskServer } from './app-command-line.ts'
import { lastShown } from './ask/last-shown.ts'
import { AppCaptures } from './app-captures.ts'
import { countCapture } from './app-capturing.ts'
import type { Captured } from './capture/capture.ts'
import { warmEncoder } from './capture/encode.ts'
import type { AppCommand } from './cli/app-command.ts'
import type { Router } from './ipc/router.ts'
import type { Platform } from './platform.ts'
import type { RunningApp } from './running-app.ts'
import type { Windows } from './windows/windows.ts'

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
  readonly #built: { readonly platform: Platform; readonly store: AppStore; readonly asking: Asking }
  readonly #history: HistoryDesk
  readonly #captures: AppCaptures
  readonly #windows: Windows
  readonly #tray: AppTray
  readonly #notices: AppNotices
  readonly #preferences: PreferenceDesk
  readonly #stops: (() => void)[] = []

  constructor(platform: Platform, store: AppStore) {
    this.#platform = platform
    this.#store = store
    this.#asking = createAsking({
      platform,
      store,
      push: (view) => this.#windows.push('ask:show', view),
      onAskAdded: () => this.#tray.refreshSoon(),
      onThreadBegun: (threadId) => this.#history.forgetting.begin(threadId),
      onThreadShown: (threadId) => this.#history.forgetting.turnTo(threadId),
      onAskChanged: (...change) => {
        this.#tray.refreshSoon()
        this.#try(() => this.#notices.tellOf(...change))
      },
    })
    this.#built = { platform, store, asking: this.#asking }
    const openAsk = (askId: string) => this.#openAsk(askId)
    const windows = { hide: () => this.#windows.hideHistory(), push: () => this.#tray.refreshSoon() }
    this.#history = new HistoryDesk({ platform, store, asking: this.#asking, openAsk, ...windows })
    this.#captures = new AppCaptures({
      platform,
      store,
      asking: this.#asking,
      windows: () => this.#windows,
      onCaptured: (captured, into) => this.#onCaptured(captured, into?.threadId),
      onProblem: (failure) => this.showProblem(failure),
      showDraft: () => this.#showDraft(),
      onChange: () => this.#tray.refreshSoon(),
    })
    this.#windows = this.#openWindows()
    this.#preferences = this.#openPreferences()
    this.#tray = this.#openTray()
    this.#notices = new AppNotices({
      platform,
      asking: this.#asking,
      isVisible: (askId) => this.#windows.isAskVisible() && this.#asking.shown.isShowing(askId),
      openAsk: (askId) => this.#openAsk(askId),
    })
  }

  #openPreferences(): PreferenceDesk {
    return new PreferenceDesk({
      ...this.#built,
      windows: () => this.#windows,
      holdOutbox: (isHeld) => void this.#tray.forPages().hold(isHeld),
      onNetwork: () => this.#wake(),
      onProfileChanged: (profileId) => this.#release(profileId, ['profile', 'key']),
      onShown: () => this.showHotkeys(),
    })
  }

  #openWindows(): Windows {
    return this.#platform.openWindows({
      onOverlayLost: () => this.#captures.flow.lost(),
      onOverlayInput: () => this.#captures.flow.touch(),
      onPinClosed: (id) => this.#captures.pins.pins.forget(id),
      onAskClosed: () => this.#history.forgetting.turnTo(undefined),
    })
  }

  #openTray(): AppTray {
    return new AppTray({
      ...this.#built,
      onCommand: (command) => this.run(command),
      onThread: (threadId) => this.#openThread(threadId),
      openAsk: (askId) => this.#openAsk(askId),
      hasLastRegion: () => this.#captures.flow.hasLastRegion,
      isCounting: () => this.#captures.countdown.isCounting,
      captureAfter: (seconds) => this.#captures.startAfter(seconds * 1_000),
      stopCountdown: () => this.#captures.countdown.stop(),
      openHistory: (what) => this.#windows.showHistory(what),
      onOutbox: (view) => {
        this.#windows.push('outbox:show', view)
        this.#windows.push('history:changed', {})
      },
      onProfileChanged: (profileId) => this.#release(profileId, ['profile', 'key']),
      onHotkeysPaused: () => this.showHotkeys(),
    })
  }

  start(): void {
    const askServer = createAskServer({ platform: this.#platform, store: this.#store, asking: this.#asking })
    const { warm, log, serve, listen, follow, settings } = this.#platform
    this.#stops.push(
      serve({ pin: (id) => this.#captures.pins.pins.picture(id), ...pictureSources(this.#store) }),
      listen(this.#createRouter()),
      follow({
        onWake: () => this.#wake(),
        onDisplaysChanged: () => this.#captures.interrupt({ code: 'display-changed' }),
        onScreenLocked: () => this.#captures.interrupt(),
      }),
      this.#preferences.start(),
      settings.watch(() => this.showHotkeys()),
      followLanguage({ platform: this.#platform, windows: this.#windows, tray: this.#tray }),
      () => askServer.stop(),
      this.#history.start(),
    )
    void askServer.start()
    this.#windows.warm()
    this.#try(() => this.#notices.start())
    startOutbox({ platform: this.#platform, store: this.#store, asking: this.#asking })
    this.#tray.refresh()
    const problem = settings.problem ?? this.#store.problem
    if (problem !== undefined) this.showProblem(problem)
    // Native code is loaded while nobody waits for it.
    Promise.all([warm(), warmEncoder()]).catch((error: unknown) => log.error('warm up failed', error))
  }

  run(command: AppCommand): void {
    if (typeof command === 'object')
      return 'openThread' in command ? this.#openThread(command.openThread) : this.#captures.runGiven(command)
    const acts: Readonly<Record<Exclude<AppCommand, object>, () => unknown>> = {
      ...this.#captures.commands(),
      'show-last': () => this.#toggleLast(),
      'new-ask': () => this.#showDraft(),
      'open-history': () => this.#windows.showHistory(),
      'open-settings': () => this.#windows.showSettings(),
      'open-first-run': () => this.#windows.showPage('first-run'),
      'open-self-test': () => this.#windows.showPage('self-test'),
      greet: () => this.#greet(),
      quit: () => this.#platform.quit(),
    }
    acts[command]()
  }

  showHotkeys(): void {
    this.#windows.push('settings:show', this.#preferences.view())
    this.#tray.refreshSoon()
  }

  stop(): void {
    const { outbox, live, close } = this.#asking
    const steps = [
      () => outbox.stop(),
      () => live.flush(),
      ...this.#stops.reverse(),
      () => this.#platform.hotkeys.stop(),
      () => this.#captures.countdown.stop(),
      () => this.#notices.stop(),
      () => this.#tray.stop(),
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
    this.#tray.refreshSoon()
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
    return createAppRouter({
      ...this.#built,
      capture: this.#captures.flow,
      history: this.#history,
      windows: this.#windows,
      tray: this.#tray,
      preferences: this.#preferences,
      pins: this.#captures.pins.forPages(),
      run: (command) => this.run(command),
      wake: () => this.#wake(),
      showHotkeys: () => this.showHotkeys(),
      openThread: (threadId) => this.#openThread(threadId),
      openAsk: (askId) => this.#openAsk(askId),
      captureInto: (threadId) => this.#captures.start({ threadId }),
      release: (profileId, reasons) => this.#release(profileId, reasons),
    })
  }

  /** The user healed something of a profile. */
  #release(profileId: string, reasons: readonly BlockReason[]): void {
    const { outbox, profiles } = this.#asking
    outbox.release((id) => profiles.resolve(id).id === profileId, reasons)
  }

  /** With a thread, the capture is for the question being written in it. */
  #onCaptured({ place, askId }: Captured, intoThreadId: string | undefined): void {
    const shownId = this.#asking.shown.askId
    if (askId === undefined && intoThreadId !== undefined && shownId !== undefined)
      this.#asking.shown.showAsk(shownId)
    else if (askId === undefined) this.#asking.shown.showDraft({ isNew: true })
    else this.#asking.shown.showAsk(askId)
    this.#windows.showAsk(place)
    countCapture(this.#platform)
    this.#tray.refreshSoon()
  }

  showProblem(failure: Failure): void {
    this.#asking.shown.showProblem(failure)
    this.#windows.showAsk()
  }

  #toggleLast(): void {
    if (this.#windows.isAskVisible()) this.#windows.hideAsk()
    else this.#showLast()
  }

  #showLast(): void {
    const last = lastShown(this.#store.history, this.#store.drafts)
    if (last.kind === 'ask') this.#openAsk(last.askId)
    else this.#showDraft()
  }

  #showDraft(): void {
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
    this.#notices.withdraw(askId)
    this.#asking.shown.showAsk(askId)
    this.#windows.showAsk()
  }
}
