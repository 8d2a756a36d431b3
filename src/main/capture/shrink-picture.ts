import type { Transformer } from '@napi-rs/image'
import { AppError } from '#shared/errors.ts'
import { stripPngChunks } from './png-chunks.ts'
import { writePng } from './png-writer.ts'

type EncodedPicture = {
  readonly mimeType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

type Wanted = {
  /** The lighter of both, if left out; a JPEG only where nothing is transparent. */
  readonly mimeType?: EncodedPicture['mimeType']
  readonly longSidePx?: number
}

const jpegQuality = 85

/**
 * The same picture made anew, and smaller if it is longer than wanted, with nothing in the file but its pixels. Works
 * on another thread. Throws `picture-invalid` when the bytes are no picture that can be read (PNG, JPEG, WebP, BMP).
 */
export async function shrinkPicture(bytes: Uint8Array, wanted: Wanted): Promise<EncodedPicture> {
  try {
    const made = await encode(bytes, wanted)
    const { Transformer } = await import('@napi-rs/image')
    const { width, height } = await new Transformer(made.bytes).metadata()
    return { ...made, widthPx: width, heightPx: height }
  } catch (cause) {
    throw new AppError('picture-invalid', 'The picture could not be read', { cause })
  }
}

type Encoded = Pick<EncodedPicture, 'mimeType' | 'bytes'>

async function encode(bytes: Uint8Array, { mimeType, longSidePx }: Wanted): Promise<Encoded> {
  const { picture, size } = await resized(bytes, longSidePx)
  if (mimeType === undefined) return lightest(picture, size)
  return mimeType === 'image/png' ? asPng(picture) : { mimeType, bytes: await picture.jpeg(jpegQuality) }
}

/** Read and resized once, and encoded twice at the same time. */
async function lightest(picture: Transformer, size: Size): Promise<Encoded> {
  const { Transformer } = await import('@napi-rs/image')
  const { width: widthPx, height: heightPx } = size
  const pixels = opaquePixels(await picture.rawPixels(), widthPx * heightPx)
  if (pixels === undefined) return asPng(picture)
  const [png, jpeg] = await Promise.all([
    writePng({ widthPx, heightPx, order: 'rgba', pixels }),
    Transformer.fromRgbaPixels(pixels, widthPx, heightPx).jpeg(jpegQuality),
  ])
  if (png.byteLength <= jpeg.byteLength) return { mimeType: 'image/png', bytes: png }
  return { mimeType: 'image/jpeg', bytes: jpeg }
}

async function asPng(picture: Transformer): Promise<Encoded> {
  return { mimeType: 'image/png', bytes: stripPngChunks(await picture.png()) }
}

/** Four bytes each, or nothing where one of them can be seen through, or has less than three. */
function opaquePixels(raw: Uint8Array, count: number): Uint8Array | undefined {
  if (raw.byteLength === count * 3) return withAlpha(raw)
  if (raw.byteLength !== count * 4) return undefined
  for (let at = 3; at < raw.byteLength; at += 4) if (raw[at] !== 255) return undefined
  return raw
}

function withAlpha(rgb: Uint8Array): Uint8Array {
  const rgba = new Uint8Array((rgb.byteLength / 3) * 4).fill(255)
  for (let from = 0, to = 0; from < rgb.byteLength; from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0
    rgba[to + 1] = rgb[from + 1] ?? 0
    rgba[to + 2] = rgb[from + 2] ?? 0
  }
  return rgba
}

type Size = { readonly width: number; readonly height: number }

async function resized(
  bytes: Uint8Array,
  longSidePx: number | undefined,
): Promise<{ readonly picture: Transformer; readonly size: Size }> {
  const { Transformer, FastResizeFilter, ResizeFit } = await import('@napi-rs/image')
  const { width, height } = await new Transformer(bytes).metadata()
  const picture = new Transformer(bytes).rotate() // as it is meant to be seen, for the note of it is left out
  const scale = longSidePx === undefined ? 1 : Math.min(1, longSidePx / Math.max(width, height))
  if (scale === 1) return { picture, size: { width, height } }
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  return {
    picture: picture.fastResize({ ...size, filter: FastResizeFilter.Lanczos3, fit: ResizeFit.Fill }),
    size,
  }
}
