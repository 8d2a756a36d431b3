import type { PixelRect } from '#shared/geometry.ts'
import type { NativeCapturer, NativeMonitor, Still } from './frames-native.ts'
import type { XShm } from './xshm.ts'

/** A capture is often followed by another; after this long the memory is given back. */
const KEEP_MS = 60_000

type Dependencies = {
  readonly screen: Pick<XShm, 'grab' | 'monitorAreas'>
  /** Lists the monitors, and reads one where shared memory fails: a display was just unplugged, say. */
  readonly other: NativeCapturer
  readonly after: (delayMs: number, action: () => void) => () => void
}

/** Stills of an X server's monitors over shared memory, into memory that is used again: to get new costs as much. */
export class XShmCapturer implements NativeCapturer {
  readonly #given: Dependencies
  readonly #kept: Uint8Array[] = []
  #cancelDrop: () => void = () => undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  monitors(): readonly NativeMonitor[] {
    const areas = this.#areas()
    return this.#given.other.monitors().map((monitor) => {
      const area = areas.get(monitor.id)
      return area === undefined ? monitor : { ...monitor, capture: () => this.#capture(monitor, area) }
    })
  }

  #areas(): ReadonlyMap<number, PixelRect> {
    try {
      return this.#given.screen.monitorAreas()
    } catch {
      return new Map() // the server went: whatever is wrong is told by the other way
    }
  }

  release(pixels: Uint8Array): void {
    if (!this.#kept.includes(pixels)) this.#kept.push(pixels)
    this.#cancelDrop()
    this.#cancelDrop = this.#given.after(KEEP_MS, () => (this.#kept.length = 0))
  }

  async #capture(monitor: NativeMonitor, area: PixelRect): Promise<Still> {
    const { widthPx, heightPx } = area
    const pixels = this.#memory(widthPx * heightPx * 4)
    try {
      await this.#given.screen.grab(area, pixels)
      return { widthPx, heightPx, pixels, order: 'bgrx' }
    } catch {
      this.release(pixels)
      return monitor.capture() // whatever is wrong with the display itself is told there
    }
  }

  #memory(bytes: number): Uint8Array {
    const at = this.#kept.findIndex(({ byteLength }) => byteLength === bytes)
    const [kept] = at === -1 ? [] : this.#kept.splice(at, 1)
    return kept ?? new Uint8Array(bytes)
  }
}
