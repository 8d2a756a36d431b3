import type { Tool } from '#shared/annotate/mark.ts'
import { contains } from '#shared/geometry.ts'
import type { Point, Rect } from '#shared/geometry.ts'
import { cursorOver } from './grips.ts'

/** What the pointer looks like over a selection that is adjusted; empty: as everywhere else. */
export function cursorAt(point: Point, rect: Rect | undefined, tool: Tool | undefined): string {
  if (rect === undefined) return 'default'
  if (tool !== undefined && contains(rect, point)) return tool === 'text' ? 'text' : 'crosshair'
  return cursorOver(rect, point) ?? (tool === undefined ? '' : 'default')
}

/** What is held down while the pointer moves. */
export function heldWith({ shiftKey, altKey }: MouseEvent) {
  return { isSquare: shiftKey, isFromCentre: altKey }
}
