import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Display, Frame } from './frames.ts'

/** A monitor as the capturer describes it. Its unit is the capturer's own: pixels here, points there. */
export type MonitorPlace = { readonly id: number; readonly bounds: Rect }

/** Rounded sizes at a fractional scale differ by less than one in a thousand; other shapes by far more. */
const SHAPE_TOLERANCE = 0.02

/**
 * For each display's id the monitor that shows it: the one of the same id, else the one at the same place and of the
 * same shape. A display without such a monitor is left out; the order of a list never decides.
 */
export function matchMonitors<Monitor extends MonitorPlace>(
  displays: readonly Display[],
  monitors: readonly Monitor[],
): ReadonlyMap<number, Monitor> {
  const byId = new Map(monitors.map((monitor) => [monitor.id, monitor]))
  const matches = new Map<number, Monitor>()
  for (const { id } of displays) {
    const monitor = byId.get(id)
    if (monitor) matches.set(id, monitor)
  }
  const taken = new Set(matches.values())
  for (const { display, monitor } of likeliestPairs(displays, monitors)) {
    if (matches.has(display.id) || taken.has(monitor)) continue
    matches.set(display.id, monitor)
    taken.add(monitor)
  }
  return matches
}

/** The display under the pointer, or the primary one when that is not known. Throws `capture-failed` without any. */
export function displayUnder(displays: readonly Display[], pointerId: number): Display {
  const display = displays.find(({ id }) => id === pointerId) ?? displays.find(({ isPrimary }) => isPrimary)
  if (display === undefined) throw new AppError('capture-failed', 'No display is connected')
  return display
}

/** The order in which displays are numbered: left to right, then top to bottom. */
export function inOrder(displays: readonly Display[]): readonly Display[] {
  return [...displays].sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
}

/** Whether two rectangles, in whatever units, have the same shape but for rounding. */
export function isSameShape(
  a: { width: number; height: number },
  b: { width: number; height: number },
): boolean {
  return Math.abs((a.width * b.height) / (a.height * b.width) - 1) <= SHAPE_TOLERANCE
}

/** Pairs of the same shape, those first whose places within their desktops are nearest to each other. */
function likeliestPairs<Monitor extends MonitorPlace>(
  displays: readonly Display[],
  monitors: readonly Monitor[],
): readonly { display: Display; monitor: Monitor }[] {
  const displayPlaces = relativePlaces(displays)
  const monitorPlaces = relativePlaces(monitors)
  return displays
    .flatMap((display, d) =>
      monitors.map((monitor, m) => ({
        display,
        monitor,
        distance: distanceBetween(displayPlaces[d] ?? [], monitorPlaces[m] ?? []),
      })),
    )
    .filter(({ display, monitor }) => isSameShape(display.bounds, monitor.bounds))
    .sort((a, b) => a.distance - b.distance)
}

/** Left, top, right and bottom of each as shares of the whole desktop: the same in points and in pixels. */
function relativePlaces(items: readonly { bounds: Rect }[]): readonly (readonly number[])[] {
  const all = items.map(({ bounds }) => bounds)
  const left = Math.min(...all.map(({ x }) => x))
  const top = Math.min(...all.map(({ y }) => y))
  const width = Math.max(...all.map((rect) => rect.x + rect.width)) - left
  const height = Math.max(...all.map((rect) => rect.y + rect.height)) - top
  return all.map((rect) => [
    (rect.x - left) / width,
    (rect.y - top) / height,
    (rect.x + rect.width - left) / width,
    (rect.y + rect.height - top) / height,
  ])
}

function distanceBetween(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? value)), 0)
}

/**
 * Why a frame shows nothing, or `undefined` when it shows something. All black is what systems give that refuse; any
 * other single colour is somebody's desktop. 5 ms for an empty frame of 3840×2160.
 */
export function findEmpty(frame: Frame): 'no-pixels' | 'black' | 'transparent' | undefined {
  const { pixels, order } = frame
  if (pixels.length === 0 || pixels.length !== frame.widthPx * frame.heightPx * 4) return 'no-pixels'
  if (isBlack(pixels)) return 'black'
  return order === 'rgba' && isTransparent(pixels) ? 'transparent' : undefined
}

/** Every pixel equals its neighbour: one comparison of memory with itself, which ends at the first difference. */
export function isPlain(pixels: Uint8Array): boolean {
  return Buffer.compare(pixels.subarray(0, -4), pixels.subarray(4)) === 0
}

function isBlack(pixels: Uint8Array): boolean {
  const isFirstBlack = pixels[0] === 0 && pixels[1] === 0 && pixels[2] === 0
  return isFirstBlack && isPlain(pixels)
}

function isTransparent(pixels: Uint8Array): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return false
  return true
}
