import { test } from 'vitest'
import { toPixels } from '../../src/main/capture/crop.ts'
import { findEmpty } from '../../src/main/capture/displays.ts'
import { firstLook } from '../../src/main/capture/first-look.ts'
import { encodePng, warmEncoder } from '../../src/main/capture/encode.ts'
import { plainFrame } from '../support/fake-frames.ts'
import { textFrame } from '../support/text-frame.ts'

const rounds = { iterations: 20, time: 0, warmupIterations: 2, warmupTime: 0 }
const WIDTH_PX = 3840
const HEIGHT_PX = 2160
const display = { width: 1920, height: 1080 }
const selection = { x: 100, y: 100, width: 600, height: 400 } // 1200×800 pixels

test('from the rectangle to the bytes of a 4K frame', async ({ bench }) => {
  const frame = await textFrame(WIDTH_PX, HEIGHT_PX)
  await warmEncoder()
  await bench('crop and encode 1200×800', async () => {
    await encodePng(frame, toPixels(selection, display, frame))
  }).run(rounds)
  await bench('encode the whole frame', async () => {
    await encodePng(frame, toPixels({ x: 0, y: 0, ...display }, display, frame))
  }).run(rounds)
})

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
