import type { Bridge } from '#shared/contract/bridge.ts'
import type { Point } from '#shared/geometry.ts'
import type { OverlayDrawn, OverlayLead, OverlayPoint, OverlayView } from '#shared/views.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import type { Annotations } from './annotations.svelte.ts'
import type { Announcer } from './announcer.svelte.ts'
import { sameRect } from './ground.ts'
import type { OverlayPage } from './overlay-page.svelte.ts'
import { selectionOf } from './overlay-state.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import type { Panels } from './panels.svelte.ts'
import type { Question } from './question.svelte.ts'

/** Where the pointer's acts go. */
export type Pointed = Pick<OverlayPage, 'press' | 'move' | 'release' | 'stepBack'>

type Held = Pick<OverlayPoint, 'isSquare' | 'isFromCentre'>

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly view: () => OverlayView | undefined
  readonly model: () => Model
  readonly question: Question
  readonly panels: Panels
  readonly says: Announcer
  readonly annotations: Annotations
  readonly page: Pointed
  readonly advance: (event: OverlayEvent) => void
  readonly replace: (model: Model) => void
  /** Begins anew on the same frame. */
  readonly restart: (event: OverlayEvent) => void
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
    const { bridge, page } = this.#given
    const stops = [
      bridge.overlay.onLead((lead) => {
        const own = this.#given.view()?.window
        if (!this.#shows(lead.frameId) || own === undefined) return
        const wasLead = this.#isLead
        this.#isLead = own.displayId === lead.displayId
        if (this.#isLead && !wasLead) this.#takeOver(lead)
        else if (wasLead && !this.#isLead) this.#follow()
      }),
      bridge.overlay.onPointer((point) => {
        if (this.#shows(point.frameId) && this.#isLead) pointed(page, point)
      }),
      bridge.overlay.onDrawn((drawn) => {
        if (this.#shows(drawn.frameId) && !this.#isLead) this.#mirror(drawn)
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
    if (view?.window === undefined || view.isPicture || !this.#isLead) return
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

  /** This window is worked with from now on. */
  #takeOver({ text, isMagnified }: OverlayLead): void {
    const { model, question, panels, restart, advance } = this.#given
    const { ground, windows } = model()
    question.begin(text)
    panels.begin(isMagnified)
    restart({ type: 'show', ground })
    advance({ type: 'windows', windows })
  }

  /** Another window is. */
  #follow(): void {
    const { model, says, panels, replace } = this.#given
    says.clear()
    panels.begin(false)
    replace({ ...model(), mode: { kind: 'aiming' } })
  }

  #mirror(drawn: OverlayDrawn): void {
    const { model, annotations, replace } = this.#given
    replace(mirrored(model(), drawn))
    if (drawn.marks !== undefined) annotations.restore(drawn.marks)
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
function mirrored(model: Model, { selection: rect, isAdjusting }: OverlayDrawn): Model {
  if (rect === undefined) return { ...model, mode: { kind: 'aiming' } }
  return { ...model, mode: { kind: isAdjusting ? 'adjusting' : 'handing-over', rect } }
}

/** The pointer is on a window beside this one. */
function pointed(page: Pointed, { kind, point, ...held }: OverlayPoint): void {
  if (kind === 'press') return page.press(point)
  if (kind === 'back') return page.stepBack()
  page.move(point, held)
  if (kind === 'release') page.release()
}
