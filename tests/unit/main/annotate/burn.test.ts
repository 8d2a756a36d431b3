import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mark } from '#shared/annotate/mark.ts'
import { boundsOf, overlaps } from '#shared/annotate/mark-places.ts'
import type { PixelRect } from '#shared/geometry.ts'
import { burn } from '../../../../src/main/annotate/burn.ts'
import { encodePng } from '../../../../src/main/capture/encode.ts'
import { plainFrame, positionFrame } from '../../../support/fake-frames.ts'
import { decodePng, pngChunks } from '../../../support/pictures.ts'
import { someMark } from './some-marks.ts'

const WIDTH = 90
const HEIGHT = 60
const whole: PixelRect = { xPx: 0, yPx: 0, widthPx: WIDTH, heightPx: HEIGHT }

type Frame = ReturnType<typeof positionFrame>

/** The same frame with other pixels under `area`. */
function changedUnder(frame: Frame, { xPx, yPx, widthPx, heightPx }: PixelRect): Frame {
  const pixels = new Uint8Array(frame.pixels)
  for (let y = Math.max(0, yPx); y < Math.min(frame.heightPx, yPx + heightPx); y++) {
    for (let x = Math.max(0, xPx); x < Math.min(frame.widthPx, xPx + widthPx); x++) {
      pixels.set([255 - x, y, 77], (y * frame.widthPx + x) * 4)
    }
  }
  return { ...frame, pixels }
}

async function pixelsOf(marks: readonly Mark[], area = whole, frame = positionFrame(WIDTH, HEIGHT)) {
  const { rgba, widthPx } = decodePng(await encodePng(frame, area, marks))
  return (x: number, y: number) => [...rgba.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3)]
}

