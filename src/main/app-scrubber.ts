import type { AppStore } from './app-store.ts'
import { scrubSearchIndex } from './db/search-index.ts'
import type { Platform } from './platform.ts'

/** Of the index, while the app is quitting: a second at most; the rest is scrubbed with the next deletion. */
const MOST_LAST_STEPS = 100

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

  constructor(store: AppStore, given: Dependencies) {
    this.#store = store
    this.#given = given
  }

  /** The app is quitting: nothing can be left for later. */
  leave(): void {
    this.#isLeaving = true
  }

  /** In steps, so that nobody waits for it. */
  async scrub(files: readonly string[]): Promise<void> {
    const { log, rest } = this.#given
    const { db, removePictures } = this.#store
    try {
      if (this.#isLeaving) return this.#scrubNow(files)
      await removePictures(files)
      if (this.#isScrubbing) return
      this.#isScrubbing = true
      for (let isFirst = true; scrubSearchIndex(db, isFirst); isFirst = false) await rest()
      db.all('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      log.error('what was removed could not be overwritten', error)
    } finally {
      this.#isScrubbing = false
    }
  }

  #scrubNow(files: readonly string[]): void {
    const { db, removePicturesNow } = this.#store
    removePicturesNow(files)
    let left = MOST_LAST_STEPS
    for (let isFirst = true; left > 0 && scrubSearchIndex(db, isFirst); isFirst = false) left -= 1
  }
}
