import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { frameOfPng } from '../../../../src/main/capture/picture-frame.ts'
import { writePng } from '../../../../src/main/capture/png-writer.ts'

/** A PNG of one row, its samples as they are in the file (https://www.w3.org/TR/png-3/). */
function rowPng(
  widthPx: number,
  [depth, kind]: readonly [number, number],
  samples: readonly number[],
): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(widthPx, 0)
  head.writeUInt32BE(1, 4)
  head.set([depth, kind], 8)
  const chunk = (name: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(name), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Uint8Array.from([0, ...samples]))),
    chunk('IEND', new Uint8Array()),
  ])
}

const [GREY, RGB, GREY_ALPHA, RGBA] = [0, 2, 4, 6]

test.each([
  ['grey', [8, GREY], [10, 200], [10, 10, 10, 200, 200, 200]],
  ['grey of one bit', [1, GREY], [0b0100_0000], [0, 0, 0, 255, 255, 255]],
  ['colours', [8, RGB], [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]],
  ['colours of two bytes', [16, RGB], [1, 99, 2, 99, 3, 99, 4, 0, 5, 0, 6, 0], [1, 2, 3, 4, 5, 6]],
  ['grey that is seen through', [8, GREY_ALPHA], [10, 255, 10, 0], [10, 10, 10, 255, 255, 255]],
  ['colours seen through', [8, RGBA], [1, 2, 3, 255, 0, 0, 0, 102], [1, 2, 3, 153, 153, 153]],
  [
    'colours of two bytes seen through',
    [16, RGBA],
    [1, 0, 2, 0, 3, 0, 255, 255, 9, 9, 9, 9, 9, 9, 0, 0],
    [1, 2, 3, 255, 255, 255],
  ],
] as const)('%s: drawn as they are seen on white', async (_name, kind, samples, seen) => {
  const frame = await frameOfPng(rowPng(2, kind, samples), 5)
  expect(frame).toMatchObject({ displayId: 5, widthPx: 2, heightPx: 1, order: 'rgba' })
  const [one, two] = [seen.slice(0, 3), seen.slice(3)]
  expect([...frame.pixels]).toEqual([...one, 255, ...two, 255])
})

test('a capture of ours has the pixels that it was made of', async () => {
  const [widthPx, heightPx] = [1200, 1000] // more than is turned at once
  const pixels = new Uint8Array(widthPx * heightPx * 4).map((_, at) => (at % 4 === 3 ? 255 : (at * 7) % 251))
  const frame = await frameOfPng(await writePng({ widthPx, heightPx, order: 'rgba', pixels }), 1)
  expect(Buffer.compare(frame.pixels, pixels)).toBe(0)
})

test('one that is larger than can be drawn on is refused before it is read', async () => {
  const png = rowPng(2, [8, GREY], [10, 200])
  png.writeUInt32BE(20_000, 16)
  png.writeUInt32BE(20_000, 20)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  await expect(frameOfPng(png, 1)).rejects.toMatchObject({ code: 'picture-too-large' })
})

test('what is no picture is said to be none', async () => {
  await expect(frameOfPng(Buffer.from('no picture'), 1)).rejects.toMatchObject({ code: 'picture-unreadable' })
})
