import type { PixelPoint, PixelRect } from '../geometry.ts'
import type { Mark } from './mark.ts'
import { layersOf } from './shapes.ts'

/** A numbered mark, and where it is in the picture, in whole percent. */
export type NumberPlace = { readonly number: number; readonly across: number; readonly down: number }

/** What each mark says if it is a numbered one: they count in the order they were drawn, without a gap. */
export function numbersOf(marks: readonly Mark[]): readonly number[] {
  return marks.map((_, index) => marks.slice(0, index + 1).filter(({ kind }) => kind === 'number').length)
}

/** The pixels that a mark may colour. */
export function boundsOf(mark: Mark): PixelRect {
  if (mark.kind === 'text' || mark.kind === 'cover') return mark.area
  const [outline] = layersOf(mark, 1)
  const shapes = outline?.shapes ?? []
  const spans = shapes.flatMap(({ points, radiusPx }) => points.map((point) => spanOf(point, radiusPx)))
  const xPx = Math.floor(least(spans.map(({ left }) => left)))
  const yPx = Math.floor(least(spans.map(({ top }) => top)))
  return {
    xPx,
    yPx,
    widthPx: Math.ceil(most(spans.map(({ right }) => right))) - xPx,
    heightPx: Math.ceil(most(spans.map(({ bottom }) => bottom))) - yPx,
  }
}

function spanOf({ xPx, yPx }: PixelPoint, radiusPx: number) {
  return { left: xPx - radiusPx, right: xPx + radiusPx, top: yPx - radiusPx, bottom: yPx + radiusPx }
}

// Not `Math.min(...values)`: a stroke may have more points than a call takes arguments.
const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/** Whether two areas have a pixel in common. */
export function overlaps(a: PixelRect, b: PixelRect): boolean {
  return (
    a.xPx < b.xPx + b.widthPx &&
    b.xPx < a.xPx + a.widthPx &&
    a.yPx < b.yPx + b.heightPx &&
    b.yPx < a.yPx + a.heightPx
  )
}

/** The numbered marks that are in `area`, with where they stand in it. */
export function placesIn(marks: readonly Mark[], area: PixelRect): readonly NumberPlace[] {
  const numbers = numbersOf(marks)
  return marks.flatMap((mark, index) => {
    if (mark.kind !== 'number' || !overlaps(boundsOf(mark), area)) return []
    const { xPx, yPx } = mark.at
    return [
      {
        number: numbers[index] ?? 0,
        across: percent(xPx - area.xPx, area.widthPx),
        down: percent(yPx - area.yPx, area.heightPx),
      },
    ]
  })
}

function percent(at: number, length: number): number {
  return Math.round(Math.min(Math.max((100 * at) / length, 0), 100))
}
