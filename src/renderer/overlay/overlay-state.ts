import { clampPoint, contains } from '#shared/geometry.ts'
import type { PixelRect, Point, Rect } from '#shared/geometry.ts'
import { CLICK_LIMIT } from '#shared/limits.ts'
import type { SeenWindow } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import { carried, dragged } from './drag.ts'
import type { DragKeys } from './drag.ts'
import { gripAt, movedBy, resized } from './grips.ts'
import type { Grip } from './grips.ts'
import { areaOf, homeOf, pixelsOf, smallestOn, snapped, typedSelection } from './ground.ts'
import type { Ground } from './ground.ts'

export type Mode =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'aiming'
      /** The mouse, once it has been seen. */
      readonly pointer?: Point
      /** The crosshair of the keyboard. */
      readonly cursor?: Point
      /** The window that Tab has come to. */
      readonly chosen?: number
    }
  | {
      readonly kind: 'drawing'
      readonly by: 'mouse' | 'keyboard'
      readonly anchor: Point
      readonly corner: Point
      readonly keys: DragKeys
      /** What was selected before: a click beside it changes nothing. */
      readonly earlier?: Rect
    }
  | {
      readonly kind: 'adjusting'
      readonly rect: Rect
      readonly held?: { readonly grip: Grip | 'whole'; readonly from: Point; readonly rect: Rect }
      /** What was typed had to be cut to the display. */
      readonly isLimited?: boolean
    }
  | { readonly kind: 'handing-over'; readonly rect: Rect }

export type Model = {
  readonly ground: Ground
  readonly windows: readonly SeenWindow[]
  readonly mode: Mode
}

/** Which part of an adjusted selection the arrows move: all of it, its top-left or its bottom-right corner. */
export type Part = 'whole' | 'start' | 'end'

export type OverlayEvent =
  /** `isTaken`: all of it is selected from the beginning. */
  | { readonly type: 'show'; readonly ground: Ground; readonly isTaken?: boolean }
  | { readonly type: 'hide' }
  | { readonly type: 'windows'; readonly windows: readonly SeenWindow[] }
  | { readonly type: 'hover' | 'press'; readonly point: Point }
  | { readonly type: 'drag'; readonly point: Point; readonly keys: DragKeys }
  | { readonly type: 'release' | 'back' | 'enter' | 'hand-over' | 'refused' }
  | { readonly type: 'nudge'; readonly columnsPx: number; readonly rowsPx: number; readonly part: Part }
  | { readonly type: 'next-window'; readonly step: 1 | -1 }
  | { readonly type: 'take'; readonly rect: Rect | 'whole-display' }
  | { readonly type: 'typed'; readonly px: PixelRect }

export const waiting: Model = {
  ground: { width: 0, height: 0, pxPerPointX: 1, pxPerPointY: 1 },
  windows: [],
  mode: { kind: 'waiting' },
}

export const noKeys: DragKeys = { isSquare: false, isFromCentre: false, isCarrying: false }

/** The next state. Total: what means nothing in a state leaves it as it is. */
export function advance(model: Model, event: OverlayEvent): Model {
  if (event.type === 'hide') return waiting
  if (event.type === 'show') return shown(event)
  if (event.type === 'windows') return { ...model, windows: event.windows }
  const mode = next(model, event)
  return mode === model.mode ? model : { ...model, mode }
}

function shown({ ground, isTaken = false }: Extract<OverlayEvent, { type: 'show' }>): Model {
  return { ground, windows: [], mode: isTaken ? taken(homeOf(ground), ground) : { kind: 'aiming' } }
}

type ModeEvent = Exclude<OverlayEvent, { readonly type: 'show' | 'hide' | 'windows' }>

function next(model: Model, event: ModeEvent): Mode {
  switch (model.mode.kind) {
    case 'waiting':
      return model.mode
    case 'aiming':
      return fromAiming(model, model.mode, event)
    case 'drawing':
      return fromDrawing(model, model.mode, event)
    case 'adjusting':
      return fromAdjusting(model, model.mode, event)
    case 'handing-over':
      return event.type === 'refused' ? { kind: 'adjusting', rect: model.mode.rect } : model.mode
  }
}

