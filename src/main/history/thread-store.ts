import { z } from 'zod'
import type { ThreadView } from '#shared/history-views.ts'
import type { Db } from '../db/database.ts'
import type { AskRecord } from './ask-row.ts'
import type { HistoryStore } from './history-store.ts'

/** A thread with all that was asked in it, oldest first. */
export type ThreadRecord = Pick<ThreadView, 'threadId' | 'isStarred' | 'tags'> & {
  readonly title?: string
  readonly startedAt: number
  readonly asks: readonly AskRecord[]
}

const threadRow = z.object({ id: z.string(), title: z.string().nullable(), started_at: z.number() })
const markRow = z.object({ id: z.string(), starred: z.number(), tags: z.string() })
const captureFile = z.object({ id: z.string(), file: z.string() })

/** Threads as a whole: their names, stars and tags, and their end. Single statements: callers join them. */
export class ThreadStore {
  readonly #db: Db
  readonly #history: HistoryStore

  constructor(db: Db, history: HistoryStore) {
    this.#db = db
    this.#history = history
  }

  /** Every thread, oldest first. */
  ids(): readonly string[] {
    return this.#db.all('SELECT id FROM threads ORDER BY started_at, id').map((row) => String(row['id']))
  }

  read(threadId: string): ThreadRecord | undefined {
    const [row] = this.#db.all('SELECT * FROM threads WHERE id = ?', threadId)
    if (row === undefined) return undefined
    const { title, started_at: startedAt } = threadRow.parse(row)
    const marks = this.#db
      .all('SELECT id, starred, tags FROM asks WHERE thread_id = ? ORDER BY number', threadId)
      .map((each) => markRow.parse(each))
    return {
      threadId,
      startedAt,
      ...(title === null ? {} : { title }),
      isStarred: marks.some(({ starred }) => starred === 1),
      tags: joinedTags(marks.map(({ tags }) => tags)),
      asks: marks.map(({ id }) => this.#history.ask(id)).filter((ask) => ask !== undefined),
    }
  }

  star(threadId: string, isStarred: boolean): void {
    this.#db.run('UPDATE asks SET starred = ? WHERE thread_id = ?', isStarred, threadId)
  }

  rename(threadId: string, title: string): void {
    this.#db.run('UPDATE threads SET title = ? WHERE id = ?', title === '' ? null : title, threadId)
  }

  /** The tags of a thread stand at each of its asks, where search finds them. */
  tag(
    threadId: string,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): void {
    const rows = this.#db.all('SELECT id, starred, tags FROM asks WHERE thread_id = ?', threadId)
    const before = joinedTags(rows.map((row) => markRow.parse(row).tags))
    const add = change.add.map((tag) => tag.replaceAll(/\s+/g, ' '))
    const tags = [...new Set([...before, ...add])].filter((tag) => !change.remove.includes(tag))
    this.#db.run('UPDATE asks SET tags = ? WHERE thread_id = ?', tags.join('\n'), threadId)
  }

  /** Removes threads with all that hangs on them, and gives the pictures that nothing names any more. */
  remove(threadIds: readonly string[]): readonly string[] {
    const these = JSON.stringify(threadIds)
    const captures = this.#capturesOf(these)
    // What hangs on an ask goes with it, save what belongs to other asks as well.
    this.#db.run('DELETE FROM asks WHERE thread_id IN (SELECT value FROM json_each(?))', these)
    this.#db.run('DELETE FROM threads WHERE id IN (SELECT value FROM json_each(?))', these)
    return this.#removeUnused(captures)
  }

  #capturesOf(threadIds: string) {
    return this.#db
      .all(
        `SELECT captures.id, file FROM captures JOIN ask_captures ON capture_id = captures.id
         JOIN asks ON asks.id = ask_id WHERE thread_id IN (SELECT value FROM json_each(?1))
         UNION SELECT captures.id, file FROM captures JOIN thread_draft_captures ON capture_id = captures.id
         WHERE thread_id IN (SELECT value FROM json_each(?1))`,
        threadIds,
      )
      .map((row) => captureFile.parse(row))
  }

  #removeUnused(captures: readonly z.output<typeof captureFile>[]): readonly string[] {
    this.#db.run(
      `DELETE FROM captures WHERE id IN (SELECT value FROM json_each(?))
       AND id NOT IN (SELECT capture_id FROM ask_captures) AND id NOT IN (SELECT capture_id FROM draft_captures)
       AND id NOT IN (SELECT capture_id FROM thread_draft_captures)`,
      JSON.stringify(captures.map(({ id }) => id)),
    )
    const files = [...new Set(captures.map(({ file }) => file))]
    return files.filter((file) => !this.#history.namesPicture(file))
  }

  /** Removes the pictures of threads and keeps their words; gives those that nothing names any more. */
  removePictures(threadIds: readonly string[]): readonly string[] {
    const these = JSON.stringify(threadIds)
    const captures = this.#capturesOf(these)
    this.#db.run(
      `DELETE FROM ask_captures WHERE ask_id IN
       (SELECT id FROM asks WHERE thread_id IN (SELECT value FROM json_each(?)))`,
      these,
    )
    return this.#removeUnused(captures)
  }

  /** What these threads hold: the bytes of their questions and answers, and of their pictures, each once. */
  bytes(threadIds: readonly string[]): {
    readonly textBytes: number
    readonly pictureBytes: number
    readonly pictureCount: number
  } {
    const these = JSON.stringify(threadIds)
    const [texts] = this.#db.all(
      `SELECT sum(octet_length(question) + octet_length(answer)) AS bytes FROM asks
       WHERE thread_id IN (SELECT value FROM json_each(?))`,
      these,
    )
    const [pictures] = this.#db.all(
      `SELECT sum(bytes) AS bytes, count(*) AS count FROM (SELECT file, max(bytes) AS bytes FROM captures
       WHERE id IN (SELECT capture_id FROM ask_captures JOIN asks ON asks.id = ask_id
         WHERE thread_id IN (SELECT value FROM json_each(?))) GROUP BY file)`,
      these,
    )
    return {
      textBytes: Number(texts?.['bytes'] ?? 0),
      pictureBytes: Number(pictures?.['bytes'] ?? 0),
      pictureCount: Number(pictures?.['count'] ?? 0),
    }
  }

  /** How many asks of these threads are still in the outbox. */
  unanswered(threadIds: readonly string[]): number {
    const [row] = this.#db.all(
      `SELECT count(*) AS count FROM outbox JOIN asks ON asks.id = ask_id
       WHERE thread_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(threadIds),
    )
    return Number(row?.['count'])
  }
}

/** Each tag once, in the order in which they were given. */
export function joinedTags(columns: readonly string[]): readonly string[] {
  return [...new Set(columns.flatMap((tags) => tags.split('\n')))].filter((tag) => tag !== '')
}
