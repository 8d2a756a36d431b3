import type { Point } from '#shared/geometry.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import type { DragKeys } from './drag.ts'

export type Move = { readonly point: Point; readonly keys: DragKeys }

/** Moves of the pointer, taken together: one for each painted frame. */
export class MergedMoves {
  readonly #clock: Clock
  readonly #apply: (move: Move) => void
  #move: Move | undefined
  #stop: Stop | undefined

  constructor(clock: Clock, apply: (move: Move) => void) {
    this.#clock = clock
    this.#apply = apply
  }

  note(move: Move): void {
    this.#move = move
    this.#stop ??= this.#clock.frame(() => this.flush())
  }

  flush(): void {
    const move = this.#move
    this.drop()
    if (move !== undefined) this.#apply(move)
  }

  drop(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#move = undefined
  }
}
