import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { PixelOrder } from '#shared/views.ts'
import { findEmpty, isSameShape, matchMonitors } from './displays.ts'
import type { Display, Frame, FrameSource } from './frames.ts'

/** A still as the capturer hands it over, rows from the top. */
export type Still = {
  readonly widthPx: number
  readonly heightPx: number
  readonly pixels: Uint8Array
  readonly order: PixelOrder
}

/** One monitor of the capturer. */
export type NativeMonitor = { readonly id: number; readonly bounds: Rect; capture(): Promise<Still> }

export type NativeCapturer = {
  /** The list at this moment. */
  monitors(): readonly NativeMonitor[]
  /** A still's pixels are not looked at any more. */
  release(pixels: Uint8Array): void
}

/** Stills on X11, Windows and macOS. The capturer, a native add-on, is loaded by `warm` or by the first `take`. */
export class NativeFrames implements FrameSource {
  readonly #load: () => Promise<NativeCapturer>
  #capturer: Promise<NativeCapturer> | undefined

  constructor(load: () => Promise<NativeCapturer>) {
    this.#load = load
  }

  /** Loads the add-on ahead of the first hotkey. Throws `capture-failed` when it does not load. */
  async warm(): Promise<void> {
    await this.#monitors()
  }

  async take(displays: readonly Display[], firstId: number): Promise<readonly Frame[]> {
    const monitors = matchMonitors(displays, await this.#monitors())
    const first = await still(displayOf(displays, firstId), monitors.get(firstId))
    const emptiness = findEmpty(first)
    if (emptiness)
      throw new AppError('capture-empty', `The frame of the first display is empty: ${emptiness}`)
    const rest = displays.filter(({ id }) => id !== firstId)
    // A display that cannot be read costs its own overlay, not the one under the pointer.
    const others = await Promise.allSettled(rest.map((display) => still(display, monitors.get(display.id))))
    return [first, ...others.flatMap((other) => (other.status === 'fulfilled' ? [other.value] : []))]
  }

  release({ pixels }: Frame): void {
    // Nothing was taken without it, and a failure of it has been told there.
    void this.#capturer?.then((capturer) => capturer.release(pixels)).catch(() => undefined)
  }

  async #monitors(): Promise<readonly NativeMonitor[]> {
    this.#capturer ??= this.#load()
    try {
      return (await this.#capturer).monitors()
    } catch (cause) {
      this.#capturer = undefined // so that the next hotkey tries again
      throw new AppError('capture-failed', 'The monitors could not be listed', { cause })
    }
  }
}

function displayOf(displays: readonly Display[], id: number): Display {
  const display = displays.find((candidate) => candidate.id === id)
  if (!display) throw new AppError('capture-failed', `No display has the id ${id}`)
  return display
}

async function still(display: Display, monitor: NativeMonitor | undefined): Promise<Frame> {
  if (!monitor) throw new AppError('capture-failed', `No monitor matches display ${display.id}`)
  const { widthPx, heightPx, pixels, order } = await captureOf(monitor)
  // Of another shape it is not this display's picture (one was just rotated or resized), and every crop would lie.
  if (!isSameShape(display.bounds, { width: widthPx, height: heightPx })) {
    throw new AppError(
      'capture-failed',
      `Display ${display.id} and its frame (${widthPx}×${heightPx}) differ in shape`,
    )
  }
  return { displayId: display.id, widthPx, heightPx, pixels, order }
}

async function captureOf(monitor: NativeMonitor): Promise<Still> {
  try {
    return await monitor.capture()
  } catch (cause) {
    throw new AppError('capture-failed', `Monitor ${monitor.id} could not be read`, { cause })
  }
}

/** node-screenshots: every desktop but Wayland's. */
export async function loadNodeScreenshots(): Promise<NativeCapturer> {
  const { Monitor } = await import('node-screenshots')
  return {
    monitors: () =>
      Monitor.all().map((monitor) => ({
        id: monitor.id(),
        bounds: { x: monitor.x(), y: monitor.y(), width: monitor.width(), height: monitor.height() },
        capture: async () => {
          const image = await monitor.captureImage()
          // `true` copies: memory owned by native code may not back a buffer in Electron.
          const pixels = await image.toRaw(true)
          return { widthPx: image.width, heightPx: image.height, pixels, order: 'rgba' }
        },
      })),
    release: () => undefined, // its memory is its own
  }
}
