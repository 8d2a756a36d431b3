import type { Rect } from '#shared/geometry.ts'
import { inOrder } from './displays.ts'
import type { Display, Frame } from './frames.ts'

/** What lies between displays, and on none. */
const GAP_GREY = 0x80
/** The id of the area of all displays, which is that of no display. */
const ACROSS_ID = -1
/** So many rows are copied before others get their turn. */
const BAND_ROWS = 512
/** Ratios that differ by less are the same scale, told in whole points. */
const SAME_SCALE = 0.01
/** Whole points of several displays beside each other are off by no more than this. */
const ROUNDING_PX = 16

/** A display with the frame that was taken of it. */
export type Part = { readonly display: Display; readonly frame: Frame }

/** One area made of several displays: it is selected on as if it were one display with one frame. */
export type Joined = { readonly display: Display; readonly frame: Frame; readonly parts: readonly Part[] }

/** The frames of these displays as one, at the highest scale among them; gaps are grey. One part alone stays as it is. */
export async function joinFrames(parts: readonly Part[]): Promise<Joined> {
  const [first, ...others] = parts
  if (first === undefined) throw new Error('Nothing to join')
  if (others.length === 0) return { ...first, parts }
  const places = placesOf(parts)
  const widthPx = Math.max(...places.map(({ xPx, widthPx: width }) => xPx + width))
  const heightPx = Math.max(...places.map(({ yPx, heightPx: height }) => yPx + height))
  const { order } = first.frame
  const pixels = new Uint8Array(widthPx * heightPx * 4).fill(GAP_GREY)
  const frame: Frame = { displayId: ACROSS_ID, widthPx, heightPx, pixels, order }
  for (const place of places) await copyInto(frame, place)
  return { display: areaOf(parts), frame, parts }
}

/** The displays that a selection (points of the whole desktop) lies on; all of them when it lies on none. */
export function involved(parts: readonly Part[], selection: Rect): readonly Part[] {
  const touched = parts.filter(({ display: { bounds } }) => overlap(bounds, selection))
  return touched.length === 0 ? parts : touched
}

/** How many pixels of its frame make a point of the display, each axis for itself. */
function ratioOf({ display: { bounds }, frame }: Part): { readonly x: number; readonly y: number } {
  return { x: frame.widthPx / bounds.width, y: frame.heightPx / bounds.height }
}

/** Whether these have the highest scale of all. */
export function isFinest(some: readonly Part[], all: readonly Part[]): boolean {
  return isSame(highest(some).x, highest(all).x)
}

function highest(parts: readonly Part[]) {
  const ratios = parts.map(ratioOf)
  return { x: Math.max(...ratios.map(({ x }) => x)), y: Math.max(...ratios.map(({ y }) => y)) }
}

type Placed = {
  readonly part: Part
  readonly xPx: number
  readonly yPx: number
  readonly widthPx: number
  readonly heightPx: number
}

/**
 * Where each frame goes. At one scale that is where the desktop itself has it, to the pixel; where scales differ, or a
 * desktop tells no pixels of its own, the points decide, since only they are counted alike everywhere.
 */
function placesOf(parts: readonly Part[]): readonly Placed[] {
  const byPoints = placesByPoints(parts)
  const { x: ratioX } = highest(parts)
  if (!parts.every((part) => isSame(ratioOf(part).x, ratioX))) return byPoints
  const origins = parts.map(({ display }) => display.originPx)
  const left = Math.min(...origins.map(({ xPx }) => xPx))
  const top = Math.min(...origins.map(({ yPx }) => yPx))
  const exact = parts.map((part) => ({
    part,
    xPx: part.display.originPx.xPx - left,
    yPx: part.display.originPx.yPx - top,
    widthPx: part.frame.widthPx,
    heightPx: part.frame.heightPx,
  }))
  const isClose = exact.every(({ xPx, yPx }, index) => {
    const points = byPoints[index]
    return points !== undefined && Math.hypot(points.xPx - xPx, points.yPx - yPx) <= ROUNDING_PX
  })
  return isClose ? exact : byPoints
}

function placesByPoints(parts: readonly Part[]): readonly Placed[] {
  const { x: ratioX, y: ratioY } = highest(parts)
  const whole = areaOf(parts).bounds
  return parts.map((part) => {
    const { bounds } = part.display
    const [xPx, yPx] = [Math.round((bounds.x - whole.x) * ratioX), Math.round((bounds.y - whole.y) * ratioY)]
    const endX = Math.round((bounds.x + bounds.width - whole.x) * ratioX)
    const endY = Math.round((bounds.y + bounds.height - whole.y) * ratioY)
    return { part, xPx, yPx, widthPx: endX - xPx, heightPx: endY - yPx }
  })
}

async function copyInto(into: Frame, { part: { frame }, ...place }: Placed): Promise<void> {
  const source = ordered(frame, into.order)
  const isExact = place.widthPx === frame.widthPx && place.heightPx === frame.heightPx
  for (let row = 0; row < place.heightPx; row++) {
    if (row % BAND_ROWS === BAND_ROWS - 1) await new Promise((resolve) => setImmediate(resolve))
    const to = ((place.yPx + row) * into.widthPx + place.xPx) * 4
    const fromRow = isExact ? row : Math.floor((row * frame.heightPx) / place.heightPx)
    const from = fromRow * frame.widthPx * 4
    if (isExact) into.pixels.set(source.subarray(from, from + frame.widthPx * 4), to)
    else stretchRow(source, { from, widthPx: frame.widthPx }, into.pixels, { to, widthPx: place.widthPx })
  }
}

/** Each pixel is that of the nearest one: no colour is made up. */
function stretchRow(
  source: Uint8Array,
  { from, widthPx: fromPx }: { readonly from: number; readonly widthPx: number },
  target: Uint8Array,
  { to, widthPx: toPx }: { readonly to: number; readonly widthPx: number },
): void {
  for (let column = 0; column < toPx; column++) {
    const at = from + Math.floor((column * fromPx) / toPx) * 4
    target.set(source.subarray(at, at + 4), to + column * 4)
  }
}

/** All frames come from one source, so this copies nothing but where sources are mixed. */
function ordered(frame: Frame, order: Frame['order']): Uint8Array {
  if (frame.order === order) return frame.pixels
  const pixels = new Uint8Array(frame.pixels)
  for (let at = 0; at < pixels.length; at += 4) {
    pixels[at] = frame.pixels[at + 2] ?? 0
    pixels[at + 2] = frame.pixels[at] ?? 0
  }
  return pixels
}

/** The smallest rectangle with all of these displays in it, as a display of its own. */
function areaOf(parts: readonly Part[]): Display {
  const displays = inOrder(parts.map(({ display }) => display))
  const bounds = around(displays.map((display) => display.bounds))
  return {
    id: ACROSS_ID,
    bounds,
    workArea: bounds,
    originPx: {
      xPx: Math.min(...displays.map(({ originPx }) => originPx.xPx)),
      yPx: Math.min(...displays.map(({ originPx }) => originPx.yPx)),
    },
    scaleFactor: Math.max(...displays.map(({ scaleFactor }) => scaleFactor)),
    isPrimary: true,
  }
}

function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const right = Math.max(...rects.map((rect) => rect.x + rect.width))
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < SAME_SCALE
}
