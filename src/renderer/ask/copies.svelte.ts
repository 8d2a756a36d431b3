import { textOf } from '#shared/ask-state.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Result } from '#shared/errors.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { stateOf } from './shown-thread.svelte.ts'
import type { ShownThread } from './shown-thread.svelte.ts'

/** How long "Copied" stands in for "Copy". */
const COPIED_MS = 2000

type Given = {
  readonly bridge: Pick<Bridge['ask'], 'copyAnswer' | 'copyCode' | 'copyCapture'>
  readonly clock: Clock
  readonly thread: ShownThread
  /** Told how each copy went. */
  readonly onResult: (result: Result<void>, what: 'answer' | 'code' | 'picture') => void
}

/** What was copied out of the window, and for how long it says so. */
export class Copies {
  readonly #given: Given
  #answerId = $state<string>()
  #stop: Stop | undefined

  constructor(given: Given) {
    this.#given = given
  }

  /** The ask whose answer was just copied. */
  get answerId(): string | undefined {
    return this.#answerId
  }

  /** Copies an answer; `html` is how it is shown. Gives whether it is on the clipboard. */
  async answer(askId: string, html?: string): Promise<boolean> {
    const { bridge, clock, thread, onResult } = this.#given
    const turn = thread.turns.find(({ ask }) => ask.askId === askId)
    if (turn === undefined || textOf(stateOf(turn)) === '') return false
    const result = await (html === undefined ? bridge.copyAnswer(askId) : bridge.copyAnswer(askId, html))
    this.#stop?.()
    this.#answerId = result.ok ? askId : undefined
    onResult(result, 'answer')
    this.#stop = clock.after(COPIED_MS, () => this.forget())
    return result.ok
  }

  async code(code: string): Promise<boolean> {
    const result = await this.#given.bridge.copyCode(code)
    this.#given.onResult(result, 'code')
    return result.ok
  }

  async picture(captureId: string): Promise<boolean> {
    const result = await this.#given.bridge.copyCapture(captureId)
    this.#given.onResult(result, 'picture')
    return result.ok
  }

  forget(): void {
    this.#answerId = undefined
  }
}
