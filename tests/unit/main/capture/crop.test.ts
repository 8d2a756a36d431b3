import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect, Size } from '#shared/geometry.ts'
import { toPixels } from '../../../../src/main/capture/crop.ts'

type Case = { name: string; display: Size; frame: { widthPx: number; heightPx: number } }

const scaled: readonly Case[] = [1, 1.25, 1.5, 1.75, 2, 2.5].flatMap((scale) =>
  [
    { widthPx: 1600, heightPx: 900 },
    { widthPx: 1920, heightPx: 1080 },
    { widthPx: 3840, heightPx: 2160 },
    { widthPx: 1366, heightPx: 768 },
  ].map((frame) => ({
    name: `${frame.widthPx}×${frame.heightPx} at ${scale}`,
    display: { width: Math.round(frame.widthPx / scale), height: Math.round(frame.heightPx / scale) },
    frame,
  })),
)
const odd: readonly Case[] = [
  { name: 'rounded up', display: { width: 1067, height: 600 }, frame: { widthPx: 1600, heightPx: 900 } },
  { name: 'rounded down', display: { width: 1066, height: 600 }, frame: { widthPx: 1600, heightPx: 900 } },
  { name: 'a pixel short', display: { width: 1067, height: 600 }, frame: { widthPx: 1599, heightPx: 899 } },
  {
    name: 'short at scale 1',
    display: { width: 1600, height: 900 },
    frame: { widthPx: 1599, heightPx: 899 },
  },
  { name: 'a neighbour', display: { width: 1281, height: 720 }, frame: { widthPx: 1920, heightPx: 1080 } },
]
const cases = [...scaled, ...odd]

/** Places that cut a length into pieces of at least two points, both ends included. */
const cuts = (length: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: Math.floor(length / 2) - 1 }), { maxLength: 6 })
    .map((places) => [0, ...places.sort((a, b) => a - b).map((place) => place * 2), length])

const pairs = (edges: readonly number[]) =>
  edges.slice(1).map((end, index) => ({ start: edges[index] ?? 0, length: end - (edges[index] ?? 0) }))

describe.each(cases)('$name', ({ display, frame }) => {
  test('the whole display is the whole frame', () => {
    expect(toPixels({ x: 0, y: 0, ...display }, display, frame)).toEqual({ xPx: 0, yPx: 0, ...frame })
  })

  test('neighbouring selections neither overlap nor leave a gap', () => {
    fc.assert(
      fc.property(cuts(display.width), cuts(display.height), (columns, rows) => {
        const across = pairs(columns).map(({ start, length }) =>
          toPixels({ x: start, y: 0, width: length, height: 10 }, display, frame),
        )
        const down = pairs(rows).map(({ start, length }) =>
          toPixels({ x: 0, y: start, width: 10, height: length }, display, frame),
        )
        expect(across.reduce((end, { xPx, widthPx }) => (xPx === end ? end + widthPx : NaN), 0)).toBe(
          frame.widthPx,
        )
        expect(down.reduce((end, { yPx, heightPx }) => (yPx === end ? end + heightPx : NaN), 0)).toBe(
          frame.heightPx,
        )
      }),
      { numRuns: 30 },
    )
  })

  test('every edge is within half a pixel of where it was drawn', () => {
    const inside = fc.record({
      x: fc.integer({ min: 0, max: display.width - 4 }),
      y: fc.integer({ min: 0, max: display.height - 4 }),
    })
    fc.assert(
      fc.property(inside, fc.integer({ min: 4, max: 400 }), ({ x, y }, side) => {
        const width = Math.min(side, display.width - x)
        const height = Math.min(side, display.height - y)
        const { xPx, yPx, widthPx, heightPx } = toPixels({ x, y, width, height }, display, frame)
        const [across, down] = [frame.widthPx / display.width, frame.heightPx / display.height]
        for (const [px, exact] of [
          [xPx, x * across],
          [yPx, y * down],
          [xPx + widthPx, (x + width) * across],
          [yPx + heightPx, (y + height) * down],
        ] as const) {
          expect(Math.abs(px - exact)).toBeLessThanOrEqual(0.5 + 1e-9)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('any selection at all gives whole pixels inside the frame, at least one', () => {
    const points = fc.double({ min: -5000, max: 5000, noNaN: true })
    const length = fc.double({ min: 0, max: 10_000, noNaN: true })
    const any: fc.Arbitrary<Rect> = fc.record({ x: points, y: points, width: length, height: length })
    fc.assert(
      fc.property(any, (selection) => {
        const { xPx, yPx, widthPx, heightPx } = toPixels(selection, display, frame)
        for (const value of [xPx, yPx, widthPx, heightPx]) expect(Number.isInteger(value)).toBe(true)
        expect(Math.min(xPx, yPx)).toBeGreaterThanOrEqual(0)
        expect(Math.min(widthPx, heightPx)).toBeGreaterThanOrEqual(1)
        expect(xPx + widthPx).toBeLessThanOrEqual(frame.widthPx)
        expect(yPx + heightPx).toBeLessThanOrEqual(frame.heightPx)
      }),
      { numRuns: 50 },
    )
  })
})

test('a selection of 100 points at 150 % is 150 pixels, wherever the desktop rounded', () => {
  const area = toPixels(
    { x: 200, y: 100, width: 100, height: 100 },
    { width: 1067, height: 600 },
    { widthPx: 1600, heightPx: 900 },
  )
  expect(area).toEqual({ xPx: 300, yPx: 150, widthPx: 150, heightPx: 150 })
})
