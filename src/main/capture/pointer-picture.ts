import type { PixelPoint } from '#shared/geometry.ts'
import type { Display, Frame } from './frames.ts'

/** The mouse's pointer as it is drawn: its top-left corner on the whole desktop, and its pixels. */
export type PointerPicture = {
  readonly place: PixelPoint
  readonly widthPx: number
  readonly heightPx: number
  /** Blue, green, red and how much covers what is below, the colours multiplied by that. */
  readonly pixels: Uint8Array
}

/** What knows the pointer's picture, where the desktop tells it. */
export type PointerPictures = {
  readonly isThere: boolean
  take(): Promise<PointerPicture | undefined>
}

export const noPointerPictures: PointerPictures = { isThere: false, take: () => Promise.resolve(undefined) }

/** Draws the pointer into the frame of the display that it is on, and into that of the next one where it reaches over. */
export function drawPointer(
  picture: PointerPicture,
  frames: readonly Frame[],
  displays: readonly Display[],
): void {
  for (const frame of frames) {
    const display = displays.find(({ id }) => id === frame.displayId)
    if (display !== undefined) blend(picture, frame, display.originPx)
  }
}

function blend({ place, widthPx, heightPx, pixels }: PointerPicture, frame: Frame, origin: PixelPoint): void {
  const [red, blue] = frame.order === 'rgba' ? [0, 2] : [2, 0]
  const [left, top] = [place.xPx - origin.xPx, place.yPx - origin.yPx]
  for (let row = Math.max(0, -top); row < Math.min(heightPx, frame.heightPx - top); row++) {
    for (let column = Math.max(0, -left); column < Math.min(widthPx, frame.widthPx - left); column++) {
      const from = (row * widthPx + column) * 4
      const to = ((row + top) * frame.widthPx + column + left) * 4
      const rest = 255 - (pixels[from + 3] ?? 0)
      const over = (offset: number, at: number) => {
        const below = Math.round(((frame.pixels[to + at] ?? 0) * rest) / 255)
        frame.pixels[to + at] = Math.min(255, (pixels[from + offset] ?? 0) + below)
      }
      over(0, blue)
      over(1, 1)
      over(2, red)
    }
  }
}
