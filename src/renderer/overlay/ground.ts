import type { OverlayView } from '#shared/views.ts'
import { clampRect } from '#shared/geometry.ts'
import type { PixelRect, Rect, Size } from '#shared/geometry.ts'
import { SMALLEST_SELECTION_PX } from '#shared/limits.ts'

/** The covered display: its size in points, and how many pixels of its frame make one of them. */
export type Ground = Size & {
  readonly pxPerPointX: number
  readonly pxPerPointY: number
  /** Where a window shows a part of it: what of it lies there. */
  readonly home?: Rect | undefined
}

export function areaOf({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height }
}

/** What “the whole display” is. */
export function homeOf(ground: Ground): Rect {
  return ground.home ?? areaOf(ground)
}

/**
 * How many points wide or high the picture of a frame is drawn. With a fractional scale the display is told in whole
 * points, and a frame stretched by that half pixel would be blurred: then a pixel of the frame is one of the display.
 */
export function drawnLength(framePx: number, points: number, devicePixelRatio: number): number {
  const exact = framePx / devicePixelRatio
  return Math.abs(exact - points) < 1 ? exact : points
}

export function smallestOn({ pxPerPointX, pxPerPointY }: Ground): Size {
  return { width: SMALLEST_SELECTION_PX / pxPerPointX, height: SMALLEST_SELECTION_PX / pxPerPointY }
}

/** The pixels of the frame under `rect`. Main crops by the same rule: every edge is rounded for itself. */
export function pixelsOf({ x, y, width, height }: Rect, { pxPerPointX, pxPerPointY }: Ground): PixelRect {
  const [xPx, yPx] = [Math.round(x * pxPerPointX), Math.round(y * pxPerPointY)]
  return {
    xPx,
    yPx,
    widthPx: Math.round((x + width) * pxPerPointX) - xPx,
    heightPx: Math.round((y + height) * pxPerPointY) - yPx,
  }
}

function pointsOf({ xPx, yPx, widthPx, heightPx }: PixelRect, { pxPerPointX, pxPerPointY }: Ground): Rect {
  return {
    x: xPx / pxPerPointX,
    y: yPx / pxPerPointY,
    width: widthPx / pxPerPointX,
    height: heightPx / pxPerPointY,
  }
}

/** `rect` with its edges between pixels, where they will be cut. */
export function snapped(rect: Rect, ground: Ground): Rect {
  return pointsOf(pixelsOf(rect, ground), ground)
}

export function isWhole({ x, y, width, height }: Rect, ground: Ground): boolean {
  return x === 0 && y === 0 && width >= ground.width && height >= ground.height
}

/** A selection typed in pixels, and whether it had to be changed to lie on the display. */
export function typedSelection(typed: PixelRect, ground: Ground): { rect: Rect; isLimited: boolean } {
  const whole = pixelsOf(areaOf(ground), ground)
  const across = fitted(typed.xPx, typed.widthPx, whole.widthPx)
  const down = fitted(typed.yPx, typed.heightPx, whole.heightPx)
  const px = { xPx: across.at, yPx: down.at, widthPx: across.length, heightPx: down.length }
  return {
    rect: pointsOf(px, ground),
    isLimited: Object.keys(px).some((key) => px[key as keyof PixelRect] !== typed[key as keyof PixelRect]),
  }
}

function fitted(at: number, length: number, limit: number): { at: number; length: number } {
  const start = between(Math.round(at), 0, limit - SMALLEST_SELECTION_PX)
  return { at: start, length: between(Math.round(length), SMALLEST_SELECTION_PX, limit - start) }
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

export function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}

/** The ground of what an overlay shows. */
export function groundOf({ width, height, frameWidthPx, frameHeightPx, window }: OverlayView): Ground {
  const perPoint = { pxPerPointX: frameWidthPx / width, pxPerPointY: frameHeightPx / height }
  return { width, height, ...perPoint, home: window && seenPart(areaOf({ width, height }), window.bounds) }
}

/** What of `rect` lies in `area`; where nothing does, the edge that is nearest. */
export function seenPart(rect: Rect, area: Rect): Rect {
  const x = Math.max(rect.x, area.x)
  const y = Math.max(rect.y, area.y)
  const width = Math.min(rect.x + rect.width, area.x + area.width) - x
  const height = Math.min(rect.y + rect.height, area.y + area.height) - y
  return clampRect({ x, y, width: Math.max(0, width), height: Math.max(0, height) }, area)
}
