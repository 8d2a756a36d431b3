import { clampPoint, clampRect, rectBetween } from '#shared/geometry.ts'
import type { Point, Rect } from '#shared/geometry.ts'

/** Keys that change what a drag means while they are held. */
export type DragKeys = {
  readonly isSquare: boolean
  readonly isFromCentre: boolean
  /** The whole rectangle goes with the pointer. */
  readonly isCarrying: boolean
}
type Drag = { readonly anchor: Point; readonly corner: Point; readonly keys: DragKeys }

/** A drag after the pointer has come to `point`: its corner follows, or all of it. */
export function carried(
  { anchor, corner }: Drag,
  { point, keys }: { readonly point: Point; readonly keys: DragKeys },
  area: Rect,
): Drag {
  if (!keys.isCarrying) return { anchor, corner: clampPoint(point, area), keys }
  const rect = rectBetween(anchor, corner)
  const moved = clampRect({ ...rect, x: rect.x + point.x - corner.x, y: rect.y + point.y - corner.y }, area)
  const [right, down] = [moved.x - rect.x, moved.y - rect.y]
  const shifted = ({ x, y }: Point) => ({ x: x + right, y: y + down })
  return { anchor: shifted(anchor), corner: shifted(corner), keys }
}

/** The rectangle of a drag from `anchor` to `corner`, inside `area`. */
export function dragged(
  anchor: Point,
  corner: Point,
  keys: Pick<DragKeys, 'isSquare' | 'isFromCentre'>,
  area: Rect,
): Rect {
  const end = keys.isSquare
    ? squareCorner(anchor, corner, keys.isFromCentre ? around(anchor, area) : area)
    : corner
  if (!keys.isFromCentre) return rectBetween(anchor, end)
  const opposite = { x: 2 * anchor.x - end.x, y: 2 * anchor.y - end.y }
  const inside = around(anchor, area)
  return clampRect(rectBetween(clampPoint(opposite, inside), clampPoint(end, inside)), area)
}

// The longer side decides, unless the display ends before the square does.
function squareCorner(anchor: Point, corner: Point, area: Rect): Point {
  const toRight = corner.x >= anchor.x
  const toBottom = corner.y >= anchor.y
  const side = Math.min(
    Math.max(Math.abs(corner.x - anchor.x), Math.abs(corner.y - anchor.y)),
    toRight ? area.x + area.width - anchor.x : anchor.x - area.x,
    toBottom ? area.y + area.height - anchor.y : anchor.y - area.y,
  )
  return { x: anchor.x + (toRight ? side : -side), y: anchor.y + (toBottom ? side : -side) }
}

/** The largest part of `area` with `centre` in its middle. */
function around(centre: Point, area: Rect): Rect {
  const halfWidth = Math.min(centre.x - area.x, area.x + area.width - centre.x)
  const halfHeight = Math.min(centre.y - area.y, area.y + area.height - centre.y)
  return { x: centre.x - halfWidth, y: centre.y - halfHeight, width: 2 * halfWidth, height: 2 * halfHeight }
}
