import { test } from 'vitest'
import { toPixels } from '../../src/main/capture/crop.ts'
import { findEmpty } from '../../src/main/capture/displays.ts'
import { encodePng } from '../../src/main/capture/encode.ts'
import { firstLook } from '../../src/main/capture/first-look.ts'
import type { Frame } from '../../src/main/capture/frames.ts'
import { sentPicture } from '../../src/main/capture/sent-picture.ts'
import { plainFrame } from '../support/fake-frames.ts'
import { textFrame } from '../support/text-frame.ts'
import { rival } from './rivals.ts'

const rounds = { iterations: 12, time: 0, warmupIterations: 3, warmupTime: 0 }
const WIDTH_PX = 3840
const HEIGHT_PX = 2160
const display = { width: 1920, height: 1080 }
const selection = { x: 100, y: 100, width: 600, height: 400 } // 1200×800 pixels
const whole = { xPx: 0, yPx: 0, widthPx: WIDTH_PX, heightPx: HEIGHT_PX }
const usual = { detail: 'high', format: 'auto', allowed: ['image/png', 'image/jpeg'] } as const

/** As much of sharp as is used here. */
type Sharp = (
  pixels: Uint8Array,
  given: { raw: { width: number; height: number; channels: 4 } },
) => {
  extract: (area: { left: number; top: number; width: number; height: number }) => ReturnType<Sharp>
  resize: (widthPx: number) => ReturnType<Sharp>
  png: () => ReturnType<Sharp>
  jpeg: (options: { quality: number }) => ReturnType<Sharp>
  toBuffer: () => Promise<Uint8Array>
}

test('from the rectangle to the bytes of a request', async ({ bench }) => {
  const frame = await textFrame(WIDTH_PX, HEIGHT_PX)
  const area = toPixels(selection, display, frame)
  await bench('Askshot 1200×800 [≤ 16.7 ms]', async () => void (await encodePng(frame, area))).run(rounds)
  await bench('Askshot whole display, kept [≤ 1× sharp whole display]', async () => {
    await encodePng(frame, whole)
  }).run(rounds)
  await bench('Askshot whole display at 2048 px, kept and to be sent [≤ 0.55× sharp 2048 px]', async () => {
    await sentPicture({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, bytes: await encodePng(frame, whole) }, usual)
  }).run(rounds)
  const sharp = await sharpOn(frame)
  if (sharp === undefined) return
  const { left, top, width, height } = {
    ...{ left: area.xPx, top: area.yPx },
    ...{ width: area.widthPx, height: area.heightPx },
  }
  await bench('sharp 1200×800', async () => {
    await sharp().extract({ left, top, width, height }).png().toBuffer()
  }).run(rounds)
  await bench('sharp whole display', async () => void (await sharp().png().toBuffer())).run(rounds)
  await bench('sharp 2048 px', async () => {
    await sharp().resize(2048).jpeg({ quality: 85 }).toBuffer()
  }).run(rounds)
}, 240_000)

test('a 4K frame on its way to the overlay', async ({ bench }) => {
  const frame = await textFrame(WIDTH_PX, HEIGHT_PX)
  const black = plainFrame(WIDTH_PX, HEIGHT_PX, [0, 0, 0, 255])
  await bench('half its size', () => {
    firstLook(frame)
  }).run(rounds)
  await bench('is it empty? no', () => {
    findEmpty(frame)
  }).run(rounds)
  await bench('is it empty? yes', () => {
    findEmpty(black)
  }).run(rounds)
})

async function sharpOn({ pixels, widthPx, heightPx }: Frame): Promise<(() => ReturnType<Sharp>) | undefined> {
  const sharp = (await rival('sharp')) as { default: Sharp } | undefined
  const raw = { width: widthPx, height: heightPx, channels: 4 } as const
  return sharp && (() => sharp.default(pixels, { raw }))
}