describe('a cover', () => {
  const cover: Mark = { kind: 'cover', look: 'solid', area: { xPx: 20, yPx: 10, widthPx: 30, heightPx: 20 } }

  test('fills exactly its pixels', async () => {
    const at = await pixelsOf([cover])
    for (const [x, y] of [
      [20, 10],
      [49, 29],
      [35, 20],
    ] as const)
      expect(at(x, y)).toEqual([0x14, 0x17, 0x1b])
    for (const [x, y] of [
      [19, 10],
      [50, 29],
      [20, 9],
      [49, 30],
    ] as const)
      expect(at(x, y)).toEqual([x, y, 0])
  })

  test('two captures that differ only under covers give the same bytes, whatever else is drawn', async () => {
    const look = fc.constantFrom('solid' as const, 'mosaic' as const)
    const covers = fc.array(
      fc.record({
        xPx: fc.integer({ min: -10, max: WIDTH }),
        yPx: fc.integer({ min: -10, max: HEIGHT }),
        widthPx: fc.integer({ min: 1, max: WIDTH }),
        heightPx: fc.integer({ min: 1, max: HEIGHT }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    const others = fc.array(someMark(WIDTH, HEIGHT), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(covers, look, others, async (areas, each, marks) => {
        const all = [...marks, ...areas.map((area): Mark => ({ kind: 'cover', look: each, area }))]
        const plain = positionFrame(WIDTH, HEIGHT)
        const changed = areas.reduce(changedUnder, plain)
        const [a, b] = [await encodePng(plain, whole, all), await encodePng(changed, whole, all)]
        expect(Buffer.compare(a, b)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  test('as a mosaic is noise in the colour around it, the same each time', async () => {
    const mosaic: Mark = { ...cover, look: 'mosaic' }
    const frame = plainFrame(WIDTH, HEIGHT, [200, 100, 40, 255])
    const at = await pixelsOf([mosaic], whole, frame)
    const seen = new Set<string>()
    for (let x = 20; x < 50; x += 8) {
      const [red = 0, green = 0, blue = 0] = at(x, 12)
      expect(Math.abs(red - 200)).toBeLessThanOrEqual(37)
      expect(red - green).toBe(100)
      expect(Math.abs(blue - 40)).toBeLessThanOrEqual(40)
      seen.add(String(red))
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  test('of the whole picture has no colour to take, and is grey noise', async () => {
    const mosaic: Mark = { kind: 'cover', look: 'mosaic', area: whole }
    const [red, green, blue] = (await pixelsOf([mosaic]))(5, 5)
    expect([green, blue]).toEqual([red, red])
  })
})

describe('marks', () => {
  test('change no pixel outside their bounds, and none outside the picture', () => {
    fc.assert(
      fc.property(someMark(WIDTH, HEIGHT), (mark) => {
        const { pixels } = positionFrame(WIDTH, HEIGHT)
        const before = new Uint8Array(pixels)
        burn({ pixels, area: whole }, [mark])
        const bounds = boundsOf(mark)
        for (let at = 0; at < WIDTH * HEIGHT; at++) {
          const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
          if (overlaps(bounds, { xPx: x, yPx: y, widthPx: 1, heightPx: 1 })) continue
          expect(pixels.subarray(at * 4, at * 4 + 4)).toEqual(before.subarray(at * 4, at * 4 + 4))
        }
      }),
      { numRuns: 80 },
    )
  })

  test('come out the same wherever the picture is cut', async () => {
    const area = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 }))
      .map(([xPx, yPx]) => ({ xPx, yPx, widthPx: 50, heightPx: 30 }))
    const mark = someMark(WIDTH, HEIGHT).filter((each) => each.kind !== 'cover')
    await fc.assert(
      fc.asyncProperty(mark, area, async (each, cut) => {
        const [all, part] = [await pixelsOf([each]), await pixelsOf([each], cut)]
        for (let y = 0; y < cut.heightPx; y += 3)
          for (let x = 0; x < cut.widthPx; x += 3) expect(part(x, y)).toEqual(all(x + cut.xPx, y + cut.yPx))
      }),
      { numRuns: 30 },
    )
  })

  test('a box has its colour on the line, the opposite lightness beside it, and its inside left as it was', async () => {
    const box: Mark = {
      kind: 'box',
      colour: 'red',
      widthPx: 4,
      area: { xPx: 10, yPx: 10, widthPx: 40, heightPx: 30 },
    }
    const at = await pixelsOf([box])
    expect(at(30, 10)).toEqual([0xe5, 0x34, 0x2b])
    expect(at(30, 12)).toEqual([255, 255, 255])
    expect(at(30, 7)).toEqual([255, 255, 255])
    expect(at(30, 25)).toEqual([30, 25, 0])
  })

  test('of yellow and white are outlined in black', async () => {
    const pen: Mark = {
      kind: 'pen',
      colour: 'yellow',
      widthPx: 4,
      points: [
        { xPx: 5, yPx: 20 },
        { xPx: 80, yPx: 20 },
      ],
    }
    const at = await pixelsOf([pen])
    expect(at(40, 20)).toEqual([0xff, 0xd4, 0])
    expect(at(40, 22)).toEqual([0, 0, 0])
  })

  test('an arrow is at both of its ends, and wider at its head', async () => {
    const arrow: Mark = {
      kind: 'arrow',
      colour: 'blue',
      widthPx: 4,
      from: { xPx: 5, yPx: 30 },
      to: { xPx: 80, yPx: 30 },
    }
    const at = await pixelsOf([arrow])
    const isBlue = (x: number, y: number) => String(at(x, y)) === String([0x1d, 0x6f, 0xe0])
    expect(isBlue(6, 30) && isBlue(78, 30)).toBe(true)
    expect(isBlue(40, 35)).toBe(false)
    expect(isBlue(62, 35)).toBe(true)
  })

  test('numbers say 1, 2, 3 …, each another picture', async () => {
    const at = { xPx: 30, yPx: 30 }
    const number: Mark = { kind: 'number', colour: 'red', at, radiusPx: 14 }
    const away: Mark = { ...number, at: { xPx: -500, yPx: -500 } }
    const pictures = new Set<string>()
    for (let before = 0; before < 12; before += 1) {
      const frame = positionFrame(WIDTH, HEIGHT)
      const png = await encodePng(frame, whole, [...Array.from({ length: before }, () => away), number])
      pictures.add(Buffer.from(png).toString('base64'))
    }
    expect(pictures.size).toBe(12)
  })

  test('text is where its ink is, with an outline around it', async () => {
    const ink = new Uint8Array(100)
    ink[55] = 255
    const text: Mark = {
      kind: 'text', colour: 'green', sizePx: 8, lines: ['.'], ink,
      area: { xPx: 10, yPx: 10, widthPx: 10, heightPx: 10 },
    } // prettier-ignore
    const at = await pixelsOf([text])
    expect(at(15, 15)).toEqual([0x1e, 0x9e, 0x4a])
    expect(at(16, 16)).toEqual([255, 255, 255])
    expect(at(17, 17)).toEqual([17, 17, 0])
  })
})

test('the file has nothing in it but the picture', async () => {
  const cover: Mark = { kind: 'cover', look: 'mosaic', area: { xPx: 5, yPx: 5, widthPx: 20, heightPx: 20 } }
  const png = await encodePng(positionFrame(WIDTH, HEIGHT), whole, [cover])
  expect(new Set(pngChunks(png).map(({ name }) => name))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
})

test('without a mark the bytes are those of the plain picture', async () => {
  const frame = positionFrame(WIDTH, HEIGHT)
  expect(Buffer.compare(await encodePng(frame, whole, []), await encodePng(frame, whole))).toBe(0)
})
