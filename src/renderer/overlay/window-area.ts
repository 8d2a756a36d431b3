import type { Point, Rect, Size } from '#shared/geometry.ts'
import type { OverlayView } from '#shared/views.ts'
import { areaOf, seenPart } from './ground.ts'

/** The part of what is covered that this window shows: all of it, unless that is no display. */
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
