import type { Tool } from '#shared/annotate/mark.ts'
import { contains } from '#shared/geometry.ts'
import type { Point, Rect } from '#shared/geometry.ts'
import { gripAt } from './grips.ts'

/** What the pointer looks like over a selection that is adjusted; empty: as everywhere else. */
export function cursorAt(point: Point, rect: Rect | undefined, tool: Tool | undefined): string {
  if (rect === undefined) return 'default'
  if (tool !== undefined && contains(rect, point)) return tool === 'text' ? 'text' : 'crosshair'
  const grip = gripAt(rect, point)
  if (grip === undefined) return tool === undefined ? '' : 'default'
  if (grip === 'whole') return 'move'
  if (grip.x === 0) return 'ns-resize'
  return grip.y === 0 ? 'ew-resize' : grip.x === grip.y ? 'nwse-resize' : 'nesw-resize'
}

/** What is held down while the pointer moves. */
export function heldWith({ shiftKey, altKey }: MouseEvent) {
  return { isSquare: shiftKey, isFromCentre: altKey }
}
