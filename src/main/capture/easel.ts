import type { Size } from '#shared/geometry.ts'
import type { Display, Frame } from './frames.ts'

/** No display and not the area of several has this number. */
export const PICTURE_ID = -2

/** What is left free around a picture, in points: for its size and the tools, which stand beside it. */
const AROUND = { side: 60, top: 56, bottom: 116 } as const
const LEAST: Size = { width: 160, height: 120 }
/** A picture whose longer side is shorter than this is shown larger, each pixel as a square. */
const SEEN = 320

/**
 * Where a picture stands on a display that is covered to draw on it: in the middle of what is free, one pixel of it to
 * one of the display, or smaller where it is larger than that, or larger where it is tiny. Described as a display of
 * its own, so that it is selected and drawn on as one.
 */
export function onEasel(
  { widthPx, heightPx }: Pick<Frame, 'widthPx' | 'heightPx'>,
  display: Display,
): Display {
  const { workArea, scaleFactor } = display
  const room = {
    width: Math.max(LEAST.width, workArea.width - 2 * AROUND.side),
    height: Math.max(LEAST.height, workArea.height - AROUND.top - AROUND.bottom),
  }
  const times = Math.floor(
    (Math.min(SEEN, room.width, room.height) * scaleFactor) / Math.max(widthPx, heightPx),
  )
  const ratio = Math.max(scaleFactor / Math.max(1, times), widthPx / room.width, heightPx / room.height)
  const [width, height] = [widthPx / ratio, heightPx / ratio]
  // Between two pixels of the display it would be blurred.
  const middle = (free: number) => Math.round((free / 2) * scaleFactor) / scaleFactor
  const bounds = {
    x: workArea.x + middle(workArea.width - width),
    y: workArea.y + AROUND.top + middle(room.height - height),
    width,
    height,
  }
  return { ...display, id: PICTURE_ID, bounds, scaleFactor: ratio, isPrimary: false }
}
