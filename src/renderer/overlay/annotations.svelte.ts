import { numbersOf } from '#shared/annotate/mark-places.ts'
import { MAX_TEXT_LENGTH } from '#shared/annotate/mark.ts'
import type { CoverLook, Mark, Tool } from '#shared/annotate/mark.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { PixelPoint, Point, Rect } from '#shared/geometry.ts'
import type { Words } from '#shared/words/words.ts'
import type { Announcer } from './announcer.svelte.ts'
import { gripAt } from './grips.ts'
import { pixelsOf } from './ground.ts'
import type { Ground } from './ground.ts'
import { clampPx, textSizePx } from './mark-shape.ts'
import { blank, sketched } from './sketch-state.ts'
import type { Act, MarkStyle, Sheet, Sketch, SketchEvent } from './sketch-state.ts'
import { writtenMark } from './text-ink.ts'

type Dependencies = {
  readonly bridge: Pick<Bridge, 'overlay'>
  readonly words: Words
  readonly says: Announcer
  readonly ground: () => Ground
  /** The selection that is adjusted. */
  readonly rect: () => Rect | undefined
  /** What is drawn has changed, and stands still; steps of one name are one for undo. */
  readonly onSettled: (step?: string) => void
}

export type Typing = Extract<Act, { readonly kind: 'typing' }>

