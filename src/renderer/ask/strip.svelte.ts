import type { CaptureView } from '#shared/views.ts'
import type { Clock, Stop } from '../lib/clock.ts'

/** So long a removed capture can be brought back. */
const UNDO_MS = 10_000

/** A capture that was just taken off, and where it stood. */
export type Removed = { readonly capture: CaptureView; readonly index: number }

/** The captures that a question is about, in the order they are sent. */
export class Strip {
  readonly #clock: Clock
  readonly #onChange: () => void
  #captures = $state.raw<readonly CaptureView[]>([])
  #removed = $state.raw<Removed>()
  #stopUndo: Stop | undefined

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  get captures(): readonly CaptureView[] {
    return this.#captures
  }
  get removed(): Removed | undefined {
    return this.#removed
  }

  /** Puts captures up that are on disk already. */
  show(captures: readonly CaptureView[]): void {
    this.#captures = captures
    if (captures.some(({ id }) => id === this.#removed?.capture.id)) this.#forgetRemoved()
  }

  add(capture: CaptureView): void {
    this.#set([...this.#captures.filter(({ id }) => id !== capture.id), capture])
  }

  remove(id: string): void {
    const index = this.#captures.findIndex((capture) => capture.id === id)
    const capture = this.#captures[index]
    if (capture === undefined) return
    this.#removed = { capture, index }
    this.#stopUndo?.()
    this.#stopUndo = this.#clock.after(UNDO_MS, () => this.#forgetRemoved())
    this.#set(this.#captures.filter((each) => each !== capture))
  }

  undo(): void {
    const removed = this.#removed
    if (removed === undefined) return
    this.#forgetRemoved()
    this.#set(this.#captures.toSpliced(removed.index, 0, removed.capture))
  }

  /** Moves a capture to a place between the others; beyond the ends is at the end. */
  move(id: string, to: number): void {
    const capture = this.#captures.find((each) => each.id === id)
    if (capture === undefined) return
    const others = this.#captures.filter((each) => each !== capture)
    this.#set(others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, capture))
  }

  #forgetRemoved(): void {
    this.#stopUndo?.()
    this.#stopUndo = undefined
    this.#removed = undefined
  }

  #set(captures: readonly CaptureView[]): void {
    this.#captures = captures
    this.#onChange()
  }
}
