import { NUMBER_RADIUS_PX, TEXT_SIZE_PX } from '#shared/annotate/mark.ts'
import type { Mark, MarkWidthPx, Tool } from '#shared/annotate/mark.ts'
import type { PixelPoint, PixelRect } from '#shared/geometry.ts'
import type { MarkStyle } from './sketch-state.ts'

/** In points: what has no width of its own grows with the chosen one. */
const NUMBER_RADIUS: Readonly<Record<MarkWidthPx, number>> = { 2: 10, 4: 13, 8: 18 }
const TEXT_SIZE: Readonly<Record<MarkWidthPx, number>> = { 2: 14, 4: 18, 8: 28 }
/** A smaller box, cover or arrow was a slip of the hand. */
const LEAST_PX = 4
/** Points of a stroke nearer than this to the last one tell nothing. */
const STEP_PX = 1.5
const MAX_STROKE_POINTS = 4_000

export function textSizePx(widthPx: MarkWidthPx, pxPerPoint: number): number {
  return within(Math.round(TEXT_SIZE[widthPx] * pxPerPoint), TEXT_SIZE_PX)
}

function within(sizePx: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(Math.max(sizePx, min), max)
}

type Begin = { readonly point: PixelPoint; readonly style: MarkStyle; readonly pxPerPoint: number }

/** What a press with a tool begins. */
export function begunMark(tool: Exclude<Tool, 'text'>, { point, style, pxPerPoint }: Begin): Mark {
  const { colour, widthPx, look } = style
  switch (tool) {
    case 'pen':
      return { kind: 'pen', colour, widthPx, points: [point] }
    case 'arrow':
      return { kind: 'arrow', colour, widthPx, from: point, to: point }
    case 'box':
      return { kind: 'box', colour, widthPx, area: areaBetween(point, point) }
    case 'number':
      return {
        kind: 'number',
        colour,
        at: point,
        radiusPx: within(NUMBER_RADIUS[widthPx] * pxPerPoint, NUMBER_RADIUS_PX),
      }
    case 'cover':
      return { kind: 'cover', look, area: areaBetween(point, point) }
  }
}

type Drag = { readonly point: PixelPoint; readonly area: PixelRect; readonly isStraight: boolean }

/** What was begun at `from`, after the hand has come to a point: never outside of the selection. */
export function drawnTo(
  { mark, from }: { readonly mark: Mark; readonly from: PixelPoint },
  { point, area, isStraight }: Drag,
): Mark {
  const to = clampPx(point, area)
  switch (mark.kind) {
    case 'pen':
      return isStraight ? { ...mark, points: [from, to] } : { ...mark, points: withPoint(mark.points, to) }
    case 'arrow':
      return { ...mark, to: isStraight ? clampPx(straightened(from, to), area) : to }
    case 'box':
    case 'cover':
      return { ...mark, area: areaBetween(from, isStraight ? clampPx(squared(from, to), area) : to) }
    case 'number':
      return { ...mark, at: to }
    case 'text':
      return mark
  }
}

function withPoint(points: readonly PixelPoint[], to: PixelPoint): readonly PixelPoint[] {
  const last = points.at(-1)
  const isNear = last !== undefined && Math.hypot(to.xPx - last.xPx, to.yPx - last.yPx) < STEP_PX
  return isNear || points.length >= MAX_STROKE_POINTS ? points : [...points, to]
}

/** Along the nearest of the eight directions. */
function straightened(from: PixelPoint, to: PixelPoint): PixelPoint {
  const [x, y] = [to.xPx - from.xPx, to.yPx - from.yPx]
  const angle = (Math.round((Math.atan2(y, x) * 4) / Math.PI) * Math.PI) / 4
  const length = Math.hypot(x, y)
  return { xPx: from.xPx + length * Math.cos(angle), yPx: from.yPx + length * Math.sin(angle) }
}

function squared(from: PixelPoint, to: PixelPoint): PixelPoint {
  const side = Math.min(Math.abs(to.xPx - from.xPx), Math.abs(to.yPx - from.yPx))
  return {
    xPx: from.xPx + side * Math.sign(to.xPx - from.xPx),
    yPx: from.yPx + side * Math.sign(to.yPx - from.yPx),
  }
}

/** Every pixel that the rectangle between two places touches. */
function areaBetween(a: PixelPoint, b: PixelPoint): PixelRect {
  const xPx = Math.floor(Math.min(a.xPx, b.xPx))
  const yPx = Math.floor(Math.min(a.yPx, b.yPx))
  return {
    xPx,
    yPx,
    widthPx: Math.max(1, Math.ceil(Math.max(a.xPx, b.xPx)) - xPx),
    heightPx: Math.max(1, Math.ceil(Math.max(a.yPx, b.yPx)) - yPx),
  }
}

export function clampPx({ xPx, yPx }: PixelPoint, area: PixelRect): PixelPoint {
  return {
    xPx: Math.min(Math.max(xPx, area.xPx), area.xPx + area.widthPx),
    yPx: Math.min(Math.max(yPx, area.yPx), area.yPx + area.heightPx),
  }
}

export function isWorthKeeping(mark: Mark): boolean {
  if (mark.kind === 'box' || mark.kind === 'cover')
    return mark.area.widthPx >= LEAST_PX || mark.area.heightPx >= LEAST_PX
  if (mark.kind !== 'arrow') return true
  return Math.hypot(mark.to.xPx - mark.from.xPx, mark.to.yPx - mark.from.yPx) >= LEAST_PX
}

/** By whole pixels: a cover must lie on them, and letters would blur. */
export function movedMark(mark: Mark, by: PixelPoint): Mark {
  const [x, y] = [Math.round(by.xPx), Math.round(by.yPx)]
  if (x === 0 && y === 0) return mark
  const at = (point: PixelPoint): PixelPoint => ({ xPx: point.xPx + x, yPx: point.yPx + y })
  switch (mark.kind) {
    case 'pen':
      return { ...mark, points: mark.points.map(at) }
    case 'arrow':
      return { ...mark, from: at(mark.from), to: at(mark.to) }
    case 'number':
      return { ...mark, at: at(mark.at) }
    default:
      return { ...mark, area: { ...mark.area, ...at(mark.area) } }
  }
}

/** A mark with another colour, width or look, as far as it has such a thing. The size of a text stays. */
export function restyled(mark: Mark, { colour, widthPx, look }: Partial<MarkStyle>): Mark {
  if (mark.kind === 'cover') return look === undefined ? mark : { ...mark, look }
  const coloured = colour === undefined ? mark : { ...mark, colour }
  const isLine = coloured.kind === 'pen' || coloured.kind === 'arrow' || coloured.kind === 'box'
  return isLine && widthPx !== undefined ? { ...coloured, widthPx } : coloured
}
