import type { PictureSize } from '../profiles/image-tokens.ts'

/** Gives a HEIC picture as a PNG, where the system has what it takes; undefined where it has not. */
export type DecodeHeic = (bytes: Uint8Array) => Promise<Uint8Array | undefined>

/** Still pictures and sequences coded as HEVC (ISO/IEC 23008-12, annex B); `mif1` and `msf1` do not say how they are coded. */
const CODED_AS_HEVC: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])
const UNSAID: ReadonlySet<string> = new Set(['mif1', 'msf1'])
const MAX_BRANDS = 32
/** Before the pixels, with which the file goes on. */
const HEAD_BYTES = 256_000
/** Systems round the sides of what they draw. */
const RATIO_TOLERANCE = 0.02

/** Whether the first box of the file says so, whatever the file is called. */
export function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16 + 4 * MAX_BRANDS))
  if (head.length < 16 || head.toString('latin1', 4, 8) !== 'ftyp') return false
  const brandAt = (at: number) => head.toString('latin1', at, at + 4)
  const main = brandAt(8)
  if (CODED_AS_HEVC.has(main)) return true
  const end = Math.min(head.readUInt32BE(0), head.length)
  const others = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, n) =>
    brandAt(16 + 4 * n),
  )
  return UNSAID.has(main) && others.some((brand) => CODED_AS_HEVC.has(brand))
}

/** The size of the largest picture that the file names: others are tiles of it, or small copies. */
export function heicSize(bytes: Uint8Array): PictureSize | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
  let largest: PictureSize | undefined
  for (let at = head.indexOf('ispe'); at >= 0 && at + 16 <= head.length; at = head.indexOf('ispe', at + 4)) {
    const size = { widthPx: head.readUInt32BE(at + 8), heightPx: head.readUInt32BE(at + 12) }
    if (areaOf(size) > areaOf(largest)) largest = size
  }
  return largest
}

/** Whether what the system drew is the picture, upright or turned, and not the sign of a kind of file it cannot read. */
export function isDrawingOf(drawn: PictureSize, wanted: PictureSize): boolean {
  if (areaOf(drawn) === 0) return false
  const ratio = drawn.widthPx / drawn.heightPx
  const own = wanted.widthPx / wanted.heightPx
  const isLike = (other: number) => Math.abs(ratio / other - 1) <= RATIO_TOLERANCE
  return isLike(own) || isLike(1 / own)
}

function areaOf(size: PictureSize | undefined): number {
  return size === undefined ? 0 : size.widthPx * size.heightPx
}
