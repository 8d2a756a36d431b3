import { describe, expect, test } from 'vitest'
import { findEmpty, matchMonitors } from '../../../../src/main/capture/displays.ts'
import { displayAt, plainFrame, positionFrame } from '../../../support/fake-frames.ts'

const monitor = (id: number, x: number, y: number, width: number, height: number) => ({
  id,
  bounds: { x, y, width, height },
})
const idsOf = (matches: ReadonlyMap<number, { id: number }>) =>
  Object.fromEntries([...matches].map(([display, { id }]) => [display, id]))

describe('matching monitors to displays', () => {
  test('the same id wins over any geometry', () => {
    const displays = [
      displayAt(78, { width: 1067, height: 600 }, 1.5),
      displayAt(79, { x: 1066, width: 1281, height: 720 }, 1.5),
    ]
    const monitors = [monitor(79, 0, 0, 1920, 1080), monitor(78, 1920, 0, 1600, 900)]
    expect(idsOf(matchMonitors(displays, monitors))).toEqual({ 78: 78, 79: 79 })
  })

  test('without common ids the place decides, in points here and pixels there', () => {
    const displays = [
      displayAt(1, { width: 1067, height: 600 }, 1.5),
      displayAt(2, { x: 1066, width: 1281, height: 720 }, 1.5),
    ]
    const monitors = [monitor(501, 1600, 0, 1920, 1080), monitor(500, 0, 0, 1600, 900)]
    expect(idsOf(matchMonitors(displays, monitors))).toEqual({ 1: 500, 2: 501 })
  })

  test('two displays of one size and different scales are told apart by their place', () => {
    const displays = [
      displayAt(1, { width: 1920, height: 1080 }, 2),
      displayAt(2, { x: 1920, width: 1920, height: 1080 }, 1),
    ]
    const monitors = [monitor(8, 3840, 0, 1920, 1080), monitor(9, 0, 0, 3840, 2160)]
    expect(idsOf(matchMonitors(displays, monitors))).toEqual({ 1: 9, 2: 8 })
  })

  test('displays left of and above the first have negative places', () => {
    const displays = [
      displayAt(1, { width: 1600, height: 900 }),
      displayAt(2, { x: -1600, width: 1600, height: 900 }),
      displayAt(3, { y: -900, width: 1600, height: 900 }),
    ]
    const monitors = [
      monitor(30, 0, -1800, 3200, 1800),
      monitor(10, 0, 0, 3200, 1800),
      monitor(20, -3200, 0, 3200, 1800),
    ]
    expect(idsOf(matchMonitors(displays, monitors))).toEqual({ 1: 10, 2: 20, 3: 30 })
  })

  test('a portrait display is never given a landscape monitor', () => {
    const displays = [displayAt(1, { width: 1080, height: 1920 })]
    expect(matchMonitors(displays, [monitor(5, 0, 0, 1920, 1080)]).size).toBe(0)
  })

  test('what matches by id is not given to another display by place', () => {
    const displays = [
      displayAt(1, { width: 800, height: 450 }),
      displayAt(2, { x: 800, width: 800, height: 450 }),
    ]
    expect(idsOf(matchMonitors(displays, [monitor(2, 0, 0, 800, 450)]))).toEqual({ 2: 2 })
  })

  test('without monitors nothing matches', () => {
    expect(matchMonitors([displayAt(1, { width: 800, height: 450 })], []).size).toBe(0)
  })
})

describe('an empty frame', () => {
  test.each([
    ['black', [0, 0, 0, 255]],
    ['all zero', [0, 0, 0, 0]],
  ])('is one that is %s', (_name, pixel) => {
    expect(findEmpty(plainFrame(64, 36, pixel))).toBe('black')
  })

  test.each([
    ['white', [255, 255, 255, 255]],
    ['of any other colour', [12, 200, 34, 255]],
  ])('is not a desktop that is all %s', (_name, pixel) => {
    expect(findEmpty(plainFrame(64, 36, pixel))).toBeUndefined()
  })

  test('is one without an opaque pixel', () => {
    expect(findEmpty(positionFrame(64, 36, 1, 0))).toBe('transparent')
  })

  test('is one with fewer bytes than its size says, or none', () => {
    expect(
      findEmpty({ displayId: 1, widthPx: 0, heightPx: 0, pixels: new Uint8Array(), order: 'rgba' }),
    ).toBe('no-pixels')
    expect(findEmpty({ ...positionFrame(64, 36), widthPx: 65 })).toBe('no-pixels')
  })

  test('is not one where a single pixel differs, wherever it is and in whichever colour', () => {
    for (const pixel of [0, 1, 1151, 2302, 2303]) {
      for (const channel of [0, 1, 2]) {
        const frame = plainFrame(64, 36, [0, 0, 0, 255])
        frame.pixels[pixel * 4 + channel] = 1
        expect(findEmpty(frame)).toBeUndefined()
      }
    }
  })
})