/** What is marked off on the display, if anything is. */
export function selectionOf({ mode, ground }: Model): Rect | undefined {
  if (mode.kind === 'drawing') return dragged(mode.anchor, mode.corner, mode.keys, areaOf(ground))
  return mode.kind === 'adjusting' || mode.kind === 'handing-over' ? mode.rect : undefined
}

/** The window that a click or Enter takes. */
export function highlightedOf({ mode, windows }: Model): SeenWindow | undefined {
  if (mode.kind !== 'aiming' || mode.cursor !== undefined) return undefined
  return mode.chosen === undefined ? topmost(windows, mode.pointer) : windows[mode.chosen]
}

/** What is pointed at: the crosshair or the corner that keys move, else where the mouse was last. */
export function pointedAt({ mode }: Model, mouse: Point): Point {
  if (mode.kind === 'drawing' && mode.by === 'keyboard') return mode.corner
  return mode.kind === 'aiming' ? (mode.cursor ?? mouse) : mouse
}

/** The size of what is selected, in words; nothing where nothing is. */
export function sizeWords(model: Model, { overlay }: Words): string {
  const rect = selectionOf(model)
  if (rect === undefined) return ''
  const { widthPx, heightPx } = pixelsOf(rect, model.ground)
  return overlay.sizeAnnounced(widthPx, heightPx)
}

/** What typing a size begins from while nothing is selected yet. */
export function typedFrom(model: Model): Rect | undefined {
  const { kind } = model.mode
  if (kind !== 'aiming' && kind !== 'drawing') return undefined
  const { x, y, width, height } = homeOf(model.ground)
  const middle = { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 }
  return selectionOf(model) ?? highlightedOf(model) ?? middle
}

function topmost(windows: readonly SeenWindow[], point: Point | undefined): SeenWindow | undefined {
  return point === undefined ? undefined : windows.find((window) => contains(window, point))
}

type Aiming = Extract<Mode, { kind: 'aiming' }>
type Drawing = Extract<Mode, { kind: 'drawing' }>
type Adjusting = Extract<Mode, { kind: 'adjusting' }>

function fromAiming(model: Model, mode: Aiming, event: ModeEvent): Mode {
  const { ground, windows } = model
  switch (event.type) {
    case 'hover':
      return hovered(mode, event.point)
    case 'press':
      return drawnFrom(clampPoint(event.point, areaOf(ground)), 'mouse')
    case 'nudge':
      return { kind: 'aiming', cursor: stepped(mode.cursor ?? centreOf(ground), event, ground) }
    case 'enter': {
      const window = highlightedOf(model)
      if (window !== undefined) return taken(window, ground)
      return mode.cursor === undefined
        ? { kind: 'aiming', cursor: centreOf(ground) }
        : drawnFrom(mode.cursor, 'keyboard')
    }
    case 'next-window':
      return withNextWindow(mode, windows.length, event.step)
    default:
      return fromAny(model, event)
  }
}

// Where it stands when the overlay opens is no move: it must not undo what a key has done.
function hovered(mode: Aiming, point: Point): Aiming {
  if (mode.pointer === undefined) return { ...mode, pointer: point }
  return mode.pointer.x === point.x && mode.pointer.y === point.y ? mode : { kind: 'aiming', pointer: point }
}

function withNextWindow({ pointer, chosen }: Aiming, count: number, step: 1 | -1): Aiming {
  const place = pointer === undefined ? {} : { pointer }
  if (count === 0) return { kind: 'aiming', ...place }
  const from = chosen ?? (step === 1 ? -1 : count)
  return { kind: 'aiming', ...place, chosen: (from + step + count) % count }
}

function fromDrawing(model: Model, mode: Drawing, event: ModeEvent): Mode {
  const { ground } = model
  switch (event.type) {
    case 'drag':
      return mode.by === 'mouse' ? { ...mode, ...carried(mode, event, areaOf(ground)) } : mode
    case 'release':
      return mode.by === 'mouse' ? released(model, mode) : mode
    case 'enter':
      return accepted(model, mode)
    case 'nudge':
      return { ...mode, by: 'keyboard', corner: stepped(mode.corner, event, ground) }
    case 'back':
      return { kind: 'aiming', pointer: mode.corner }
    default:
      return fromAny(model, event)
  }
}

