import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Display, Frame, FrameSource } from '../../src/main/capture/frames.ts'

type Fault = Extract<ErrorCode, 'capture-denied' | 'capture-empty' | 'capture-failed'>

/** A display of this size and place in points, at scale 1 unless told otherwise. */
export function displayAt(
  id: number,
  bounds: { x?: number; y?: number; width: number; height: number },
  scaleFactor = 1,
): Display {
  const rect = { x: 0, y: 0, ...bounds }
  const originPx = { xPx: rect.x * scaleFactor, yPx: rect.y * scaleFactor }
  return { id, bounds: rect, workArea: rect, originPx, scaleFactor, isPrimary: id === 1 }
}

/** The colour a position frame has at a place: no two places of a frame up to 4096×4096 share one. */
export function colourAt(xPx: number, yPx: number): readonly [red: number, green: number, blue: number] {
  return [xPx & 0xff, yPx & 0xff, (xPx >> 8) | ((yPx >> 8) << 4)]
}

/** A frame in which every pixel tells its own place. */
export function positionFrame(widthPx: number, heightPx: number, displayId = 1, alpha = 255): Frame {
  const rgba = new Uint8Array(widthPx * heightPx * 4)
  let at = 0
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      rgba.set(colourAt(x, y), at)
      rgba[at + 3] = alpha
      at += 4
    }
  }
  return { displayId, widthPx, heightPx, pixels: rgba, order: 'rgba' }
}

/** A frame of a single colour. */
export function plainFrame(
  widthPx: number,
  heightPx: number,
  pixel: readonly number[],
  displayId = 1,
): Frame {
  const rgba = new Uint8Array(widthPx * heightPx * 4)
  for (let at = 0; at < rgba.length; at += 4) rgba.set(pixel, at)
  return { displayId, widthPx, heightPx, pixels: rgba, order: 'rgba' }
}

/** The same picture with its bytes as X servers give them; the fourth one means nothing. */
export function blueFirst(frame: Frame): Frame {
  const pixels = new Uint8Array(frame.pixels)
  for (let at = 0; at < pixels.length; at += 4) {
    pixels[at] = frame.pixels[at + 2] ?? 0
    pixels[at + 2] = frame.pixels[at] ?? 0
    pixels[at + 3] = 0
  }
  return { ...frame, pixels, order: 'bgrx' }
}

/** A frame source with a position frame for every display at its scale, and faults where a test wants them. */
export class FakeFrames implements FrameSource {
  /** Displays that cannot be read, and why. */
  readonly faults = new Map<number, Fault>()
  /** The first display of each call, oldest first. */
  readonly taken: number[] = []

  async warm(): Promise<void> {}

  readonly released: Frame[] = []

  release(frame: Frame): void {
    this.released.push(frame)
  }

  async take(displays: readonly Display[], firstId: number): Promise<readonly Frame[]> {
    this.taken.push(firstId)
    await Promise.resolve()
    const first = displays.find(({ id }) => id === firstId)
    const fault = first ? this.faults.get(firstId) : 'capture-failed'
    if (!first || fault) throw new AppError(fault ?? 'capture-failed', `Display ${firstId} could not be read`)
    const others = displays.filter(({ id }) => id !== firstId && !this.faults.has(id))
    return [first, ...others].map(({ id, bounds, scaleFactor }) =>
      positionFrame(Math.round(bounds.width * scaleFactor), Math.round(bounds.height * scaleFactor), id),
    )
  }
}
