import { AppError } from '#shared/errors.ts'
import { stripPngChunks } from './png-chunks.ts'

type EncodedPicture = {
  readonly mimeType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

type Wanted = {
  /** PNG, if left out, as long as it is not too heavy. */
  readonly mimeType?: EncodedPicture['mimeType']
  readonly longSidePx?: number
}

/** Beyond this a PNG takes servers and lines longer than its exact pixels are worth. */
const maxPngBytes = 3_000_000
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

async function encode(
  bytes: Uint8Array,
  { mimeType, longSidePx }: Wanted,
): Promise<Pick<EncodedPicture, 'mimeType' | 'bytes'>> {
  const picture = await resized(bytes, longSidePx)
  const png = mimeType === 'image/jpeg' ? undefined : stripPngChunks(await picture.png())
  if (png !== undefined && (mimeType === 'image/png' || png.byteLength <= maxPngBytes))
    return { mimeType: 'image/png', bytes: png }
  return { mimeType: 'image/jpeg', bytes: await (await resized(bytes, longSidePx)).jpeg(jpegQuality) }
}

async function resized(bytes: Uint8Array, longSidePx: number | undefined) {
  const { Transformer, FastResizeFilter, ResizeFit } = await import('@napi-rs/image')
  const { width, height } = await new Transformer(bytes).metadata()
  const picture = new Transformer(bytes).rotate() // as it is meant to be seen, for the note of it is left out
  if (longSidePx === undefined || Math.max(width, height) <= longSidePx) return picture
  return picture.fastResize({
    width: longSidePx,
    height: longSidePx,
    filter: FastResizeFilter.Lanczos3,
    fit: ResizeFit.Inside,
  })
}
