import type { PixelRect, Point, Rect } from '#shared/geometry.ts'
import type { Ground } from './ground.ts'

/** The magnifier's side, and the room its line of text takes below, in points. */
export const LENS = 150
const LINE = 28
const AWAY = 24

/** How many pixels each way are shown; the middle one is that under the pointer. */
export const zooms = [31, 15, 9, 5] as const
export const USUAL_ZOOM = 1

/** Beside the pointer, to its right and below, on the other side where the display ends. */
export function lensPlace({ x, y }: Point, area: Rect): Point {
  return {
    x: area.x + beside(x - area.x, LENS, area.width),
    y: area.y + beside(y - area.y, LENS + LINE, area.height),
  }
}

function beside(at: number, length: number, limit: number): number {
  const after = at + AWAY
  return after + length <= limit ? after : Math.max(0, at - AWAY - length)
}

/** The pixel under the pointer; on the far edge, the last one. */
export function pixelAt({ x, y }: Point, { width, height, pxPerPointX, pxPerPointY }: Ground): Point {
  return {
    x: Math.min(Math.floor(x * pxPerPointX), Math.round(width * pxPerPointX) - 1),
    y: Math.min(Math.floor(y * pxPerPointY), Math.round(height * pxPerPointY) - 1),
  }
}

export function magnifiedPart(pixel: Point, cells: number): PixelRect {
  const half = (cells - 1) / 2
  return { xPx: pixel.x - half, yPx: pixel.y - half, widthPx: cells, heightPx: cells }
}

export function hexOf([red = 0, green = 0, blue = 0]: ArrayLike<number> & Iterable<number>): string {
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
