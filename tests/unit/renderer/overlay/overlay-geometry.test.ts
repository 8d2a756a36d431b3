import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rect, Size } from '#shared/geometry.ts'
import { toPixels } from '../../../../src/main/capture/crop.ts'
import { carried, dragged } from '../../../../src/renderer/overlay/drag.ts'
import { LABEL, labelPlace, outside, WIDE_LABEL } from '../../../../src/renderer/overlay/drawn.ts'
import { FIELD, fieldPlace } from '../../../../src/renderer/overlay/field-place.ts'
import { gripAt, handlesOf, movedBy, resized } from '../../../../src/renderer/overlay/grips.ts'
import {
  drawnLength,
  areaOf,
  pixelsOf,
  smallestOn,
  snapped,
  typedSelection,
} from '../../../../src/renderer/overlay/ground.ts'
import type { Ground } from '../../../../src/renderer/overlay/ground.ts'
import { lensPlace, LENS, pixelAt } from '../../../../src/renderer/overlay/magnifier.ts'

/** Screens as they are sold, at scales as they are set; the desktop rounds the points, up or down. */
const grounds: fc.Arbitrary<Ground & { frame: { widthPx: number; heightPx: number } }> = fc
  .record({
    size: fc.constantFrom([1366, 768], [1600, 900], [1920, 1080], [1080, 1920], [2560, 1440], [3840, 2160]),
    scale: fc.constantFrom(1, 1.1, 1.25, 4 / 3, 1.5, 1.75, 2, 2.5),
    short: fc.integer({ min: 0, max: 1 }),
  })
  .map(({ size: [widthPx = 0, heightPx = 0], scale, short }) => {
    const [width, height] = [Math.round(widthPx / scale), Math.round(heightPx / scale)]
    const frame = { widthPx: widthPx - short, heightPx: heightPx - short }
    return { width, height, frame, pxPerPointX: frame.widthPx / width, pxPerPointY: frame.heightPx / height }
  })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const grip = fc.record({ x: fc.constantFrom(-1, 0, 1), y: fc.constantFrom(-1, 0, 1) }) as fc.Arbitrary<{
  x: -1 | 0 | 1
  y: -1 | 0 | 1
}>
const by = fc.record({ x: fc.integer({ min: -4000, max: 4000 }), y: fc.integer({ min: -4000, max: 4000 }) })

/** A selection on a display, as the overlay has it once it is adjusted. */
const selections = fc.tuple(grounds, share, share, share, share).map(([ground, left, top, across, down]) => {
  const least = smallestOn(ground)
  const x = left * (ground.width - least.width)
  const y = top * (ground.height - least.height)
  const width = least.width + across * (ground.width - least.width - x)
  const height = least.height + down * (ground.height - least.height - y)
  return { ground, rect: snapped({ x, y, width, height }, ground) }
})

function expectInside(rect: Rect, { width, height }: Size) {
  expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(-1e-9)
  expect(rect.x + rect.width).toBeLessThanOrEqual(width + 1e-9)
  expect(rect.y + rect.height).toBeLessThanOrEqual(height + 1e-9)
}

describe('a selection', () => {
  test('is cut at the very pixels it shows, stays the same when snapped again, and lies in the frame', () => {
    fc.assert(
      fc.property(selections, ({ ground, rect }) => {
        const px = pixelsOf(rect, ground)
        expect(toPixels(rect, ground, ground.frame)).toEqual(px)
        expect(pixelsOf(snapped(rect, ground), ground)).toEqual(px)
        expect(px.xPx + px.widthPx).toBeLessThanOrEqual(ground.frame.widthPx)
        expect(px.yPx + px.heightPx).toBeLessThanOrEqual(ground.frame.heightPx)
      }),
    )
  })

  test('gripped anywhere and pulled anywhere stays on the display and is never too small', () => {
    fc.assert(
      fc.property(selections, grip, by, fc.boolean(), ({ ground, rect }, held, pull, keepsShape) => {
        const smallest = smallestOn(ground)
        const pulled = resized(rect, { grip: held, by: pull, keepsShape, area: areaOf(ground), smallest })
        expectInside(pulled, ground)
        const isCorner = held.x !== 0 && held.y !== 0
        if (keepsShape && isCorner) {
          expect(pulled.width / pulled.height).toBeCloseTo(rect.width / rect.height, 6)
        } else {
          expect(pulled.width).toBeGreaterThanOrEqual(smallest.width - 1e-9)
          expect(pulled.height).toBeGreaterThanOrEqual(smallest.height - 1e-9)
        }
        if (held.x !== -1) expect(pulled.x).toBeCloseTo(rect.x, 6)
        if (held.x !== 1) expect(pulled.x + pulled.width).toBeCloseTo(rect.x + rect.width, 6)
      }),
    )
  })

  test('moved anywhere keeps its size', () => {
    fc.assert(
      fc.property(selections, by, ({ ground, rect }, pull) => {
        const moved = movedBy(rect, pull, areaOf(ground))
        expectInside(moved, ground)
        expect(moved.width).toBeCloseTo(rect.width, 9)
        expect(moved.height).toBeCloseTo(rect.height, 9)
      }),
    )
  })

  test('typed as any numbers is one on the display', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 })
    fc.assert(
      fc.property(grounds, number, number, number, number, (ground, xPx, yPx, widthPx, heightPx) => {
        const { rect, isLimited } = typedSelection({ xPx, yPx, widthPx, heightPx }, ground)
        expectInside(rect, ground)
        if (!isLimited) expect(pixelsOf(rect, ground)).toEqual({ xPx, yPx, widthPx, heightPx })
      }),
    )
  })
})

