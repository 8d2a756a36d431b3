import { z } from 'zod'
import type { AskState } from '#shared/ask-state.ts'
import type { HistoryFound, HistoryOverview, HistoryRow } from '#shared/history-views.ts'
import type { HistoryQuery } from '#shared/contract/history.ts'
import type { Db, Row } from '../db/database.ts'
import { isReadable } from './ask-row.ts'
import type { HistorySearch } from './history-search.ts'
import { plainLine } from './plain-line.ts'
import { searchTerms } from './search-text.ts'
import { joinedTags } from './thread-store.ts'

/** The first part is small, so that what is seen first comes at once. */
const FIRST_PART = 100
const NEXT_PART = 4_000
const LINE_LENGTH = 240
/** Shown at most; a model or tag beyond these is found by typing it. */
const MOST_CHOICES = 50

type Dependencies = {
  readonly db: Db
  readonly search: HistorySearch
  /** Threads that are about to be removed. */
  readonly hidden: () => readonly string[]
  /** Lets others have their turn between two long statements. */
  readonly rest: () => Promise<void>
}

/** What the list of the history window shows. */
export class ThreadList {
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Every ask that fits, newest first, in parts; the first one of a thread stands for it. */
  find({ text, ...filters }: HistoryQuery, before?: number): HistoryFound {
    const { search, hidden } = this.#given
    const limit = before === undefined ? FIRST_PART : NEXT_PART
    const position = before === undefined ? {} : { before }
    const { asks, next } = search.findAsks({
      text,
      limit,
      ...position,
      filters: { ...defined(filters), notIn: hidden() },
    })
    const named = before === undefined ? this.#named(text, filters) : []
    const words = searchTerms(text)
      .filter(({ isExcluded }) => isExcluded === undefined)
      .map((term) => term.text)
    return { hits: [...named, ...asks], words, ...(next === undefined ? {} : { next }) }
  }

