import { allPrompts } from '#shared/prompt-text.ts'
import type { Failure } from '#shared/errors.ts'
import type { Asking } from './app-asking.ts'
import { askedText, createCapturing } from './app-capturing.ts'
import { createCountdown } from './app-countdown.ts'
import { AppPins } from './app-pins.ts'
import type { AppStore } from './app-store.ts'
import type { CaptureInto } from './app-ask-windows.ts'
import type { CaptureFlow } from './capture/capture.ts'
import type { Captured } from './capture/capture-session.ts'
import type { Countdown } from './capture/countdown.ts'
import type { LastRegion } from './capture/last-region.ts'
import type { Beginning } from './capture/open-session.ts'
import type { AppCommand } from './cli/app-command.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asking: Asking
  readonly windows: () => Windows
  readonly onCaptured: (captured: Captured, into: CaptureInto) => void
  /** The window that the next capture goes to, unless one asks for it. */
  readonly nextWindow: () => number
  readonly onProblem: (failure: Failure) => void
  readonly showDraft: () => void
  /** What the tray says of it may have changed. */
  readonly onChange: () => void
}

type CaptureCommand = Extract<AppCommand, `capture${string}` | 'stop-countdown'>
type GivenCapture = Exclude<Extract<AppCommand, object>, { readonly openThread: string }>

/** Nobody who quits waits longer for a picture to be written. */
const KEEP_LIMIT_MS = 3_000

/** All ways in which a capture begins: now, later, at once, and what is kept of one on the screen. */
export class AppCaptures {
  readonly flow: CaptureFlow
  readonly countdown: Countdown
  readonly pins: AppPins
  readonly #platform: Platform
  readonly #nextWindow: () => number
  readonly #windows: () => Windows
  #into: CaptureInto = { windowId: 0, isMore: false }

  constructor({ onCaptured, onChange, nextWindow, ...given }: Options) {
    this.#nextWindow = nextWindow
    this.#windows = given.windows
    const { platform, asking } = given
    this.#platform = platform
    this.pins = new AppPins(given)
    this.countdown = createCountdown({ ...given, onChange })
    this.flow = createCapturing({
      ...given,
      asks: asking.asks,
      onCaptured: (captured) => onCaptured(captured, this.#into),
      onDraftChanged: (threadId) => asking.shown.draftChanged(threadId),
      pin: (picture, place) => this.pins.pins.add(picture, place),
      into: () => this.#into,
    })
  }

  /** Undefined: the command is none of a capture. */
  commands(): Readonly<Record<CaptureCommand, () => void>> {
    return {
      capture: () => this.start(),
      'capture-last': () => this.#begin(undefined, (flow) => flow.startLast()),
      'capture-display': () => this.#begin(undefined, (flow) => flow.startDisplay()),
      'capture-after-delay': () => this.startAfter(this.#platform.settings.get().delaySeconds * 1_000),
      'stop-countdown': () => this.countdown.stop(),
    }
  }

  runGiven(command: GivenCapture): void {
    if ('captureAfterMs' in command) return this.startAfter(command.captureAfterMs)
    const { settings, language } = this.#platform
    const preset = allPrompts(settings.get(), language.words.conversation.shipped).find(
      ({ name }) => name === command.captureFor,
    )
    if (preset !== undefined) this.start(undefined, { asksAtOnce: askedText(preset, language.words) })
  }

  start(into?: CaptureInto, beginning?: Beginning): void {
    this.#begin(into, (flow) => flow.start(beginning))
  }

  takeAgain(region: LastRegion, into: CaptureInto): void {
    this.#begin(into, (flow) => flow.takeAgain(region))
  }

  startAfter(delayMs: number): void {
    if (!this.flow.isIdle) return
    this.countdown.start(delayMs, () => {
      this.#aim()
      return this.flow.start()
    })
  }

  /** The screen is locked, or is another one than it was. */
  interrupt(reason?: Failure): void {
    this.countdown.stop()
    this.flow.dismiss(reason)
  }

  /** The app quits: what is selected goes to the question it was for. No longer than that may take. */
  async leave(): Promise<void> {
    await Promise.race([
      this.flow.finish(),
      new Promise<void>((resolve) => this.#platform.after(KEEP_LIMIT_MS, resolve)),
    ])
  }

  /** Of a capture that is being made, nothing changes. */
  #begin(into: CaptureInto | undefined, start: (flow: CaptureFlow) => Promise<void>): void {
    if (!this.flow.isIdle) return
    this.countdown.stop()
    this.#aim(into)
    void start(this.flow)
  }

  /** What is typed in that window until now is part of what the capture goes to. */
  #aim(into: CaptureInto = { windowId: this.#nextWindow(), isMore: false }): void {
    this.#windows().saveAsks()
    this.#into = into
  }
}
