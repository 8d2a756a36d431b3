import { clampRect } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'
import type { OverlayView } from '#shared/views.ts'
import { areaOf } from './ground.ts'

/** The part of what is covered that this window shows: all of it, unless each display has a window of its own. */
export function windowArea(view: Pick<OverlayView, 'width' | 'height' | 'window'>): Rect {
  return view.window?.bounds ?? areaOf(view)
}

/** Where windows may stand in it. */
export function windowWorkArea({ workArea, window }: Pick<OverlayView, 'workArea' | 'window'>): Rect {
  return window?.workArea ?? workArea
}

/** Places something beside the part of `rect` that is to be seen here, as if this window were all there is. */
export function placedIn<P extends Point>(area: Rect, rect: Rect, place: (rect: Rect, size: Size) => P): P {
  const seen = seenPart(rect, area)
  const local = { ...seen, x: seen.x - area.x, y: seen.y - area.y }
  const placed = place(local, area)
  return { ...placed, x: placed.x + area.x, y: placed.y + area.y }
}

/** What of `rect` lies in `area`; where nothing does, the edge that is nearest. */
export function seenPart(rect: Rect, area: Rect): Rect {
  const x = Math.max(rect.x, area.x)
  const y = Math.max(rect.y, area.y)
  const width = Math.min(rect.x + rect.width, area.x + area.width) - x
  const height = Math.min(rect.y + rect.height, area.y + area.height) - y
  return clampRect({ x, y, width: Math.max(0, width), height: Math.max(0, height) }, area)
}
