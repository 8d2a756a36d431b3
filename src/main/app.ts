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
import { AskWindows } from './app-ask-windows.ts'
import { countCapture } from './app-capturing.ts'
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
  readonly #askWindows: AskWindows

  constructor(platform: Platform, store: AppStore) {
    this.#platform = platform
    this.#store = store
    this.#asking = createAsking({
      platform,
      store,
      push: (windowId, view) => this.#windows.pushToAsk(windowId, 'ask:show', view),
      isAskVisible: (windowId) => this.#windows.isAskVisible(windowId),
      onAskAdded: () => this.#tray.refreshSoon(),
      onThreadBegun: (threadId) => this.#history.forgetting.begin(threadId),
      onThreadShown: (...turned) => this.#history.forgetting.turnTo(...turned),
      onAskChanged: (...change) => {
        this.#tray.refreshSoon()
        this.#try(() => this.#notices.tellOf(...change))
        this.#try(() => this.#askWindows.answered(change[0], change[2]))
      },
    })
    this.#built = { platform, store, asking: this.#asking }
    this.#askWindows = this.#createAskWindows()
    const openAsk = (askId: string) => this.#askWindows.openAsk(askId)
    const windows = { hide: () => this.#windows.hideHistory(), push: () => this.#tray.refreshSoon() }
    this.#history = new HistoryDesk({ platform, store, asking: this.#asking, openAsk, ...windows })
    this.#captures = this.#createCaptures()
    this.#windows = this.#openWindows()
    this.#preferences = this.#openPreferences()
    this.#tray = this.#openTray()
    const isVisible = (askId: string) => this.#askWindows.isSeen(askId)
    this.#notices = new AppNotices({ ...this.#built, isVisible, openAsk })
  }

  #createCaptures(): AppCaptures {
    return new AppCaptures({
      ...this.#built,
      windows: () => this.#windows,
      onCaptured: (captured, into) => {
        this.#askWindows.captured(into, captured)
        countCapture(this.#platform)
        this.#tray.refreshSoon()
      },
      onProblem: (failure) => this.showProblem(failure),
      nextWindow: () => this.#askWindows.nextForCapture(),
      showDraft: () => this.#askWindows.showDraft(),
      onChange: () => this.#tray.refreshSoon(),
    })
  }

  #createAskWindows(): AskWindows {
    return new AskWindows({
      ...this.#built,
      windows: () => this.#windows,
      onShown: (askId) => this.#notices.withdraw(askId),
      onDropped: (windowId) => this.#history.forgetting.turnTo(windowId, undefined),
      captureInto: (into) => this.#captures.start(into),
      takeAgain: (...again) => this.#captures.takeAgain(...again),
      editPicture: (picture, into) => this.#captures.start(into, { picture }),
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
      onAskFocused: (windowId) => this.#askWindows.focused(windowId),
      onAskBlurred: (windowId) => this.#askWindows.blurred(windowId),
      onAskHidden: (windowId) => this.#askWindows.hidden(windowId),
      onAskClosed: (windowId) => this.#history.forgetting.turnTo(windowId, undefined),
    })
  }

  #openTray(): AppTray {
    return new AppTray({
      ...this.#built,
      onCommand: (command) => this.run(command),
      onThread: (threadId) => this.#openThread(threadId),
      openAsk: (askId) => this.#askWindows.openAsk(askId),
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
    this.#stops.push(this.#askWindows.start())
    this.#try(() => this.#notices.start())
    startOutbox({ platform: this.#platform, store: this.#store, asking: this.#asking })
    this.#tray.refresh()
    const problem = settings.problem ?? this.#store.problem
    if (problem !== undefined) this.showProblem(problem)
    // Native code is loaded while nobody waits for it.
    warm().catch((error: unknown) => log.error('warm up failed', error))
  }

  run(command: AppCommand): void {
    if (typeof command === 'object')
      return 'openThread' in command ? this.#openThread(command.openThread) : this.#captures.runGiven(command)
    const acts: Readonly<Record<Exclude<AppCommand, object>, () => unknown>> = {
      ...this.#captures.commands(),
      'show-last': () => this.#askWindows.toggleLast(),
      'new-ask': () => this.#askWindows.showDraft(),
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

  async leave(): Promise<void> {
    await this.#askWindows.leave()
    await this.#captures.leave()
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
      () => this.#askWindows.stop(),
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
      askWindows: this.#askWindows,
      tray: this.#tray,
      preferences: this.#preferences,
      pins: this.#captures.pins.forPages(),
      run: (command) => this.run(command),
      wake: () => this.#wake(),
      showHotkeys: () => this.showHotkeys(),
      openThread: (threadId) => this.#openThread(threadId),
      release: (profileId, reasons) => this.#release(profileId, reasons),
    })
  }

  /** The user healed something of a profile. */
  #release(profileId: string, reasons: readonly BlockReason[]): void {
    const { outbox, profiles } = this.#asking
    outbox.release((id) => profiles.resolve(id).id === profileId, reasons)
  }

  showProblem(failure: Failure): void {
    this.#askWindows.showProblem(failure)
  }

  /** Started without a word while it runs: the best there is to show. */
  #greet(): void {
    if (lastShown(this.#store.history, this.#store.drafts).kind === 'nothing') this.#windows.showHistory()
    else this.#askWindows.showLast()
  }

  #openThread(threadId: string): void {
    const last = this.#store.history.lastOfThread(threadId)
    if (last !== undefined) this.#askWindows.openAsk(last.askId)
  }
}
