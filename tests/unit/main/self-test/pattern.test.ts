import { expect, test } from 'vitest'
import { PATTERN_COLOURS, PATTERN_SIDE } from '#shared/pattern.ts'
import type { PixelOrder } from '#shared/views.ts'
import type { Frame } from '../../../../src/main/capture/frames.ts'
import { judgeFrame } from '../../../../src/main/self-test/pattern.ts'

/** What the pattern's page shows, drawn here as its rule says. */
function patternFrame(number: number, widthPx: number, heightPx: number, order: PixelOrder = 'rgba'): Frame {
  const pixels = new Uint8Array(widthPx * heightPx * 4)
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const [row, column] = [y, x].map((at, axis) =>
        Math.floor((at * PATTERN_SIDE) / (axis === 0 ? heightPx : widthPx)),
      ) as [number, number]
      const hex = PATTERN_COLOURS[(PATTERN_SIDE * row + column + row + number) % PATTERN_COLOURS.length] ?? ''
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
      pixels.set(order === 'rgba' ? [red, green, blue, 255] : [blue, green, red, 0], (y * widthPx + x) * 4)
    }
  return { displayId: 1, widthPx, heightPx, pixels, order }
}

const flat = (value: number): Frame => ({
  displayId: 1,
  widthPx: 60,
  heightPx: 60,
  pixels: new Uint8Array(60 * 60 * 4).fill(value),
  order: 'rgba',
})

test.each([
  [1, 160, 90, 'rgba'],
  [2, 159, 89, 'bgrx'],
  [3, 64, 144, 'rgba'],
] as const)('the pattern of display %d is found at %d × %d in %s', (number, width, height, order) => {
  expect(judgeFrame(patternFrame(number, width, height, order), number)).toBe('right')
})

test('a panel over an edge, and colours a little off, are still the pattern', () => {
  const frame = patternFrame(1, 120, 120)
  frame.pixels.fill(20, 0, 120 * 4 * 6)
  const tinted = frame.pixels.map((value) => Math.min(255, value + 12))
  expect(judgeFrame({ ...frame, pixels: tinted }, 1)).toBe('right')
})

test('what is wrong with a frame is named', () => {
  expect(judgeFrame(flat(0), 1)).toBe('black')
  expect(judgeFrame(flat(128), 1)).toBe('other')
  expect(judgeFrame(patternFrame(2, 120, 80), 1)).toBe('same')
  expect(judgeFrame({ ...patternFrame(1, 60, 60), order: 'bgrx' }, 1)).not.toBe('right')
})
