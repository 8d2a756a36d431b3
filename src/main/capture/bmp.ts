import type { Frame } from './frames.ts'

const FILE_HEADER_BYTES = 14
const INFO_HEADER_BYTES = 108 // BITMAPV4HEADER: the oldest one that names its colour space and an empty alpha mask
const BITFIELDS = 3
const SRGB = 0x73524742 // 'sRGB'

/**
 * What stands before a frame's own bytes to make them a BMP file: 32 bits a pixel, rows from the top, alpha not looked
 * at. A page can so show a frame that nobody encoded, converted or copied.
 */
export function bmpHeader({
  widthPx,
  heightPx,
  order,
}: Pick<Frame, 'widthPx' | 'heightPx' | 'order'>): Uint8Array<ArrayBuffer> {
  const header = new DataView(new ArrayBuffer(FILE_HEADER_BYTES + INFO_HEADER_BYTES))
  const pixelBytes = widthPx * heightPx * 4
  header.setUint16(0, 0x424d) // 'BM'
  header.setUint32(2, header.byteLength + pixelBytes, true)
  header.setUint32(10, header.byteLength, true) // where the pixels begin

  header.setUint32(14, INFO_HEADER_BYTES, true)
  header.setInt32(18, widthPx, true)
  header.setInt32(22, -heightPx, true) // negative: the first row is the top one
  header.setUint16(26, 1, true) // planes
  header.setUint16(28, 32, true) // bits a pixel
  header.setUint32(30, BITFIELDS, true)
  header.setUint32(34, pixelBytes, true)
  // red, green, blue and no alpha, as a little-endian word sees them
  header.setUint32(54, order === 'rgba' ? 0x0000_00ff : 0x00ff_0000, true)
  header.setUint32(58, 0x0000_ff00, true)
  header.setUint32(62, order === 'rgba' ? 0x00ff_0000 : 0x0000_00ff, true)
  header.setUint32(66, 0, true)
  header.setUint32(70, SRGB, true)
  return new Uint8Array(header.buffer)
}
