import type { Bridge } from '#shared/contract/bridge.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { ThreadView } from '#shared/history-views.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock } from '../lib/clock.ts'
import { ReadAsk } from './read-ask.svelte.ts'

type Dependencies = { readonly bridge: Bridge; readonly clock: Clock }

/** The thread on the right. */
export class ReadThread {
  readonly #given: Dependencies
  #view = $state.raw<ThreadView>()
  #asks = $state.raw<readonly ReadAsk[]>([])
  #failure = $state.raw<Failure>()
  /** The ask that was found; it is brought into view. */
  #foundId = $state<string>()
  #turn = 0

  constructor(given: Dependencies) {
    this.#given = given
  }

  get view(): ThreadView | undefined {
    return this.#view
  }
  get asks(): readonly ReadAsk[] {
    return this.#asks
  }
  get foundId(): string | undefined {
    return this.#foundId
  }
  get failure(): Failure | undefined {
    return this.#failure
  }

  async open(threadId: string, foundId?: string): Promise<void> {
    const turn = ++this.#turn
    try {
      const view = await unwrap(this.#given.bridge.history.thread(threadId))
      if (turn !== this.#turn) return
      this.#failure = undefined
      this.#foundId = foundId
      this.#show(view)
    } catch (error) {
      if (turn !== this.#turn) return
      this.close()
      this.#failure = toFailure(error)
    }
  }

  /** Something changed: it is read again, and what did not change stays as it is on the page. */
  async refresh(): Promise<void> {
    if (this.#view !== undefined) await this.open(this.#view.threadId, this.#foundId)
  }

  close(): void {
    this.#turn += 1
    for (const ask of this.#asks) ask.close()
    this.#asks = []
    this.#view = undefined
    this.#failure = undefined
  }

  #show(view: ThreadView): void {
    const asks = view.asks.map((ask) => {
      const before = this.#asks.find((each) => each.shows(ask))
      return before ?? new ReadAsk(ask, this.#given)
    })
    for (const before of this.#asks) if (!asks.includes(before)) before.close()
    this.#view = view
    this.#asks = asks
  }
}
