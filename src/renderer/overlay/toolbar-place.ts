import { clampRect } from '#shared/geometry.ts'
import type { Rect, Size } from '#shared/geometry.ts'
import { LABEL, labelPlace } from './drawn.ts'
import { areaOf } from './ground.ts'

/** As wide as all of it, so that placing it measures nothing. */
const TOOLBAR: Size = { width: 519, height: 36 }
/** On a picture it has one button less. */
const ON_PICTURE: Size = { width: 489, height: 36 }
const GAP = 12
const LABEL_GAP = 8

export type ToolbarPlace = Rect & { readonly isUpright: boolean }

/** Of a picture that is drawn on there is no question. */
type Around = { readonly display: Size; readonly field: Rect | undefined }

/**
 * Where the toolbar goes: below the selection, above it, beside it where a side has room, and only else inside its
 * bottom edge. Never over the question, nor over the size.
 */
export function toolbarPlace(selection: Rect, { display, field }: Around): ToolbarPlace {
  const area = areaOf(display)
  const label = { ...labelPlace(selection, display, LABEL), ...LABEL }
  const taken = [selection, label, ...(field === undefined ? [] : [field])]
  const isFree = (place: Rect) => isInside(place, area) && !taken.some((other) => overlap(place, other))
  const free = candidates(selection, { display, field }).find(isFree)
  return free ?? inside(selection, { display, field })
}

function candidates(selection: Rect, { display, field }: Around): readonly ToolbarPlace[] {
  const { x, y, width, height } = selection
  const bar = barOf(field)
  const [right, bottom] = [x + width, y + height]
  const lying = { ...bar, isUpright: false }
  const upright = { width: bar.height, height: bar.width, isUpright: true }
  // The ends of both meet where a drag usually ends; on a narrow selection the bar reaches beyond it.
  const along = within(right - bar.width, bar.width, display.width)
  const down = within(y, bar.width, display.height)
  const above = y - GAP - bar.height
  const under = field === undefined ? y : field.y + field.height + GAP
  return [
    { ...lying, x: along, y: bottom + GAP },
    { ...lying, x: along, y: above },
    { ...lying, x: along, y: above - LABEL_GAP - LABEL.height },
    { ...upright, x: right + GAP, y: down },
    { ...upright, x: x - GAP - bar.height, y: down },
    { ...upright, x: right + GAP, y: under },
    { ...upright, x: x - GAP - bar.height, y: under },
    { ...lying, x: right + GAP, y: under },
    { ...lying, x: x - GAP - bar.width, y: under },
  ]
}

/** Inside the bottom edge; where the question stands there, above it. */
function inside({ x, y, width, height }: Rect, { display, field }: Around): ToolbarPlace {
  const bar = barOf(field)
  const wanted = { ...bar, x: x + (width - bar.width) / 2, y: y + height - GAP - bar.height }
  const isOver = field !== undefined && overlap(clampRect(wanted, areaOf(display)), field)
  const free = isOver ? { ...wanted, y: field.y - GAP - bar.height } : wanted
  const place = clampRect(free, areaOf(display))
  return { ...place, x: Math.round(place.x), y: Math.round(place.y), isUpright: false }
}

function barOf(field: Around['field']): Size {
  return field === undefined ? ON_PICTURE : TOOLBAR
}

function within(at: number, length: number, limit: number): number {
  return Math.round(Math.max(LABEL_GAP, Math.min(at, limit - length - LABEL_GAP)))
}

function isInside({ x, y, width, height }: Rect, area: Rect): boolean {
  return x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
