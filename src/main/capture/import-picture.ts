import { AppError } from '#shared/errors.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** By what the bytes begin with: a name or a type that came along is anybody's word. */
const signatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x42, 0x4d], // BMP
]
/** "RIFF", four bytes of length, "WEBP". */
const RIFF = [0x52, 0x49, 0x46, 0x46]
const WEBP = [0x57, 0x45, 0x42, 0x50]

/**
 * A picture from elsewhere as a PNG made anew, so that only its pixels are left of it. Works on another thread. Throws
 * `picture-unreadable` for what is no PNG, JPEG, WebP or BMP.
 */
export async function importPicture(bytes: Uint8Array) {
  const isKnown = signatures.some((each) => startsWith(bytes, each))
  const isWebp = startsWith(bytes, RIFF) && startsWith(bytes.subarray(8), WEBP)
  if (!isKnown && !isWebp) throw new AppError('picture-unreadable', 'No picture of a known kind')
  try {
    return await shrinkPicture(bytes, { mimeType: 'image/png' })
  } catch (cause) {
    throw new AppError('picture-unreadable', 'The picture could not be decoded', { cause })
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}
