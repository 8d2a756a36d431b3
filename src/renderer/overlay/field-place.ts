import { clampRect } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'

/** The ask window as it opens: where it would stand, the field stands before it. */
const WINDOW: Size = { width: 440, height: 320 }
/** The field with its notes; it grows into the room below. */
export const FIELD: Size = { width: 440, height: 92 }
const GAP = 12

/**
 * Where the question field goes: on the side of the selection where the ask window will stand, else on one that has
 * room for the field, else inside its bottom edge. Always on the display.
 */
export function fieldPlace(selection: Rect, workArea: Rect): Rect {
  const free = side(selection, workArea, WINDOW) ?? side(selection, workArea, FIELD)
  const { x, y, width, height } = selection
  const inside = { x: x + (width - FIELD.width) / 2, y: y + height - GAP - FIELD.height }
  const place = clampRect({ ...(free ?? inside), ...FIELD }, workArea)
  return { ...place, x: Math.round(place.x), y: Math.round(place.y) }
}

/** How high the field may grow: to where the toolbar stands when that is below it, else to the end of the display. */
export function fieldRoom(field: Rect, toolbar: Rect, area: Rect): number {
  const isBelow =
    toolbar.y >= field.y + field.height &&
    toolbar.x < field.x + field.width &&
    field.x < toolbar.x + toolbar.width
  if (!isBelow) return area.y + area.height - field.y
  return Math.max(field.height, toolbar.y - GAP - field.y)
}

/** Right, left, below, above: the order in which the ask window looks for room. */
function side({ x, y, width, height }: Rect, area: Rect, room: Size): Point | undefined {
  if (x + width + GAP + room.width <= area.x + area.width) return { x: x + width + GAP, y }
  if (x - GAP - room.width >= area.x) return { x: x - GAP - FIELD.width, y }
  if (y + height + GAP + room.height <= area.y + area.height) return { x, y: y + height + GAP }
  if (y - GAP - room.height >= area.y) return { x, y: y - GAP - FIELD.height }
  return undefined
}
