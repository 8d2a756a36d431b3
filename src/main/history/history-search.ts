import { z } from 'zod'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { Db, Row } from '../db/database.ts'
import { secondOf } from './ask-places.ts'
import { conditionsOf, indexFor } from './search-filters.ts'
import type { Condition, SearchFilters } from './search-filters.ts'
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

/** Newest first. `next`: there may be more, from there on. */
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

/** Finds asks by their words. Each page is one statement, which stops as soon as the page is full. */
export class HistorySearch {
  readonly #db: Db
  readonly #endings: WordEndings
  #isIndexed: boolean

  /** `isIndexed`: what `ensureSearchIndex` gave. */
  constructor(db: Db, isIndexed: boolean) {
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

  #page({ columns, from, key }: Source, query: SearchQuery, found: readonly Condition[]): Rows {
    const { before, filters = {}, limit } = query
    const { askedFrom } = filters
    const conditions = [
      ...found,
      ...(before === undefined ? [] : [{ sql: `${key} < ${WHOLE}`, values: [before] }]),
      // Nothing has a number below the second it was asked in: there the walk ends.
      ...(askedFrom === undefined ? [] : [{ sql: `${key} >= ${WHOLE}`, values: [secondOf(askedFrom)] }]),
      ...conditionsOf(filters),
    ]
    const where = conditions.map(({ sql }) => sql).join(' AND ')
    const rows = this.#db.all(
      `SELECT ${columns} FROM ${from} ${where === '' ? '' : `WHERE ${where}`} ORDER BY ${key} DESC LIMIT ?`,
      ...conditions.flatMap(({ values }) => values),
      limit,
    )
    const last = rows.length < limit ? undefined : rows.at(-1)?.['number']
    return { rows, next: typeof last === 'number' ? { next: last } : {} }
  }
}

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
