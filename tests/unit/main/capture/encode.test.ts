import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PixelRect } from '#shared/geometry.ts'
import { toPixels } from '../../../../src/main/capture/crop.ts'
import { encodePng } from '../../../../src/main/capture/encode.ts'
import { blueFirst, colourAt, positionFrame } from '../../../support/fake-frames.ts'
import { decodePng, pngChunks } from '../../../support/pictures.ts'

/** The pixels of a position frame that lie in `area`, as they must come out. */
function expected({ xPx, yPx, widthPx, heightPx }: PixelRect): Buffer {
  const rows = Array.from({ length: heightPx }, (_, y) =>
    Array.from({ length: widthPx }, (_each, x) => [...colourAt(xPx + x, yPx + y), 255]).flat(),
  )
  return Buffer.from(rows.flat())
}

function expectExact(png: Uint8Array, area: PixelRect): void {
  const { widthPx, heightPx, rgba } = decodePng(png)
  expect([widthPx, heightPx]).toEqual([area.widthPx, area.heightPx])
  expect(Buffer.compare(rgba, expected(area))).toBe(0)
}

const frames = [
  { display: { width: 160, height: 90 }, frame: positionFrame(160, 90) },
  { display: { width: 128, height: 72 }, frame: positionFrame(160, 90) },
  { display: { width: 107, height: 60 }, frame: positionFrame(160, 90) },
  { display: { width: 91, height: 51 }, frame: positionFrame(160, 90) },
  { display: { width: 150, height: 100 }, frame: positionFrame(300, 200) },
  { display: { width: 120, height: 80 }, frame: positionFrame(300, 200) },
  { display: { width: 200, height: 134 }, frame: positionFrame(299, 199) },
]

describe.each(frames)(
  'a $frame.widthPx×$frame.heightPx frame of a $display.width×$display.height display',
  (each) => {
    const { display, frame } = each

    test('every selection comes out as exactly its pixels', async () => {
      const selection = fc.record({
        x: fc.integer({ min: -5, max: display.width }),
        y: fc.integer({ min: -5, max: display.height }),
        width: fc.integer({ min: 0, max: display.width }),
        height: fc.integer({ min: 0, max: display.height }),
      })
      await fc.assert(
        fc.asyncProperty(selection, async (drawn) => {
          const area = toPixels(drawn, display, frame)
          expectExact(await encodePng(frame, area), area)
        }),
        { numRuns: 15 },
      )
    })
  },
)

test('the file has the picture in it and nothing else', async () => {
  const png = await encodePng(positionFrame(300, 200), { xPx: 3, yPx: 5, widthPx: 200, heightPx: 100 })
  expect(new Set(pngChunks(png).map(({ name }) => name))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
})

test('transparency of a still is not looked at', async () => {
  const area = { xPx: 0, yPx: 0, widthPx: 20, heightPx: 10 }
  expectExact(await encodePng(positionFrame(20, 10, 1, 0), area), area)
})

test('a still with blue first comes out with the same colours', async () => {
  const area = { xPx: 3, yPx: 2, widthPx: 30, heightPx: 20 }
  expectExact(await encodePng(blueFirst(positionFrame(40, 30)), area), area)
})

test('the frame is left as it was', async () => {
  const frame = positionFrame(40, 30)
  await encodePng(frame, { xPx: 1, yPx: 1, widthPx: 20, heightPx: 20 })
  expect(Buffer.compare(frame.pixels, positionFrame(40, 30).pixels)).toBe(0)
})

test('an area outside the frame is a failed capture', async () => {
  const area = { xPx: 30, yPx: 0, widthPx: 20, heightPx: 10 }
  await expect(encodePng(positionFrame(40, 30), area)).rejects.toMatchObject({ code: 'capture-failed' })
})