/** Enter sets the second corner, once there is something between the two. */
function accepted(model: Model, mode: Drawing): Mode {
  const rect = selectionOf(model)
  const isReady = mode.by === 'keyboard' && rect !== undefined && !isTooSmall(rect, model.ground)
  return isReady ? taken(rect, model.ground) : mode
}

/** The button is up: a drag is selected as it stands; a click takes the window under it, or the whole display. */
function released(model: Model, { anchor, earlier }: Drawing): Mode {
  const { ground, windows } = model
  const rect = selectionOf(model)
  if (rect !== undefined && !isClick(rect, ground)) return taken(rect, ground)
  return taken(earlier ?? topmost(windows, anchor) ?? homeOf(ground), ground)
}

function fromAdjusting(model: Model, mode: Adjusting, event: ModeEvent): Mode {
  const { ground } = model
  switch (event.type) {
    case 'press':
      return grabbed(mode, event.point, ground)
    case 'drag':
      return mode.held === undefined ? mode : { ...mode, rect: heldRect(mode.held, event, ground) }
    case 'release':
      return mode.held === undefined ? mode : taken(mode.rect, ground)
    case 'nudge':
      return taken(nudged(mode.rect, event, ground), ground)
    case 'back':
      return { kind: 'aiming' }
    case 'hand-over':
      return { kind: 'handing-over', rect: mode.rect }
    default:
      return fromAny(model, event)
  }
}

/** What any key does that chooses a selection at once. */
function fromAny({ mode, ground }: Model, event: ModeEvent): Mode {
  if (event.type === 'take')
    return taken(event.rect === 'whole-display' ? homeOf(ground) : event.rect, ground)
  if (event.type !== 'typed') return mode
  const { rect, isLimited } = typedSelection(event.px, ground)
  return { kind: 'adjusting', rect, isLimited }
}

function taken({ x, y, width, height }: Rect, ground: Ground): Mode {
  return { kind: 'adjusting', rect: snapped({ x, y, width, height }, ground) }
}

function grabbed(mode: Adjusting, point: Point, ground: Ground): Mode {
  const grip = gripAt(mode.rect, point)
  if (grip !== undefined) return { ...mode, held: { grip, from: point, rect: mode.rect } }
  return { ...drawnFrom(clampPoint(point, areaOf(ground)), 'mouse'), earlier: mode.rect }
}

function heldRect(
  { grip, from, rect }: NonNullable<Adjusting['held']>,
  { point, keys }: { readonly point: Point; readonly keys: DragKeys },
  ground: Ground,
): Rect {
  const by = { x: point.x - from.x, y: point.y - from.y }
  const area = areaOf(ground)
  if (grip === 'whole') return movedBy(rect, by, area)
  return resized(rect, { grip, by, keepsShape: keys.isSquare, area, smallest: smallestOn(ground) })
}

type Nudge = Extract<OverlayEvent, { type: 'nudge' }>

function nudged(rect: Rect, { columnsPx, rowsPx, part }: Nudge, ground: Ground): Rect {
  const by = { x: columnsPx / ground.pxPerPointX, y: rowsPx / ground.pxPerPointY }
  const area = areaOf(ground)
  if (part === 'whole') return movedBy(rect, by, area)
  const grip: Grip = part === 'start' ? { x: -1, y: -1 } : { x: 1, y: 1 }
  return resized(rect, { grip, by, keepsShape: false, area, smallest: smallestOn(ground) })
}

function stepped({ x, y }: Point, { columnsPx, rowsPx }: Nudge, ground: Ground): Point {
  const { pxPerPointX, pxPerPointY } = ground
  return clampPoint({ x: x + columnsPx / pxPerPointX, y: y + rowsPx / pxPerPointY }, areaOf(ground))
}

function drawnFrom(anchor: Point, by: Drawing['by']): Drawing {
  return { kind: 'drawing', by, anchor, corner: anchor, keys: noKeys }
}

function centreOf(ground: Ground): Point {
  const { x, y, width, height } = homeOf(ground)
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

function isClick(rect: Rect, ground: Ground): boolean {
  return (rect.width < CLICK_LIMIT && rect.height < CLICK_LIMIT) || isTooSmall(rect, ground)
}

function isTooSmall(rect: Rect, ground: Ground): boolean {
  const smallest = smallestOn(ground)
  const least = snapped(rect, ground)
  return least.width < smallest.width || least.height < smallest.height
}
