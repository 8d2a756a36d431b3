import { nativeImage } from 'electron'
import { drawnHeic } from './draw-heic.ts'
import type { DrawFile } from './draw-heic.ts'
import type { DecodeHeic } from './heic.ts'

/** macOS and Windows draw what their own viewers can, as large as is asked for; elsewhere nobody does. */
const draw: DrawFile = async (path, { widthPx, heightPx }) => {
  const whole = nativeImage.createFromPath(path)
  const size = { width: widthPx, height: heightPx }
  const drawn = whole.isEmpty() ? await nativeImage.createThumbnailFromPath(path, size) : whole
  const { width, height } = drawn.getSize()
  return { widthPx: width, heightPx: height, toPng: () => drawn.toPNG() }
}

export const decodeHeic: DecodeHeic = (bytes) =>
  process.platform === 'linux' ? Promise.resolve(undefined) : drawnHeic(bytes, draw)
