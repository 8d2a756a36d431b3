import type { AskState } from '#shared/ask-state.ts'
import type { Bindable, Db } from '../db/database.ts'
import { secondOf } from './ask-places.ts'
import type { Numbers } from './search-steps.ts'

export type SearchFilters = {
  /** Epoch milliseconds, both inclusive. */
  readonly askedFrom?: number
  readonly askedUntil?: number
  readonly profileId?: string
  readonly model?: string
  readonly kinds?: readonly AskState['kind'][]
  readonly isStarred?: true
  readonly hasCode?: true
  readonly hasCaptures?: true
  readonly tag?: string
  /** Threads that are not to be seen. */
  readonly notIn?: readonly string[]
}

export type Condition = { readonly sql: string; readonly values: readonly Bindable[] }

/** A condition that an index can name the asks of; in their order, unless it is of several values. */
type Indexed = Condition & { readonly index: string; readonly isOrdered: boolean }

/** To look one ask up in the index of words costs as much as to pass so many on the way through it. */
const PASSED = 2_000
/** Not more are ever looked up one by one: a tenth of a second, of which each part of the list takes its share. */
const MOST = 1_000

export function conditionsOf(filters: SearchFilters): readonly Condition[] {
  const { askedFrom, askedUntil, hasCaptures, notIn = [] } = filters
  return [
    ...indexedOf(filters),
    ...one('asks.asked_at >= ?', askedFrom),
    ...one('asks.asked_at <= ?', askedUntil),
    ...(hasCaptures === undefined
      ? []
      : [{ sql: 'EXISTS (SELECT 1 FROM ask_captures WHERE ask_id = asks.id)', values: [] }]),
    ...one(
      'thread_id NOT IN (SELECT value FROM json_each(?))',
      notIn.length === 0 ? undefined : JSON.stringify(notIn),
    ),
  ]
}

/** Asks whose number is far above the second they were asked in: the clock was put back after others, or stood still. */
const LATE_S = 3600
const LATE = `number > asked_at / 1000 + ${LATE_S}`

/** About how many asks there are, without counting them. */
const COUNT = 'SELECT max(rowid) FROM asks'

/** So many asks are looked at in a first step: a millisecond or two. */
const FEW = 4_000

/** In which numbers all asks of this time are, whatever else is filtered, and how many numbers hold few asks. */
export function numbersOf(
  db: Db,
  { askedFrom, askedUntil }: SearchFilters,
): { readonly numbers: Numbers; readonly step: number } {
  const first = aNumber(db, 'SELECT min(number) FROM asks')
  const end = aNumber(db, 'SELECT max(number) FROM asks') + 1
  const late = (until: number) =>
    aNumber(db, `SELECT max(number) FROM asks INDEXED BY asks_late WHERE ${LATE} AND asked_at <= ?`, until)
  const endOf = (until: number) => Math.max(secondOf(until) + LATE_S, late(until)) + 1
  return {
    numbers: {
      // Nothing has a number below the second it was asked in.
      first: askedFrom === undefined ? first : Math.max(first, secondOf(askedFrom)),
      end: askedUntil === undefined ? end : Math.min(end, endOf(askedUntil)),
    },
    step: Math.ceil((end - first) * Math.min(1, FEW / Math.max(aNumber(db, COUNT), 1))),
  }
}

function aNumber(db: Db, sql: string, ...values: readonly Bindable[]): number {
  return Number(db.all(`SELECT ifnull((${sql}), 0) AS number`, ...values)[0]?.['number'])
}

/** The index by which few asks fit, or by which all that fit come in their order; undefined: better go through all. */
export function indexFor(db: Db, filters: SearchFilters, isOrderEnough: boolean): string | undefined {
  const candidates = indexedOf(filters)
  if (candidates.length === 0) return undefined
  const most = Math.min(MOST, Math.floor(aNumber(db, COUNT) / PASSED))
  const few = candidates.find((candidate) => isAtMost(db, candidate, most))
  return (few ?? candidates.find(({ isOrdered }) => isOrdered && isOrderEnough))?.index
}

function isAtMost(db: Db, { index, sql, values }: Indexed, most: number): boolean {
  const [row] = db.all(
    `SELECT count(*) AS count FROM (SELECT 1 FROM asks INDEXED BY ${index} WHERE ${sql} LIMIT ?)`,
    ...values,
    most + 1,
  )
  return Number(row?.['count']) <= most
}

function indexedOf(filters: SearchFilters): readonly Indexed[] {
  const { profileId, model, kinds, isStarred, hasCode, tag } = filters
  const found: readonly (Indexed | undefined)[] = [
    profileId === undefined
      ? undefined
      : { index: 'asks_by_profile', isOrdered: true, sql: 'profile_id = ?', values: [profileId] },
    model === undefined
      ? undefined
      : { index: 'asks_by_model', isOrdered: true, sql: 'model = ?', values: [model] },
    kinds === undefined ? undefined : ofKinds(kinds),
    isStarred && { index: 'asks_starred', isOrdered: true, sql: 'starred = 1', values: [] },
    hasCode && {
      index: 'asks_with_code',
      isOrdered: true,
      sql: "instr(asks.answer, '```') > 0",
      values: [],
    },
    tag === undefined
      ? undefined
      : {
          index: 'asks_tagged',
          isOrdered: true,
          sql: "asks.tags <> '' AND instr(char(10) || asks.tags || char(10), char(10) || ? || char(10)) > 0",
          values: [tag],
        },
  ]
  return found.filter((each) => each !== undefined)
}

function ofKinds(kinds: readonly AskState['kind'][]): Indexed {
  const places = kinds.map(() => '?').join(', ')
  return {
    index: 'asks_by_kind',
    isOrdered: kinds.length < 2,
    sql: `kind IN (${places})`,
    values: [...kinds],
  }
}

function one(sql: string, value: Bindable | undefined): readonly Condition[] {
  return value === undefined ? [] : [{ sql, values: [value] }]
}
