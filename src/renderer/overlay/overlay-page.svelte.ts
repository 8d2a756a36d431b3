import type { PixelRect, Point } from '#shared/geometry.ts'
import type { OverlayView } from '#shared/views.ts'
import { afterPaint } from './after-paint.ts'
import { Announcer } from './announcer.svelte.ts'
import type { DragKeys } from './drag.ts'
import { drawFrame, FrameArrivals } from './frame-arrivals.ts'
import { groundOf } from './ground.ts'
import { MergedMoves } from './merged-moves.ts'
import type { Move } from './merged-moves.ts'
import { runCommand } from './overlay-commands.ts'
import { FreshKeys } from './overlay-keys.ts'
import type { KeyPlace, OverlayCommand } from './overlay-keys.ts'
import { advance, pointedAt, sizeWords, typedFrom, waiting } from './overlay-state.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import { createParts } from './overlay-parts.ts'
import type { OverlayParts, PageDependencies } from './overlay-parts.ts'
import { Panels } from './panels.svelte.ts'
import { Question } from './question.svelte.ts'

const BEAT_MS = 500

/** The overlay: one frame at a time, from its arrival to a capture or to nothing. */
export class OverlayPage {
  readonly question = new Question()
  readonly panels = new Panels()
  readonly annotations: OverlayParts['annotations']
  readonly pictures: OverlayParts['pictures']
  readonly aiming: OverlayParts['aiming']
  readonly steps: OverlayParts['steps']
  readonly handOver: OverlayParts['handOver']
  readonly across: OverlayParts['across']
  readonly leaving: OverlayParts['leaving']
  readonly says: Announcer
  readonly #bridge: PageDependencies['bridge']
  readonly #words: PageDependencies['words']
  readonly #clock: PageDependencies['clock']
  readonly #keys = new FreshKeys()
  readonly #moves: MergedMoves
  #model = $state.raw<Model>(waiting)
  #view = $state.raw<OverlayView>()
  #pointer = $state.raw<Point>({ x: 0, y: 0 })
  readonly #frames = new FrameArrivals()
  /** How often the frame has been drawn: what shows parts of it looks again. */
  drawn = $state(0)

  constructor({ bridge, words, clock }: PageDependencies) {
    this.#bridge = bridge
    this.#words = words
    this.#clock = clock
    this.says = new Announcer(clock)
    this.#moves = new MergedMoves(clock, (move) => this.#applyMove(move))
    const parts = createParts({
      ...{ bridge, words, clock, says: this.says, panels: this.panels, question: this.question },
      view: () => this.#view,
      model: () => this.#model,
      advance: (event) => this.#advance(event),
      onSettled: (step) => this.#settle(step),
      onAdded: () => this.#forgetMarks({ type: 'back' }),
      onDone: () => this.#clear(),
      onRefused: (question) => this.type(question),
      page: this,
      replace: (model) => (this.#model = model),
      restart: (event) => this.#forgetMarks(event),
    })
    this.annotations = parts.annotations
    this.handOver = parts.handOver
    this.steps = parts.steps
    this.aiming = parts.aiming
    this.pictures = parts.pictures
    this.across = parts.across
    this.leaving = parts.leaving
  }

  get view(): OverlayView | undefined {
    return this.#view
  }
  get model(): Model {
    return this.#model
  }
  /** What the magnifier looks at. */
  get pointer(): Point {
    return pointedAt(this.#model, this.#pointer)
  }

  start(): () => void {
    const stopWindows = this.#bridge.overlay.onWindows(({ frameId, windows }) => {
      if (this.#shows(frameId)) this.#advance({ type: 'windows', windows })
    })
    const stopShow = this.#bridge.overlay.onShow((view) => {
      this.#clear()
      this.#keys.forget()
      this.#view = view
      this.drawn = 0
      this.question.begin(view.draft.text)
      this.panels.begin(view.isMagnified, view.isPicture !== true)
      this.pictures.begin(view)
      this.handOver.begin(view)
      this.across.begin(view)
      this.annotations.begin(view.coverLook)
    })
    const stops = [stopWindows, stopShow, this.#frames.start(), this.across.start()]
    return () => stops.forEach((stop) => stop())
  }

