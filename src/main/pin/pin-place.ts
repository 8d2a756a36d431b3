import { clampRect } from '#shared/geometry.ts'
import type { Rect, Size } from '#shared/geometry.ts'

/** What can be done with the picture stands below it. */
const PIN_BAR = 40
/** Room for the buttons. */
const LEAST_WIDTH = 232
const LEAST_HEIGHT = 44
/** A pinned picture leaves most of the display to others. */
const MOST = 0.6
const MARGIN = 24

/** How large a pinned picture opens, its bar below it: its own size in points, and smaller if that is much. */
function pinSize(picture: Size, workArea: Size): Size {
  const room = { width: workArea.width * MOST, height: workArea.height * MOST - PIN_BAR }
  const shrink = Math.min(1, room.width / picture.width, room.height / picture.height)
  return {
    width: Math.max(LEAST_WIDTH, Math.round(picture.width * shrink)),
    height: Math.max(LEAST_HEIGHT, Math.round(picture.height * shrink)) + PIN_BAR,
  }
}

/** Where it opens: over what it was taken of, else in the top right corner; always where windows may stand. */
export function pinPlace(picture: Size, workArea: Rect, over: Rect | undefined): Rect {
  const size = pinSize(picture, workArea)
  const corner = { x: workArea.x + workArea.width - size.width - MARGIN, y: workArea.y + MARGIN }
  return clampRect({ ...(over === undefined ? corner : { x: over.x, y: over.y }), ...size }, workArea)
}
