import type { Rect } from '#shared/geometry.ts'
import type { Display } from './frames.ts'

type Dependencies = {
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
  /** The display on which it stands, asked for when it begins. */
  readonly display: () => Display
  readonly show: (display: Display, secondsLeft: number) => void
  readonly hide: () => void
  /** Takes Esc for as long as it counts; gives what lets go of it, where the desktop gave it. */
  readonly takeEscape: (onPress: () => void) => () => void
  /** It began, went on or ended. */
  readonly onChange: () => void
}

/** A capture that waits: counts down in the corner of the display, and then does what it was begun for. */
export class Countdown {
  readonly #given: Dependencies
  #end: (() => void) | undefined
  #secondsLeft: number | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  get isCounting(): boolean {
    return this.#end !== undefined
  }

  /** What is shown; nothing while it does not count. */
  get secondsLeft(): number | undefined {
    return this.#secondsLeft
  }

  /** Begins anew, whatever was counted before. `then` itself takes the count off the screen, before it takes frames. */
  start(delayMs: number, then: () => Promise<void>): void {
    this.stop()
    const { now, takeEscape, display } = this.#given
    const endsAt = now() + delayMs
    const release = takeEscape(() => this.stop())
    let cancel: () => void = () => undefined
    this.#end = () => {
      cancel()
      release()
    }
    const place = display()
    const step = () => {
      const { secondsLeft, nextMs } = countAt(endsAt - this.#given.now())
      if (secondsLeft === 0) return this.#finish(then)
      this.#tell(place, secondsLeft)
      cancel = this.#given.after(nextMs, step)
    }
    step()
  }

  /** Ends it without a capture. */
  stop(): void {
    if (!this.isCounting) return
    this.#leave()
    this.#given.hide()
  }

  #tell(place: Display, secondsLeft: number): void {
    this.#secondsLeft = secondsLeft
    this.#given.show(place, secondsLeft)
    this.#given.onChange()
  }

  #finish(then: () => Promise<void>): void {
    this.#leave()
    void then().finally(() => {
      if (!this.isCounting) this.#given.hide()
    })
  }

  #leave(): void {
    this.#end?.()
    this.#end = undefined
    this.#secondsLeft = undefined
    this.#given.onChange()
  }
}

/** The whole seconds to be shown, and when they change. */
export function countAt(remainingMs: number): { readonly secondsLeft: number; readonly nextMs: number } {
  const secondsLeft = Math.max(0, Math.ceil(remainingMs / 1_000))
  return { secondsLeft, nextMs: Math.max(0, remainingMs - (secondsLeft - 1) * 1_000) }
}

const SIZE = { width: 132, height: 96 }
const MARGIN = 24

/** The bottom right corner of where windows may stand. */
export function countdownPlace({ x, y, width, height }: Rect): Rect {
  return { ...SIZE, x: x + width - SIZE.width - MARGIN, y: y + height - SIZE.height - MARGIN }
}
