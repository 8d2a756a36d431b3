import type { FrameBand } from '#shared/views.ts'
import type { FramePicture } from './first-look.ts'

/** Copied and sent in some milliseconds: sent as one, the frame of a large display holds main up for a tenth of a second. */
const BAND_BYTES = 4_000_000

/** The frame in bands from the top, each copied when it is asked for. */
export function* bandsOf(picture: FramePicture): Generator<Omit<FrameBand, 'frameId'>> {
  const { pixels, ...rest } = picture
  const rowBytes = picture.widthPx * 4
  const rows = Math.max(1, Math.floor(BAND_BYTES / rowBytes))
  for (let row = 0; row < picture.heightPx; row += rows)
    yield { ...rest, row, pixels: new Uint8Array(pixels.subarray(row * rowBytes, (row + rows) * rowBytes)) }
}
