import { z } from 'zod'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { Db } from '../db/database.ts'
import { choicesColumn } from '../history/ask-row.ts'

/** The question that is being written: kept over hide, crash and restart. */
export type Draft = {
  readonly text: string
  readonly captureIds: readonly string[]
  readonly savedAt: number
  /** Absent where nothing differs from the profile. */
  readonly choices?: AskChoices
}

const draftRow = z.object({ text: z.string(), saved_at: z.number(), choices: choicesColumn })
const captureRow = z.object({ capture_id: z.string() })

/** The draft of the next new ask and one for each thread, in the database beside what they will become. */
export class Drafts {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  read(threadId?: string): Draft | undefined {
    const [row] =
      threadId === undefined
        ? this.#db.all('SELECT text, saved_at, choices FROM draft WHERE slot = 1')
        : this.#db.all('SELECT text, saved_at, choices FROM thread_drafts WHERE thread_id = ?', threadId)
    if (row === undefined) return undefined
    const { text, saved_at: savedAt, choices } = draftRow.parse(row)
    const captureIds = this.#captures(threadId).map((capture) => captureRow.parse(capture).capture_id)
    return { text, captureIds, savedAt, ...(Object.keys(choices).length === 0 ? {} : { choices }) }
  }

  /** Writes the whole draft; to be called inside a transaction. */
  write(draft: Draft, threadId?: string): void {
    if (threadId === undefined) this.#writeNew(draft)
    else this.#writeOf(threadId, draft)
  }

  /** To be called inside a transaction. */
  clear(threadId?: string): void {
    if (threadId !== undefined)
      return void this.#db.run('DELETE FROM thread_drafts WHERE thread_id = ?', threadId)
    this.#db.run('DELETE FROM draft')
    this.#db.run('DELETE FROM draft_captures')
  }

  #captures(threadId: string | undefined) {
    return threadId === undefined
      ? this.#db.all('SELECT capture_id FROM draft_captures ORDER BY position')
      : this.#db.all(
          'SELECT capture_id FROM thread_draft_captures WHERE thread_id = ? ORDER BY position',
          threadId,
        )
  }

  #writeNew({ text, captureIds, savedAt, choices = {} }: Draft): void {
    this.#db.run(
      'INSERT OR REPLACE INTO draft (slot, text, saved_at, choices) VALUES (1, ?, ?, ?)',
      text,
      savedAt,
      JSON.stringify(choices),
    )
    this.#db.run('DELETE FROM draft_captures')
    for (const [position, captureId] of captureIds.entries())
      this.#db.run('INSERT INTO draft_captures (position, capture_id) VALUES (?, ?)', position, captureId)
  }

  #writeOf(threadId: string, { text, captureIds, savedAt, choices = {} }: Draft): void {
    this.clear(threadId)
    this.#db.run(
      'INSERT INTO thread_drafts (thread_id, text, saved_at, choices) VALUES (?, ?, ?, ?)',
      threadId,
      text,
      savedAt,
      JSON.stringify(choices),
    )
    for (const [position, captureId] of captureIds.entries())
      this.#db.run(
        'INSERT INTO thread_draft_captures (thread_id, position, capture_id) VALUES (?, ?, ?)',
        threadId,
        position,
        captureId,
      )
  }
}
