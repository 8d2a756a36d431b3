import { crc32 } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { describe, expect, test } from 'vitest'
import { decodeGif } from '../../../../src/main/capture/gif.ts'
import { pictureKind, toPng } from '../../../../src/main/capture/given-picture.ts'
import { decodePng, flatPng } from '../../../support/pictures.ts'

const png = flatPng(5, 4, [200, 100, 50])

/** A GIF of uncompressed codes: each pixel by itself, and a clear code before the codes would grow. */
function gif(
  indexes: readonly number[],
  width: number,
  { interlaced = false, transparent = -1 } = {},
): Buffer {
  const height = indexes.length / width
  const codes = indexes.flatMap((index, at) => (at % 2 === 0 ? [4, index] : [index]))
  let [bits, count] = [0, 0]
  const data: number[] = []
  for (const code of [...codes, 5]) {
    bits |= code << count
    count += 3
    for (; count >= 8; count -= 8, bits >>>= 8) data.push(bits & 255)
  }
  if (count > 0) data.push(bits & 255)
  const control = transparent < 0 ? [] : [0x21, 0xf9, 4, 1, 0, 0, transparent, 0]
  return Buffer.from([
    ...Buffer.from('GIF89a'),
    ...[width, 0, height, 0, 0x81, 0, 0],
    ...[255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255],
    ...control,
    ...[0x2c, 0, 0, 0, 0, width, 0, height, 0, interlaced ? 0x40 : 0],
    ...[2, data.length, ...data, 0, 0x3b],
  ])
}

const red = [255, 0, 0, 255]
const green = [0, 255, 0, 255]
const blue = [0, 0, 255, 255]

describe('a GIF', () => {
  test('gives its pixels', async () => {
    const picture = await decodeGif(gif([0, 1, 2, 0], 2))
    expect([...(picture?.rgba ?? [])]).toEqual([...red, ...green, ...blue, ...red])
  })

  test('may be interlaced, and transparent in places', async () => {
    const rows = await decodeGif(gif([0, 2, 1, 0], 1, { interlaced: true, transparent: 2 }))
    // The passes of four rows: 0, then 2, then 1 and 3.
    expect([...(rows?.rgba ?? [])]).toEqual([...red, ...green, 0, 0, 0, 0, ...red])
  })

  test('cut off anywhere throws nothing', async () => {
    const whole = gif([0, 1, 2, 3, 0, 1, 2, 3], 4)
    for (let length = 0; length < whole.length; length++) await decodeGif(whole.subarray(0, length))
    const huge = Buffer.from(whole)
    huge.writeUInt16LE(65_535, 6)
    huge.writeUInt16LE(65_535, 8)
    expect(await decodeGif(huge)).toBeUndefined()
  })
})

test('a picture is known by its content, and comes out as a PNG of the same pixels', async () => {
  const picture = new Transformer(png)
  for (const [kind, bytes] of [
    ['png', png],
    ['webp', await picture.webpLossless()],
    ['bmp', await picture.bmp()],
  ] as const) {
    expect(pictureKind(bytes)).toBe(kind)
    expect(decodePng(Buffer.from((await toPng(bytes)).bytes)), kind).toEqual(decodePng(png))
  }
  expect(pictureKind(await picture.jpeg())).toBe('jpeg')
  expect(await toPng(await picture.jpeg())).toMatchObject({ widthPx: 5, heightPx: 4 })
  expect(await toPng(gif([0, 1, 2, 0], 2))).toMatchObject({ widthPx: 2, heightPx: 2 })
})

test.each([['words'], ['GIF89a'], ['\x89PNG\r\n\x1a\n'], ['BMx'], ['<svg/>'], ['%PDF-1.7']])(
  'what is no picture is refused: %j',
  async (text) => {
    await expect(toPng(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code: 'picture-unreadable' })
  },
)

test.each([
  ['text', new TextEncoder().encode('<svg onload="x">')],
  ['nothing', new Uint8Array()],
  ['half a PNG', flatPng(7, 5, [1, 2, 3]).subarray(0, 40)],
  ['a name of BMP and no more', new Uint8Array([0x42, 0x4d])],
])('%s is no picture', async (_, bytes) => {
  await expect(toPng(bytes)).rejects.toMatchObject({ code: 'picture-unreadable' })
})

test('a picture of 20,000 pixels is taken if it is narrow, and refused if it would fill the memory', async () => {
  expect(await toPng(flatPng(20_000, 10, [1, 2, 3]))).toMatchObject({ widthPx: 20_000, heightPx: 10 })
  const vast = Buffer.from(png)
  vast.writeUInt32BE(20_000, 16)
  vast.writeUInt32BE(20_000, 20)
  vast.writeUInt32BE(crc32(vast.subarray(12, 29)), 29)
  await expect(toPng(vast)).rejects.toMatchObject({
    code: 'picture-unreadable',
    cause: { cause: { message: expect.stringContaining('Memory limit') as string } },
  })
})
