import { z } from 'zod'
import { endsAttempt, isInOutbox } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { Db, Row } from '../db/database.ts'
import { stateOfRow } from '../history/ask-row.ts'

/** One ask of the outbox, in the order of sending. */
export type OutboxEntry = {
  readonly askId: string
  readonly threadId: string
  readonly profileId: string
  readonly askedAt: number
  readonly state: AskState
}

const entryRow = z.object({
  id: z.string(),
  thread_id: z.string(),
  profile_id: z.string(),
  asked_at: z.number(),
})

/** The latest try to send an ask. */
export type AttemptRecord = {
  readonly attempt: number
  readonly bootId: string
  /** The server had begun to answer. */
  readonly hasBegun: boolean
  readonly responseId?: string
}

const attemptRow = z.object({
  attempt: z.number(),
  boot_id: z.string(),
  first_byte_at: z.number().nullable(),
  response_id: z.string().nullable(),
})

/** What the outbox keeps on disk. Single statements: callers join them in a transaction. */
export class OutboxStore {
  readonly #db: Db
  /** Threads of which nothing is sent for now. */
  readonly #withheld = new Set<string>()

  constructor(db: Db) {
    this.#db = db
  }

  add(askId: string): void {
    this.#db.run('INSERT OR IGNORE INTO outbox (ask_id) VALUES (?)', askId)
  }

  remove(askId: string): void {
    this.#db.run('DELETE FROM outbox WHERE ask_id = ?', askId)
  }

  /** In the order of sending. A row that cannot be read is not among them: it holds nothing up, and stays as it is. */
  entries(): readonly OutboxEntry[] {
    const rows = this.#db.all(
      `SELECT id, thread_id, profile_id, asked_at, kind, detail, answer
       FROM outbox JOIN asks ON asks.id = outbox.ask_id ORDER BY outbox.position`,
    )
    return rows
      .map(toEntry)
      .filter(({ state, threadId }) => isInOutbox(state) && !this.#withheld.has(threadId))
  }

  /** Until it is released or the app ends, a thread is as if it were not in the outbox. */
  withhold(threadIds: readonly string[]): void {
    for (const threadId of threadIds) this.#withheld.add(threadId)
  }

  release(threadIds: readonly string[]): void {
    for (const threadId of threadIds) this.#withheld.delete(threadId)
  }

  /** Puts these at the end, in this order. */
  reorder(askIds: readonly string[]): void {
    for (const askId of askIds) {
      this.remove(askId)
      this.add(askId)
    }
  }

  count(): number {
    return this.entries().length
  }

  /** The latest attempt of an ask. */
  lastAttempt(askId: string): AttemptRecord | undefined {
    const [row] = this.#db.all('SELECT * FROM attempts WHERE ask_id = ? ORDER BY attempt DESC LIMIT 1', askId)
    if (row === undefined) return undefined
    const { attempt, boot_id, first_byte_at, response_id } = attemptRow.parse(row)
    const response = response_id === null ? {} : { responseId: response_id }
    return { attempt, bootId: boot_id, hasBegun: first_byte_at !== null, ...response }
  }

  /** Notes that what earlier starts of the app left open has ended with them. */
  closeLeftBehind(now: number): void {
    this.#db.run(
      `UPDATE attempts SET ended_at = ?, outcome = 'left-behind'
       WHERE ended_at IS NULL AND ask_id IN (SELECT ask_id FROM outbox)`,
      now,
    )
  }

  #startAttempt(askId: string, attempt: number, bootId: string, now: number): void {
    this.#db.run(
      'INSERT OR REPLACE INTO attempts (ask_id, attempt, boot_id, started_at) VALUES (?, ?, ?, ?)',
      askId,
      attempt,
      bootId,
      now,
    )
  }

  #noteFirstByte(askId: string, attempt: number, now: number): void {
    this.#db.run(
      'UPDATE attempts SET first_byte_at = ? WHERE ask_id = ? AND attempt = ? AND first_byte_at IS NULL',
      now,
      askId,
      attempt,
    )
  }

  /** Which response answers; of several in one attempt, the latest. */
  #noteResponse(askId: string, attempt: number, responseId: string): void {
    this.#db.run(
      'UPDATE attempts SET response_id = ? WHERE ask_id = ? AND attempt = ?',
      responseId,
      askId,
      attempt,
    )
  }

  /** What answers next is another response; it has its own id, or none. */
  #forgetResponse(askId: string, attempt: number): void {
    this.#db.run('UPDATE attempts SET response_id = NULL WHERE ask_id = ? AND attempt = ?', askId, attempt)
  }

  #endAttempt(askId: string, attempt: number, outcome: string, now: number): void {
    this.#db.run(
      'UPDATE attempts SET ended_at = ?, outcome = ? WHERE ask_id = ? AND attempt = ?',
      now,
      outcome,
      askId,
      attempt,
    )
  }

  /** For what happens to the ask and not to one of its attempts. */
  #endOpenAttempts(askId: string, outcome: string, now: number): void {
    this.#db.run(
      'UPDATE attempts SET ended_at = ?, outcome = ? WHERE ask_id = ? AND ended_at IS NULL',
      now,
      outcome,
      askId,
    )
  }

  /** Writes what an event says of its attempt, if it says anything. */
  noteEvent(askId: string, event: AskEvent, { bootId, now }: { bootId: string; now: number }): void {
    if (event.type === 'put-back' || event.type === 'cancel') this.#endOpenAttempts(askId, event.type, now)
    if (!('attempt' in event)) return
    const { attempt, type } = event
    if (type === 'send-start') this.#startAttempt(askId, attempt, bootId, now)
    else if (type === 'answer-start') this.#noteFirstByte(askId, attempt, now)
    else if (type === 'round-end') this.#forgetResponse(askId, attempt)
    else if (endsAttempt(event)) this.#endAttempt(askId, attempt, type, now)
    const responseId = responseIdOf(event)
    if (responseId !== undefined) this.#noteResponse(askId, attempt, responseId)
  }
}

function toEntry(row: Row): OutboxEntry {
  const { id, thread_id, profile_id, asked_at } = entryRow.parse(row)
  return {
    askId: id,
    threadId: thread_id,
    profileId: profile_id,
    askedAt: asked_at,
    state: row['kind'] === 'queued' && row['detail'] === UNTRIED.detail ? UNTRIED.state : stateOfRow(row),
  }
}

// Most of a long queue; read without a schema, because the whole queue is looked at for each ask that is sent.
const UNTRIED = { state: { kind: 'queued', attempt: 0 }, detail: '{"attempt":0}' } as const

function responseIdOf(event: AskEvent): string | undefined {
  if (event.type === 'answer-start') return event.responseId
  return event.type === 'answer-end' ? event.end.responseId : undefined
}
