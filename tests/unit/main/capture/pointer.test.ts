import { expect, test } from 'vitest'
import type { Display } from '../../../../src/main/capture/frames.ts'
import { displayAt } from '../../../../src/main/capture/pointer.ts'
import { X11 } from '../../../../src/main/capture/x11.ts'

// As a desktop at 150 % reports two monitors of 1600×900 and 1920×1080 side by side: rounded up, and overlapping.
const bounds = { x: 0, y: 0, width: 1067, height: 600 }
const left: Display = {
  id: 78,
  bounds,
  workArea: bounds,
  originPx: { xPx: 0, yPx: 0 },
  scaleFactor: 1.5,
  isPrimary: true,
}
const right: Display = {
  ...left,
  id: 79,
  bounds: { x: 1066, y: 0, width: 1281, height: 720 },
  originPx: { xPx: 1600, yPx: 0 },
  isPrimary: false,
}

test.each([
  [0, 0, 78],
  [1598, 899, 78],
  [1602, 10, 79],
  [3519, 1079, 79],
  [1000, 1070, 78], // below the lower edge of the smaller one
])('the pixel %i, %i lies on display %i, in whatever order they are listed', (xPx, yPx, id) => {
  expect(displayAt([left, right], { xPx, yPx })?.id).toBe(id)
  expect(displayAt([right, left], { xPx, yPx })?.id).toBe(id)
})

test('without a display there is none', () => {
  expect(displayAt([], { xPx: 0, yPx: 0 })).toBeUndefined()
})

test('without an X server the pointer is unknown, and nothing is asked of it', () => {
  const x11 = new X11()
  expect(x11.pointer()).toBeUndefined()
  expect(() => x11.dropBackground(Buffer.alloc(4))).not.toThrow()
})
