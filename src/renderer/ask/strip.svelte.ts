import type { CaptureView } from '#shared/views.ts'
import type { Clock, Stop } from '../lib/clock.ts'

/** So long a removed capture can be brought back. */
const UNDO_MS = 10_000

/** What can be brought back, and where it stood: a capture that was taken off, or one before it was drawn on. */
export type Undoable = {
  readonly capture: CaptureView
  readonly index: number
  /** What stands in its place. */
  readonly by?: string
}

/** The captures that a question is about, in the order they are sent. */
export class Strip {
  readonly #clock: Clock
  readonly #onChange: () => void
  #captures = $state.raw<readonly CaptureView[]>([])
  #undoable = $state.raw<Undoable>()
  #stopUndo: Stop | undefined

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  get captures(): readonly CaptureView[] {
    return this.#captures
  }
  get undoable(): Undoable | undefined {
    return this.#undoable
  }

  /** Puts up those of another question: what was taken off before is not taken back into it. */
  begin(captures: readonly CaptureView[]): void {
    this.#forgetUndo()
    this.#captures = captures
  }

  /** Puts captures up that are on disk already. */
  show(captures: readonly CaptureView[]): void {
    this.#captures = captures
    if (captures.some(({ id }) => id === this.#undoable?.capture.id)) this.#forgetUndo()
  }

  add(capture: CaptureView): void {
    this.#set([...this.#captures.filter(({ id }) => id !== capture.id), capture])
  }

  remove(id: string): void {
    const index = this.#captures.findIndex((capture) => capture.id === id)
    const capture = this.#captures[index]
    if (capture === undefined) return
    this.#offerUndo({ capture, index })
    this.#set(this.#captures.filter((each) => each !== capture))
  }

  /** One was drawn on and is another one now. Says whether it was here. */
  replace(id: string, by: CaptureView): boolean {
    const index = this.#captures.findIndex((capture) => capture.id === id)
    const capture = this.#captures[index]
    if (capture === undefined) return false
    this.#offerUndo({ capture, index, by: by.id })
    this.#set(this.#captures.with(index, by))
    return true
  }

  undo(): void {
    const undoable = this.#undoable
    if (undoable === undefined) return
    this.#forgetUndo()
    const { capture, index, by } = undoable
    if (by === undefined) this.#set(this.#captures.toSpliced(index, 0, capture))
    else this.#set(this.#captures.map((each) => (each.id === by ? capture : each)))
  }

  /** Moves a capture to a place between the others; beyond the ends is at the end. */
  move(id: string, to: number): void {
    const capture = this.#captures.find((each) => each.id === id)
    if (capture === undefined) return
    const others = this.#captures.filter((each) => each !== capture)
    this.#set(others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, capture))
  }

  #offerUndo(undoable: Undoable): void {
    this.#undoable = undoable
    this.#stopUndo?.()
    this.#stopUndo = this.#clock.after(UNDO_MS, () => this.#forgetUndo())
  }

  #forgetUndo(): void {
    this.#stopUndo?.()
    this.#stopUndo = undefined
    this.#undoable = undefined
  }

  #set(captures: readonly CaptureView[]): void {
    this.#captures = captures
    this.#onChange()
  }
}
