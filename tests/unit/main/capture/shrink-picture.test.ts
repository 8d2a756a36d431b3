import { Transformer } from '@napi-rs/image'
import { describe, expect, test } from 'vitest'
import { shrinkPicture } from '../../../../src/main/capture/shrink-picture.ts'
import { countDifferent, decodePng, flatPng, pngChunks } from '../../../support/pictures.ts'

/** A PNG that does not compress. */
function noise(widthPx: number, heightPx: number): Buffer {
  const rgba = Buffer.alloc(widthPx * heightPx * 4)
  for (let at = 0, seed = 1; at < rgba.length; at++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    rgba[at] = at % 4 === 3 ? 255 : seed >>> 24
  }
  return Transformer.fromRgbaPixels(rgba, widthPx, heightPx).pngSync()
}

test.each([
  [600, 300, 256, 256, 128],
  [60, 600, 256, 26, 256],
])('%d × %d fits into %d as %d × %d', async (widthPx, heightPx, longSidePx, toWidth, toHeight) => {
  const made = await shrinkPicture(flatPng(widthPx, heightPx, [200, 30, 30]), {
    longSidePx,
  })
  expect([made.mimeType, made.widthPx, made.heightPx]).toEqual(['image/png', toWidth, toHeight])
  const pixels = decodePng(made.bytes)
  expect([pixels.widthPx, pixels.heightPx, [...pixels.rgba.subarray(0, 3)]]).toEqual([
    toWidth,
    toHeight,
    [200, 30, 30],
  ])
})

test('a picture that is small enough keeps every pixel', async () => {
  const png = noise(60, 40)
  const made = await shrinkPicture(png, { mimeType: 'image/png', longSidePx: 2048 })
  expect(countDifferent(decodePng(made.bytes), decodePng(png))).toBe(0)
})

test('nothing but pixels is in the file', async () => {
  const made = await shrinkPicture(noise(60, 40), { mimeType: 'image/png' })
  expect(new Set(pngChunks(made.bytes).map(({ name }) => name))).toEqual(new Set(['IHDR', 'IDAT', 'IEND']))
})

describe('the type', () => {
  test('is the one that is wanted', async () => {
    const png = noise(60, 40)
    const jpeg = await shrinkPicture(png, { mimeType: 'image/jpeg' })
    expect([jpeg.mimeType, [...jpeg.bytes.subarray(0, 3)]]).toEqual(['image/jpeg', [0xff, 0xd8, 0xff]])
    expect([jpeg.widthPx, jpeg.heightPx]).toEqual([60, 40])
    expect((await shrinkPicture(jpeg.bytes, { mimeType: 'image/png' })).mimeType).toBe('image/png')
  })

  test('is the lightest where both will do', async () => {
    const flat = await shrinkPicture(flatPng(600, 300, [200, 30, 30]), {})
    expect(flat.mimeType).toBe('image/png')
    expect((await shrinkPicture(noise(300, 200), {})).mimeType).toBe('image/jpeg')
  })

  test('is PNG where something is transparent, and it stays so', async () => {
    const glass = Buffer.alloc(40 * 30 * 4, 120)
    const png = await Transformer.fromRgbaPixels(glass, 40, 30).png()
    const made = await shrinkPicture(png, {})
    expect([made.mimeType, [...decodePng(made.bytes).rgba.subarray(0, 4)]]).toEqual([
      'image/png',
      [120, 120, 120, 120],
    ])
  })

  test('WebP is read too', async () => {
    const webp = await new Transformer(flatPng(20, 10, [1, 2, 3])).webpLossless()
    expect(await shrinkPicture(webp, {})).toMatchObject({
      mimeType: 'image/png',
      widthPx: 20,
      heightPx: 10,
    })
  })
})

test.each([
  ['text', Buffer.from('not a picture')],
  ['nothing', Buffer.alloc(0)],
  ['half a PNG', flatPng(20, 20, [1, 2, 3]).subarray(0, 60)],
])('what is no picture is picture-invalid: %s', async (_name, bytes) => {
  await expect(shrinkPicture(bytes, {})).rejects.toMatchObject({
    code: 'picture-invalid',
  })
})