/** What is drawn on the frame, and the tool in the hand. */
export class Annotations {
  readonly #given: Dependencies
  #sketch = $state.raw<Sketch>(blank)
  /** The crosshair that keys draw with. */
  #cursor = $state.raw<PixelPoint>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  get marks(): readonly Mark[] {
    return this.#sketch.marks
  }
  get numbers(): readonly number[] {
    return numbersOf(this.#sketch.marks)
  }
  get tool(): Tool | undefined {
    return this.#sketch.tool
  }
  get style(): MarkStyle {
    return this.#sketch.style
  }
  get selected(): number | undefined {
    return this.#sketch.selected
  }
  get act(): Act | undefined {
    return this.#sketch.act
  }
  get cursor(): PixelPoint | undefined {
    return this.#sketch.tool === undefined ? undefined : this.#cursor
  }
  /** What is chosen or selected is a cover, which has a look and no colour or width. */
  get isCovering(): boolean {
    const { tool, selected, marks } = this.#sketch
    return tool === 'cover' || (selected !== undefined && marks[selected]?.kind === 'cover')
  }
  get isMoving(): boolean {
    return this.#sketch.act !== undefined
  }

  /** Another frame: what was drawn on the last one does not belong to it. The style stays. */
  clear(): void {
    this.#cursor = undefined
    this.#sketch = sketched(this.#sketch, { type: 'clear' })
  }

  /** Covers look as they did the last time. */
  begin(look: CoverLook): void {
    this.#do({ type: 'style', style: { look } })
  }

  restore(marks: readonly Mark[]): void {
    this.#do({ type: 'restore', marks })
  }

  choose(tool: Tool | undefined): void {
    this.endTyping()
    this.#cursor = undefined
    this.#do({ type: 'tool', tool })
    const { toolOn, toolOff, tools } = this.#given.words.annotate
    const now = this.tool
    this.#given.says.say(now === undefined ? toolOff : toolOn(tools[now]))
  }

  restyle(style: Partial<MarkStyle>): void {
    const before = this.marks
    this.#do({ type: 'style', style })
    if (style.look !== undefined) void this.#given.bridge.overlay.coverLook(style.look)
    if (this.marks !== before) this.#given.onSettled()
  }

  /** Returns whether the press was for what is drawn, not for the selection. */
  press(point: Point): boolean {
    this.endTyping()
    const rect = this.#given.rect()
    const sheet = this.#sheet()
    if (rect === undefined || sheet === undefined) return false
    const at = this.#toPx(point)
    const isInside = isIn(rect, point)
    if (this.tool !== undefined && !isInside) return gripAt(rect, point) === undefined
    if (this.tool === undefined && !isInside) return false
    this.#do({ type: 'press', point: this.tool === undefined ? at : clampPx(at, sheet.area), sheet })
    return this.isMoving
  }

  drag(point: Point, isStraight: boolean): void {
    const sheet = this.#sheet()
    if (sheet !== undefined)
      this.#do({ type: 'drag', point: this.#toPx(point), area: sheet.area, isStraight })
  }

  release(): void {
    const before = this.#sketch
    this.#do({ type: 'release' })
    this.#tellChange(before)
  }

  /** Ends what is half done, or leaves the tool, or lets go of a mark: one of them. Returns whether there was one. */
  stepBack(): boolean {
    const { act, tool, selected } = this.#sketch
    if (act?.kind === 'typing') this.endTyping()
    else if (act !== undefined) this.#do({ type: 'drop' })
    else if (tool !== undefined) this.choose(undefined)
    else if (selected !== undefined) this.#do({ type: 'select', index: undefined })
    else return false
    return true
  }

  /** The hand lets go without having meant it. */
  drop(): void {
    this.endTyping()
    this.#do({ type: 'drop' })
  }

  delete(): boolean {
    if (this.selected === undefined) return false
    this.#do({ type: 'delete' })
    this.#given.says.say(this.#given.words.annotate.deleted)
    this.#given.onSettled()
    return true
  }

  /** An arrow key: moves the selected mark or, with a tool, the crosshair. Returns whether it was for one of them. */
  nudge(columnsPx: number, rowsPx: number): boolean {
    if (this.selected !== undefined && this.tool === undefined) {
      this.#do({ type: 'nudge', columnsPx, rowsPx })
      this.#given.onSettled(`nudge ${this.selected}`)
      return true
    }
    const sheet = this.#sheet()
    if (this.tool === undefined || sheet === undefined) return false
    const from = this.#cursor ?? middleOf(sheet)
    const to = clampPx({ xPx: from.xPx + columnsPx, yPx: from.yPx + rowsPx }, sheet.area)
    this.#cursor = to
    this.#do({ type: 'drag', point: to, area: sheet.area, isStraight: false })
    return true
  }

  /** Enter with a tool: the first corner, then the second. Returns whether there was a tool. */
  enter(): boolean {
    const sheet = this.#sheet()
    if (this.tool === undefined || sheet === undefined) return false
    if (this.isMoving) this.release()
    else {
      this.#cursor ??= middleOf(sheet)
      this.#do({ type: 'press', point: this.#cursor, sheet })
      if (this.tool === 'number') this.release()
    }
    return true
  }

  /** Tab on the selection: the next mark. Returns false after the last one, and when there is none. */
  selectNext(step: 1 | -1): boolean {
    const from = this.selected ?? (step === 1 ? -1 : this.marks.length)
    const mark = this.marks[from + step]
    if (mark === undefined) {
      this.#do({ type: 'select', index: undefined })
      return false
    }
    const { selected, tools } = this.#given.words.annotate
    this.#do({ type: 'select', index: from + step })
    this.#given.says.say(selected(tools[mark.kind]))
    return true
  }

  type(text: string): void {
    const { act } = this.#sketch
    if (act?.kind === 'typing') this.#sketch = { ...this.#sketch, act: { ...act, text } }
  }

  /** Not all that was put into the text has room in it. */
  tellCut(): void {
    this.#given.says.show(this.#given.words.annotate.textCut(MAX_TEXT_LENGTH))
  }

  /** What was typed becomes a mark. */
  endTyping(): void {
    const { act, marks, style } = this.#sketch
    if (act?.kind !== 'typing') return
    const before = this.#sketch
    const old = act.index === undefined ? undefined : marks[act.index]
    const look = old?.kind === 'text' ? old : { colour: style.colour, sizePx: this.textSizePx }
    const sheet = this.#sheet()
    const right = sheet === undefined ? act.at.xPx : sheet.area.xPx + sheet.area.widthPx
    const { colour, sizePx } = look
    const mark = writtenMark({ text: act.text, at: act.at, colour, sizePx, roomPx: right - act.at.xPx })
    this.#do({ type: 'written', mark })
    this.#tellChange(before)
  }

  get textSizePx(): number {
    return textSizePx(this.style.widthPx, this.#given.ground().pxPerPointX)
  }

  #tellChange(before: Sketch): void {
    if (before.marks === this.marks && before.act?.kind !== 'moving') return
    const { marked, tools } = this.#given.words.annotate
    const last = this.marks.at(-1)
    if (this.marks.length > before.marks.length && last !== undefined)
      this.#given.says.say(marked(tools[last.kind]))
    this.#given.onSettled()
  }

  #do(event: SketchEvent): void {
    this.#sketch = sketched(this.#sketch, event)
  }

  #sheet(): Sheet | undefined {
    const rect = this.#given.rect()
    const ground = this.#given.ground()
    return rect === undefined ? undefined : { area: pixelsOf(rect, ground), pxPerPoint: ground.pxPerPointX }
  }

  #toPx({ x, y }: Point): PixelPoint {
    const { pxPerPointX, pxPerPointY } = this.#given.ground()
    return { xPx: x * pxPerPointX, yPx: y * pxPerPointY }
  }
}

function isIn({ x, y, width, height }: Rect, point: Point): boolean {
  return point.x >= x && point.y >= y && point.x <= x + width && point.y <= y + height
}

function middleOf({ area }: Sheet): PixelPoint {
  return {
    xPx: area.xPx + Math.round(area.widthPx / 2),
    yPx: area.yPx + Math.round(area.heightPx / 2),
  }
}
