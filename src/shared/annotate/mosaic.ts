import type { PixelRect } from '../geometry.ts'
import type { Mark, Rgb } from './mark.ts'

/** Side of a square of the mosaic. */
export const CELL_PX = 8
/** How much lighter or darker than the tint a square can be. */
const SPREAD = 36
/** How far around a cover its tint is looked for. */
const RING_PX = 3
const NOTHING_AROUND: Rgb = [128, 128, 128]
export const SOLID: Rgb = [0x14, 0x17, 0x1b]

/** Red, green and blue of a pixel that may be looked at. */
type Look = (xPx: number, yPx: number) => Rgb

export type Cover = Extract<Mark, { readonly kind: 'cover' }>

/**
 * The colour around a cover: of the pixels of `bounds` just outside of it, and never of one that lies under any cover,
 * so that nothing covered can be told from it.
 */
export function tintAround(
  { area }: Cover,
  {
    covers,
    bounds,
    look,
  }: { readonly covers: readonly Cover[]; readonly bounds: PixelRect; readonly look: Look },
): Rgb {
  const isSeen = (x: number, y: number) => has(bounds, x, y) && !covers.some((cover) => has(cover.area, x, y))
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  for (const [x, y] of ringOf(area)) {
    if (!isSeen(x, y)) continue
    const [red, green, blue] = look(x, y)
    sum[0] += red
    sum[1] += green
    sum[2] += blue
    count += 1
  }
  const mean = (part: number) => Math.round(part / count)
  return count === 0 ? NOTHING_AROUND : [mean(sum[0]), mean(sum[1]), mean(sum[2])]
}

/** Every pixel up to `RING_PX` outside of an area. */
function* ringOf({ xPx, yPx, widthPx, heightPx }: PixelRect): Generator<readonly [number, number]> {
  for (let y = yPx - RING_PX; y < yPx + heightPx + RING_PX; y++) {
    const isBeside = y >= yPx && y < yPx + heightPx
    for (let x = xPx - RING_PX; x < xPx + widthPx + RING_PX; x++) {
      if (isBeside && x === xPx) x += widthPx
      yield [x, y]
    }
  }
}

function has({ xPx, yPx, widthPx, heightPx }: PixelRect, x: number, y: number): boolean {
  return x >= xPx && y >= yPx && x < xPx + widthPx && y < yPx + heightPx
}

/** The colour of a place in a mosaic, counted from the corner of its cover: always the same noise. */
export function mosaicAt(tint: Rgb, x: number, y: number): Rgb {
  const shift = noise(Math.floor(x / CELL_PX), Math.floor(y / CELL_PX))
  return [lit(tint[0], shift), lit(tint[1], shift), lit(tint[2], shift)]
}

function noise(column: number, row: number): number {
  let hash = (Math.imul(column + 1, 0x9e37_79b1) ^ Math.imul(row + 1, 0x85eb_ca77)) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a_2d39)
  return (((hash ^ (hash >>> 15)) >>> 0) / 0xffff_ffff) * 2 * SPREAD - SPREAD
}

function lit(part: number, shift: number): number {
  return Math.min(Math.max(Math.round(part + shift), 0), 255)
}
