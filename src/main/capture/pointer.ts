import type { PixelPoint } from '#shared/geometry.ts'
import type { Display } from './frames.ts'

/** The display that has this pixel, or the one nearest to it: scaled sizes are rounded, and leave gaps of a pixel. */
export function displayAt(displays: readonly Display[], point: PixelPoint): Display | undefined {
  const [nearest] = [...displays].sort((a, b) => distance(a, point) - distance(b, point))
  return nearest
}

function distance({ originPx, bounds, scaleFactor }: Display, { xPx, yPx }: PixelPoint): number {
  const across = beyond(xPx, originPx.xPx, bounds.width * scaleFactor)
  const down = beyond(yPx, originPx.yPx, bounds.height * scaleFactor)
  return Math.hypot(across, down)
}

/** How far `at` lies outside of a stretch. */
function beyond(at: number, start: number, length: number): number {
  return Math.max(start - at, at - (start + length - 1), 0)
}
