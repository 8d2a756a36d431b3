import type { Frame } from '../capture/frames.ts'
import { PATTERN_COLOURS, PATTERN_SIDE } from '#shared/pattern.ts'

type Colour = readonly [red: number, green: number, blue: number]

export type FrameVerdict = 'right' | 'black' | 'other' | 'same'

/** A colour profile of the display may change a colour by a little, and another picture by a lot. */
const TOLERANCE = 40
const ENOUGH = 0.9
/** A plain desktop in one of its colours has a seventh of the fields right. */
const ANY = 0.3

/**
 * Whether a frame shows the pattern of this number. `same`: it shows that of another display. Only the middle of each
 * field is looked at, where no scaling and no panel at an edge can blur it.
 */
export function judgeFrame(frame: Frame, number: number): FrameVerdict {
  const seen = fields(frame)
  if (seen.every((colour) => colour.every((value) => value < 8))) return 'black'
  if (matches(seen, number)) return 'right'
  const others = PATTERN_COLOURS.map((_, index) => index).filter((other) => other !== number)
  return others.some((other) => matches(seen, other)) ? 'same' : 'other'
}

/** Whether as much of the pattern of this number is to be seen as no other picture would show. */
export function hasPattern(frame: Frame, number: number): boolean {
  return share(fields(frame), number) >= ANY
}

function fields(frame: Frame): readonly Colour[] {
  const { widthPx, heightPx } = frame
  return Array.from({ length: PATTERN_SIDE ** 2 }, (_, index) => {
    const x = Math.floor((((index % PATTERN_SIDE) + 0.5) * widthPx) / PATTERN_SIDE)
    const y = Math.floor(((Math.floor(index / PATTERN_SIDE) + 0.5) * heightPx) / PATTERN_SIDE)
    return colourAt(frame, x, y)
  })
}

function colourAt({ pixels, widthPx, order }: Frame, x: number, y: number): Colour {
  const at = (y * widthPx + x) * 4
  const [first = 0, second = 0, third = 0] = pixels.subarray(at, at + 3)
  return order === 'rgba' ? [first, second, third] : [third, second, first]
}

function matches(seen: readonly Colour[], number: number): boolean {
  return share(seen, number) >= ENOUGH
}

function share(seen: readonly Colour[], number: number): number {
  return seen.filter((colour, index) => isClose(colour, patternColour(index, number))).length / seen.length
}

/** Each display's pattern begins with another colour. */
function patternColour(index: number, number: number): Colour {
  const row = Math.floor(index / PATTERN_SIDE)
  const hex = PATTERN_COLOURS[(index + row + number) % PATTERN_COLOURS.length] ?? '#000000'
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}

function isClose(one: Colour, other: Colour): boolean {
  return one.every((value, index) => Math.abs(value - (other[index] ?? 0)) <= TOLERANCE)
}