  /** Frames that arrive are drawn here; main shows the window once this has said that the first of them is seen. */
  drawOn(canvas: HTMLCanvasElement, view: OverlayView): () => void {
    return this.#frames.follow(view.frameId, (frame) => {
      // No picture, no overlay: a frame that cannot be drawn must not cover the display.
      if (!drawFrame(canvas, frame)) return this.#fail(view.frameId)
      this.drawn += 1
      if (this.drawn === 1) void this.#begin(view)
    })
  }

  #fail(frameId: string): void {
    void this.#bridge.overlay.fail(frameId)
    this.#clear()
  }

  async #begin(view: OverlayView): Promise<void> {
    const { frameId, note } = view
    this.#advance({ type: 'show', ground: groundOf(view), isTaken: view.isPicture === true })
    if (note !== undefined) this.says.show(this.#words.overlay.notes[note])
    await afterPaint(this.#clock)
    if (!this.#shows(frameId)) return
    void this.#bridge.overlay.painted(frameId)
    this.#beat(frameId)
  }

  press(point: Point): void {
    this.panels.close()
    this.#pointer = point
    const wasTyping = this.annotations.act?.kind === 'typing'
    const isTaken = this.annotations.press(point)
    const isTyping = this.annotations.act?.kind === 'typing'
    if (!isTyping && (isTaken || wasTyping)) this.panels.goTo('selection')
    if (!isTaken) this.#advance({ type: 'press', point })
  }

  /** Moves are taken together: one redraw for each painted frame. */
  move(point: Point, keys: Omit<DragKeys, 'isCarrying'>): void {
    this.#moves.note({ point, keys: { ...keys, isCarrying: this.#keys.isDown('Space') } })
  }

  release(): void {
    this.#moves.flush()
    if (this.annotations.isMoving) this.annotations.release()
    else this.#advance({ type: 'release' })
  }

  /** The pointer has left this display; main knows where it is now. */
  pointerGone(): void {
    const frameId = this.#view?.frameId
    const isFree = this.#model.mode.kind === 'aiming' && this.across.isLead
    if (isFree && frameId !== undefined) void this.#bridge.overlay.goTo({ frameId, display: 'pointer' })
  }

  stepBack(): void {
    this.#moves.drop()
    const wasTyping = this.annotations.act?.kind === 'typing'
    if (this.panels.close()) return
    if (this.annotations.stepBack()) return wasTyping ? this.panels.goTo('selection') : undefined
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
    // After the last mark, Tab goes on to the toolbar.
    if (command?.kind === 'next-mark') return this.annotations.selectNext(command.step)
    if (command !== undefined && !isCarrying) this.command(command)
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
    const rect = typedFrom(this.#model)
    if (rect !== undefined) this.#advance({ type: 'take', rect })
    if (this.#model.mode.kind === 'adjusting') this.panels.typeSize()
  }

  setSize(px: PixelRect): void {
    this.#advance({ type: 'typed', px })
    this.says.say(sizeWords(this.#model, this.#words))
  }

  command(command: OverlayCommand): void {
    this.says.clearNote()
    // What is typed on the picture is part of it.
    if (command.kind !== 'step-back') this.annotations.endTyping()
    runCommand(this, command)
  }

  nudge(command: Extract<OverlayCommand, { kind: 'nudge' }>): void {
    const { columnsPx, rowsPx, part } = command
    const isAdjusting = this.#model.mode.kind === 'adjusting'
    if (isAdjusting && part === 'whole' && this.annotations.nudge(columnsPx, rowsPx)) return
    this.#advance({ ...command, type: 'nudge' })
    this.says.sayAtRest(() => sizeWords(this.#model, this.#words))
  }

  enter(): void {
    if (this.#model.mode.kind !== 'adjusting') this.#advance({ type: 'enter' })
    else if (!this.annotations.enter()) this.leaving.enter()
  }

  openMenu(menu: 'colour' | 'width'): void {
    this.panels.goTo('toolbar')
    this.panels.toggleMenu(menu)
  }

  #advance(event: OverlayEvent): void {
    const before = this.#model
    this.#model = advance(before, event)
    const [from, to] = [before.mode.kind, this.#model.mode.kind]
    if (from !== to && to !== 'waiting') this.#entered(to, from)
    this.#settle(event.type === 'nudge' ? event.part : '')
  }

  /** Something may stand still now: it is noted for undo, and main is told. */
  #settle(step?: string): void {
    if (!this.across.isLead) return
    this.steps.settle(step)
    this.handOver.tell()
    this.across.tell()
  }

  #forgetMarks(event: OverlayEvent): void {
    this.steps.forget()
    this.annotations.clear()
    this.#advance(event)
  }

  #entered(kind: Model['mode']['kind'], from: Model['mode']['kind']): void {
    // A key that is still held was not meant for what has the focus now.
    this.#keys.moveOn()
    this.says.clearNote()
    this.panels.endTypingSize()
    if (kind !== 'adjusting') return
    this.panels.goTo('field')
    this.says.say(sizeWords(this.#model, this.#words))
    // What was refused is not asked again by itself.
    if (from !== 'handing-over') this.leaving.goesAtOnce()
  }

  #applyMove({ point, keys }: Move): void {
    this.#pointer = point
    if (this.annotations.isMoving) return this.annotations.drag(point, keys.isSquare)
    this.#advance(
      this.#model.mode.kind === 'aiming' ? { type: 'hover', point } : { type: 'drag', point, keys },
    )
  }

  /** Main closes an overlay that falls silent. */
  #beat(frameId: string): void {
    if (!this.#shows(frameId)) return
    // The others are gone when the one that is worked with is.
    if (this.across.isLead) void this.#bridge.overlay.beat(frameId)
    this.#clock.after(BEAT_MS, () => this.#beat(frameId))
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
    this.#forgetMarks({ type: 'hide' })
    this.question.begin('')
  }
}
