import { z } from 'zod'
import type { Db } from '../db/database.ts'

/** The question that is being written: kept over hide, crash and restart. */
export type Draft = {
  readonly text: string
  readonly captureIds: readonly string[]
  readonly savedAt: number
}

const draftRow = z.object({ text: z.string(), saved_at: z.number() })
const captureRow = z.object({ capture_id: z.string() })

/** The one draft of the next new ask, in the database beside what it will become. */
export class Drafts {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  read(): Draft | undefined {
    const [row] = this.#db.all('SELECT text, saved_at FROM draft WHERE slot = 1')
    if (row === undefined) return undefined
    const { text, saved_at: savedAt } = draftRow.parse(row)
    const captureIds = this.#db
      .all('SELECT capture_id FROM draft_captures ORDER BY position')
      .map((capture) => captureRow.parse(capture).capture_id)
    return { text, captureIds, savedAt }
  }

  /** Writes the whole draft; to be called inside a transaction. */
  write({ text, captureIds, savedAt }: Draft): void {
    this.#db.run('INSERT OR REPLACE INTO draft (slot, text, saved_at) VALUES (1, ?, ?)', text, savedAt)
    this.#db.run('DELETE FROM draft_captures')
    for (const [position, captureId] of captureIds.entries()) {
      this.#db.run('INSERT INTO draft_captures (position, capture_id) VALUES (?, ?)', position, captureId)
    }
  }

  /** To be called inside a transaction. */
  clear(): void {
    this.#db.run('DELETE FROM draft')
    this.#db.run('DELETE FROM draft_captures')
  }
}
