import { toPixels } from './crop.ts'
import type { Display, Frame } from './frames.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'

/** As many stills like the first one mean that our window was not to be seen there: another one covers it. */
const COVERED_STILLS = 3
/** More stills than this are not waited for: something under our window moves by itself, a video, say. */
const MAX_STILLS = 8

type Options = {
  readonly take: () => Promise<Frame>
  /** The still from before our windows were taken away. */
  readonly before: Frame
  /** Where they stood on this display, in its pixels. */
  readonly areas: readonly PixelRect[]
}

/**
 * A still without our own windows. No event tells when a hidden window is off the screen and what was under it has
 * been drawn again, so the pixels tell: where a window stood they must have changed, and then stand still.
 */
export async function takeSettled({ take, before, areas }: Options): Promise<Frame> {
  let earlier = before
  for (let still = 1; still < MAX_STILLS; still++) {
    const frame = await take()
    const isStill = areas.every((area) => isSameIn(area, earlier, frame))
    const isGone = areas.every((area) => still >= COVERED_STILLS || !isSameIn(area, before, frame))
    if (isStill && isGone) return frame
    earlier = frame
  }
  return earlier
}

/** The parts of `windows` (points of the whole desktop) that lie on this display, in its frame's pixels. */
export function areasOn(display: Display, windows: readonly Rect[], frame: Frame): readonly PixelRect[] {
  const { bounds } = display
  return windows.flatMap(({ x, y, width, height }) => {
    const left = Math.max(x, bounds.x)
    const top = Math.max(y, bounds.y)
    const right = Math.min(x + width, bounds.x + bounds.width)
    const bottom = Math.min(y + height, bounds.y + bounds.height)
    if (right <= left || bottom <= top) return []
    const part = { x: left - bounds.x, y: top - bounds.y, width: right - left, height: bottom - top }
    return [toPixels(part, bounds, frame)]
  })
}

function isSameIn({ xPx, yPx, widthPx, heightPx }: PixelRect, a: Frame, b: Frame): boolean {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return false
  for (let row = yPx; row < yPx + heightPx; row++) {
    const start = (row * a.widthPx + xPx) * 4
    const end = start + widthPx * 4
    if (Buffer.compare(a.pixels.subarray(start, end), b.pixels.subarray(start, end)) !== 0) return false
  }
  return true
}
