import type { Frame } from './frames.ts'

/** Above this, in pixels, the way to the page is long enough to be felt; 2560 × 1440 is above it, 1920 × 1080 is not. */
const QUICK_PX = 3_000_000

/** What the page gets to see of a frame. */
export type FramePicture = Pick<Frame, 'widthPx' | 'heightPx' | 'order' | 'pixels'>

/**
 * A large frame at half its size, a quarter of its bytes, to be painted while the whole one is still on its way;
 * `undefined` for a frame that is quick enough as it is.
 */
export function firstLook({ widthPx, heightPx, order, pixels }: FramePicture): FramePicture | undefined {
  if (widthPx * heightPx <= QUICK_PX || pixels.byteOffset % 4 !== 0) return undefined
  const all = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength / 4)
  const [halfWidth, halfHeight] = [widthPx >> 1, heightPx >> 1]
  const half = new Uint32Array(halfWidth * halfHeight)
  for (let y = 0, to = 0; y < halfHeight; y++) {
    const row = 2 * y * widthPx
    for (let x = 0; x < halfWidth; x++, to++) {
      const at = row + 2 * x
      half[to] = mean(all[at] ?? 0, all[at + widthPx + 1] ?? 0)
    }
  }
  return { widthPx: halfWidth, heightPx: halfHeight, order, pixels: new Uint8Array(half.buffer) }
}

/** Of four bytes at once: without its lowest bit, no half of a byte reaches into its neighbour. */
function mean(one: number, other: number): number {
  return ((one & 0xfefefefe) >>> 1) + ((other & 0xfefefefe) >>> 1)
}
