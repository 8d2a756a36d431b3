import { inflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'

/** Pixels of a picture, four bytes each, rows from the top. */
export type Pixels = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

export type Colour = readonly [red: number, green: number, blue: number]

const SIGNATURE = '89504e470d0a1a0a'

/** A PNG of one colour. */
export function flatPng(widthPx: number, heightPx: number, [red, green, blue]: Colour): Buffer {
  const rgba = Buffer.alloc(widthPx * heightPx * 4)
  for (let at = 0; at < rgba.length; at += 4) rgba.set([red, green, blue, 255], at)
  return Transformer.fromRgbaPixels(rgba, widthPx, heightPx).pngSync()
}

/** The chunks of a PNG in their order, each with its name. */
export function pngChunks(bytes: Uint8Array): readonly { readonly name: string; readonly data: Buffer }[] {
  const png = Buffer.from(bytes)
  if (png.subarray(0, 8).toString('hex') !== SIGNATURE) throw new Error('Not a PNG')
  const chunks: { name: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at)
    chunks.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
  }
  return chunks
}

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced: by hand, so that no encoder checks itself. */
export function decodePng(png: Uint8Array): Pixels {
  const chunks = pngChunks(png)
  const { widthPx, heightPx, channels } = headerOf(chunks[0]?.data)
  const bytes = inflateSync(
    Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)),
  )
  const rgba = new Uint8Array(widthPx * heightPx * 4).fill(255)
  const stride = widthPx * channels
  let above = new Uint8Array(stride)
  for (let row = 0; row < heightPx; row++) {
    const start = row * (stride + 1)
    const line = unfilter(bytes[start] ?? 0, bytes.subarray(start + 1, start + 1 + stride), above, channels)
    for (let x = 0; x < widthPx; x++)
      rgba.set(line.subarray(x * channels, (x + 1) * channels), (row * widthPx + x) * 4)
    above = line
  }
  return { widthPx, heightPx, rgba }
}

function headerOf(data: Buffer = Buffer.alloc(13)): { widthPx: number; heightPx: number; channels: 3 | 4 } {
  const [depth, colour, , , interlace] = data.subarray(8)
  if (depth !== 8 || interlace !== 0 || (colour !== 2 && colour !== 6))
    throw new Error('A PNG of another kind')
  return { widthPx: data.readUInt32BE(0), heightPx: data.readUInt32BE(4), channels: colour === 2 ? 3 : 4 }
}

function unfilter(
  kind: number,
  line: Uint8Array,
  above: Uint8Array,
  channels: number,
): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(line)
  for (let at = 0; at < whole.length; at++) {
    const left = whole[at - channels] ?? 0
    const up = above[at] ?? 0
    const corner = at < channels ? 0 : (above[at - channels] ?? 0)
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)]
    whole[at] = (whole[at] ?? 0) + (guesses[kind] ?? 0)
  }
  return whole
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** A part of a picture. */
export function cropped(
  { widthPx, rgba }: Pixels,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Pixels {
  const part = new Uint8Array(area.width * area.height * 4)
  for (let row = 0; row < area.height; row++) {
    const start = ((area.y + row) * widthPx + area.x) * 4
    part.set(rgba.subarray(start, start + area.width * 4), row * area.width * 4)
  }
  return { widthPx: area.width, heightPx: area.height, rgba: part }
}

/** How many pixels differ in colour; all of them when the sizes do. */
export function countDifferent(a: Pixels, b: Pixels): number {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return a.widthPx * a.heightPx
  let count = 0
  for (let at = 0; at < a.rgba.length; at += 4) {
    if (a.rgba[at] !== b.rgba[at] || a.rgba[at + 1] !== b.rgba[at + 1] || a.rgba[at + 2] !== b.rgba[at + 2])
      count += 1
  }
  return count
}
