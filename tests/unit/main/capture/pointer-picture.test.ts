import { expect, test } from 'vitest'
import { drawPointer } from '../../../../src/main/capture/pointer-picture.ts'
import { frameOf, left, right } from './capture-desk.ts'

/** Two pixels beside each other: one that covers, red, and one that lets half of what is below through. */
const picture = (xPx: number, yPx: number) => ({
  place: { xPx, yPx },
  widthPx: 2,
  heightPx: 1,
  pixels: new Uint8Array([0, 0, 200, 255, 10, 10, 10, 128]),
})
const pixel = (
  { pixels, widthPx }: { readonly pixels: Uint8Array; readonly widthPx: number },
  x: number,
  y: number,
) => [...pixels.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3)]

test('the pointer covers what it covers, lets through what it lets through, and changes nothing else', () => {
  const frame = frameOf(left, 100)
  drawPointer(picture(5, 7), [frame], [left, right])
  expect(pixel(frame, 5, 7)).toEqual([200, 0, 0])
  expect(pixel(frame, 6, 7)).toEqual([60, 60, 60])
  expect(frame.pixels.filter((value) => value !== 100)).toHaveLength(6)
})

test('blue comes first in frames of an X server', () => {
  const frame = { ...frameOf(left, 100), order: 'bgrx' as const }
  drawPointer(picture(5, 7), [frame], [left])
  expect(pixel(frame, 5, 7)).toEqual([0, 0, 200])
})

test('a pointer on the edge of two displays is in the frames of both, and off them in none', () => {
  const frames = [frameOf(left, 100), frameOf(right, 100)]
  drawPointer(picture(99, 0), frames, [left, right])
  expect(pixel(frames[0]!, 99, 0)).toEqual([200, 0, 0])
  expect(pixel(frames[1]!, 0, 0)).toEqual([60, 60, 60])
  const untouched = [frameOf(left, 100), frameOf(right, 100)]
  for (const place of [picture(-3, 0), picture(50, -1), picture(50, 60), picture(200, 5)])
    drawPointer(place, untouched, [left, right])
  expect(untouched).toEqual([frameOf(left, 100), frameOf(right, 100)])
})
