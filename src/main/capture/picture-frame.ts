import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '#shared/errors.ts'
import type { Frame } from './frames.ts'

/** Some milliseconds of work. */
const PIXELS_AT_ONCE = 1 << 20
const WHITE = 255

/**
 * The pixels of a PNG as if it were a display: 8 bits a colour, and what can be seen through lies on white. Throws
 * `picture-unreadable`.
 */
export async function frameOfPng(png: Uint8Array, displayId: number): Promise<Frame> {
  try {
    const { Transformer } = await import('@napi-rs/image')
    const { width: widthPx, height: heightPx, colorType } = await new Transformer(png).metadata()
    const raw = await new Transformer(png).rawPixels()
    const pixels = await toRgba(raw, layoutOf(colorType), widthPx * heightPx)
    return { displayId, widthPx, heightPx, order: 'rgba', pixels }
  } catch (cause) {
    throw new AppError('picture-unreadable', 'The picture could not be decoded', { cause })
  }
}

/** How a pixel lies in memory: grey or three colours, with an opacity or without, of one byte each or two. */
type Layout = { readonly channels: 1 | 2 | 3 | 4; readonly depth: 1 | 2 }

const CHANNELS = [1, 2, 3, 4] as const

/** The decoder counts L8, La8, Rgb8, Rgba8 and then the same of 16 bits, the low byte first. */
function layoutOf(colorType: number): Layout {
  const channels = CHANNELS[colorType % CHANNELS.length]
  if (channels === undefined || colorType >= 2 * CHANNELS.length)
    throw new Error(`No PNG has pixels of kind ${colorType}`)
  return { channels, depth: colorType < CHANNELS.length ? 1 : 2 }
}

async function toRgba(raw: Uint8Array, { channels, depth }: Layout, count: number): Promise<Uint8Array> {
  if (raw.byteLength !== count * channels * depth)
    throw new Error('The picture has another size than it says')
  const pixels = new Uint8Array(count * 4)
  const [green, blue] = channels < 3 ? [0, 0] : [depth, 2 * depth]
  const alpha = channels % 2 === 0 ? (channels - 1) * depth : undefined
  for (let pixel = 0; pixel < count; pixel++) {
    if (pixel % PIXELS_AT_ONCE === PIXELS_AT_ONCE - 1) await turn()
    const from = pixel * channels * depth + depth - 1 // of two bytes, the high one
    const opacity = alpha === undefined ? WHITE : raw[from + alpha]
    const to = pixel * 4
    pixels[to] = onWhite(raw[from], opacity)
    pixels[to + 1] = onWhite(raw[from + green], opacity)
    pixels[to + 2] = onWhite(raw[from + blue], opacity)
    pixels[to + 3] = WHITE
  }
  return pixels
}

function onWhite(colour = 0, opacity = 0): number {
  return opacity === WHITE ? colour : Math.round((colour * opacity + WHITE * (WHITE - opacity)) / WHITE)
}
