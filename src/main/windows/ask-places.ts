import { z } from 'zod'
import { clampRect } from '#shared/geometry.ts'
import type { Rect } from '#shared/geometry.ts'
import type { AskingSettings } from '#shared/schemas/asking.ts'
import type { Display } from '../capture/frames.ts'
import { RememberedFile } from '../remembered-file.ts'
import { placeBeside, placeInCorner } from './placement.ts'
import { ASK_SIZE } from './window-options.ts'

const MAX_DISPLAYS = 16
const MAX_THREADS = 200

const points = z.number().min(-100_000).max(100_000)
const rectangle = z.object({ x: points, y: points, width: points, height: points })
const kept = z.object({ displayId: z.number(), workArea: rectangle, bounds: rectangle })
const memory = z.object({ places: z.array(kept) })

type Kept = z.output<typeof kept>

type Options = { readonly path: string; readonly onError: (error: unknown) => void }

/** What is about to be shown, and where it may go. */
export type Wanted = {
  /** In points of the desktop, when it was just made. */
  readonly selection?: Rect | undefined
  readonly threadId?: string | undefined
  /** Where the window is, if it has been seen before. */
  readonly current?: Rect | undefined
}

/** The displays of now, the one under the pointer first. */
export type Ground = { readonly displays: readonly Display[]; readonly mode: AskingSettings['windowPlace'] }

/** Where ask windows were: of each display on disk, of each thread until the app ends. */
export class AskPlaces {
  readonly #file: RememberedFile<z.output<typeof memory>>
  readonly #threads = new Map<string, Kept>()

  constructor({ path, onError }: Options) {
    this.#file = new RememberedFile({ path, schema: memory, usual: { places: [] }, onError })
  }

  /** A window stands there, with this thread in it. */
  keep(bounds: Rect, threadId: string | undefined, displays: readonly Display[]): void {
    const { id, workArea } = displayOf(bounds, displays)
    const place = { displayId: id, workArea, bounds }
    if (threadId !== undefined) this.#keepOf(threadId, place)
    if (isSame(this.#places[0], place)) return
    const others = this.#places.filter(({ displayId }) => displayId !== id)
    this.#file.keep({ places: [place, ...others].slice(0, MAX_DISPLAYS) })
  }

  /** Where a window goes: all of it on a display that is there. */
  place({ selection, threadId, current }: Wanted, ground: Ground): Rect {
    const thread = threadId === undefined ? undefined : this.#threads.get(threadId)
    if (selection !== undefined) return this.#besideOrLeft(selection, current, ground)
    if (thread !== undefined) return onGround(thread, ground.displays)
    return current === undefined ? this.#left(ground.displays[0], ground) : clamped(current, ground)
  }

  /** What is on its way to the disk is there. */
  written(): Promise<void> {
    return this.#file.written()
  }

  get #places(): readonly Kept[] {
    return this.#file.value.places
  }

  #besideOrLeft(selection: Rect, current: Rect | undefined, ground: Ground): Rect {
    const display = displayOf(selection, ground.displays)
    if (ground.mode === 'where-left' && this.#places.length > 0) return this.#left(display, ground)
    const width = this.#widthOn(display) ?? current?.width ?? ASK_SIZE.width
    const place = placeBeside(selection, display.workArea, { ...ASK_SIZE, width })
    return { ...place, height: Math.min(current?.height ?? place.height, place.height) }
  }

  /** Where one was left on this display, else on the same spot of it as on another one, else in its corner. */
  #left(display: Display | undefined, { displays }: Ground): Rect {
    const wanted = display ?? displays[0]
    const there = this.#places.find(({ displayId }) => displayId === wanted?.id) ?? this.#places[0]
    if (wanted === undefined) return { x: 0, y: 0, ...ASK_SIZE }
    if (there !== undefined) return moved(there, wanted.workArea)
    return placeInCorner(wanted.workArea, ASK_SIZE)
  }

  #widthOn({ id }: Display): number | undefined {
    const there = this.#places.find(({ displayId }) => displayId === id) ?? this.#places[0]
    return there?.bounds.width
  }

  #keepOf(threadId: string, place: Kept): void {
    this.#threads.delete(threadId)
    this.#threads.set(threadId, place)
    const [first] = this.#threads.keys()
    if (this.#threads.size > MAX_THREADS && first !== undefined) this.#threads.delete(first)
  }
}

/** As it was, or on the same spot of the display under the pointer when its own is gone. */
function onGround(place: Kept, displays: readonly Display[]): Rect {
  const [pointer] = displays
  const own = displays.find(({ id }) => id === place.displayId) ?? pointer
  return own === undefined ? place.bounds : moved(place, own.workArea)
}

/** The same share of the free space on either side; nothing changes while the work area is the same. */
function moved({ workArea: from, bounds }: Kept, to: Rect): Rect {
  const width = Math.min(bounds.width, to.width)
  const height = Math.min(bounds.height, to.height)
  const x = to.x + share(bounds.x - from.x, from.width - bounds.width, to.width - width)
  const y = to.y + share(bounds.y - from.y, from.height - bounds.height, to.height - height)
  return clampRect({ x, y, width, height }, to)
}

function share(offset: number, free: number, freeNow: number): number {
  return free === freeNow || free <= 0 ? offset : Math.round((offset / free) * freeNow)
}

function clamped(bounds: Rect, { displays }: Ground): Rect {
  return clampRect(bounds, displayOf(bounds, displays).workArea)
}

/** The one that has most of it; of those that have none of it, the first. */
function displayOf(rect: Rect, displays: readonly Display[]): Display {
  const [first, ...others] = displays
  if (first === undefined) throw new Error('There is no display')
  return others.reduce(
    (best, each) => (overlap(rect, each.bounds) > overlap(rect, best.bounds) ? each : best),
    first,
  )
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function isSame(a: Kept | undefined, b: Kept): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
