import { describe, expect, test } from 'vitest'
import { encodePng } from '../../../../src/main/capture/encode.ts'
import { sentPicture } from '../../../../src/main/capture/sent-picture.ts'
import type { Sending } from '../../../../src/main/capture/sent-picture.ts'
import { shrinkPicture } from '../../../../src/main/capture/shrink-picture.ts'
import type { Frame } from '../../../../src/main/capture/frames.ts'
import { imageTokens } from '../../../../src/main/profiles/image-tokens.ts'
import { sentSize } from '../../../../src/main/profiles/sent-size.ts'
import { decodePng, flatPng } from '../../../support/pictures.ts'
import { textFrame } from '../../../support/text-frame.ts'

const usual: Sending = { detail: 'high', format: 'auto', allowed: ['image/png', 'image/jpeg'] }
const flat = (widthPx: number, heightPx: number) => ({
  bytes: flatPng(widthPx, heightPx, [200, 30, 30]),
  widthPx,
  heightPx,
})

describe('the size in which a picture is sent', () => {
  test.each([
    ['high', 2048, 1152, 2048, 1152],
    ['high', 3840, 2160, 2048, 1152],
    ['auto', 1000, 4096, 500, 2048],
    ['low', 1280, 720, 768, 432],
    ['low', 600, 400, 600, 400],
    ['original', 7680, 2160, 7680, 2160],
  ] as const)('with detail %s, %d×%d is %d×%d', (detail, widthPx, heightPx, toWidth, toHeight) => {
    expect(sentSize({ widthPx, heightPx }, detail)).toEqual({ widthPx: toWidth, heightPx: toHeight })
  })

  test('is the one that is made', async () => {
    for (const [detail, widthPx, heightPx] of [
      ['low', 1283, 727],
      ['high', 2999, 1001],
    ] as const) {
      const { widthPx: width, heightPx: height } = await sentPicture(flat(widthPx, heightPx), {
        ...usual,
        detail,
      })
      expect({ widthPx: width, heightPx: height }).toEqual(sentSize({ widthPx, heightPx }, detail))
    }
  })
})

test('what fits is sent as it is, to the byte', async () => {
  const picture = flat(2048, 1152)
  for (const format of ['auto', 'png'] as const)
    expect((await sentPicture(picture, { ...usual, format })).bytes).toBe(picture.bytes)
})

test('a PNG of more than 3 MB becomes a JPEG, unless PNG is wanted or the server takes nothing else', async () => {
  const heavy = { ...flat(640, 480), bytes: padded(flat(640, 480).bytes, 3_100_000) }
  expect((await sentPicture(heavy, usual)).mimeType).toBe('image/jpeg')
  expect((await sentPicture(heavy, { ...usual, format: 'png' })).mimeType).toBe('image/png')
  expect((await sentPicture(heavy, { ...usual, allowed: ['image/png'] })).mimeType).toBe('image/png')
})

test('JPEG is sent where it is wanted, and the size stays', async () => {
  const sent = await sentPicture(flat(640, 480), { ...usual, format: 'jpeg' })
  expect(sent).toMatchObject({ mimeType: 'image/jpeg', widthPx: 640, heightPx: 480 })
})

test('a full 4K frame costs at most 0.31 of the tokens of the API’s default and 0.25 of the bytes of its PNG', async () => {
  const frame = await desktop()
  const whole = { xPx: 0, yPx: 0, widthPx: 3840, heightPx: 2160 }
  const png = await encodePng(frame, whole)
  const sent = await sentPicture({ bytes: png, widthPx: 3840, heightPx: 2160 }, usual)
  const asked = imageTokens('gpt-6-astra', sent, 'high') ?? Infinity
  const byDefault = imageTokens('gpt-6-astra', frame, 'auto') ?? 0
  expect(asked / byDefault).toBeLessThanOrEqual(0.31)
  expect(sent.bytes.byteLength / png.byteLength).toBeLessThanOrEqual(0.25)
}, 120_000)

test('text is as sharp as in the exact picture of the size that is sent', async () => {
  const frame = await textFrame(1280, 720)
  const png = await encodePng(frame, { xPx: 0, yPx: 0, widthPx: 1280, heightPx: 720 })
  const picture = { bytes: png, widthPx: 1280, heightPx: 720 }
  const sent = await sentPicture(picture, { ...usual, detail: 'low', format: 'jpeg' })
  const exact = await sentPicture(picture, { ...usual, detail: 'low', format: 'png' })
  const [ours, theirs] = [decodePng(await toPng(sent.bytes)), decodePng(exact.bytes)]
  const squares = ours.rgba.reduce((sum, value, at) => sum + (value - (theirs.rgba[at] ?? 0)) ** 2, 0)
  expect(10 * Math.log10(255 ** 2 / (squares / ours.rgba.length))).toBeGreaterThan(30)
}, 60_000)

/** Text on its left half, and on its right one a photograph: soft, with the grain of a camera. */
async function desktop(): Promise<Frame> {
  const frame = await textFrame(3840, 2160)
  const pixels = new Uint8Array(frame.pixels)
  let seed = 7
  for (let y = 0; y < 2160; y++)
    for (let x = 1920; x < 3840; x++) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const light = 90 + 60 * Math.sin(x / 400) + 50 * Math.cos(y / 300) + ((seed >>> 24) % 9)
      const at = (y * 3840 + x) * 4
      pixels[at] = light
      pixels[at + 1] = light * 0.8
      pixels[at + 2] = light * 0.6
    }
  return { ...frame, pixels }
}

async function toPng(jpeg: Uint8Array): Promise<Uint8Array> {
  return (await shrinkPicture(jpeg, { mimeType: 'image/png' })).bytes
}

/** The same picture with so many bytes after its end, which decoders pass over. */
function padded(png: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  bytes.set(png)
  return bytes
}
