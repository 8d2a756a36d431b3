import { setImmediate as turn } from 'node:timers/promises'
import { AppError } from '#shared/errors.ts'
import type { Frame } from './frames.ts'

/** Some milliseconds of work. */
const PIXELS_AT_ONCE = 1 << 18
/** As many as a page can draw, and a computer has the memory for several times over. */
const MOST_PIXELS = 150_000_000
const WHITE = 255

/**
 * The pixels of a PNG as if it were a display: 8 bits a colour, and what can be seen through lies on white. Throws
 * `picture-unreadable`, `picture-too-large`.
 */
export async function frameOfPng(png: Uint8Array, displayId: number): Promise<Frame> {
  const { Transformer } = await import('@napi-rs/image')
  try {
    const { widthPx, heightPx } = sizeOf(png)
    if (widthPx * heightPx > MOST_PIXELS)
      throw new AppError('picture-too-large', `${widthPx} × ${heightPx} pixels are too many to draw on`)
    const { colorType } = await new Transformer(png).metadata()
    const raw = await new Transformer(png).rawPixels()
    const pixels = await toRgba(raw, layoutOf(colorType), widthPx * heightPx)
    return { displayId, widthPx, heightPx, order: 'rgba', pixels }
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('picture-unreadable', 'The picture could not be decoded', { cause })
  }
}

/** As its header has it (https://www.w3.org/TR/png-3/#11IHDR), which takes no decoding. */
function sizeOf(png: Uint8Array) {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { widthPx: header.getUint32(16), heightPx: header.getUint32(20) }
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

async function toRgba(raw: Uint8Array, layout: Layout, count: number): Promise<Uint8Array> {
  const { channels, depth } = layout
  if (raw.byteLength !== count * channels * depth)
    throw new Error('The picture has another size than it says')
  const words = new Uint32Array(count)
  for (let from = 0; from < count; from += PIXELS_AT_ONCE) {
    if (from > 0) await turn()
    const part = { from, to: Math.min(count, from + PIXELS_AT_ONCE) }
    if (channels === 3 && depth === 1) fillOpaque(words, raw, part)
    else fill(words, raw, { ...layout, ...part })
  }
  return new Uint8Array(words.buffer)
}

type Part = { readonly from: number; readonly to: number }

/** What every capture of a screen is: several times as quick. */
function fillOpaque(words: Uint32Array, raw: Uint8Array, { from, to }: Part): void {
  for (let pixel = from, at = 3 * from; pixel < to; pixel++, at += 3)
    words[pixel] = wordOf(raw[at] ?? 0, raw[at + 1] ?? 0, raw[at + 2] ?? 0)
}

function fill(words: Uint32Array, raw: Uint8Array, { channels, depth, from, to }: Layout & Part): void {
  const [green, blue] = channels < 3 ? [0, 0] : [depth, 2 * depth]
  const alpha = channels % 2 === 0 ? (channels - 1) * depth : undefined
  for (let pixel = from; pixel < to; pixel++) {
    const at = pixel * channels * depth + depth - 1 // of two bytes, the high one
    const opacity = alpha === undefined ? WHITE : raw[at + alpha]
    const colour = (offset: number) => onWhite(raw[at + offset], opacity)
    words[pixel] = wordOf(colour(0), colour(green), colour(blue))
  }
}

/** A pixel of full opacity as a little-endian word. */
function wordOf(red: number, green: number, blue: number): number {
  return ((WHITE << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

function onWhite(colour = 0, opacity = 0): number {
  return opacity === WHITE ? colour : Math.round((colour * opacity + WHITE * (WHITE - opacity)) / WHITE)
}
