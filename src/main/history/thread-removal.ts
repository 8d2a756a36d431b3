import type { Db } from '../db/database.ts'
import type { ThreadStore } from './thread-store.ts'

/** So long a deletion can be undone. */
const UNDO_MS = 10_000

type Dependencies = {
  readonly db: Pick<Db, 'transaction'>
  readonly threads: Pick<ThreadStore, 'remove'>
  /** None of their asks is sent as long as this holds; what is under way is stopped. */
  readonly withhold: (threadIds: readonly string[]) => void
  readonly release: (threadIds: readonly string[]) => void
  /** Gets rid of files, and of what the database still has of removed rows. */
  readonly scrub: (files: readonly string[]) => void
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onChanged: () => void
  readonly onError: (error: unknown) => void
}

type Batch = { readonly threadIds: readonly string[]; readonly cancel: () => void }

/** Deleting with a way back: threads are out of sight at once, and off the disk a little later. */
export class ThreadRemoval {
  readonly #given: Dependencies
  readonly #batches: Batch[] = []

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Those that are about to be removed. */
  hidden(): readonly string[] {
    return this.#batches.flatMap(({ threadIds }) => threadIds)
  }

  remove(threadIds: readonly string[]): void {
    const { after, withhold, onChanged } = this.#given
    const hidden = new Set(this.hidden())
    const fresh = threadIds.filter((threadId) => !hidden.has(threadId))
    if (fresh.length === 0) return
    withhold(fresh)
    const batch: Batch = { threadIds: fresh, cancel: after(UNDO_MS, () => this.#finish(batch)) }
    this.#batches.push(batch)
    onChanged()
  }

  /** Brings back what was deleted last. */
  undo(): void {
    const batch = this.#batches.pop()
    if (batch === undefined) return
    batch.cancel()
    this.#given.release(batch.threadIds)
    this.#given.onChanged()
  }

  /** For the end of the app: what was deleted is not to be there at the next start. */
  flush(): void {
    for (const batch of [...this.#batches]) this.#finish(batch)
  }

  #finish(batch: Batch): void {
    const { db, threads, release, scrub, onChanged, onError } = this.#given
    batch.cancel()
    const at = this.#batches.indexOf(batch)
    if (at >= 0) this.#batches.splice(at, 1)
    try {
      scrub(db.transaction(() => threads.remove(batch.threadIds)))
    } catch (error) {
      onError(error) // a full disk: they are to be seen again, and can be deleted again
    }
    release(batch.threadIds)
    onChanged()
  }
}
