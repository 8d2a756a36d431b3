import { clampPoint } from '#shared/geometry.ts'
import type { Point, Rect, Size } from '#shared/geometry.ts'
import type { Failure } from '#shared/errors.ts'
import { CLICK_LIMIT, SMALLEST_SELECTION_PX } from '#shared/limits.ts'
import { dragged } from './drag.ts'
import type { DragKeys } from './drag.ts'

/** The covered display: its size in points, and how many pixels of its frame make one of them. */
export type Ground = Size & { readonly pxPerPointX: number; readonly pxPerPointY: number }
export type Choice = Rect | 'whole-display'

export type SelectionState =
  | { readonly kind: 'waiting' }
  /** `cursor` is the crosshair of the keyboard; the mouse has its own. */
  | { readonly kind: 'aiming'; readonly cursor?: Point }
  | {
      readonly kind: 'drawing'
      readonly by: 'mouse' | 'keyboard'
      readonly anchor: Point
      readonly corner: Point
      readonly keys: DragKeys
    }
  /** It could not be handed over, and waits for another try. */
  | { readonly kind: 'selected'; readonly choice: Choice; readonly failure: Failure }
  | { readonly kind: 'handing-over'; readonly choice: Choice }

const noKeys: DragKeys = { isSquare: false, isFromCentre: false }

/** What is selected and how: all that the overlay decides, without a page. */
export class Selection {
  #state = $state.raw<SelectionState>({ kind: 'waiting' })
  #ground: Ground = { width: 0, height: 0, pxPerPointX: 1, pxPerPointY: 1 }

  get state(): SelectionState {
    return this.#state
  }

  /** What is marked off on the display, if anything is. */
  get rect(): Rect | undefined {
    const state = this.#state
    if (state.kind === 'drawing') return dragged(state.anchor, state.corner, state.keys, this.#area)
    if (state.kind !== 'selected' && state.kind !== 'handing-over') return undefined
    return state.choice === 'whole-display' ? this.#area : state.choice
  }

  get #area(): Rect {
    return { x: 0, y: 0, width: this.#ground.width, height: this.#ground.height }
  }

  /** Its size in pixels of the frame. */
  sizePx(rect: Rect): { readonly widthPx: number; readonly heightPx: number } {
    const { pxPerPointX, pxPerPointY } = this.#ground
    return { widthPx: Math.round(rect.width * pxPerPointX), heightPx: Math.round(rect.height * pxPerPointY) }
  }

  /** A new frame is on its way; nothing of an earlier one is left. */
  reset(): void {
    this.#state = { kind: 'waiting' }
  }

  aim(ground: Ground): void {
    this.#ground = ground
    this.#state = { kind: 'aiming' }
  }

  press(point: Point): void {
    if (this.#state.kind !== 'aiming' && this.#state.kind !== 'selected') return
    const anchor = clampPoint(point, this.#area)
    this.#state = { kind: 'drawing', by: 'mouse', anchor, corner: anchor, keys: noKeys }
  }

  drag(point: Point, keys: DragKeys): void {
    if (this.#state.kind !== 'drawing' || this.#state.by !== 'mouse') return
    this.#state = { ...this.#state, corner: clampPoint(point, this.#area), keys }
  }

  /** The button is up: a drag is handed over as it stands, a click takes the whole display. */
  release(): Choice | undefined {
    if (this.#state.kind !== 'drawing' || this.#state.by !== 'mouse') return undefined
    const rect = this.rect
    return this.#handOver(rect === undefined || this.#isClick(rect) ? 'whole-display' : rect)
  }

  takeWholeDisplay(): Choice | undefined {
    const { kind } = this.#state
    return kind === 'aiming' || kind === 'drawing' ? this.#handOver('whole-display') : undefined
  }

  /** Moves the crosshair, or the free corner of a rectangle begun by key. */
  nudge(columnsPx: number, rowsPx: number): void {
    const state = this.#state
    const move = ({ x, y }: Point) =>
      clampPoint(
        { x: x + columnsPx / this.#ground.pxPerPointX, y: y + rowsPx / this.#ground.pxPerPointY },
        this.#area,
      )
    if (state.kind === 'aiming')
      this.#state = { kind: 'aiming', cursor: move(state.cursor ?? this.#centre()) }
    else if (state.kind === 'drawing') this.#state = { ...state, by: 'keyboard', corner: move(state.corner) }
  }

  /** Enter: shows the crosshair, sets the first corner, accepts with the second, or tries a hand-over again. */
  enter(): Choice | undefined {
    const state = this.#state
    if (state.kind === 'selected') return this.#handOver(state.choice)
    if (state.kind === 'aiming') this.#setFirstCorner(state.cursor)
    if (state.kind !== 'drawing' || state.by !== 'keyboard') return undefined
    const rect = this.rect
    return rect === undefined || this.#isTooSmall(rect) ? undefined : this.#handOver(rect)
  }

  /** One step back; returns whether there was none left, so that the overlay closes. */
  stepBack(): boolean {
    const { kind } = this.#state
    if (kind === 'drawing' || kind === 'selected') this.#state = { kind: 'aiming' }
    return kind === 'aiming' || kind === 'waiting'
  }

  /** The capture was not made: what was selected stays, and the reason with it. */
  refuse(failure: Failure): void {
    if (this.#state.kind === 'handing-over')
      this.#state = { kind: 'selected', choice: this.#state.choice, failure }
  }

  #handOver(choice: Choice): Choice {
    this.#state = { kind: 'handing-over', choice }
    return choice
  }

  #setFirstCorner(cursor: Point | undefined): void {
    this.#state =
      cursor === undefined
        ? { kind: 'aiming', cursor: this.#centre() }
        : { kind: 'drawing', by: 'keyboard', anchor: cursor, corner: cursor, keys: noKeys }
  }

  #centre(): Point {
    return { x: Math.round(this.#ground.width / 2), y: Math.round(this.#ground.height / 2) }
  }

  #isClick(rect: Rect): boolean {
    return (rect.width < CLICK_LIMIT && rect.height < CLICK_LIMIT) || this.#isTooSmall(rect)
  }

  #isTooSmall(rect: Rect): boolean {
    const { widthPx, heightPx } = this.sizePx(rect)
    return widthPx < SMALLEST_SELECTION_PX || heightPx < SMALLEST_SELECTION_PX
  }
}
