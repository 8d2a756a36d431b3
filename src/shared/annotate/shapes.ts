import type { PixelPoint, PixelRect } from '../geometry.ts'
import { DIGIT_WIDTH, digits } from './digits.ts'
import { contrastOf, markRgb } from './mark.ts'
import type { Mark, Rgb } from './mark.ts'

/** What is drawn in the end: lines with round ends, and filled corners rounded by their radius. */
export type Shape = {
  readonly kind: 'stroke' | 'polygon'
  readonly points: readonly PixelPoint[]
  readonly radiusPx: number
}

/** Shapes of one colour, drawn as one: where two of them meet there is no seam. */
export type Layer = { readonly colour: Rgb; readonly shapes: readonly Shape[] }

export type Drawn = Exclude<Mark, { readonly kind: 'text' | 'cover' }>

const OUTLINE_PX = 1

/** The layers of a mark from below to above; `number` is what a numbered one says. */
export function layersOf(mark: Drawn, number: number): readonly Layer[] {
  const shapes = shapesOf(mark)
  const outlined = [
    { colour: contrastOf(mark.colour), shapes: shapes.map((shape) => grown(shape, OUTLINE_PX)) },
    { colour: markRgb[mark.colour], shapes },
  ]
  return mark.kind === 'number'
    ? [...outlined, { colour: contrastOf(mark.colour), shapes: figures(mark, number) }]
    : outlined
}

function shapesOf(mark: Drawn): readonly Shape[] {
  switch (mark.kind) {
    case 'pen':
      return [{ kind: 'stroke', points: mark.points, radiusPx: mark.widthPx / 2 }]
    case 'box':
      return [{ kind: 'stroke', points: around(mark.area), radiusPx: mark.widthPx / 2 }]
    case 'arrow':
      return arrow(mark)
    case 'number':
      return [{ kind: 'stroke', points: [mark.at, mark.at], radiusPx: mark.radiusPx }]
  }
}

/** The corners of an area, and the first of them again. */
function around({ xPx, yPx, widthPx, heightPx }: PixelRect): readonly PixelPoint[] {
  const [right, bottom] = [xPx + widthPx, yPx + heightPx]
  return [
    { xPx, yPx },
    { xPx: right, yPx },
    { xPx: right, yPx: bottom },
    { xPx, yPx: bottom },
    { xPx, yPx },
  ]
}

/** A shaft and a head that grows with its width; a short arrow is all head. */
function arrow({ from, to, widthPx }: Extract<Mark, { kind: 'arrow' }>): readonly Shape[] {
  const length = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx)
  const [x, y] = length === 0 ? [1, 0] : [(to.xPx - from.xPx) / length, (to.yPx - from.yPx) / length]
  const head = Math.min(8 + 3.5 * widthPx, Math.max(length, 4))
  const half = head * 0.45
  const at = (along: number, aside: number): PixelPoint => ({
    xPx: to.xPx - x * along - y * aside,
    yPx: to.yPx - y * along + x * aside,
  })
  return [
    { kind: 'stroke', points: [from, at(head * 0.8, 0)], radiusPx: widthPx / 2 },
    { kind: 'polygon', points: [to, at(head, half), at(head, -half)], radiusPx: widthPx / 4 },
  ]
}

function figures({ at, radiusPx }: Extract<Mark, { kind: 'number' }>, number: number): readonly Shape[] {
  const glyphs = [...String(number)].map((figure) => digits[Number(figure)] ?? [])
  const heightPx = radiusPx * (glyphs.length === 1 ? 1.1 : glyphs.length === 2 ? 0.92 : 0.7)
  const gap = 0.2
  const across = glyphs.length * DIGIT_WIDTH + (glyphs.length - 1) * gap
  return glyphs.flatMap((strokes, place) =>
    strokes.map((stroke) => ({
      kind: 'stroke' as const,
      radiusPx: heightPx * 0.075,
      points: stroke.map(([x, y]) => ({
        xPx: at.xPx + (x + place * (DIGIT_WIDTH + gap) - across / 2) * heightPx,
        yPx: at.yPx + (y - 0.5) * heightPx,
      })),
    })),
  )
}

function grown(shape: Shape, byPx: number): Shape {
  return { ...shape, radiusPx: shape.radiusPx + byPx }
}
