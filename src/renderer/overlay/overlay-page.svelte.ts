import type { Bridge } from '#shared/contract.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Point, Rect } from '#shared/geometry.ts'
import type { Words } from '#shared/words/words.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import type { DragKeys } from './drag.ts'
import { FreshKeys } from './fresh-keys.ts'
import { Selection } from './selection.svelte.ts'
import type { Choice } from './selection.svelte.ts'

/** A hidden window paints no frames; then this long is enough for what the page has laid out. */
const PAINT_AT_LATEST_MS = 60
const ANNOUNCE_AFTER_MS = 300

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** The overlay: one frame at a time, from its arrival to a capture or to nothing. */
export class OverlayPage {
  readonly selection = new Selection()
  readonly #bridge: Bridge
  readonly #words: Words
  readonly #clock: Clock
  readonly #keys = new FreshKeys()
  #view = $state.raw<OverlayView>()
  #announced = $state('')
  #stopAnnouncing: Stop | undefined
  #stopMove: Stop | undefined
  #move: { readonly point: Point; readonly keys: DragKeys } | undefined

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#words = words
    this.#clock = clock
  }

  get view(): OverlayView | undefined {
    return this.#view
  }
  get announced(): string {
    return this.#announced
  }

  start(): () => void {
    return this.#bridge.overlay.onShow((view) => {
      this.#clear()
      this.#keys.forget()
      this.#view = view
    })
  }

  /** Main shows the window only after this has said that its picture is there. */
  async paint(
    picture: HTMLImageElement,
    { frameId, width, height, frameWidthPx, frameHeightPx }: OverlayView,
  ) {
    try {
      await picture.decode()
    } catch {
      // No picture, no overlay: a frame that cannot be drawn must not cover the display.
      if (this.#shows(frameId)) this.dismiss()
      return
    }
    if (!this.#shows(frameId)) return
    this.selection.aim({
      width,
      height,
      pxPerPointX: frameWidthPx / width,
      pxPerPointY: frameHeightPx / height,
    })
    await this.#afterPaint()
    if (this.#shows(frameId)) void this.#bridge.overlay.painted(frameId)
  }

  press(point: Point): void {
    this.selection.press(point)
  }

  /** Moves are taken together: one redraw for each painted frame. */
  drag(point: Point, keys: DragKeys): void {
    if (this.selection.state.kind !== 'drawing') return
    this.#move = { point, keys }
    this.#stopMove ??= this.#clock.frame(() => this.#applyMove())
  }

  release(): void {
    this.#applyMove()
    this.#handOver(this.selection.release())
  }

  stepBack(): void {
    this.#dropMove()
    if (this.selection.stepBack()) this.dismiss()
  }

  dismiss(): void {
    void this.#bridge.overlay.dismiss()
    this.#clear()
  }

  /** Returns whether the key was one of ours. */
  keyDown(event: KeyboardEvent): boolean {
    const command = this.#keys.down(event)
    if (command === undefined) return false
    if (command.kind === 'nudge') this.#nudge(command.columnsPx, command.rowsPx)
    else if (command.kind === 'step-back') this.stepBack()
    else if (command.kind === 'enter') this.#handOver(this.selection.enter())
    else this.#handOver(this.selection.takeWholeDisplay())
    return true
  }

  keyUp(event: KeyboardEvent): void {
    this.#keys.up(event)
  }

  #nudge(columnsPx: number, rowsPx: number): void {
    this.selection.nudge(columnsPx, rowsPx)
    this.#stopAnnouncing?.()
    this.#stopAnnouncing = this.#clock.after(ANNOUNCE_AFTER_MS, () => this.#announce(this.selection.rect))
  }

  #applyMove(): void {
    const move = this.#move
    this.#dropMove()
    if (move) this.selection.drag(move.point, move.keys)
  }

  #dropMove(): void {
    this.#stopMove?.()
    this.#stopMove = undefined
    this.#move = undefined
  }

  #handOver(choice: Choice | undefined): void {
    if (choice !== undefined) void this.#select(choice)
  }

  async #select(choice: Choice): Promise<void> {
    const frameId = this.#view?.frameId
    if (frameId === undefined) return
    this.#announce(this.selection.rect)
    const result = await this.#bridge.overlay.select({ frameId, selection: choice })
    if (!this.#shows(frameId)) return
    if (result.ok) this.#clear()
    else this.selection.refuse(result.failure)
  }

  #announce(rect: Rect | undefined): void {
    if (rect === undefined) return
    const { widthPx, heightPx } = this.selection.sizePx(rect)
    this.#announced = this.#words.overlay.sizeAnnounced(widthPx, heightPx)
  }

  #shows(frameId: string): boolean {
    return this.#view?.frameId === frameId
  }

  /** Nothing of a frame stays behind: the next one must not open on it. */
  #clear(): void {
    this.#dropMove()
    this.#stopAnnouncing?.()
    this.#announced = ''
    this.#view = undefined
    this.selection.reset()
  }

  #afterPaint(): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.frame(() => this.#clock.frame(resolve))
      this.#clock.after(PAINT_AT_LATEST_MS, resolve)
    })
  }
}
