import type { HistoryHit } from '#shared/history-views.ts'

/** Which rows are on the page, and which of them are still to be read. */
export class RowsInView {
  readonly #counts = new Map<string, number>()
  readonly #wanted = new Set<string>()

  enter(askId: string): void {
    this.#counts.set(askId, (this.#counts.get(askId) ?? 0) + 1)
  }

  leave(askId: string): void {
    const count = (this.#counts.get(askId) ?? 1) - 1
    if (count > 0) this.#counts.set(askId, count)
    else this.#counts.delete(askId)
  }

  want(askIds: Iterable<string>): void {
    for (const askId of askIds) this.#wanted.add(askId)
  }

  get all(): readonly string[] {
    return [...this.#counts.keys()]
  }

  /** What was wanted and is still to be seen; it is wanted no more. */
  take(limit: number): string[] {
    const askIds = [...this.#wanted].filter((askId) => this.#counts.has(askId)).slice(0, limit)
    this.#wanted.clear()
    return askIds
  }
}

/** A found list that grows: of each thread only what came first stays. */
export class GrowingHits {
  readonly #seen = new Set<string>()
  #hits: readonly HistoryHit[] = []

  add(part: readonly HistoryHit[]): readonly HistoryHit[] {
    const fresh = part.filter(({ threadId }) => !this.#seen.has(threadId) && this.#seen.add(threadId))
    this.#hits = [...this.#hits, ...fresh]
    return this.#hits
  }
}
