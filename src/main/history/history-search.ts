import { z } from 'zod'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { Db, Row } from '../db/database.ts'
import { conditionsOf, indexFor, numbersOf } from './search-filters.ts'
import type { Condition, SearchFilters } from './search-filters.ts'
import { walkDown } from './search-steps.ts'
import type { Numbers } from './search-steps.ts'
import { likeOf, matchOf, searchTerms } from './search-text.ts'
import type { SearchTerm } from './search-text.ts'
import { WordEndings } from './word-endings.ts'

export type SearchQuery = {
  /** As typed. */
  readonly text: string
  readonly filters?: SearchFilters
  /** The `next` of the page before. */
  readonly before?: number
  readonly limit: number
}

type SearchHit = {
  readonly askId: string
  readonly threadId: string
  readonly question: string
  /** How the answer begins. */
  readonly answer: string
  readonly profileName: string
  readonly model: string
  readonly askedAt: number
  readonly kind: AskState['kind']
  readonly isStarred: boolean
  readonly tags: readonly string[]
}

/** Newest first. `next`: there may be more, from there on, even where nothing was found so far. */
export type SearchPage = { readonly hits: readonly SearchHit[]; readonly next?: number }

/** The same without what is shown of it: for lists that are read as they come into view. */
type AskPage = {
  readonly asks: readonly { readonly askId: string; readonly threadId: string }[]
  readonly next?: number
}

const COLUMNS = `number, id, thread_id, asks.question, substr(asks.answer, 1, 400) AS answer, profile_name, model,
  asked_at, kind, starred, asks.tags`

// A number is bound as a fraction, by which the index of words does not know where to begin.
const WHOLE = 'CAST(? AS INTEGER)'

/** What is shown first may take less than what follows by itself; neither may keep main for longer than a frame. */
const FIRST_MS = 4
const NEXT_MS = 12

/** Finds asks by their words. A page is given as soon as it is full, or it has taken long. */
export class HistorySearch {
  readonly #db: Db
  readonly #endings: WordEndings
  readonly #clock: () => number
  #isIndexed: boolean

  /** `isIndexed`: what `ensureSearchIndex` gave. */
  constructor(db: Db, isIndexed: boolean, clock = () => performance.now()) {
    this.#clock = clock
    this.#db = db
    this.#endings = new WordEndings(db)
    this.#isIndexed = isIndexed
  }

  find(query: SearchQuery): SearchPage {
    const { rows, next } = this.#rows(COLUMNS, query)
    return { hits: rows.map((row) => hitRow.parse(row).hit), ...next }
  }

  /** Only which asks, so that thousands of them can be told at once. */
  findAsks(query: SearchQuery): AskPage {
    const { rows, next } = this.#rows('number, id, thread_id', query)
    return { asks: rows.map((row) => askKey.parse(row)), ...next }
  }

