import type { Mark } from '#shared/annotate/mark.ts'
import { AppError } from '#shared/errors.ts'
import type { PixelRect } from '#shared/geometry.ts'
import { burn } from '../annotate/burn.ts'
import type { Frame } from './frames.ts'
import { writePng } from './png-writer.ts'

type Pixels = Pick<Frame, 'widthPx' | 'heightPx' | 'pixels' | 'order'>

/**
 * The pixels of `area` as a PNG, each of them exact but for the marks burned into them, and nothing else in the file.
 * The frame may be let go of at once. Throws `capture-failed` when the picture cannot be made.
 */
export async function encodePng(
  frame: Pixels,
  area: PixelRect,
  marks: readonly Mark[] = [],
): Promise<Uint8Array> {
  try {
    const { widthPx, heightPx } = area
    const pixels = cropped(frame, area)
    if (marks.length === 0) return await writePng({ widthPx, heightPx, order: frame.order, pixels })
    if (frame.order === 'bgrx') swapRedAndBlue(pixels)
    burn({ pixels, area }, marks)
    return await writePng({ widthPx, heightPx, order: 'rgba', pixels })
  } catch (cause) {
    throw new AppError('capture-failed', 'The selection could not be encoded', { cause })
  }
}

/** A copy: the memory of the frame is used again as soon as the overlay is gone. */
function cropped(
  { pixels: framePixels, widthPx: frameWidthPx, heightPx: frameHeightPx }: Pixels,
  area: PixelRect,
): Uint8Array {
  if (area.xPx + area.widthPx > frameWidthPx || area.yPx + area.heightPx > frameHeightPx)
    throw new RangeError('The area reaches beyond the frame')
  const rowBytes = area.widthPx * 4
  const pixels = new Uint8Array(rowBytes * area.heightPx)
  for (let row = 0; row < area.heightPx; row++) {
    const start = ((area.yPx + row) * frameWidthPx + area.xPx) * 4
    pixels.set(framePixels.subarray(start, start + rowBytes), row * rowBytes)
  }
  return pixels
}

/** In words of four bytes, which is five times as quick as byte by byte. */
function swapRedAndBlue(pixels: Uint8Array): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4)
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0
    words[at] = (word & 0xff00_ff00) | ((word >>> 16) & 0xff) | ((word & 0xff) << 16)
  }
}
