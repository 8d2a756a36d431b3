import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areasIn } from '../../../../src/main/capture/desktop-picture.ts'
import { displayAt } from '../../../support/fake-frames.ts'

describe('where a display lies in the picture of the desktop', () => {
  test('beside another one, at the scale of the picture and not at its own', () => {
    const displays = [
      displayAt(1, { width: 1600, height: 900 }),
      displayAt(2, { x: 1600, width: 960, height: 540 }, 2),
    ]
    expect(areasIn({ widthPx: 5120, heightPx: 1800 }, displays)).toEqual(
      new Map([
        [1, { xPx: 0, yPx: 0, widthPx: 3200, heightPx: 1800 }],
        [2, { xPx: 3200, yPx: 0, widthPx: 1920, heightPx: 1080 }],
      ]),
    )
  })

  test('left of and above the origin', () => {
    const displays = [
      displayAt(1, { width: 1000, height: 800 }),
      displayAt(2, { x: -500, y: -200, width: 500, height: 1000 }),
    ]
    expect(areasIn({ widthPx: 1500, heightPx: 1000 }, displays)).toEqual(
      new Map([
        [1, { xPx: 500, yPx: 200, widthPx: 1000, heightPx: 800 }],
        [2, { xPx: 0, yPx: 0, widthPx: 500, heightPx: 1000 }],
      ]),
    )
  })

  test('at a fractional scale whose points are rounded: all of the real picture', () => {
    const displays = [displayAt(1, { width: 1067, height: 600 }, 1.5)]
    const area = { xPx: 0, yPx: 0, widthPx: 1600, heightPx: 900 }
    expect(areasIn({ widthPx: 1600, heightPx: 900 }, displays)).toEqual(new Map([[1, area]]))
  })

  test('is known when the picture shows only one display, and which', () => {
    const displays = [
      displayAt(1, { width: 1600, height: 900 }),
      displayAt(2, { x: 1600, width: 900, height: 1600 }),
    ]
    const area = { xPx: 0, yPx: 0, widthPx: 1800, heightPx: 3200 }
    expect(areasIn({ widthPx: 1800, heightPx: 3200 }, displays)).toEqual(new Map([[2, area]]))
  })

  test('is not guessed when two displays could be the one in the picture', () => {
    const displays = [
      displayAt(1, { width: 1600, height: 900 }),
      displayAt(2, { x: 1600, width: 1600, height: 900 }),
    ]
    expect(areasIn({ widthPx: 1600, heightPx: 900 }, displays).size).toBe(0)
  })

  test('is always inside of it, and what lies side by side shares no pixel and leaves none out', () => {
    const width = fc.integer({ min: 300, max: 4000 })
    const row = fc.record({
      widths: fc.array(width, { minLength: 1, maxLength: 4 }),
      height: width,
      scale: fc.constantFrom(1, 1.25, 1.5, 1.75, 2, 2.5),
      left: fc.integer({ min: -5000, max: 5000 }),
    })
    fc.assert(
      fc.property(row, ({ widths, height, scale, left }) => {
        const starts = widths.map((_, at) => left + widths.slice(0, at).reduce((sum, each) => sum + each, 0))
        const displays = widths.map((each, at) => displayAt(at, { x: starts[at] ?? 0, width: each, height }))
        const whole = widths.reduce((sum, each) => sum + each, 0)
        const size = { widthPx: Math.round(whole * scale), heightPx: Math.round(height * scale) }
        const areas = [...areasIn(size, displays).values()]
        expect(areas).toHaveLength(widths.length)
        let end = 0
        for (const area of areas) {
          expect(area).toMatchObject({ xPx: end, yPx: 0, heightPx: size.heightPx })
          end = area.xPx + area.widthPx
        }
        expect(end).toBe(size.widthPx)
      }),
    )
  })
})
