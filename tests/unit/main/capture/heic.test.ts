import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { drawnHeic } from '../../../../src/main/capture/draw-heic.ts'
import type { DrawFile } from '../../../../src/main/capture/draw-heic.ts'
import { toPng } from '../../../../src/main/capture/given-picture.ts'
import { heicSize, isDrawingOf, isHeic } from '../../../../src/main/capture/heic.ts'
import { decodePng, flatPng } from '../../../support/pictures.ts'

function box(name: string, ...parts: readonly (string | Buffer)[]): Buffer {
  const content = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  )
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + content.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, content])
}

function size(width: number, height: number): Buffer {
  const content = Buffer.alloc(12)
  content.writeUInt32BE(width, 4)
  content.writeUInt32BE(height, 8)
  return box('ispe', content)
}

const version = '\0\0\0\0'
const heic = Buffer.concat([
  box('ftyp', 'heic', version, 'mif1', 'heic'),
  box('meta', size(512, 512), size(4_032, 3_024), size(320, 240)),
  box('mdat', Buffer.alloc(64)),
])

test.each([
  ['a picture of a telephone', box('ftyp', 'heic', version, 'mif1', 'heic'), true],
  ['ten bits', box('ftyp', 'heix', version), true],
  ['a picture that names its coding second', box('ftyp', 'mif1', version, 'heic', 'miaf'), true],
  ['AVIF, which is coded otherwise', box('ftyp', 'avif', version, 'mif1', 'avif'), false],
  ['AVIF that begins like HEIF', box('ftyp', 'mif1', version, 'avif', 'miaf'), false],
  ['a film', box('ftyp', 'isom', version, 'mp42'), false],
  ['a brand of the next box', Buffer.concat([box('ftyp', 'mif1', version), box('free', 'heic')]), false],
  ['half a head', Buffer.from('\0\0\0\x18ftyphe', 'latin1'), false],
  ['nothing', Buffer.alloc(0), false],
])('%s', (_, bytes, expected) => {
  expect(isHeic(bytes)).toBe(expected)
})

test('its size is that of the whole picture, not of a tile or a small copy', () => {
  expect(heicSize(heic)).toEqual({ widthPx: 4_032, heightPx: 3_024 })
  expect(heicSize(box('ftyp', 'heic', version))).toBeUndefined()
  for (let length = 0; length < heic.length; length++) heicSize(heic.subarray(0, length))
})

test('what the system drew counts when it has the shape of the picture, upright or turned', () => {
  const wanted = { widthPx: 4_032, heightPx: 3_024 }
  expect(isDrawingOf({ widthPx: 2_016, heightPx: 1_512 }, wanted)).toBe(true)
  expect(isDrawingOf({ widthPx: 3_024, heightPx: 4_032 }, wanted)).toBe(true)
  expect(isDrawingOf({ widthPx: 1_024, heightPx: 1_024 }, wanted)).toBe(false) // the sign of a kind of file
  expect(isDrawingOf({ widthPx: 0, heightPx: 0 }, wanted)).toBe(false)
})

test('where the system reads it, it becomes a PNG like any other picture', async () => {
  const drawn = flatPng(8, 6, [10, 20, 30])
  const { bytes, ...rest } = await toPng(heic, () => Promise.resolve(drawn))
  expect(rest).toMatchObject({ widthPx: 8, heightPx: 6 })
  expect(decodePng(Buffer.from(bytes))).toEqual(decodePng(drawn))
})

test('where nothing reads it, that is said, and not that it is no picture', async () => {
  await expect(toPng(heic)).rejects.toMatchObject({ code: 'picture-undecodable' })
})

test('the system draws it from a file of its own, of which nothing stays', async () => {
  const png = flatPng(8, 6, [10, 20, 30])
  const drawing = (size: { widthPx: number; heightPx: number }) => {
    const seen: string[] = []
    const draw: DrawFile = (path, wanted) => {
      expect(wanted).toEqual({ widthPx: 4_032, heightPx: 3_024 })
      expect(existsSync(path)).toBe(true)
      seen.push(dirname(path))
      return Promise.resolve({ ...size, toPng: () => png })
    }
    return { draw, seen }
  }
  const whole = drawing({ widthPx: 4_032, heightPx: 3_024 })
  expect(await drawnHeic(heic, whole.draw)).toBe(png)
  const sign = drawing({ widthPx: 256, heightPx: 256 })
  expect(await drawnHeic(heic, sign.draw)).toBeUndefined()
  expect(await drawnHeic(heic, () => Promise.reject(new Error('no codec')))).toBeUndefined()
  for (const folder of [...whole.seen, ...sign.seen]) expect(existsSync(folder)).toBe(false)
})
