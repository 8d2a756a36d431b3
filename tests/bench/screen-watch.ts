import { setTimeout as wait } from 'node:timers/promises'
import type { Point } from '../../src/shared/geometry.ts'
import { XShm } from '../../src/main/capture/xshm.ts'
import type { Desktop } from '../support/e2e-desktop.ts'

const LIMIT_MS = 10_000
const REST_MS = 400

/** Looks at one pixel of a desktop all the time: what a user sees change, whoever drew it and however. */
export class ScreenWatch {
  readonly #screen: XShm
  readonly #pixel = new Uint8Array(4)
  readonly #point: Point

  private constructor(screen: XShm, point: Point) {
    this.#screen = screen
    this.#point = point
  }

  static async on(desktop: Desktop, point: Point): Promise<ScreenWatch> {
    process.env['DISPLAY'] = desktop.environment['DISPLAY']
    const screen = await XShm.connect()
    if (screen === undefined) throw new Error('The X server shares no memory')
    return new ScreenWatch(screen, point)
  }

  /** Milliseconds from the start of `act` until the pixel has another colour. */
  async untilChanged(act: () => Promise<unknown>): Promise<number> {
    const before = await this.#look()
    const startedAt = performance.now()
    const acting = act()
    while ((await this.#look()) === before) {
      if (performance.now() - startedAt > LIMIT_MS) throw new Error('Nothing changed on the screen')
    }
    const tookMs = performance.now() - startedAt
    await acting
    return tookMs
  }

  /** Resolves once the pixel has been the same for a while. */
  async untilCalm(): Promise<void> {
    let seen = await this.#look()
    for (let calmSince = performance.now(); performance.now() - calmSince < REST_MS; await wait(20)) {
      const now = await this.#look()
      if (now !== seen) calmSince = performance.now()
      seen = now
    }
  }

  async #look(): Promise<number> {
    const { x, y } = this.#point
    await this.#screen.grab({ xPx: x, yPx: y, widthPx: 1, heightPx: 1 }, this.#pixel)
    const [blue = 0, green = 0, red = 0] = this.#pixel
    return (red << 16) | (green << 8) | blue
  }
}
