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
import { AppPins } from './app-pins.ts'
import { createCountdown } from './app-countdown.ts'
import { createAppRouter } from './app-router.ts'
import { viewSettings } from './app-settings.ts'
import { createAskServer } from './app-command-line.ts'
import { lastShown } from './ask/last-shown.ts'
import { askedText, countCapture, createCapturing } from './app-capturing.ts'
import type { CaptureFlow, Captured } from './capture/capture.ts'
import type { Countdown } from './capture/countdown.ts'
import type { Beginning } from './capture/open-session.ts'
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
  readonly #history: HistoryDesk
  readonly #capture: CaptureFlow
  readonly #countdown: Countdown
  readonly #pins: AppPins
  readonly #windows: Windows
  readonly #tray: AppTray
  readonly #notices: AppNotices
  readonly #stops: (() => void)[] = []
  /** Whose draft the capture that is being made is for. */
  #captureInto: { readonly threadId?: string | undefined } | undefined

  constructor(platform: Platform, store: AppStore) {
    this.#platform = platform
    this.#store = store
    this.#asking = createAsking({
      platform,
      store,
      push: (view) => this.#windows.push('ask:show', view),
      onAskAdded: () => this.#tray.refreshSoon(),
      onAskChanged: (...change) => {
        this.#tray.refreshSoon()
        this.#try(() => this.#notices.tellOf(...change))
      },
    })
    const openAsk = (askId: string) => this.#openAsk(askId)
    const windows = { hide: () => this.#windows.hideHistory(), push: () => this.#tray.refreshSoon() }
    this.#history = new HistoryDesk({ platform, store, asking: this.#asking, openAsk, ...windows })
    this.#capture = createCapturing({
      platform,
      store,
      asks: this.#asking.asks,
      windows: () => this.#windows,
      onCaptured: (captured) => this.#onCaptured(captured),
      onProblem: (failure) => this.showProblem(failure),
      onDraftChanged: () => this.#asking.shown.draftChanged(),
      pin: (picture, place) => this.#pins.pins.add(picture, place),
      into: () => this.#captureInto,
    })
    this.#pins = new AppPins({
      platform,
      store,
      asking: this.#asking,
      windows: () => this.#windows,
      showDraft: () => this.#showDraft(),
    })
    this.#countdown = createCountdown({
      platform,
      windows: () => this.#windows,
      onChange: () => this.#tray.refreshSoon(),
    })
    this.#windows = platform.openWindows({
      onOverlayLost: () => this.#capture.lost(),
      onOverlayInput: () => this.#capture.touch(),
      onPinClosed: (id) => this.#pins.pins.forget(id),
    })
    this.#tray = this.#openTray()
    this.#notices = new AppNotices({
      platform,
      asking: this.#asking,
      isVisible: (askId) => this.#windows.isAskVisible() && this.#asking.shown.isShowing(askId),
      openAsk: (askId) => this.#openAsk(askId),
    })
  }

  #openTray(): AppTray {
    return new AppTray({
      platform: this.#platform,
      store: this.#store,
      asking: this.#asking,
      onCommand: (command) => this.run(command),
      onThread: (threadId) => this.#openThread(threadId),
      openAsk: (askId) => this.#openAsk(askId),
      hasLastRegion: () => this.#capture.hasLastRegion,
      isCounting: () => this.#countdown.isCounting,
      captureAfter: (seconds) => this.#captureAfter(seconds * 1_000),
      stopCountdown: () => this.#countdown.stop(),
      openHistory: (what) => this.#windows.showHistory(what),
      onOutbox: (view) => {
        this.#windows.push('outbox:show', view)
        this.#windows.push('history:changed', {})
      },
      onProfileChanged: (profileId) => this.#release(profileId, ['profile', 'key']),
    })
  }

  start(): void {
    const askServer = createAskServer({ platform: this.#platform, store: this.#store, asking: this.#asking })
    const { warm, log, serve, listen, follow, settings } = this.#platform
    this.#stops.push(
      serve({
        frame: (id) => this.#capture.frame(id),
        pin: (id) => this.#pins.pins.picture(id),
        ...pictureSources(this.#store),
      }),
      listen(this.#createRouter()),
      follow({
        onWake: () => this.#wake(),
        onDisplaysChanged: () => this.#interrupt({ code: 'display-changed' }),
        onScreenLocked: () => this.#interrupt(),
      }),
      settings.watch(() => this.showHotkeys()),
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
    if (typeof command === 'object') return this.#runGiven(command)
    const acts: Readonly<Record<Exclude<AppCommand, object>, () => unknown>> = {
      capture: () => this.#startCapture(undefined),
      'capture-last': () => this.#startAtOnce((capture) => capture.startLast()),
      'capture-display': () => this.#startAtOnce((capture) => capture.startDisplay()),
      'capture-after-delay': () => this.#captureAfter(this.#platform.settings.get().delaySeconds * 1_000),
      'stop-countdown': () => this.#countdown.stop(),
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

  #runGiven(command: Extract<AppCommand, object>): void {
    if ('openThread' in command) return this.#openThread(command.openThread)
    if ('captureAfterMs' in command) return this.#captureAfter(command.captureAfterMs)
    const preset = this.#platform.settings.get().prompts.find(({ name }) => name === command.captureFor)
    if (preset !== undefined) this.#startCapture(undefined, { asksAtOnce: askedText(preset) })
  }

  #startCapture(into: { readonly threadId?: string | undefined } | undefined, beginning?: Beginning): void {
    if (!this.#capture.isIdle) return // of the capture that is being made, nothing changes
    this.#countdown.stop()
    this.#captureInto = into
    void this.#capture.start(beginning)
  }

  #startAtOnce(start: (capture: CaptureFlow) => Promise<void>): void {
    if (!this.#capture.isIdle) return
    this.#countdown.stop()
    this.#captureInto = undefined
    void start(this.#capture)
  }

  #captureAfter(delayMs: number): void {
    if (!this.#capture.isIdle) return
    this.#captureInto = undefined
    this.#countdown.start(delayMs, () => this.#capture.start())
  }

  #interrupt(reason?: Failure): void {
    this.#countdown.stop()
    this.#capture.dismiss(reason)
  }

  showHotkeys(): void {
    this.#windows.push('settings:show', viewSettings(this.#platform, this.#store, this.#asking))
    this.#tray.refreshSoon()
  }

  stop(): void {
    const { outbox, live, close } = this.#asking
    const steps = [
      () => outbox.stop(),
      () => live.flush(),
      ...this.#stops.reverse(),
      () => this.#platform.hotkeys.stop(),
      () => this.#countdown.stop(),
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
      platform: this.#platform,
      store: this.#store,
      asking: this.#asking,
      capture: this.#capture,
      history: this.#history,
      windows: this.#windows,
      tray: this.#tray,
      pins: this.#pins.forPages(),
      run: (command) => this.run(command),
      wake: () => this.#wake(),
      showHotkeys: () => this.showHotkeys(),
      openThread: (threadId) => this.#openThread(threadId),
      openAsk: (askId) => this.#openAsk(askId),
      captureInto: (threadId) => this.#startCapture({ threadId }),
      release: (profileId, reasons) => this.#release(profileId, reasons),
    })
  }

  /** The user healed something of a profile. */
  #release(profileId: string, reasons: readonly BlockReason[]): void {
    const { outbox, profiles } = this.#asking
    outbox.release((id) => profiles.resolve(id).id === profileId, reasons)
  }

  #onCaptured({ place, askId }: Captured): void {
    const shownId = this.#asking.shown.askId
    if (askId === undefined && this.#captureInto?.threadId !== undefined && shownId !== undefined)
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