  #rows(columns: string, query: SearchQuery): Rows {
    const terms = searchTerms(query.text)
    if (!this.#isIndexed) return this.#scan(columns, query, terms)
    try {
      const match = matchOf(terms, (beginning) => this.#endings.of(beginning))
      return match === undefined ? this.#scan(columns, query, terms) : this.#lookUp(columns, query, match)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'data-damaged') throw error
      this.#isIndexed = false // what the index is made from can still be read
      return this.#scan(columns, query, terms)
    }
  }

  star(askId: string, isStarred: boolean): void {
    this.#db.run('UPDATE asks SET starred = ? WHERE id = ?', isStarred, askId)
  }

  tag(askId: string, tags: readonly string[]): void {
    this.#db.run('UPDATE asks SET tags = ? WHERE id = ?', [...new Set(tags)].join('\n'), askId)
  }

  #lookUp(columns: string, query: SearchQuery, match: string): Rows {
    const found = { sql: 'ask_words MATCH ?', values: [match] }
    const index = indexFor(this.#db, query.filters ?? {}, false)
    if (index !== undefined) {
      const sql = `EXISTS (SELECT 1 FROM ask_words WHERE ${found.sql} AND ask_words.rowid = asks.number)`
      return this.#page({ columns, from: `asks INDEXED BY ${index}`, key: 'asks.number' }, query, [
        { ...found, sql },
      ])
    }
    // The index of words is walked from its newest row, and nothing is sorted: a cross join keeps that order.
    const from = 'ask_words CROSS JOIN asks INDEXED BY asks_as_found ON asks.number = ask_words.rowid'
    return this.#page({ columns, from, key: 'ask_words.rowid' }, query, [found])
  }

  #scan(columns: string, query: SearchQuery, terms: readonly SearchTerm[]): Rows {
    const index = indexFor(this.#db, query.filters ?? {}, true) ?? 'asks_as_found'
    const source = { columns, from: `asks INDEXED BY ${index}`, key: 'asks.number' }
    return this.#page(source, query, terms.map(written))
  }

  /** What there is may be a million asks, of which few fit: it is looked at in steps, and given as far as one came. */
  #page(source: Source, query: SearchQuery, found: readonly Condition[]): Rows {
    const { before, filters = {}, limit } = query
    const { numbers, step } = numbersOf(this.#db, filters)
    const { found: rows, next } = walkDown({
      numbers: { ...numbers, end: Math.min(numbers.end, before ?? Infinity) },
      step,
      look: (numbers, most) => this.#look(source, [...found, ...conditionsOf(filters)], { numbers, most }),
      limit,
      withinMs: before === undefined ? FIRST_MS : NEXT_MS,
      clock: this.#clock,
    })
    const last = rows.length < limit ? next : rows.at(-1)?.['number']
    return { rows, next: typeof last === 'number' ? { next: last } : {} }
  }

  #look({ columns, from, key }: Source, conditions: readonly Condition[], { numbers, most }: Look) {
    const all = [
      ...conditions,
      { sql: `${key} >= ${WHOLE} AND ${key} < ${WHOLE}`, values: [numbers.first, numbers.end] },
    ]
    return this.#db.all(
      `SELECT ${columns} FROM ${from} WHERE ${all.map(({ sql }) => sql).join(' AND ')} ORDER BY ${key} DESC LIMIT ?`,
      ...all.flatMap(({ values }) => values),
      most,
    )
  }
}

type Look = { readonly numbers: Numbers; readonly most: number }
type Source = { readonly columns: string; readonly from: string; readonly key: string }
type Rows = { readonly rows: readonly Row[]; readonly next: { readonly next?: number } }

function written(term: SearchTerm): Condition {
  const like = likeOf(term)
  return {
    sql: String.raw`${term.isExcluded ? 'NOT ' : ''}(question LIKE ? ESCAPE '\' OR answer LIKE ? ESCAPE '\' OR tags LIKE ? ESCAPE '\')`,
    values: [like, like, like],
  }
}

const askKey = z
  .object({ id: z.string(), thread_id: z.string() })
  .transform((row) => ({ askId: row.id, threadId: row.thread_id }))

const hitRow = z
  .object({
    number: z.number(),
    id: z.string(),
    thread_id: z.string(),
    question: z.string(),
    answer: z.string(),
    profile_name: z.string(),
    model: z.string(),
    asked_at: z.number(),
    kind: z.string(),
    starred: z.number(),
    tags: z.string(),
  })
  .transform((row) => ({ number: row.number, hit: toHit(row) }))

type HitRow = Row & {
  readonly id: string
  readonly thread_id: string
  readonly question: string
  readonly answer: string
  readonly profile_name: string
  readonly model: string
  readonly asked_at: number
  readonly kind: string
  readonly starred: number
  readonly tags: string
}

function toHit(row: HitRow): SearchHit {
  return {
    askId: row.id,
    threadId: row.thread_id,
    question: row.question,
    answer: row.answer,
    profileName: row.profile_name,
    model: row.model,
    askedAt: row.asked_at,
    kind: row.kind as AskState['kind'],
    isStarred: row.starred === 1,
    tags: row.tags.split('\n').filter((tag) => tag !== ''),
  }
}
