import { clampRect } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'
import { HANDLE, handlesOf } from './grips.ts'

/** The size label is as wide as its longest text, so that placing it measures nothing. */
export const LABEL: Size = { width: 112, height: 24 }
/** The same with four fields in it. */
export const WIDE_LABEL: Size = { width: 464, height: 32 }
/** The name of a window, cut off when it is longer. */
export const NAME_LABEL: Size = { width: 320, height: 24 }
const LABEL_GAP = 8

/** The four parts of the display outside `rect`: above, below, left, right. */
export function outside({ x, y, width, height }: Rect, display: Size): readonly Rect[] {
  return [
    { x: 0, y: 0, width: display.width, height: y },
    { x: 0, y: y + height, width: display.width, height: display.height - y - height },
    { x: 0, y, width: x, height },
    { x: x + width, y, width: display.width - x - width, height },
  ]
}

/** Four lines, one point thick, just inside `rect`. */
export function frameLines({ x, y, width, height }: Rect): readonly Rect[] {
  return [
    { x, y, width, height: 1 },
    { x, y: y + height - 1, width, height: 1 },
    { x, y, width: 1, height },
    { x: x + width - 1, y, width: 1, height },
  ]
}

export function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** A line through `cursor` each way across the display. */
export function crosshair(cursor: Point, { width, height }: Size): readonly Rect[] {
  return [
    { x: 0, y: cursor.y, width, height: 1 },
    { x: cursor.x, y: 0, width: 1, height },
  ]
}

/** Above the top-left corner; inside when there is no room; always wholly on the display. */
export function labelPlace({ x, y }: Rect, display: Size, label: Size): Point {
  const above = y - LABEL_GAP - label.height
  const wanted = above >= 0 ? { x, y: above } : { x: x + LABEL_GAP, y: y + LABEL_GAP }
  return clampRect({ ...wanted, ...label }, { x: 0, y: 0, width: display.width, height: display.height })
}

/** The squares of the handles, with so much of an edge around them. */
export function handleMarks(rect: Rect, edge: number): readonly Rect[] {
  const side = HANDLE + 2 * edge
  return handlesOf(rect).map(({ centre }) => ({
    x: centre.x - side / 2,
    y: centre.y - side / 2,
    width: side,
    height: side,
  }))
}

/**
 * Both sides, in points, of what `Marks.svelte` moves and stretches to a rectangle: the compositor does that without
 * laying anything out. At 125 or 150 % a box of one point is drawn one or two pixels wide, and stretched with that error;
 * one of a hundred points is whole pixels at every scale that desktops have.
 */
const STRETCHED = 100

export function placed({ x, y, width, height }: Rect): string {
  return `translate(${x}px, ${y}px) scale(${width / STRETCHED}, ${height / STRETCHED})`
}

export function moved({ x, y }: Point): string {
  return `translate(${x}px, ${y}px)`
}
