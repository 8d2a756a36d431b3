import type { AskState } from '#shared/ask-state.ts'
import type { RecentAsk } from '#shared/views.ts'
import type { Db, Row } from '../db/database.ts'
import { secondOf } from './ask-places.ts'
import { askRow, captureColumns, captureRow, stateColumns, stateOfRow } from './ask-row.ts'
import type { AskRecord, CaptureRecord } from './ask-row.ts'
import { earlierTurns } from './earlier-turns.ts'
import type { EarlierTurn } from './earlier-turns.ts'

/** Who will answer, as it was when the ask was last sent. */
export type Target = { readonly profileName: string; readonly host: string; readonly model: string }

/** What is asked, and whom. */
type Asked = Pick<AskRecord, 'askId' | 'question' | 'captures' | 'choices' | 'profileId'>

const NEWEST = 'SELECT * FROM asks ORDER BY asked_at DESC, id DESC'
const PAGE = 30
const UNUSED = `id NOT IN (SELECT capture_id FROM ask_captures) AND id NOT IN (SELECT capture_id FROM draft_captures)
  AND id NOT IN (SELECT capture_id FROM thread_draft_captures)`

/** Asks and captures on disk. Its writes are single statements: callers join them in a transaction. */
export class HistoryStore {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  addCapture(capture: CaptureRecord): void {
    const { id, file, bytes, takenAt } = capture
    const { widthPx, heightPx, name } = captureColumns(capture)
    this.#db.run(
      'INSERT INTO captures (id, file, width_px, height_px, bytes, taken_at, name) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[id, file, widthPx, heightPx, bytes, takenAt, name],
    )
  }

  capture(id: string): CaptureRecord | undefined {
    const [row] = this.#db.all('SELECT * FROM captures WHERE id = ?', id)
    return row === undefined ? undefined : captureRow.parse(row)
  }

  /** Forgets captures of before then that no ask and no draft is about. */
  removeUnusedCaptures(takenBefore: number): void {
    this.#db.run(`DELETE FROM captures WHERE taken_at < ? AND ${UNUSED}`, takenBefore)
  }

  /** Forgets this one, if no ask and no draft is about it. */
  removeUnusedCapture(id: string): void {
    this.#db.run(`DELETE FROM captures WHERE id = ? AND ${UNUSED}`, id)
  }

  /** Whether a capture has this picture. */
  namesPicture(file: string): boolean {
    return this.#db.all('SELECT 1 FROM captures WHERE file = ? LIMIT 1', file).length > 0
  }

  addThread(threadId: string, startedAt: number): void {
    this.#db.run('INSERT INTO threads (id, started_at) VALUES (?, ?)', threadId, startedAt)
  }

  hasThread(threadId: string): boolean {
    return this.#db.all('SELECT 1 FROM threads WHERE id = ?', threadId).length > 0
  }

  /** Newer than all others, unless another place is given. */
  addAsk(ask: AskRecord, number = this.#lastNumber(ask.askedAt)): void {
    const { kind, detail, answer } = stateColumns(ask.state)
    this.#db.run(
      `INSERT INTO asks (id, thread_id, asked_again_of, follows, edited_from, continued_at, choices, question,
        profile_id, profile_name, host, model, asked_at, kind, detail, answer, number)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ask.askId,
      ask.threadId,
      ask.askedAgainOf ?? null,
      ask.follows ?? null,
      ask.editedFrom ?? null,
      ask.continuedAt ?? null,
      JSON.stringify(ask.choices ?? {}),
      ask.question,
      ask.profileId,
      ask.profileName,
      ask.host,
      ask.model,
      ask.askedAt,
      kind,
      detail,
      answer,
      number,
    )
    this.#addCaptures(ask)
  }

  #lastNumber(askedAt: number): number {
    const [row] = this.#db.all('SELECT max(number) AS last FROM asks')
    return Math.max(Number(row?.['last'] ?? 0) + 1, secondOf(askedAt))
  }

  /** The first number from this one on that no ask has. */
  freeNumber(from: number): number {
    const [row] = this.#db.all(
      `SELECT number + 1 AS free FROM asks WHERE number >= ?1 AND EXISTS (SELECT 1 FROM asks WHERE number = ?1)
       AND NOT EXISTS (SELECT 1 FROM asks AS next WHERE next.number = asks.number + 1) ORDER BY number LIMIT 1`,
      from,
    )
    return Number(row?.['free'] ?? from)
  }

  /** Another question, with other captures and choices, in the place of the one that was not sent. */
  saveQuestion({ askId, question, captures, choices = {}, profileId }: Asked): void {
    this.#db.run(
      'UPDATE asks SET question = ?, choices = ?, profile_id = ? WHERE id = ?',
      question,
      JSON.stringify(choices),
      profileId,
      askId,
    )
    this.#db.run('DELETE FROM ask_captures WHERE ask_id = ?', askId)
    this.#addCaptures({ askId, captures })
  }

  #addCaptures({ askId, captures }: Pick<AskRecord, 'askId' | 'captures'>): void {
    for (const [position, { id }] of captures.entries())
      this.#db.run(
        'INSERT INTO ask_captures (ask_id, position, capture_id) VALUES (?, ?, ?)',
        askId,
        position,
        id,
      )
  }

  saveState(askId: string, state: AskState): void {
    const { kind, detail, answer } = stateColumns(state)
    this.#db.run('UPDATE asks SET kind = ?, detail = ?, answer = ? WHERE id = ?', kind, detail, answer, askId)
  }

  saveTarget(askId: string, { profileName, host, model }: Target): void {
    this.#db.run(
      'UPDATE asks SET profile_name = ?, host = ?, model = ? WHERE id = ?',
      profileName,
      host,
      model,
      askId,
    )
  }

  ask(askId: string): AskRecord | undefined {
    const [row] = this.#db.all('SELECT * FROM asks WHERE id = ?', askId)
    return row === undefined ? undefined : this.#toAsk(row)
  }

  /** What was said in the ask's thread before it, oldest first. */
  turnsBefore(askId: string): readonly EarlierTurn[] {
    const ask = this.ask(askId)
    return ask === undefined ? [] : earlierTurns(this.thread(ask.threadId), askId)
  }

  /** All asks of a thread, whatever their branch, oldest first. */
  thread(threadId: string): readonly AskRecord[] {
    return this.#db
      .all('SELECT * FROM asks WHERE thread_id = ? ORDER BY number', threadId)
      .map((row) => this.#toAsk(row))
  }

  /** The newest ask of all. */
  newest(): AskRecord | undefined {
    const [row] = this.#db.all('SELECT * FROM asks ORDER BY number DESC LIMIT 1')
    return row === undefined ? undefined : this.#toAsk(row)
  }

  /** The newest ask of the thread before or after this one, by when they were last asked in. */
  besides(threadId: string, side: 'before' | 'after'): AskRecord | undefined {
    const [compare, order] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC']
    const [row] = this.#db.all(
      `SELECT asks.* FROM (SELECT thread_id, max(number) AS last FROM asks GROUP BY thread_id) AS threads
       JOIN asks ON asks.number = threads.last
       WHERE last ${compare} (SELECT max(number) FROM asks WHERE thread_id = ?) ORDER BY last ${order} LIMIT 1`,
      threadId,
    )
    return row === undefined ? undefined : this.#toAsk(row)
  }

  /** The newest ask of a thread. */
  lastOfThread(threadId: string): AskRecord | undefined {
    const [row] = this.#db.all(
      'SELECT * FROM asks WHERE thread_id = ? ORDER BY asked_at DESC, id DESC LIMIT 1',
      threadId,
    )
    return row === undefined ? undefined : this.#toAsk(row)
  }

  /** The newest ask that has words of an answer, is being answered or waits for a yes; without one, the newest ask. */
  lastAnswer(): AskRecord | undefined {
    const [answered] = this.#db.all(
      `SELECT * FROM asks WHERE answer <> '' OR kind IN ('sending', 'streaming', 'needs-approval')
       ORDER BY asked_at DESC, id DESC LIMIT 1`,
    )
    const [row] = answered === undefined ? this.#db.all(`${NEWEST} LIMIT 1`) : [answered]
    return row === undefined ? undefined : this.#toAsk(row)
  }

  /** The newest ask of each of the newest `count` threads. */
  recent(count: number): readonly RecentAsk[] {
    const threads = new Map<string, RecentAsk>()
    // Read in pages, newest first: a thread may have many asks, and all of them are never read for ten lines of a menu.
    for (let offset = 0; threads.size < count; offset += PAGE) {
      const rows = this.#db.all(`${NEWEST} LIMIT ? OFFSET ?`, PAGE, offset)
      for (const row of rows) {
        const { thread_id: threadId, question, asked_at: askedAt } = askRow.parse(row)
        if (!threads.has(threadId))
          threads.set(threadId, { threadId, question, askedAt, state: stateOfRow(row).kind })
      }
      if (rows.length < PAGE) break
    }
    return [...threads.values()].slice(0, count)
  }

  #toAsk(row: Row): AskRecord {
    const ask = askRow.parse(row)
    const captures = this.#db.all(
      `SELECT captures.* FROM ask_captures JOIN captures ON captures.id = capture_id
       WHERE ask_id = ? ORDER BY position`,
      ask.id,
    )
    return {
      askId: ask.id,
      threadId: ask.thread_id,
      ...present('askedAgainOf', ask.asked_again_of),
      ...present('follows', ask.follows),
      ...present('editedFrom', ask.edited_from),
      ...present('continuedAt', ask.continued_at),
      ...(Object.keys(ask.choices).length === 0 ? {} : { choices: ask.choices }),
      question: ask.question,
      captures: captures.map((capture) => captureRow.parse(capture)),
      profileId: ask.profile_id,
      profileName: ask.profile_name,
      host: ask.host,
      model: ask.model,
      askedAt: ask.asked_at,
      state: stateOfRow(row),
    }
  }
}

function present<Name extends string, Value>(name: Name, value: Value | null) {
  return (value === null ? {} : { [name]: value }) as { readonly [Key in Name]?: Value }
}
