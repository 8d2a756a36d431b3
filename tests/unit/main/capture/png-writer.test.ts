import { Transformer } from '@napi-rs/image'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writePng } from '../../../../src/main/capture/png-writer.ts'
import { decodePng } from '../../../support/pictures.ts'

type Kind = 'noise' | 'flat' | 'soft' | 'text'

/** Rows as screens have them, and rows as photographs have them, with anything in the fourth byte. */
function pixelsOf(kinds: readonly Kind[], widthPx: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(kinds.length * widthPx * 4)
  let state = seed
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24
  for (const [y, kind] of kinds.entries()) {
    for (let x = 0; x < widthPx; x++) {
      const grey = { noise: next(), flat: 240, soft: (x + y) & 0xff, text: next() > 200 ? 20 : 250 }[kind]
      const green = kind === 'noise' ? next() : grey
      pixels.set([grey, green, grey ^ 0x15, next()], (y * widthPx + x) * 4)
    }
  }
  return pixels
}

const kind = fc.constantFrom<Kind>('noise', 'flat', 'soft', 'text')

test('every pixel comes out as it was, whatever the picture is of', async () => {
  const pictures = fc.record({
    kinds: fc.array(kind, { minLength: 1, maxLength: 40 }),
    widthPx: fc.integer({ min: 1, max: 70 }),
    seed: fc.nat(),
    order: fc.constantFrom('rgba' as const, 'bgrx' as const),
  })
  await fc.assert(
    fc.asyncProperty(pictures, async ({ kinds, widthPx, seed, order }) => {
      const pixels = pixelsOf(kinds, widthPx, seed)
      const png = await writePng({ widthPx, heightPx: kinds.length, order, pixels })
      const wanted = new Uint8Array(pixels)
      for (let at = 0; at < wanted.length; at += 4) {
        const [first = 0, , third = 0] = pixels.subarray(at, at + 3)
        if (order === 'bgrx') wanted.set([third, pixels[at + 1] ?? 0, first], at)
        wanted[at + 3] = 255
      }
      expect(Buffer.compare(decodePng(png).rgba, wanted)).toBe(0)
    }),
  )
})

test('a picture of many bands is whole, in the eyes of another decoder too', async () => {
  const kinds = Array.from({ length: 900 }, (_, y): Kind => (y % 90 < 60 ? 'text' : 'noise'))
  const pixels = pixelsOf(kinds, 1300, 7)
  const png = await writePng({ widthPx: 1300, heightPx: 900, order: 'rgba', pixels })
  const rgb = pixels.filter((_, at) => at % 4 !== 3)
  const seen = await new Transformer(png).rawPixels()
  expect(Buffer.compare(seen, rgb)).toBe(0)
})
