import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { involved, joinFrames } from '../../../../src/main/capture/across.ts'
import type { Part } from '../../../../src/main/capture/across.ts'
import { makeCapture, pictureOf } from '../../../../src/main/capture/make-capture.ts'
import type { Frame } from '../../../../src/main/capture/frames.ts'
import { toPixels } from '../../../../src/main/capture/crop.ts'
import { blueFirst, displayAt, positionFrame } from '../../../support/fake-frames.ts'
import type { PixelRect, Rect } from '../../../../src/shared/geometry.ts'

/** A display at a scale with a frame whose every pixel tells its place. */
function part(
  id: number,
  bounds: { x?: number; y?: number; width: number; height: number },
  scale = 1,
): Part {
  const display = displayAt(id, bounds, scale)
  return {
    display,
    frame: positionFrame(Math.round(bounds.width * scale), Math.round(bounds.height * scale), id),
  }
}

const at = ({ pixels, widthPx }: Frame, xPx: number, yPx: number) => [
  ...pixels.subarray((yPx * widthPx + xPx) * 4, (yPx * widthPx + xPx) * 4 + 3),
]
const GREY = [128, 128, 128]

describe('the frames of several displays as one', () => {
  test('every pixel is where the desktop has it, left of the origin and above it too', async () => {
    const left = part(1, { x: -80, y: -20, width: 80, height: 60 })
    const right = part(2, { width: 100, height: 50 })
    const { frame, display } = await joinFrames([right, left])
    expect(display.bounds).toEqual({ x: -80, y: -20, width: 180, height: 70 })
    expect([frame.widthPx, frame.heightPx]).toEqual([180, 70])
    for (const [x, y] of [
      [0, 0],
      [79, 59],
      [33, 17],
    ] as const)
      expect(at(frame, x, y)).toEqual(at(left.frame, x, y))
    for (const [x, y] of [
      [0, 0],
      [99, 49],
      [50, 3],
    ] as const)
      expect(at(frame, 80 + x, 20 + y)).toEqual(at(right.frame, x, y))
  })

  test('what lies between or beside displays is neutral grey', async () => {
    const wide = part(1, { width: 100, height: 40 })
    const portrait = part(2, { x: 120, width: 40, height: 90 })
    const { frame } = await joinFrames([wide, portrait])
    expect([frame.widthPx, frame.heightPx]).toEqual([160, 90])
    for (const [x, y] of [
      [0, 40],
      [99, 89],
      [100, 0],
      [119, 89],
    ] as const)
      expect(at(frame, x, y)).toEqual(GREY)
    expect(at(frame, 120, 89)).toEqual(at(portrait.frame, 0, 89))
  })

  test('at several scales it has the highest, and each pixel is a pixel of its own display', async () => {
    const fine = part(1, { width: 100, height: 60 }, 2)
    const plain = part(2, { x: 100, width: 80, height: 60 })
    const { frame } = await joinFrames([plain, fine])
    expect([frame.widthPx, frame.heightPx]).toEqual([360, 120])
    expect(at(frame, 199, 119)).toEqual(at(fine.frame, 199, 119))
    for (const [x, y] of [
      [0, 0],
      [79, 59],
      [40, 31],
    ] as const)
      for (const [dx, dy] of [
        [0, 0],
        [1, 1],
      ] as const)
        expect(at(frame, 200 + 2 * x + dx, 2 * y + dy)).toEqual(at(plain.frame, x, y))
  })

  test('frames whose bytes are in another order are put into one', async () => {
    const left = part(1, { width: 20, height: 10 })
    const right = part(2, { x: 20, width: 20, height: 10 })
    const { frame } = await joinFrames([left, { ...right, frame: blueFirst(right.frame) }])
    expect(at(frame, 25, 4)).toEqual(at(right.frame, 5, 4))
  })

  test('one alone is itself', async () => {
    const only = part(1, { width: 20, height: 10 })
    expect((await joinFrames([only])).frame).toBe(only.frame)
  })

  test('whatever the layout, all of every display is in it', async () => {
    const place = fc.record({
      // In fours, so that every display has whole pixels at every scale, as real ones do.
      y: fc.integer({ min: -10, max: 10 }).map((fours) => 4 * fours),
      width: fc.integer({ min: 2, max: 15 }).map((fours) => 4 * fours),
      height: fc.integer({ min: 2, max: 15 }).map((fours) => 4 * fours),
      scale: fc.constantFrom(1, 1.25, 1.5, 2, 2.5),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        async (places, isOne) => {
          let x = -48
          const parts = places.map(({ scale, ...bounds }, index) => {
            const made = part(index + 1, { ...bounds, x }, isOne ? 1 : scale)
            x += bounds.width
            return made
          })
          const { frame, display } = await joinFrames(parts)
          for (const { display: own, frame: picture } of parts) {
            const local = {
              ...own.bounds,
              x: own.bounds.x - display.bounds.x,
              y: own.bounds.y - display.bounds.y,
            }
            const area = toPixels(local, display.bounds, frame)
            expect(at(frame, area.xPx, area.yPx)).toEqual(at(picture, 0, 0))
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a selection where all displays are covered', () => {
  const fine = part(1, { x: -100, width: 100, height: 60 }, 2)
  const plain = part(2, { width: 80, height: 60 })

  async function cropped(selection: Rect) {
    const joined = await joinFrames([fine, plain])
    const encoded: { frame: Frame; area: PixelRect }[] = []
    await pictureOf(
      { frame: joined.frame, display: joined.display, across: { parts: joined.parts, leadId: 1 } },
      { frameId: 'f', selection },
      {
        encode: (frame, area) => {
          encoded.push({ frame, area })
          return Promise.resolve(new Uint8Array())
        },
      },
    )
    const [only] = encoded
    if (only === undefined) throw new Error('Nothing was encoded')
    return only
  }

  test('that spans both has the highest scale of the two', async () => {
    const { frame, area } = await cropped({ x: 90, y: 10, width: 20, height: 20 })
    expect(area).toEqual({ xPx: 180, yPx: 20, widthPx: 40, heightPx: 40 })
    expect(at(frame, 199, 25)).toEqual(at(fine.frame, 199, 25))
    expect(at(frame, 201, 25)).toEqual(at(plain.frame, 0, 12))
  })

  test('that lies on the coarser one has exactly its own pixels', async () => {
    const { frame, area } = await cropped({ x: 110, y: 5, width: 30, height: 20 })
    expect(frame).toBe(plain.frame)
    expect(area).toEqual({ xPx: 10, yPx: 5, widthPx: 30, heightPx: 20 })
  })

  test('is on the displays it touches, and beside all of them on all', () => {
    const ids = (selection: Rect) => involved([fine, plain], selection).map(({ display }) => display.id)
    expect(ids({ x: -5, y: 0, width: 4, height: 4 })).toEqual([1])
    expect(ids({ x: -5, y: 0, width: 10, height: 4 })).toEqual([1, 2])
    expect(ids({ x: 500, y: 500, width: 10, height: 4 })).toEqual([1, 2])
  })
})

test('a cover drawn on the joined picture covers the same place of the coarser display, and no pixel less', async () => {
  const fine = part(1, { width: 100, height: 60 }, 2)
  const plain = part(2, { x: 100, width: 80, height: 60 })
  const joined = await joinFrames([fine, plain])
  const draft = { captureCount: 0 }
  const seen: unknown[] = []
  await makeCapture(
    {
      ...{ frame: joined.frame, display: joined.display, across: { parts: joined.parts, leadId: 1 } },
      ...{ frameId: 'f', displays: [], frames: [], restoreWindows: () => undefined, draft: draft as never },
    },
    {
      frameId: 'f',
      selection: { x: 100, y: 0, width: 80, height: 60 },
      marks: [
        { kind: 'cover', look: 'solid', area: { xPx: 221, yPx: 11, widthPx: 20, heightPx: 8 } },
        { kind: 'number', colour: 'red', at: { xPx: 240, yPx: 60 }, radiusPx: 20 },
      ],
    },
    {
      encode: (_frame, _area, marks) => {
        seen.push(...marks)
        return Promise.resolve(new Uint8Array())
      },
      savePicture: () => Promise.resolve({ file: 'f.png' }),
      newId: () => 'id',
      now: () => 0,
      marksWords: () => '',
    },
  )
  expect(seen).toEqual([
    { kind: 'cover', look: 'solid', area: { xPx: 10, yPx: 5, widthPx: 11, heightPx: 5 } },
    { kind: 'number', colour: 'red', at: { xPx: 20, yPx: 30 }, radiusPx: 10 },
  ])
})
