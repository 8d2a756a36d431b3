import type { AnswerOptions } from '#shared/schemas/answer-options.ts'
import type { Settings } from '#shared/schemas/settings.ts'
import type { PictureSize } from '../profiles/image-tokens.ts'
import { sentSize } from '../profiles/sent-size.ts'
import { shrinkPicture } from './shrink-picture.ts'

/** Beyond this a PNG takes servers and lines longer than its exact pixels are worth. */
const MAX_PNG_BYTES = 3_000_000

/** A picture on its way to a server. */
export type SentPicture = PictureSize & {
  readonly mimeType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

export type Sending = {
  readonly detail: AnswerOptions['detail']
  readonly format: Settings['pictureFormat']
  /** What the server takes. */
  readonly allowed: readonly string[]
}

/**
 * A capture's PNG as it is sent: its very bytes wherever they fit, so that every pixel is exact; smaller, or as a JPEG,
 * only where the detail or the format asks for it. Works on another thread.
 */
export async function sentPicture(
  png: PictureSize & { readonly bytes: Uint8Array },
  { detail, format, allowed }: Sending,
): Promise<SentPicture> {
  const { widthPx, heightPx, bytes } = png
  const size = sentSize(png, detail)
  const isSmaller = size.widthPx < widthPx || size.heightPx < heightPx
  const mayBeJpeg = format !== 'png' && allowed.includes('image/jpeg')
  const isJpegWanted = format === 'jpeg' || bytes.byteLength > MAX_PNG_BYTES
  if (!isSmaller && !(mayBeJpeg && isJpegWanted)) return { mimeType: 'image/png', bytes, widthPx, heightPx }
  const longSidePx = Math.max(size.widthPx, size.heightPx)
  if (!mayBeJpeg) return shrinkPicture(bytes, { mimeType: 'image/png', longSidePx })
  // Made smaller, its pixels are no longer those of the screen: the lighter of both loses nothing more.
  const isEither = isSmaller && format !== 'jpeg'
  return shrinkPicture(bytes, { ...(!isEither && { mimeType: 'image/jpeg' }), longSidePx })
}
