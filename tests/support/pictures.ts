import { Transformer } from '@napi-rs/image'

export type Colour = readonly [red: number, green: number, blue: number]
export type Pixels = { readonly widthPx: number; readonly heightPx: number; readonly rgba: Uint8Array }

/** A PNG of one colour. */
export function flatPng(widthPx: number, heightPx: number, [red, green, blue]: Colour): Buffer {
  const rgba = Buffer.alloc(widthPx * heightPx * 4)
  for (let at = 0; at < rgba.length; at += 4) rgba.set([red, green, blue, 255], at)
  return Transformer.fromRgbaPixels(rgba, widthPx, heightPx).pngSync()
}

/** What a decoder makes of a PNG, always with an alpha channel. */
export function pixelsOf(png: Uint8Array): Pixels {
  const picture = new Transformer(png)
  const { width, height } = picture.metadataSync()
  const raw = picture.rawPixelsSync()
  return { widthPx: width, heightPx: height, rgba: withAlpha(raw, raw.length / (width * height)) }
}

function withAlpha(raw: Uint8Array, channels: number): Uint8Array {
  if (channels === 4) return raw
  const rgba = new Uint8Array((raw.length / 3) * 4).fill(255)
  for (let at = 0; at < raw.length / 3; at++) rgba.set(raw.subarray(at * 3, at * 3 + 3), at * 4)
  return rgba
}
