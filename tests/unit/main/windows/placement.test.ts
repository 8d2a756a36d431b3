import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains } from '#shared/geometry.ts'
import { placeBeside } from '../../../../src/main/windows/placement.ts'

const size = { width: 440, height: 320 }
const workArea = { x: 0, y: 30, width: 1600, height: 870 }

describe('the ask window stands', () => {
  test.each([
    ['to the right', { x: 100, y: 200, width: 300, height: 100 }, { x: 412, y: 200 }],
    ['to the right, exactly fitting', { x: 0, y: 200, width: 1148, height: 100 }, { x: 1160, y: 200 }],
    ['to the left', { x: 1100, y: 200, width: 300, height: 100 }, { x: 648, y: 200 }],
    ['to the left, exactly fitting', { x: 452, y: 200, width: 1100, height: 100 }, { x: 0, y: 200 }],
    ['below', { x: 100, y: 100, width: 1400, height: 300 }, { x: 100, y: 412 }],
    ['above', { x: 100, y: 500, width: 1400, height: 400 }, { x: 100, y: 168 }],
    ['in the corner', { x: 100, y: 100, width: 1400, height: 700 }, { x: 1144, y: 564 }],
  ])('%s', (_name, selection, place) => {
    expect(placeBeside(selection, workArea, size)).toEqual({ ...place, ...size })
  })

  test('higher than its selection where it would reach below the work area', () => {
    const place = placeBeside({ x: 100, y: 800, width: 300, height: 50 }, workArea, size)
    expect(place).toEqual({ x: 412, y: 580, ...size })
  })

  test('under the panel that its selection reaches into', () => {
    const place = placeBeside({ x: 100, y: 0, width: 300, height: 50 }, workArea, size)
    expect(place).toEqual({ x: 412, y: 30, ...size })
  })

  test('on a display left of and above the first one', () => {
    const area = { x: -1920, y: -1080, width: 1920, height: 1080 }
    const place = placeBeside({ x: -400, y: -900, width: 300, height: 100 }, area, size)
    expect(place).toEqual({ x: -852, y: -900, ...size })
  })

  test('shrunk on a work area smaller than itself', () => {
    const area = { x: 10, y: 10, width: 400, height: 300 }
    expect(placeBeside({ x: 20, y: 20, width: 50, height: 50 }, area, size)).toEqual(area)
  })
})

const rect = (at: number, length: number) =>
  fc.record({
    x: fc.integer({ min: -at, max: at }),
    y: fc.integer({ min: -at, max: at }),
    width: fc.integer({ min: 1, max: length }),
    height: fc.integer({ min: 1, max: length }),
  })

test('it is always wholly inside the work area, in whole points', () => {
  const points = fc.double({ min: -4000, max: 4000, noNaN: true })
  const length = fc.double({ min: 0, max: 4000, noNaN: true })
  const selections = fc.record({ x: points, y: points, width: length, height: length })
  fc.assert(
    fc.property(selections, rect(3000, 4000), (selection, area) => {
      const place = placeBeside(selection, area, size)
      for (const value of Object.values(place)) expect(Number.isInteger(value)).toBe(true)
      expect(contains(area, place)).toBe(true)
      expect(place.x + place.width).toBeLessThanOrEqual(area.x + area.width)
      expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height)
    }),
  )
})

test('with room on any side it leaves 12 points to its selection', () => {
  const area = { x: 0, y: 0, width: 1600, height: 900 }
  const selections = fc.record({
    x: fc.integer({ min: 0, max: 1500 }),
    y: fc.integer({ min: 0, max: 800 }),
    width: fc.integer({ min: 4, max: 100 }),
    height: fc.integer({ min: 4, max: 100 }),
  })
  fc.assert(
    fc.property(selections, (selection) => {
      const place = placeBeside(selection, area, size)
      const gaps = [
        place.x - (selection.x + selection.width),
        selection.x - (place.x + place.width),
        place.y - (selection.y + selection.height),
        selection.y - (place.y + place.height),
      ]
      expect(Math.max(...gaps)).toBe(12)
    }),
  )
})