describe('handles', () => {
  test('eight; a side under 48 has no middle one; under 24 the corners sit outside', () => {
    expect(handlesOf({ x: 0, y: 0, width: 100, height: 100 })).toHaveLength(8)
    expect(handlesOf({ x: 0, y: 0, width: 47, height: 100 })).toHaveLength(6)
    const small = { x: 100, y: 100, width: 20, height: 20 }
    expect(handlesOf(small).map(({ centre }) => centre)).toContainEqual({ x: 88, y: 88 })
    expect(gripAt(small, { x: 110, y: 110 })).toBe('whole')
  })

  test.each([
    [
      { x: 88, y: 112 },
      { x: -1, y: -1 },
    ],
    [
      { x: 94, y: 150 },
      { x: -1, y: 0 },
    ],
    [{ x: 93, y: 150 }, undefined],
    [
      { x: 250, y: 111 },
      { x: 0, y: -1 },
    ],
    [
      { x: 400, y: 300 },
      { x: 1, y: 1 },
    ],
    [{ x: 200, y: 150 }, 'whole'],
    [{ x: 10, y: 10 }, undefined],
  ])('a press at %j takes hold of %j', (point, held) => {
    expect(gripAt({ x: 100, y: 100, width: 300, height: 200 }, point)).toEqual(held)
  })
})

describe('a drag', () => {
  const display = { width: 1600, height: 900 }
  const place = fc.record({ x: fc.integer({ min: 0, max: 1600 }), y: fc.integer({ min: 0, max: 900 }) })

  test('with any keys stays on the display, and a square is one', () => {
    fc.assert(
      fc.property(place, place, fc.boolean(), fc.boolean(), (anchor, corner, isSquare, isFromCentre) => {
        const rect = dragged(anchor, corner, { isSquare, isFromCentre }, areaOf(display))
        expectInside(rect, display)
        if (isSquare) expect(rect.width).toBe(rect.height)
      }),
    )
  })

  test('carried keeps its size, wherever the pointer goes', () => {
    const keys = { isSquare: false, isFromCentre: false, isCarrying: true }
    fc.assert(
      fc.property(place, place, by, (anchor, corner, point) => {
        const drag = carried({ anchor, corner, keys }, { point, keys }, areaOf(display))
        expect(drag.corner.x - drag.anchor.x).toBe(corner.x - anchor.x)
        expect(drag.corner.y - drag.anchor.y).toBe(corner.y - anchor.y)
        expectInside(dragged(drag.anchor, drag.corner, keys, areaOf(display)), display)
      }),
    )
  })
})

describe('what stands beside a selection', () => {
  test('is wholly on the display: label, field and magnifier', () => {
    fc.assert(
      fc.property(selections, ({ ground, rect }) => {
        for (const label of [LABEL, WIDE_LABEL]) {
          if (ground.width < label.width) continue
          expectInside({ ...labelPlace(rect, ground, label), ...label }, ground)
        }
        expectInside(fieldPlace(rect, areaOf(ground)), { width: ground.width + 1, height: ground.height + 1 })
        const lens = lensPlace(rect, areaOf(ground))
        expectInside({ ...lens, width: LENS, height: LENS }, ground)
        const pixel = pixelAt({ x: ground.width, y: ground.height }, ground)
        expect(pixel).toEqual({ x: ground.frame.widthPx - 1, y: ground.frame.heightPx - 1 })
      }),
    )
  })

  test('the field covers nothing of it while any side has room', () => {
    fc.assert(
      fc.property(selections, ({ ground, rect }) => {
        const { x, y } = fieldPlace(rect, areaOf(ground))
        const room = [
          [ground.width - rect.x - rect.width, FIELD.width],
          [rect.x, FIELD.width],
          [ground.height - rect.y - rect.height, FIELD.height],
          [rect.y, FIELD.height],
        ].some(([free = 0, needed = 0]) => free >= needed + 12)
        const isApart =
          x >= rect.x + rect.width ||
          x + FIELD.width <= rect.x ||
          y >= rect.y + rect.height ||
          y + FIELD.height <= rect.y
        if (room) expect(isApart).toBe(true)
      }),
    )
  })

  test('what is dimmed and what is selected make up the display', () => {
    const rect = { x: 10, y: 20, width: 300, height: 200 }
    const areas = outside(rect, { width: 1600, height: 900 }).map(({ width, height }) => width * height)
    expect(areas.reduce((sum, area) => sum + area, rect.width * rect.height)).toBe(1600 * 900)
  })
})

test('a frame of a fractional scale is drawn pixel for pixel, one of another size at the size of its display', () => {
  expect(drawnLength(1600, 1067, 1.5) * 1.5).toBe(1600)
  expect(drawnLength(3840, 1920, 2)).toBe(1920)
  expect(drawnLength(1600, 800, 1)).toBe(800)
})
