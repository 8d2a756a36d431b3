import { expect, test } from 'vitest'
import { firstLook } from '../../../../src/main/capture/first-look.ts'
import { plainFrame } from '../../../support/fake-frames.ts'

test('a frame that is quick on its way is sent as it is', () => {
  expect(firstLook(plainFrame(1920, 1080, [1, 2, 3, 255]))).toBeUndefined()
})

test('a large frame is first seen at half its size, in its own colours', () => {
  const half = firstLook(plainFrame(3840, 2160, [201, 100, 7, 255]))
  expect(half).toMatchObject({ widthPx: 1920, heightPx: 1080 })
  expect(half?.pixels).toHaveLength(1920 * 1080 * 4)
  expect([...(half?.pixels.subarray(-4, -1) ?? [])]).toEqual([200, 100, 6]) // a lowest bit may be lost
})

test('each pixel of it is the mean of two that are beside each other across', () => {
  const frame = plainFrame(2560, 1440, [0, 0, 0, 255])
  frame.pixels.fill(100, 0, 4) // the first of the first row
  frame.pixels.fill(200, (2560 + 1) * 4, (2560 + 2) * 4) // the second of the second row
  expect([...(firstLook(frame)?.pixels.subarray(0, 3) ?? [])]).toEqual([150, 150, 150])
})

test('an odd last row and column are left out', () => {
  expect(firstLook(plainFrame(2561, 1441, [9, 9, 9, 255]))).toMatchObject({ widthPx: 1280, heightPx: 720 })
})
