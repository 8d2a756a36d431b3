import { AppError } from '#shared/errors.ts'
import { shrinkPicture } from './shrink-picture.ts'
import { stripPngChunks } from './png-chunks.ts'
import { decodeGif } from './gif.ts'
import { isHeic } from './heic.ts'
import type { DecodeHeic } from './heic.ts'

type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp' | 'heic'

/** How each begins, in Latin-1; a dot in it stands for any byte. */
const SIGNATURES: readonly (readonly [PictureKind, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['webp', 'RIFF....WEBP'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['bmp', 'BM....\0\0\0\0'],
]

/** What the bytes say they are, whatever the file is called. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  if (isHeic(bytes)) return 'heic'
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const begins = (signature: string) => [...signature].every((each, at) => each === '.' || each === head[at])
  return SIGNATURES.find(([, signature]) => begins(signature))?.[0]
}

type PngPicture = { readonly bytes: Uint8Array; readonly widthPx: number; readonly heightPx: number }

/** For where nothing reads it. */
const cannotDecode: DecodeHeic = () => Promise.resolve(undefined)

/**
 * Any picture that can be given (PNG, JPEG, WebP, BMP, the first of a GIF; HEIC where the system reads it) as a PNG of
 * the same pixels and nothing else. Throws `picture-unreadable`, `picture-undecodable`.
 */
export async function toPng(bytes: Uint8Array, decodeHeic: DecodeHeic = cannotDecode): Promise<PngPicture> {
  const kind = pictureKind(bytes)
  if (kind === undefined) throw new AppError('picture-unreadable', 'No picture of a kind that can be read')
  const readable = kind === 'heic' ? await decodeHeic(bytes) : bytes
  if (readable === undefined) throw new AppError('picture-undecodable', 'Nothing here reads HEIC')
  try {
    return await (kind === 'gif' ? gifToPng(bytes) : shrinkPicture(readable, { mimeType: 'image/png' }))
  } catch (cause) {
    throw new AppError('picture-unreadable', 'The picture could not be decoded', { cause })
  }
}

async function gifToPng(bytes: Uint8Array): Promise<PngPicture> {
  const raster = await decodeGif(bytes)
  if (raster === undefined) throw new Error('The GIF holds no picture')
  const { widthPx, heightPx, rgba } = raster
  const { Transformer } = await import('@napi-rs/image')
  const png = stripPngChunks(await Transformer.fromRgbaPixels(rgba, widthPx, heightPx).png())
  return { bytes: png, widthPx, heightPx }
}
