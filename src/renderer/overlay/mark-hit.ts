import type { Mark } from '#shared/annotate/mark.ts'
import { layersOf } from '#shared/annotate/shapes.ts'
import type { PixelPoint, PixelRect } from '#shared/geometry.ts'

/** How far beside a line a press still means it, in points. */
const REACH = 6

/** The topmost mark under a point. A box is only its line: what is in it can still be taken hold of. */
export function markAt(marks: readonly Mark[], point: PixelPoint, pxPerPoint: number): number | undefined {
  const index = marks.findLastIndex((mark) => isHit(mark, point, REACH * pxPerPoint))
  return index === -1 ? undefined : index
}

function isHit(mark: Mark, point: PixelPoint, reachPx: number): boolean {
  if (mark.kind === 'text' || mark.kind === 'cover') return isIn(mark.area, point)
  const [outline] = layersOf(mark, 1)
  return (outline?.shapes ?? []).some(({ points, radiusPx }) =>
    points.some((start, at) => toLine(start, points[at + 1] ?? start, point) <= radiusPx + reachPx),
  )
}

function isIn({ xPx, yPx, widthPx, heightPx }: PixelRect, point: PixelPoint): boolean {
  return point.xPx >= xPx && point.yPx >= yPx && point.xPx < xPx + widthPx && point.yPx < yPx + heightPx
}

function toLine(start: PixelPoint, end: PixelPoint, { xPx, yPx }: PixelPoint): number {
  const [alongX, alongY] = [end.xPx - start.xPx, end.yPx - start.yPx]
  const square = alongX ** 2 + alongY ** 2
  const wanted = square === 0 ? 0 : ((xPx - start.xPx) * alongX + (yPx - start.yPx) * alongY) / square
  const along = Math.min(Math.max(wanted, 0), 1)
  return Math.hypot(xPx - start.xPx - alongX * along, yPx - start.yPx - alongY * along)
}
