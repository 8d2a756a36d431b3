import { expect, test } from 'vitest'
import { onEasel } from '../../../../src/main/capture/easel.ts'
import type { Display } from '../../../../src/main/capture/frames.ts'

const display = (width: number, height: number, scaleFactor = 1, x = 0): Display => ({
  id: 7,
  bounds: { x, y: 0, width, height },
  workArea: { x, y: 0, width, height },
  originPx: { xPx: x * scaleFactor, yPx: 0 },
  scaleFactor,
  isPrimary: true,
})

const sizes = [
  [1, 1],
  [400, 240],
  [1920, 1080],
  [7680, 4320],
  [1170, 20_000],
  [30_000, 40],
] as const
const displays = [
  display(1920, 1080),
  display(1280, 720, 1.5, -1280),
  display(1512, 982, 2),
  display(640, 400),
]

test.each(sizes)(
  'a picture of %d × %d stands whole on every display, in its own shape',
  (widthPx, heightPx) => {
    for (const each of displays) {
      const { bounds } = onEasel({ widthPx, heightPx }, each)
      const { x, y, width, height } = each.workArea
      expect(bounds.x).toBeGreaterThanOrEqual(x)
      expect(bounds.y).toBeGreaterThanOrEqual(y)
      expect(bounds.x + bounds.width).toBeLessThanOrEqual(x + width)
      expect(bounds.y + bounds.height).toBeLessThanOrEqual(y + height)
      expect(bounds.width / bounds.height).toBeCloseTo(widthPx / heightPx, 5)
    }
  },
)

test.each([1, 1.25, 1.5, 2])(
  'at %d times, one that fits has a pixel of the display for each of its own',
  (scale) => {
    const { bounds } = onEasel({ widthPx: 401, heightPx: 241 }, display(1280, 720, scale))
    expect(bounds.width * scale).toBeCloseTo(401, 9)
    expect(bounds.height * scale).toBeCloseTo(241, 9)
    // Between two pixels it would be blurred.
    expect(bounds.x * scale).toBeCloseTo(Math.round(bounds.x * scale), 9)
    expect(bounds.y * scale).toBeCloseTo(Math.round(bounds.y * scale), 9)
  },
)

test('a tiny one is shown in squares, each as many pixels of the display as the others', () => {
  const { bounds } = onEasel({ widthPx: 5, heightPx: 4 }, display(1920, 1080, 2))
  expect(bounds).toMatchObject({ width: 320, height: 256 })
})
