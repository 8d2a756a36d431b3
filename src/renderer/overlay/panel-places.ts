import type { Rect } from '#shared/geometry.ts'
import type { OverlayView } from '#shared/views.ts'
import { fieldPlace, fieldRoom } from './field-place.ts'
import { seenPart } from './ground.ts'
import { toolbarPlace } from './toolbar-place.ts'
import type { ToolbarPlace } from './toolbar-place.ts'
import { placedIn, windowArea, windowWorkArea } from './window-area.ts'

/** Where the question field stands beside a selection, and how high it may grow as it is written in. */
export function fieldBeside(rect: Rect, view: OverlayView): Rect & { readonly maxHeight: number } {
  const field = questionBeside(rect, view)
  return { ...field, maxHeight: fieldRoom(field, toolbarBeside(rect, view), windowArea(view)) }
}

/** Where the toolbar stands beside a selection and the question about it; about a picture there is none. */
export function toolbarBeside(rect: Rect, view: OverlayView): ToolbarPlace {
  const area = windowArea(view)
  const field = view.isPicture ? undefined : questionBeside(rect, view)
  return placedIn(area, rect, (seen, display) =>
    toolbarPlace(seen, { display, field: field && { ...field, x: field.x - area.x, y: field.y - area.y } }),
  )
}

function questionBeside(rect: Rect, view: OverlayView): Rect {
  return fieldPlace(seenPart(rect, windowArea(view)), windowWorkArea(view))
}
