import { expect, test } from 'vitest'
import { bmpHeader } from '../../../../src/main/capture/bmp.ts'
import { blueFirst, colourAt, positionFrame } from '../../../support/fake-frames.ts'

test.each([
  ['red first', positionFrame(300, 270)],
  ['blue first', blueFirst(positionFrame(300, 270))],
])('a reader of the format finds every pixel of the frame, top row first, %s', (_name, frame) => {
  const file = Buffer.concat([bmpHeader(frame), frame.pixels])

  expect(file.toString('latin1', 0, 2)).toBe('BM')
  expect(file.readUInt32LE(2)).toBe(file.length)
  expect([file.readInt32LE(18), file.readInt32LE(22)]).toEqual([300, -270])
  expect([file.readUInt16LE(28), file.readUInt32LE(30)]).toEqual([32, 3])
  expect(file.readUInt32LE(66)).toBe(0) // no alpha

  const start = file.readUInt32LE(10)
  const masks = [54, 58, 62].map((at) => file.readUInt32LE(at))
  for (const [x, y] of [
    [0, 0],
    [299, 0],
    [0, 269],
    [299, 269],
    [256, 256],
  ] as const) {
    const word = file.readUInt32LE(start + (y * 300 + x) * 4)
    const colour = masks.map((mask) => ((word & mask) >>> 0) / (mask & -mask))
    expect(colour).toEqual(colourAt(x, y))
  }
})

test('the header of the largest desktop fits its fields', () => {
  const header = Buffer.from(bmpHeader({ widthPx: 15_360, heightPx: 8_640, order: 'rgba' }))
  expect(header.readUInt32LE(34)).toBe(15_360 * 8_640 * 4)
})
