import type { Frame } from './frames.ts'

/**
 * Leaves out frames that equal an earlier one to the byte: two displays do not show the same, clock and pointer and all,
 * so one of the two is the other's picture. A single colour is no picture of anything and may be on several displays.
 */
export function withoutTwins(frames: readonly Frame[]): readonly Frame[] {
  return frames.filter(
    (frame, at) => isPlain(frame) || !frames.slice(0, at).some((earlier) => isTwin(earlier, frame)),
  )
}

function isTwin(one: Frame, other: Frame): boolean {
  return one.widthPx === other.widthPx && Buffer.compare(one.pixels, other.pixels) === 0
}

/** Every pixel equals its neighbour: one comparison of memory with itself, which ends at the first difference. */
function isPlain({ pixels }: Frame): boolean {
  return Buffer.compare(pixels.subarray(0, -4), pixels.subarray(4)) === 0
}
