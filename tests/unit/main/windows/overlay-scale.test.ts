import { expect, test } from 'vitest'
import { overlayScale } from '../../../../src/main/windows/placement.ts'

test.each([
  ['its own display', { width: 1600, height: 900 }, { width: 1600, height: 900 }, 1],
  ['its own display, rounded otherwise', { width: 1066, height: 600 }, { width: 1067, height: 600 }, 1],
  ['a smaller display', { width: 1600, height: 900 }, { width: 1920, height: 1080 }, 1600 / 1920],
  [
    'a wide display, for a portrait one',
    { width: 1600, height: 900 },
    { width: 900, height: 1600 },
    900 / 1600,
  ],
  ['a larger display', { width: 3840, height: 2160 }, { width: 1920, height: 1080 }, 2],
])('the page of an overlay fits into %s', (_where, window, page, scale) => {
  expect(overlayScale(window, page)).toBe(scale)
})
