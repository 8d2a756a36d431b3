/** A rectangle in display points (a CSS pixel at 100 %). */
export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A rectangle in the pixels of one frame. Only `main/capture/crop.ts` makes one out of a `Rect`. */
export type PixelRect = {
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

/** A place in pixels: of one frame, or of the whole desktop. */
export type PixelPoint = { readonly xPx: number; readonly yPx: number }

/** A size in display points. */
export type Size = { readonly width: number; readonly height: number }

/** A place in display points. */
export type Point = { readonly x: number; readonly y: number }

/** The rectangle between two corners, in any order. */
export function rectBetween(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

/** `point` moved to the nearest place inside `area`, its far edges included. */
export function clampPoint(point: Point, area: Rect): Point {
  return {
    x: Math.min(Math.max(point.x, area.x), area.x + area.width),
    y: Math.min(Math.max(point.y, area.y), area.y + area.height),
  }
}

/** `rect` moved, and shrunk if it must, so that it lies inside `area`. */
export function clampRect(rect: Rect, area: Rect): Rect {
  const width = Math.min(rect.width, area.width)
  const height = Math.min(rect.height, area.height)
  const { x, y } = clampPoint(rect, {
    x: area.x,
    y: area.y,
    width: area.width - width,
    height: area.height - height,
  })
  return { x, y, width, height }
}

/** Whether `point` lies in `rect`; the left and top edges belong to it, the right and bottom ones do not. */
export function contains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.x && point.y >= rect.y && point.x < rect.x + rect.width && point.y < rect.y + rect.height
  )
}
