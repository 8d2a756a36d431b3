import { z } from 'zod'
import type { DataView, RetentionPreview } from '#shared/contract/data.ts'
import type { Retention } from '#shared/schemas/retention.ts'
import type { Db } from '../db/database.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { goingNow, KEEP_ALL } from './retention.ts'
import type { KeptThread } from './retention.ts'
import type { ThreadStore } from './thread-store.ts'

/** Not while the app starts, and then from time to time. */
const FIRST_MS = 60_000
const EVERY_MS = 6 * 3600_000

type Dependencies = {
  readonly db: Db
  readonly threads: Pick<ThreadStore, 'remove' | 'removePictures'>
  readonly settings: SettingsStore
  readonly scrub: (files: readonly string[]) => void
  readonly sweep: () => Promise<void>
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onChanged: () => void
  readonly onError: (error: unknown) => void
}

/** Lets go of what is older or more than the user wants kept. */
export class Housekeeping {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  start(): () => void {
    let cancel = this.#given.after(FIRST_MS, () => run())
    const run = () => {
      this.#tidy()
      cancel = this.#given.after(EVERY_MS, run)
    }
    return () => cancel()
  }

  view(): DataView {
    const threads = this.#threads()
    const bytes = threads.reduce((sum, { textBytes, pictureBytes }) => sum + textBytes + pictureBytes, 0)
    const { forgetsThreads = false } = this.#given.settings.get()
    return { retention: this.#retention(), forgetsThreads, threadCount: threads.length, bytes }
  }

  preview(retention: Retention): RetentionPreview {
    const { threads, pictures } = goingNow(this.#threads(), retention, this.#given.now())
    return { threadCount: threads.length, pictureThreadCount: pictures.length }
  }

  /** Holds from now on, and is applied at once. */
  keep(retention: Retention): DataView {
    this.#given.settings.change((settings) => ({ ...settings, retention }))
    this.apply()
    return this.view()
  }

  /** Whether threads that begin from now on are forgotten when their window closes. */
  forget(forgetsThreads: boolean): DataView {
    this.#given.settings.change((settings) => ({ ...settings, forgetsThreads }))
    return this.view()
  }

  /** Throws `disk-full`, `disk-unwritable`; nothing is removed then. */
  apply(): void {
    const { db, threads, scrub, now, onChanged } = this.#given
    const going = goingNow(this.#threads(), this.#retention(), now())
    if (going.threads.length + going.pictures.length === 0) return
    scrub(db.transaction(() => [...threads.removePictures(going.pictures), ...threads.remove(going.threads)]))
    onChanged()
  }

  #tidy(): void {
    const { sweep, onError } = this.#given
    try {
      this.apply()
    } catch (error) {
      onError(error) // it is tried again the next time
    }
    sweep().catch(onError)
  }

  #retention(): Retention {
    return this.#given.settings.get().retention ?? KEEP_ALL
  }

  #threads(): readonly KeptThread[] {
    return this.#given.db.all(KEPT).map((row) => keptRow.parse(row))
  }
}

const KEPT = `SELECT thread_id AS threadId, max(asked_at) AS lastAskedAt,
  sum(length(question) + length(answer)) AS textBytes,
  ifnull((SELECT sum(bytes) FROM captures WHERE id IN (SELECT capture_id FROM ask_captures
    JOIN asks AS own ON own.id = ask_id WHERE own.thread_id = asks.thread_id)), 0) AS pictureBytes,
  max(starred = 1
    OR EXISTS (SELECT 1 FROM outbox WHERE ask_id = asks.id)
    OR EXISTS (SELECT 1 FROM thread_drafts WHERE thread_drafts.thread_id = asks.thread_id)
    OR EXISTS (SELECT 1 FROM ask_captures JOIN draft_captures USING (capture_id) WHERE ask_id = asks.id)
  ) AS isExempt
FROM asks GROUP BY thread_id`

const keptRow = z.object({
  threadId: z.string(),
  lastAskedAt: z.number(),
  textBytes: z.number(),
  pictureBytes: z.number(),
  isExempt: z.number().transform((value) => value === 1),
})
