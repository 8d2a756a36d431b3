import type { AppStore } from './app-store.ts'
import { scrubSearchIndex } from './db/search-index.ts'
import type { Platform } from './platform.ts'

/** Of the index, while the app is quitting: a second at most; the rest is scrubbed with the next deletion. */
const MOST_LAST_STEPS = 100

const NOT_OVERWRITTEN = 'what was removed could not be overwritten'

type Dependencies = Pick<Platform, 'log'> & {
  /** Lets others have their turn between two steps. */
  readonly rest: () => Promise<void>
}

/** Gets rid of the pictures of removed threads, and of what the database still has of their words. */
export class Scrubber {
  readonly #store: AppStore
  readonly #given: Dependencies
  #isScrubbing = false
  #isLeaving = false
  /** What is being seen to, by the pictures that go with it. */
  readonly #unfinished = new Set<readonly string[]>()

  constructor(store: AppStore, given: Dependencies) {
    this.#store = store
    this.#given = given
  }

  /** The app is quitting: nothing can be left for later, and what is under way is finished at once. */
  leave(): void {
    this.#isLeaving = true
    if (this.#unfinished.size === 0) return
    try {
      this.#scrubNow([...this.#unfinished].flat())
    } catch (error) {
      this.#given.log.error(NOT_OVERWRITTEN, error)
    }
  }

  /** In steps, so that nobody waits for it. */
  async scrub(files: readonly string[]): Promise<void> {
    const { log } = this.#given
    const { removePictures } = this.#store
    this.#unfinished.add(files)
    try {
      if (this.#isLeaving) return this.#scrubNow(files)
      await removePictures(files)
      if (!this.#isScrubbing) await this.#scrubIndex()
    } catch (error) {
      log.error(NOT_OVERWRITTEN, error)
    } finally {
      this.#unfinished.delete(files)
    }
  }

  async #scrubIndex(): Promise<void> {
    const { db } = this.#store
    this.#isScrubbing = true
    try {
      for (let isFirst = true; !this.#isLeft && scrubSearchIndex(db, isFirst); isFirst = false)
        await this.#given.rest()
      if (!this.#isLeft) db.all('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      this.#isScrubbing = false
    }
  }

  /** Asked anew after every wait, which the compiler would take for settled. */
  get #isLeft(): boolean {
    return this.#isLeaving
  }

  #scrubNow(files: readonly string[]): void {
    const { db, removePicturesNow } = this.#store
    removePicturesNow(files)
    let left = MOST_LAST_STEPS
    for (let isFirst = true; left > 0 && scrubSearchIndex(db, isFirst); isFirst = false) left -= 1
  }
}
