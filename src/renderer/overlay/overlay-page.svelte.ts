import type { Bridge } from '#shared/contract.ts'
import type { PixelRect, Point, Rect, Size } from '#shared/geometry.ts'
import type { OverlayView } from '#shared/views.ts'
import type { Words } from '#shared/words/words.ts'
import type { Clock } from '../lib/clock.ts'
import { afterPaint } from './after-paint.ts'
import { Announcer } from './announcer.svelte.ts'
import type { DragKeys } from './drag.ts'
import { pixelsOf } from './ground.ts'
import { HandOver } from './hand-over.ts'
import { MergedMoves } from './merged-moves.ts'
import type { Move } from './merged-moves.ts'
import { FreshKeys } from './overlay-keys.ts'
import type { KeyPlace, OverlayCommand } from './overlay-keys.ts'
import { advance, highlightedOf, selectionOf, waiting } from './overlay-state.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import { Panels } from './panels.svelte.ts'
import { Question } from './question.svelte.ts'

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** The overlay: one frame at a time, from its arrival to a capture or to nothing. */
export class OverlayPage {
  readonly question = new Question()
  readonly panels = new Panels()
  readonly handOver: HandOver
  readonly says: Announcer
  readonly #bridge: Bridge
  readonly #words: Words
  readonly #clock: Clock
  readonly #keys = new FreshKeys()
  readonly #moves: MergedMoves
  #model = $state.raw<Model>(waiting)
  #view = $state.raw<OverlayView>()
  #pointer = $state.raw<Point>({ x: 0, y: 0 })

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#words = words
    this.#clock = clock
    this.says = new Announcer(clock)
    this.#moves = new MergedMoves(clock, (move) => this.#applyMove(move))
    this.handOver = new HandOver({
      bridge,
      clock,
      question: this.question,
      view: () => this.#view,
      model: () => this.#model,
      advance: (event) => this.#advance(event),
      onDone: () => this.#clear(),
    })
  }

  get view(): OverlayView | undefined {
    return this.#view
  }
  get model(): Model {
    return this.#model
  }
  /** What the magnifier looks at: the pointer, or the crosshair or corner that keys move. */
  get pointer(): Point {
    const { mode } = this.#model
    if (mode.kind === 'drawing' && mode.by === 'keyboard') return mode.corner
    return mode.kind === 'aiming' ? (mode.cursor ?? this.#pointer) : this.#pointer
  }

  start(): () => void {
    const stopWindows = this.#bridge.overlay.onWindows(({ frameId, windows }) => {
      if (this.#shows(frameId)) this.#advance({ type: 'windows', windows })
    })
    const stopShow = this.#bridge.overlay.onShow((view) => {
      this.#clear()
      this.#keys.forget()
      this.#view = view
      this.question.begin(view.draft.text)
      this.panels.begin(view.isMagnified)
      this.handOver.begin(view)
    })
    return () => {
      stopWindows()
      stopShow()
    }
  }

  /** Main shows the window only after this has said that its picture is there. */
  async paint(picture: HTMLImageElement, view: OverlayView) {
    const { frameId, width, height, frameWidthPx, frameHeightPx } = view
    try {
      await picture.decode()
    } catch {
      // No picture, no overlay: a frame that cannot be drawn must not cover the display.
      if (this.#shows(frameId)) this.dismiss()
      return
    }
    if (!this.#shows(frameId)) return
    const ground = { width, height, pxPerPointX: frameWidthPx / width, pxPerPointY: frameHeightPx / height }
    this.#advance({ type: 'show', ground })
    await afterPaint(this.#clock)
    if (this.#shows(frameId)) void this.#bridge.overlay.painted(frameId)
  }

  press(point: Point): void {
    this.panels.close()
    this.#pointer = point
    this.#advance({ type: 'press', point })
  }

  /** Moves are taken together: one redraw for each painted frame. */
  move(point: Point, keys: Omit<DragKeys, 'isCarrying'>): void {
    this.#moves.note({ point, keys: { ...keys, isCarrying: this.#keys.isDown('Space') } })
  }

  release(): void {
    this.#moves.flush()
    this.#advance({ type: 'release' })
  }

  /** The pointer has left this display; main knows where it is now. */
  pointerGone(): void {
    const frameId = this.#view?.frameId
    const isFree = this.#model.mode.kind === 'aiming'
    if (isFree && frameId !== undefined) void this.#bridge.overlay.goTo({ frameId, display: 'pointer' })
  }

  stepBack(): void {
    this.#moves.drop()
    if (this.panels.close()) return
    const { kind } = this.#model.mode
    if (kind === 'aiming' || kind === 'waiting') this.dismiss()
    else this.#advance({ type: 'back' })
  }

  dismiss(): void {
    this.handOver.flush()
    void this.#bridge.overlay.dismiss()
    this.#clear()
  }

  /** Returns whether the key was one of ours. */
  keyDown(event: KeyboardEvent, place: KeyPlace): boolean {
    const command = this.#keys.down(event, place)
    if (this.#keys.isStale(event)) return true
    const { mode } = this.#model
    // While a drag is under way Space carries the rectangle.
    const isCarrying = command?.kind === 'whole-display' && mode.kind === 'drawing' && mode.by === 'mouse'
    if (command !== undefined && !isCarrying) this.#run(command)
    return command !== undefined
  }

  keyUp(event: KeyboardEvent): void {
    this.#keys.up(event)
  }

  type(text: string): void {
    this.question.type(text)
    this.handOver.tell()
  }

  typeSize(): void {
    const { mode, ground } = this.#model
    if (mode.kind === 'aiming' || mode.kind === 'drawing') {
      const rect = selectionOf(this.#model) ?? highlightedOf(this.#model) ?? middleOf(ground)
      this.#advance({ type: 'take', rect })
    }
    if (this.#model.mode.kind === 'adjusting') this.panels.typeSize()
  }

  setSize(px: PixelRect): void {
    this.#advance({ type: 'typed', px })
    this.says.say(this.#sizeWords())
  }

  #run(command: OverlayCommand): void {
    this.says.clearNote()
    switch (command.kind) {
      case 'nudge':
        this.#advance({ ...command, type: 'nudge' })
        return this.says.sayAtRest(() => this.#sizeWords())
      case 'next-window':
        return this.#nextWindow(command.step)
      case 'display':
        return void this.#goTo(command.number)
      case 'step-back':
        return this.stepBack()
      case 'enter':
        return this.#enter()
      case 'whole-display':
        return this.#advance({ type: 'take', rect: 'whole-display' })
      case 'last-selection':
        return this.#takeLast()
      default:
        return this.#switch(command.kind)
    }
  }

  #switch(kind: 'magnifier' | 'type-size' | 'key-list' | 'next-stop' | 'open-window'): void {
    if (kind === 'magnifier') this.#toggleMagnifier()
    else if (kind === 'type-size') this.typeSize()
    else if (kind === 'key-list') this.panels.toggleKeyList()
    else if (kind === 'open-window') void this.handOver.openWindow()
    else this.panels.nextStop()
  }

  #enter(): void {
    if (this.#model.mode.kind === 'adjusting') this.panels.goTo('field')
    else this.#advance({ type: 'enter' })
  }

  #nextWindow(step: 1 | -1): void {
    const { untitled, noWindows, windowAnnounced } = this.#words.overlay
    this.#advance({ type: 'next-window', step })
    const window = highlightedOf(this.#model)
    if (window === undefined) return this.says.show(noWindows)
    const { widthPx, heightPx } = pixelsOf(window, this.#model.ground)
    this.says.say(windowAnnounced(window.title || untitled, widthPx, heightPx))
  }

  #takeLast(): void {
    const rect = this.#view?.lastSelection
    if (rect === undefined) this.says.show(this.#words.overlay.noLastSelection)
    else this.#advance({ type: 'take', rect })
  }

  #toggleMagnifier(): void {
    const { magnifierOn, magnifierOff } = this.#words.overlay
    this.panels.toggleMagnifier()
    const { isMagnified } = this.panels
    this.says.say(isMagnified ? magnifierOn : magnifierOff)
    void this.#bridge.overlay.magnify(isMagnified)
  }

  async #goTo(display: number): Promise<void> {
    const frameId = this.#view?.frameId
    if (frameId === undefined) return
    this.handOver.flush()
    const { ok } = await this.#bridge.overlay.goTo({ frameId, display })
    if (!ok && this.#shows(frameId)) this.says.show(this.#words.overlay.noDisplay(display))
  }

  #advance(event: OverlayEvent): void {
    const before = this.#model
    this.#model = advance(before, event)
    const [from, to] = [before.mode.kind, this.#model.mode.kind]
    if (from !== to && to !== 'waiting') this.#entered(to)
    this.handOver.tell()
  }

  #entered(kind: Model['mode']['kind']): void {
    // A key that is still held was not meant for what has the focus now.
    this.#keys.moveOn()
    this.says.clearNote()
    this.panels.endTypingSize()
    if (kind !== 'adjusting') return
    this.panels.goTo('field')
    this.says.say(this.#sizeWords())
  }

  #sizeWords(): string {
    const rect = selectionOf(this.#model)
    if (rect === undefined) return ''
    const { widthPx, heightPx } = pixelsOf(rect, this.#model.ground)
    return this.#words.overlay.sizeAnnounced(widthPx, heightPx)
  }

  #applyMove({ point, keys }: Move): void {
    this.#pointer = point
    this.#advance(
      this.#model.mode.kind === 'aiming' ? { type: 'hover', point } : { type: 'drag', point, keys },
    )
  }

  #shows(frameId: string): boolean {
    return this.#view?.frameId === frameId
  }

  /** Nothing of a frame stays behind: the next one must not open on it. */
  #clear(): void {
    this.#moves.drop()
    this.handOver.forget()
    this.says.clear()
    this.#view = undefined
    this.panels.begin(false)
    this.#model = advance(this.#model, { type: 'hide' })
    this.question.begin('')
  }
}

/** What typing begins from when nothing is selected. */
function middleOf({ width, height }: Size): Rect {
  return { x: width / 4, y: height / 4, width: width / 2, height: height / 2 }
}
