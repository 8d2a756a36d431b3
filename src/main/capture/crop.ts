import type { PixelRect, Rect, Size } from '#shared/geometry.ts'

type FrameSize = { readonly widthPx: number; readonly heightPx: number }

/**
 * The pixels under `selection` (points of one display, from that display's own top-left corner): inside the frame and
 * at least one pixel each way.
 *
 * The factor is the ratio of the real frame to the display, each axis for itself: with a fractional scale the
 * desktop rounds its sizes, so a 1600-pixel display at 150 % counts 1067 points and no scale factor leads back.
 */
export function toPixels(selection: Rect, displaySize: Size, frame: FrameSize): PixelRect {
  const across = span(selection.x, selection.width, frame.widthPx / displaySize.width, frame.widthPx)
  const down = span(selection.y, selection.height, frame.heightPx / displaySize.height, frame.heightPx)
  return { xPx: across.startPx, yPx: down.startPx, widthPx: across.lengthPx, heightPx: down.lengthPx }
}

/**
 * One axis. Both ends are rounded the same way and the length is what lies between: a selection that starts where
 * another one ends therefore starts at the very pixel after it.
 */
function span(
  start: number,
  length: number,
  ratio: number,
  limitPx: number,
): { startPx: number; lengthPx: number } {
  const edge = (at: number): number => Math.min(Math.max(Math.round(at * ratio), 0), limitPx)
  const startPx = Math.min(edge(start), limitPx - 1)
  const endPx = Math.max(edge(start + length), startPx + 1)
  return { startPx, lengthPx: endPx - startPx }
}
