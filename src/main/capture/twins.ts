import { AppError } from '#shared/errors.ts'
import { isPlain } from './displays.ts'
import type { Frame } from './frames.ts'

/**
 * Leaves out frames that equal an earlier one to the byte: where frames are asked for by name, one display's picture has
 * been seen to be given for several, and whose it is cannot be told. A single colour is no picture of anything and may
 * be on several displays. Throws `capture-same` when the first of them, which somebody is looking at, is one of a pair.
 */
export function withoutTwins(frames: readonly Frame[]): readonly Frame[] {
  const [first, ...others] = frames
  if (first !== undefined && others.some((other) => isTwin(first, other)))
    throw new AppError('capture-same', 'Two displays gave the same picture')
  return frames.filter((frame, at) => !frames.slice(0, at).some((earlier) => isTwin(earlier, frame)))
}

function isTwin(one: Frame, other: Frame): boolean {
  return (
    one.widthPx === other.widthPx && Buffer.compare(one.pixels, other.pixels) === 0 && !isPlain(one.pixels)
  )
}
