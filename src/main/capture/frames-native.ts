import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import { findEmpty, isSameShape, matchMonitors } from './displays.ts'
import type { Display, Frame, FrameSource } from './frames.ts'

/** A still as the capturer hands it over: RGBA, rows from the top. */
export type Still = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

/** One monitor of the capturer. */
export type NativeMonitor = { readonly id: number; readonly bounds: Rect; capture(): Promise<Still> }

/** The list of monitors at this moment. */
export type NativeCapturer = () => readonly NativeMonitor[]

/** Stills on X11, Windows and macOS. The capturer, a native add-on, is loaded by `warm` or by the first `take`. */
export class NativeFrames implements FrameSource {
  readonly #load: () => Promise<NativeCapturer>
  #capturer: Promise<NativeCapturer> | undefined

  constructor(load: () => Promise<NativeCapturer> = loadCapturer) {
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

  async #monitors(): Promise<readonly NativeMonitor[]> {
    this.#capturer ??= this.#load()
    try {
      return (await this.#capturer)()
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
  const { widthPx, heightPx, rgba } = await captureOf(monitor)
  // Of another shape it is not this display's picture (one was just rotated or resized), and every crop would lie.
  if (!isSameShape(display.bounds, { width: widthPx, height: heightPx })) {
    throw new AppError(
      'capture-failed',
      `Display ${display.id} and its frame (${widthPx}×${heightPx}) differ in shape`,
    )
  }
  return { displayId: display.id, widthPx, heightPx, rgba }
}

async function captureOf(monitor: NativeMonitor): Promise<Still> {
  try {
    return await monitor.capture()
  } catch (cause) {
    throw new AppError('capture-failed', `Monitor ${monitor.id} could not be read`, { cause })
  }
}

async function loadCapturer(): Promise<NativeCapturer> {
  const { Monitor } = await import('node-screenshots')
  return () =>
    Monitor.all().map((monitor) => ({
      id: monitor.id(),
      bounds: { x: monitor.x(), y: monitor.y(), width: monitor.width(), height: monitor.height() },
      capture: async () => {
        const image = await monitor.captureImage()
        // `true` copies: memory owned by native code may not back a buffer in Electron.
        return { widthPx: image.width, heightPx: image.height, rgba: await image.toRaw(true) }
      },
    }))
}
