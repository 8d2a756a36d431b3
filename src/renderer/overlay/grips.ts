import { clampRect, contains } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'
import { between } from './ground.ts'

/** The edges that a hand has hold of: −1 left or top, 1 right or bottom, 0 neither. */
export type Grip = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
export type Handle = { readonly grip: Grip; readonly centre: Point }

export const HANDLE = 8
const GRAB = 24
const EDGE = 6
/** A shorter side has no middle handle. */
const MIDDLE_FROM = 48
/** On a shorter side the corners sit outside, so that it can still be moved. */
const OUTSIDE_BELOW = 24

const sides = [-1, 0, 1] as const

/** Where the handles of `rect` are: the corners first, which win where two overlap. */
export function handlesOf(rect: Rect): readonly Handle[] {
  const all = sides.flatMap((x) => sides.map((y) => ({ x, y })))
  const isThere = ({ x, y }: Grip) =>
    (x !== 0 || y !== 0) && (x !== 0 || rect.width >= MIDDLE_FROM) && (y !== 0 || rect.height >= MIDDLE_FROM)
  return all
    .filter(isThere)
    .sort((a, b) => weight(b) - weight(a))
    .map((grip) => ({
      grip,
      centre: { x: along(rect.x, rect.width, grip.x), y: along(rect.y, rect.height, grip.y) },
    }))
}

function weight({ x, y }: Grip): number {
  return Math.abs(x) + Math.abs(y)
}

function along(start: number, length: number, side: -1 | 0 | 1): number {
  const outward = length < OUTSIDE_BELOW ? (side * GRAB) / 2 : 0
  return start + (length * (side + 1)) / 2 + outward
}

/** What a press at `point` takes hold of: edges, the whole selection, or nothing of it. */
export function gripAt(rect: Rect, point: Point): Grip | 'whole' | undefined {
  const handle = handlesOf(rect).find(
    ({ centre }) => Math.abs(point.x - centre.x) <= GRAB / 2 && Math.abs(point.y - centre.y) <= GRAB / 2,
  )
  return handle?.grip ?? edgeAt(rect, point) ?? (contains(rect, point) ? 'whole' : undefined)
}

function edgeAt({ x, y, width, height }: Rect, point: Point): Grip | undefined {
  const across = sideAt(point.x - x, width)
  const down = sideAt(point.y - y, height)
  if (across !== 0 && point.y >= y && point.y <= y + height) return { x: across, y: 0 }
  return down !== 0 && point.x >= x && point.x <= x + width ? { x: 0, y: down } : undefined
}

function sideAt(at: number, length: number): -1 | 0 | 1 {
  if (Math.abs(at) <= reach(length)) return -1
  return Math.abs(at - length) <= reach(length) ? 1 : 0
}

// Of a thin selection, the inner third stays for moving it.
function reach(length: number): number {
  return Math.min(EDGE, length / 3)
}

type Stretch = {
  readonly grip: Grip
  readonly by: Point
  readonly keepsShape: boolean
  readonly area: Rect
  readonly smallest: Size
}

/** `rect` with the gripped edges moved by `by`; never smaller than `smallest`, never outside of `area`. */
export function resized(rect: Rect, { grip, by, keepsShape, area, smallest }: Stretch): Rect {
  const { x, y, width, height } = rect
  const across = stretched([x, width], grip.x, by.x, [area.x, area.x + area.width], smallest.width)
  const down = stretched([y, height], grip.y, by.y, [area.y, area.y + area.height], smallest.height)
  const free = { x: across[0], y: down[0], width: across[1], height: down[1] }
  return keepsShape && grip.x !== 0 && grip.y !== 0
    ? inProportion(rect, free, { grip, area, smallest })
    : free
}

type Span = readonly [start: number, length: number]

function stretched(
  [start, length]: Span,
  side: -1 | 0 | 1,
  by: number,
  [from, to]: readonly [number, number],
  least: number,
): Span {
  const end = start + length
  if (side === 1) return [start, between(end + by, Math.min(start + least, to), to) - start]
  if (side === 0) return [start, length]
  const moved = between(start + by, from, Math.max(end - least, from))
  return [moved, end - moved]
}

/** The pointer that says what a press here would do to the selection; `undefined` where it would do nothing. */
export function cursorOver(rect: Rect, point: Point): string | undefined {
  const grip = gripAt(rect, point)
  if (grip === undefined) return undefined
  if (grip === 'whole') return 'move'
  if (grip.x === 0) return 'ns-resize'
  return grip.y === 0 ? 'ew-resize' : grip.x === grip.y ? 'nwse-resize' : 'nesw-resize'
}

/** The opposite corner stays; the side that was drawn out farther decides, as far as the display goes. */
function inProportion(
  rect: Rect,
  free: Rect,
  { grip, area, smallest }: Omit<Stretch, 'by' | 'keepsShape'>,
): Rect {
  const fixed = {
    x: grip.x === 1 ? rect.x : rect.x + rect.width,
    y: grip.y === 1 ? rect.y : rect.y + rect.height,
  }
  const most = Math.min(
    (grip.x === 1 ? area.x + area.width - fixed.x : fixed.x - area.x) / rect.width,
    (grip.y === 1 ? area.y + area.height - fixed.y : fixed.y - area.y) / rect.height,
  )
  const least = Math.max(smallest.width / rect.width, smallest.height / rect.height)
  const wanted = Math.max(free.width / rect.width, free.height / rect.height)
  const scale = Math.min(Math.max(wanted, least), most)
  const [width, height] = [rect.width * scale, rect.height * scale]
  return {
    x: grip.x === 1 ? fixed.x : fixed.x - width,
    y: grip.y === 1 ? fixed.y : fixed.y - height,
    width,
    height,
  }
}

export function movedBy(rect: Rect, by: Point, area: Rect): Rect {
  return clampRect({ ...rect, x: rect.x + by.x, y: rect.y + by.y }, area)
}
