import { SvelteMap } from 'svelte/reactivity'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { HistoryQuery } from '#shared/contract/history.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { HistoryHit, HistoryRow } from '#shared/history-views.ts'
import { MAX_ROWS } from '#shared/limits.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock } from '../lib/clock.ts'
import { GrowingHits, RowsInView } from './rows-in-view.ts'

type Dependencies = {
  readonly bridge: Pick<Bridge, 'history'>
  readonly clock: Clock
  /** The list is another one, or longer. */
  readonly onFound: () => void
}

/** What a question found: which threads at once, and what is shown of each when it comes into view. */
export class FoundThreads {
  readonly #given: Dependencies
  readonly #rows = new SvelteMap<string, HistoryRow>()
  readonly #inView = new RowsInView()
  #hits = $state.raw<readonly HistoryHit[]>([])
  #words = $state.raw<readonly string[]>([])
  #isAll = $state(false)
  #hasLooked = $state(false)
  #failure = $state.raw<Failure>()
  #turn = 0
  #isAskingSoon = false

  constructor(given: Dependencies) {
    this.#given = given
  }

  get hits(): readonly HistoryHit[] {
    return this.#hits
  }
  get words(): readonly string[] {
    return this.#words
  }
  /** Nothing more is to come. */
  get isAll(): boolean {
    return this.#isAll
  }
  get hasLooked(): boolean {
    return this.#hasLooked
  }
  get failure(): Failure | undefined {
    return this.#failure
  }

  row(askId: string): HistoryRow | undefined {
    return this.#rows.get(askId)
  }

  /** Shows what fits as it comes. `isSame`: the same question again, so the list is changed in one go. */
  async look(query: HistoryQuery, isSame = false): Promise<void> {
    const turn = ++this.#turn
    try {
      await this.#lookOn(query, turn, isSame)
    } catch (error) {
      if (turn === this.#turn) this.#failure = toFailure(error)
    }
    if (isSame) this.#want(this.#inView.all)
  }

  async #lookOn(query: HistoryQuery, turn: number, isSame: boolean): Promise<void> {
    const hits = new GrowingHits()
    let before: number | undefined
    do {
      const from = before === undefined ? {} : { before }
      const part = await unwrap(this.#given.bridge.history.find({ query, ...from }))
      if (turn !== this.#turn) return
      before = part.next
      const all = hits.add(part.hits)
      if (!isSame || before === undefined) this.#show(all, part.words, before === undefined)
    } while (before !== undefined)
    this.#failure = undefined
  }

  /** For an element that shows a row: what it needs is read while it is there. */
  watch(askId: string): () => () => void {
    return () => {
      this.#inView.enter(askId)
      if (!this.#rows.has(askId)) this.#want([askId])
      return () => this.#inView.leave(askId)
    }
  }

  #show(hits: readonly HistoryHit[], words: readonly string[], isAll: boolean): void {
    // The line of an answer is cut around the words that were looked for.
    if (words.join(' ') !== this.#words.join(' ')) this.#rows.clear()
    this.#words = words
    this.#hits = hits
    this.#isAll = isAll
    this.#hasLooked = true
    this.#given.onFound()
  }

  /** Rows that come into view together are read together. */
  #want(askIds: readonly string[]): void {
    this.#inView.want(askIds)
    if (this.#isAskingSoon) return
    this.#isAskingSoon = true
    this.#given.clock.after(0, () => {
      this.#isAskingSoon = false
      void this.#ask()
    })
  }

  async #ask(): Promise<void> {
    const askIds = this.#inView.take(MAX_ROWS)
    if (askIds.length === 0) return
    const words = this.#words
    const result = await this.#given.bridge.history.rows({ askIds, words: [...words] })
    if (words.join(' ') !== this.#words.join(' ')) return this.#want(askIds)
    if (result.ok) for (const row of result.value) this.#rows.set(row.askId, row)
    else this.#failure = result.failure
  }
}
