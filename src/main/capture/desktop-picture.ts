import type { PixelRect, Rect, Size } from '#shared/geometry.ts'
import { toPixels } from './crop.ts'
import { isSameShape } from './displays.ts'
import type { Display } from './frames.ts'

type PictureSize = { readonly widthPx: number; readonly heightPx: number }

/**
 * Where each display lies in one picture of the whole desktop. The ratio of the real picture to the layout decides: a
 * desktop of several scales draws it at the highest, and fractional ones are rounded. A picture of another shape is that
 * of the one display which has its shape, where there is no doubt which; else the map is empty.
 */
export function areasIn(
  picture: PictureSize,
  displays: readonly Pick<Display, 'id' | 'bounds'>[],
): ReadonlyMap<number, PixelRect> {
  const { widthPx: width, heightPx: height } = picture
  const desktop = around(displays.map(({ bounds }) => bounds))
  if (isSameShape(desktop, { width, height }))
    return new Map(
      displays.map(({ id, bounds }) => [id, toPixels(within(bounds, desktop), desktop, picture)]),
    )
  const alike = displays.filter(({ bounds }) => isSameShape(bounds, { width, height }))
  const [only] = alike
  if (only === undefined || alike.length > 1) return new Map()
  return new Map([[only.id, { xPx: 0, yPx: 0, widthPx: width, heightPx: height }]])
}

function around(all: readonly Rect[]): Rect {
  const x = Math.min(...all.map((rect) => rect.x))
  const y = Math.min(...all.map((rect) => rect.y))
  const right = Math.max(...all.map((rect) => rect.x + rect.width))
  const bottom = Math.max(...all.map((rect) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}

function within({ x, y, width, height }: Rect, outer: Rect & Size): Rect {
  return { x: x - outer.x, y: y - outer.y, width, height }
}