  /** In the order asked for; what is no longer there is left out. */
  rows(askIds: readonly string[], words: readonly string[]): readonly HistoryRow[] {
    const rows = this.#given.db.all(
      `SELECT asks.*, threads.title,
        (SELECT count(*) FROM asks AS others WHERE others.thread_id = asks.thread_id) AS ask_count,
        (SELECT max(starred) FROM asks AS others WHERE others.thread_id = asks.thread_id) AS any_starred,
        (SELECT count(*) FROM ask_captures WHERE ask_id = asks.id) AS capture_count,
        (SELECT capture_id FROM ask_captures JOIN asks AS others ON others.id = ask_captures.ask_id
         JOIN captures ON captures.id = capture_id AND captures.name IS NULL
         WHERE others.thread_id = asks.thread_id ORDER BY others.id = asks.id DESC, others.number DESC, position
         LIMIT 1) AS capture_id
       FROM asks JOIN threads ON threads.id = asks.thread_id
       WHERE asks.id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(askIds),
    )
    const byId = new Map(rows.map((row) => [row['id'], toRow(row, words)]))
    return askIds.flatMap((askId) => byId.get(askId) ?? [])
  }

  async overview(): Promise<Omit<HistoryOverview, 'captureKeys' | 'platform' | 'outboxCount'>> {
    const steps = [
      () => this.#counts('kind'),
      () => this.#counts('profile_id', 'max(profile_name)'),
      () => this.#counts('model'),
      () => this.#tags(),
      () => this.#marked(),
    ] as const
    const [kinds, profiles, models, tags, marked] = [
      await this.#step(steps[0]),
      await this.#step(steps[1]),
      await this.#step(steps[2]),
      await this.#step(steps[3]),
      await this.#step(steps[4]),
    ]
    return {
      ...marked,
      kinds: Object.fromEntries(kinds.map(({ id, count }) => [id, count])),
      profiles: profiles.slice(0, MOST_CHOICES),
      models: models.slice(0, MOST_CHOICES).map(({ name, count }) => ({ name, count })),
      tags: tags.slice(0, MOST_CHOICES),
    }
  }

  async #step<T>(work: () => T): Promise<T> {
    await this.#given.rest()
    return work()
  }

  /** Threads found by the name that they were given; those are few. */
  #named(text: string, filters: object): HistoryFound['hits'] {
    const terms = searchTerms(text)
    if (terms.length === 0 || Object.values(filters).some((value) => value !== undefined)) return []
    const hidden = new Set(this.#given.hidden())
    return this.#given.db
      .all('SELECT id, title FROM threads WHERE title IS NOT NULL')
      .filter(({ id, title }) => !hidden.has(String(id)) && fits(String(title), terms))
      .flatMap(({ id }) =>
        this.#given.db.all(
          'SELECT id, thread_id FROM asks WHERE thread_id = ? ORDER BY number DESC LIMIT 1',
          String(id),
        ),
      )
      .map((row) => ({ askId: String(row['id']), threadId: String(row['thread_id']) }))
  }

  #counts(column: 'kind' | 'profile_id' | 'model', name: string = column) {
    return this.#given.db
      .all(
        `SELECT ${column} AS id, ${name} AS name, count(DISTINCT thread_id) AS count FROM asks
         WHERE thread_id NOT IN (SELECT value FROM json_each(?)) GROUP BY ${column} ORDER BY count DESC`,
        JSON.stringify(this.#given.hidden()),
      )
      .map((row) => countRow.parse(row))
  }

  #tags(): HistoryOverview['tags'] {
    const counts = new Map<string, Set<unknown>>()
    const hidden = new Set<unknown>(this.#given.hidden())
    for (const row of this.#given.db.all("SELECT thread_id, tags FROM asks WHERE tags <> ''")) {
      if (hidden.has(row['thread_id'])) continue
      for (const tag of joinedTags([String(row['tags'])]))
        counts.set(tag, (counts.get(tag) ?? new Set()).add(row['thread_id']))
    }
    return [...counts]
      .map(([name, threads]) => ({ name, count: threads.size }))
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
  }

  #marked(): Pick<HistoryOverview, 'threadCount' | 'starredCount' | 'withCapturesCount' | 'withCodeCount'> {
    const hidden = JSON.stringify(this.#given.hidden())
    const count = (sql: string) => Number(this.#given.db.all(sql, hidden)[0]?.['count'])
    const seen = 'thread_id NOT IN (SELECT value FROM json_each(?))'
    return {
      threadCount: count(
        `SELECT count(*) AS count FROM threads WHERE id NOT IN (SELECT value FROM json_each(?))`,
      ),
      starredCount: count(
        `SELECT count(DISTINCT thread_id) AS count FROM asks WHERE starred = 1 AND ${seen}`,
      ),
      withCodeCount: count(
        `SELECT count(DISTINCT thread_id) AS count FROM asks INDEXED BY asks_with_code
         WHERE instr(asks.answer, '\`\`\`') > 0 AND ${seen}`,
      ),
      withCapturesCount: count(
        `SELECT count(DISTINCT thread_id) AS count FROM ask_captures JOIN asks ON asks.id = ask_id WHERE ${seen}`,
      ),
    }
  }
}

/** A filter that is not set is left out, which is not the same as `undefined`. */
function defined<T extends object>(filters: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined)
  return Object.fromEntries(set) as { [K in keyof T]: Exclude<T[K], undefined> }
}

function fits(title: string, terms: ReturnType<typeof searchTerms>): boolean {
  const lower = title.toLowerCase()
  return terms.every(({ text, isExcluded }) => lower.includes(text.toLowerCase()) !== (isExcluded === true))
}

const countRow = z.object({ id: z.string(), name: z.string(), count: z.number() })

const listRow = z.object({
  id: z.string(),
  thread_id: z.string(),
  title: z.string().nullable(),
  question: z.string(),
  answer: z.string(),
  kind: z.string(),
  model: z.string(),
  asked_at: z.number(),
  any_starred: z.number(),
  tags: z.string(),
  capture_count: z.number(),
  capture_id: z.string().nullable(),
  ask_count: z.number(),
})

function toRow(stored: Row, words: readonly string[]): HistoryRow {
  const row = listRow.parse(stored)
  const isDamaged = !isReadable(stored)
  return {
    askId: row.id,
    threadId: row.thread_id,
    ...(row.title === null ? {} : { title: row.title }),
    question: plainLine(row.question, words, LINE_LENGTH),
    answer: plainLine(row.answer, words, LINE_LENGTH),
    kind: isDamaged ? 'failed' : (row.kind as AskState['kind']),
    model: row.model,
    askedAt: row.asked_at,
    isStarred: row.any_starred === 1,
    tags: joinedTags([row.tags]),
    captureCount: row.capture_count,
    askCount: row.ask_count,
    ...(row.capture_id === null ? {} : { thumbnailUrl: `app://ui/thumbnail/${row.capture_id}` }),
    isDamaged,
  }
}
