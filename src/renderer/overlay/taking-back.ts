import type { Mark } from '#shared/annotate/mark.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Words } from '#shared/words/words.ts'
import type { Annotations } from './annotations.svelte.ts'
import type { Announcer } from './announcer.svelte.ts'
import { sameRect } from './ground.ts'
import type { Model, OverlayEvent } from './overlay-state.ts'
import { UndoLine } from './undo-line.svelte.ts'

/** What undo brings back: the selection, and what is drawn on it. */
type Settled = { readonly rect: Rect; readonly marks: readonly Mark[] }

type Dependencies = {
  readonly words: Words
  readonly says: Announcer
  readonly annotations: Annotations
  readonly model: () => Model
  readonly advance: (event: OverlayEvent) => void
}

/** One line of undo for the selection and for what is drawn on it. */
export class TakingBack {
  readonly #given: Dependencies
  readonly #line = new UndoLine<Settled>()
  #settled: Settled | undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  get canUndo(): boolean {
    return this.#line.canUndo
  }
  get canRedo(): boolean {
    return this.#line.canRedo
  }

  /** Notes what stands still now, if it is new; steps of one name that follow each other are one. */
  settle(step = ''): void {
    const { mode } = this.#given.model()
    const { marks, isMoving } = this.#given.annotations
    if (mode.kind !== 'adjusting' || mode.held !== undefined || isMoving) return
    const { rect } = mode
    if (this.#settled?.marks === marks && sameRect(this.#settled.rect, rect)) return
    this.#settled = { rect, marks }
    this.#line.note(this.#settled, step)
  }

  takeBack(way: 'undo' | 'redo'): void {
    const { words, says, annotations, advance } = this.#given
    const { undone, redone, nothingToUndo } = words.annotate
    annotations.drop()
    const state = way === 'undo' ? this.#line.undo() : this.#line.redo()
    if (state === undefined) return says.say(nothingToUndo)
    this.#settled = state
    annotations.restore(state.marks)
    advance({ type: 'take', rect: state.rect })
    says.say(way === 'undo' ? undone : redone)
  }

  forget(): void {
    this.#settled = undefined
    this.#line.forget()
  }
}
