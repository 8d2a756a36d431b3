import type { Bridge } from '#shared/contract/bridge.ts'
import type { Point } from '#shared/geometry.ts'
import type { OverlayDrawn, OverlayLead, OverlayPoint, OverlayView } from '#shared/views.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { sameRect } from './ground.ts'
import { selectionOf } from './overlay-state.ts'
import type { Model } from './overlay-state.ts'

type Held = Pick<OverlayPoint, 'isSquare' | 'isFromCentre'>

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly view: () => OverlayView | undefined
  readonly model: () => Model
  readonly onLead: (lead: OverlayLead) => void
  /** Another window is worked with from now on. */
  readonly onFollow: () => void
  readonly onPointer: (point: OverlayPoint) => void
  readonly onDrawn: (drawn: OverlayDrawn) => void
}

/** Where all displays are covered: one window is worked with, the others show what it shows and tell it of the pointer. */
export class Across {
  readonly #given: Dependencies
  #isLead = $state(true)
  #drawn: OverlayDrawn | undefined
  #next: OverlayPoint | undefined
  #stopFrame: Stop | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Where this is the only window, it is the one that is worked with. */
  get isLead(): boolean {
    return this.#isLead
  }

  begin({ window }: OverlayView): void {
    this.#isLead = window?.isLead ?? true
    this.#drawn = undefined
    this.#drop()
  }

  start(): Stop {
    const { bridge, onLead, onFollow, onPointer, onDrawn } = this.#given
    const stops = [
      bridge.overlay.onLead((lead) => {
        const own = this.#given.view()?.window
        if (!this.#shows(lead.frameId) || own === undefined) return
        const wasLead = this.#isLead
        this.#isLead = own.displayId === lead.displayId
        if (this.#isLead && !wasLead) onLead(lead)
        else if (wasLead && !this.#isLead) onFollow()
      }),
      bridge.overlay.onPointer((point) => {
        if (this.#shows(point.frameId) && this.#isLead) onPointer(point)
      }),
      bridge.overlay.onDrawn((drawn) => {
        if (this.#shows(drawn.frameId) && !this.#isLead) onDrawn(drawn)
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }

  /** The pointer is on this window, which is not the one that is worked with. Moves are taken together. */
  forward(kind: OverlayPoint['kind'], point: Point, held: Held): void {
    const frameId = this.#given.view()?.frameId
    if (frameId === undefined) return
    this.#next = { frameId, kind, point, ...held }
    if (kind === 'move') this.#stopFrame ??= this.#given.clock.frame(() => this.#send())
    else this.#send()
  }

  /** What is shown may have changed. */
  tell(): void {
    const view = this.#given.view()
    if (view?.window === undefined || !this.#isLead) return
    const model = this.#given.model()
    const { kind } = model.mode
    if (kind === 'waiting') return
    const selection = selectionOf(model)
    const drawn = { frameId: view.frameId, selection, isAdjusting: kind === 'adjusting' }
    if (isSame(drawn, this.#drawn)) return
    this.#drawn = drawn
    const { frameId, isAdjusting } = drawn
    void this.#given.bridge.overlay.draw(
      selection === undefined ? { frameId, isAdjusting } : { frameId, isAdjusting, selection },
    )
  }

  #send(): void {
    const point = this.#next
    this.#drop()
    if (point !== undefined) void this.#given.bridge.overlay.point(point)
  }

  #drop(): void {
    this.#stopFrame?.()
    this.#stopFrame = undefined
    this.#next = undefined
  }

  #shows(frameId: string): boolean {
    return this.#given.view()?.frameId === frameId
  }
}

function isSame(a: OverlayDrawn, b: OverlayDrawn | undefined): boolean {
  if (b === undefined || a.isAdjusting !== b.isAdjusting) return false
  if (a.selection === undefined || b.selection === undefined) return a.selection === b.selection
  return sameRect(a.selection, b.selection)
}

/** What a window beside the one that is worked with shows of it. */
export function mirrored(model: Model, { selection: rect, isAdjusting }: OverlayDrawn): Model {
  if (rect === undefined) return { ...model, mode: { kind: 'aiming' } }
  return { ...model, mode: { kind: isAdjusting ? 'adjusting' : 'handing-over', rect } }
}
