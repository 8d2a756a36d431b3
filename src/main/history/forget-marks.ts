import type { Db } from '../db/database.ts'

/** Which threads are to be forgotten. Single statements: callers join them in a transaction. */
export class ForgetMarks {
  readonly #db: Db

  constructor(db: Db) {
    this.#db = db
  }

  /** Of the next new ask; undefined where nothing was said of it. */
  ofDraft(): boolean | undefined {
    const [row] = this.#db.all('SELECT forgets FROM draft_forgets')
    return row === undefined ? undefined : row['forgets'] === 1
  }

  markDraft(forgets: boolean): void {
    this.#db.run('INSERT OR REPLACE INTO draft_forgets (slot, forgets) VALUES (1, ?)', forgets)
  }

  clearDraft(): void {
    this.#db.run('DELETE FROM draft_forgets')
  }

  ofThread(threadId: string): boolean {
    return this.#db.all('SELECT 1 FROM threads WHERE id = ? AND forgets > 0', threadId).length > 0
  }

  markThread(threadId: string, forgets: boolean): void {
    this.#db.run('UPDATE threads SET forgets = ? WHERE id = ?', forgets, threadId)
  }

  /** Its user reads it: when they close it, it has been seen. */
  noteShown(threadId: string): void {
    this.#db.run('UPDATE threads SET forgets = 1 WHERE id = ? AND forgets = 2', threadId)
  }

  /** Of these, those that wait for an answer are kept until that has been seen. All threads, if none is named. */
  noteClosed(threadId?: string): void {
    const [which, ...values] = threadId === undefined ? ['1'] : ['id = ?', threadId]
    this.#db.run(`UPDATE threads SET forgets = 2 WHERE forgets = 1 AND ${UNANSWERED} AND ${which}`, ...values)
  }

  /** Those that are closed and have nothing more to say. */
  due(): readonly string[] {
    return this.#db
      .all(`SELECT id FROM threads WHERE forgets = 1 AND NOT ${UNANSWERED}`)
      .map((row) => String(row['id']))
  }
}

const UNANSWERED =
  'EXISTS (SELECT 1 FROM outbox JOIN asks ON asks.id = ask_id WHERE asks.thread_id = threads.id)'
