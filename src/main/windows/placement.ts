import { clampRect } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'

const GAP = 12
const CORNER_MARGIN = 16

/**
 * Where a window of `size` goes that belongs to `selection`, all in points of the desktop: to the right of it, else to
 * the left, below, above, on the first side that has room for the whole window; tops align at the sides, left edges
 * above and below. With no such side it stands in the bottom-right corner. Always inside `workArea`, in whole points.
 */
export function placeBeside(selection: Rect, workArea: Rect, size: Size): Rect {
  const place = beside(selection, workArea, size)
  if (place === undefined) return placeInCorner(workArea, size)
  return clampRect({ x: Math.round(place.x), y: Math.round(place.y), ...size }, workArea)
}

/** Where a window goes that has nothing to stand beside: into the bottom-right corner. */
export function placeInCorner(workArea: Rect, size: Size): Rect {
  const x = workArea.x + workArea.width - CORNER_MARGIN - size.width
  const y = workArea.y + workArea.height - CORNER_MARGIN - size.height
  return clampRect({ x: Math.round(x), y: Math.round(y), ...size }, workArea)
}

function beside(selection: Rect, workArea: Rect, size: Size): Point | undefined {
  const { x, y } = selection
  const right = x + selection.width + GAP
  const below = y + selection.height + GAP
  const left = x - GAP - size.width
  const above = y - GAP - size.height
  if (right + size.width <= workArea.x + workArea.width) return { x: right, y }
  if (left >= workArea.x) return { x: left, y }
  if (below + size.height <= workArea.y + workArea.height) return { x, y: below }
  if (above >= workArea.y) return { x, y: above }
  return undefined
}

const HEIGHT_STEP = 64
const LOWEST = 128
const HIGHEST = 720
const LARGEST_SHARE = 0.8

/**
 * The height of an ask window with this much content, in points: in steps, so that it does not grow with every line,
 * and never more than a good part of the screen; then the answer scrolls.
 */
export function fittedHeight(contentHeight: number, workArea: Size): number {
  const stepped = Math.ceil(contentHeight / HEIGHT_STEP) * HEIGHT_STEP
  return Math.min(Math.max(stepped, LOWEST), HIGHEST, Math.floor(workArea.height * LARGEST_SHARE))
}

/** How large the page of an overlay is drawn so that all of it fits into its window. Rounded points are no difference. */
export function overlayScale(window: Size, page: Size): number {
  const ratio = Math.min(window.width / page.width, window.height / page.height)
  return Math.abs(ratio - 1) < 0.01 ? 1 : ratio
}
