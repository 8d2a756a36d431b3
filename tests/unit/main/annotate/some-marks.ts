import fc from 'fast-check'
import { coverLooks, markColours, markWidthsPx } from '#shared/annotate/mark.ts'
import type { Mark } from '#shared/annotate/mark.ts'

/** Any mark on or beside a frame of this size. */
export function someMark(widthPx: number, heightPx: number): fc.Arbitrary<Mark> {
  const point = fc.record({
    xPx: fc.integer({ min: -20, max: widthPx + 20 }),
    yPx: fc.integer({ min: -20, max: heightPx + 20 }),
  })
  const area = fc.tuple(point, fc.integer({ min: 1, max: widthPx }), fc.integer({ min: 1, max: heightPx }))
  const colour = fc.constantFrom(...markColours)
  const width = fc.constantFrom(...markWidthsPx)
  const placed = area.map(([at, across, down]) => ({ ...at, widthPx: across, heightPx: down }))
  return fc.oneof(
    fc
      .tuple(colour, width, fc.array(point, { minLength: 1, maxLength: 6 }))
      .map(([each, px, points]): Mark => ({ kind: 'pen', colour: each, widthPx: px, points })),
    fc
      .tuple(colour, width, point, point)
      .map(([each, px, from, to]): Mark => ({ kind: 'arrow', colour: each, widthPx: px, from, to })),
    fc
      .tuple(colour, width, placed)
      .map(([each, px, of]): Mark => ({ kind: 'box', colour: each, widthPx: px, area: of })),
    fc.tuple(colour, point).map(([each, at]): Mark => ({ kind: 'number', colour: each, at, radiusPx: 9 })),
    fc
      .tuple(fc.constantFrom(...coverLooks), placed)
      .map(([look, of]): Mark => ({ kind: 'cover', look, area: of })),
    fc.tuple(colour, placed).map(([each, of]): Mark => ({
      kind: 'text',
      colour: each,
      area: of,
      sizePx: 12,
      lines: ['x'],
      ink: Uint8Array.from({ length: of.widthPx * of.heightPx }, (_, at) => (at % 7) * 40),
    })),
  )
}
