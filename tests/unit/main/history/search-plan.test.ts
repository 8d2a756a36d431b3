import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { Db } from '../../../../src/main/db/database.ts'
import { openNodeSqlite } from '../../../../src/main/db/node-sqlite.ts'
import { HistorySearch } from '../../../../src/main/history/history-search.ts'
import type { SearchQuery } from '../../../../src/main/history/history-search.ts'
import { searchTerms } from '../../../../src/main/history/search-text.ts'
import { folded } from '../../../../src/main/history/word-endings.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'

const vocabulary = [
  ...['permission', 'permissions', 'permissive', 'permanent', 'function', 'functional', 'functions'],
  ...['über', 'überlastet', 'Überlastung', 'функция', 'функции', 'disk', 'disks', 'e', 'kernel', 'kernels'],
]
const kinds = ['done', 'failed', 'cancelled'] as const

type Ask = {
  readonly words: readonly string[]
  readonly answer: readonly string[]
  readonly hasCode: boolean
  readonly model: string
  readonly profileId: string
  readonly kind: (typeof kinds)[number]
  readonly isStarred: boolean
  readonly tag: string | undefined
  readonly askedAt: number
}

const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 })
const asks = fc.array(
  fc.record<Ask>({
    words,
    answer: words,
    hasCode: fc.boolean(),
    model: fc.constantFrom('m', 'n'),
    profileId: fc.constantFrom('p', 'q'),
    kind: fc.constantFrom(...kinds),
    isStarred: fc.nat({ max: 40 }).map((n) => n === 0),
    tag: fc.constantFrom(undefined, 'work', 'to do'),
    askedAt: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 45, maxLength: 90 },
)

/** As it is typed: whole words, and one that stops anywhere. */
const typed = fc
  .tuple(
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 1 }),
    fc.constantFrom(...vocabulary),
    fc.nat({ max: 12 }),
    fc.constantFrom('', '-', '"'),
  )
  .map(([before, word, length, sign]) =>
    // Where nothing is wanted there is no word to look up.
    [...before, (before.length === 0 && sign === '-' ? '' : sign) + word.slice(0, length)].join(' '),
  )

const filters = fc.record(
  {
    model: fc.constantFrom('m', 'n', 'none'),
    profileId: fc.constantFrom('p', 'none'),
    kinds: fc.subarray([...kinds]),
    isStarred: fc.constant(true as const),
    hasCode: fc.constant(true as const),
    tag: fc.constantFrom('work', 'do'),
    askedFrom: fc.integer({ min: 0, max: 20_000 }),
    askedUntil: fc.integer({ min: 0, max: 20_000 }),
  },
  { requiredKeys: [] },
)

test(
  'whatever is typed and filtered, what is found is what a look at every ask finds',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        asks,
        fc.array(fc.tuple(typed, filters), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        async (all, queries, isLong) => {
          const opened = await openTempStore(() => 1)
          const { db } = opened.store
          db.run('PRAGMA synchronous = OFF')
          all.forEach((ask, n) => write(opened.store, `a${n}`, ask))
          // Among millions, few fit a filter, and a part ends because it has taken long and not because it is full.
          if (isLong) db.run("UPDATE asks SET rowid = 10000000 WHERE id = 'a0'")
          let ms = 0
          const search = new HistorySearch(db, true, () => (isLong ? (ms += 3) : 0))
          for (const [text, these] of queries)
            expect(pages(search, { text, filters: these })).toEqual(looked(all, text, these))
          await opened.close()
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  },
)

function write(store: Parameters<typeof addAsk>[0], askId: string, ask: Ask): void {
  const text = `${ask.answer.join(' ')}${ask.hasCode ? '\n```\nls\n```' : ''}`
  const state: AskState =
    ask.kind === 'done'
      ? { kind: 'done', text, end: {} }
      : ask.kind === 'failed'
        ? { kind: 'failed', text, failure: { code: 'offline' } }
        : { kind: 'cancelled', text }
  const { model, profileId, askedAt } = ask
  addAsk(store, askRecord(askId, state, { question: ask.words.join(' '), model, profileId, askedAt }))
  if (ask.isStarred) store.search.star(askId, true)
  if (ask.tag !== undefined) store.search.tag(askId, [ask.tag])
}

/** All pages of three, so that where one ends matters. */
function pages(search: HistorySearch, query: Omit<SearchQuery, 'limit'>): readonly string[] {
  const found: string[] = []
  for (let before: number | undefined; ;) {
    const { asks: some, next } = search.findAsks({
      ...query,
      limit: 3,
      ...(before === undefined ? {} : { before }),
    })
    found.push(...some.map(({ askId }) => askId))
    if (next === undefined) return found
    before = next
  }
}

/** Newest first, without any of ours: words by their beginnings, marks left out. */
function looked(all: readonly Ask[], text: string, these: SearchQuery['filters'] = {}): readonly string[] {
  const plain = (word: string) => folded(word) ?? word.toLowerCase()
  const fits = (ask: Ask): boolean => {
    const there = [
      ...ask.words,
      ...ask.answer,
      ...(ask.tag?.split(' ') ?? []),
      ...(ask.hasCode ? ['ls'] : []),
    ]
    const isOfText = searchTerms(text).every(({ text: term, isPrefix, isExcluded }) => {
      const has = there
        .map(plain)
        .some((word) => (isPrefix ? word.startsWith(plain(term)) : word === plain(term)))
      return has !== (isExcluded === true)
    })
    return isOfText && fitsFilters(ask, these)
  }
  return all
    .map((ask, n) => ({ ask, id: `a${n}` }))
    .filter(({ ask }) => fits(ask))
    .map(({ id }) => id)
    .reverse()
}

function fitsFilters(ask: Ask, these: NonNullable<SearchQuery['filters']>): boolean {
  const checks: readonly (boolean | undefined)[] = [
    these.model === undefined || these.model === ask.model,
    these.profileId === undefined || these.profileId === ask.profileId,
    these.kinds === undefined || these.kinds.includes(ask.kind),
    these.isStarred === undefined || ask.isStarred,
    these.hasCode === undefined || ask.hasCode,
    these.tag === undefined || these.tag === ask.tag,
    these.askedFrom === undefined || ask.askedAt >= these.askedFrom,
    these.askedUntil === undefined || ask.askedAt <= these.askedUntil,
  ]
  return checks.every((check) => check)
}

test('every letter that is folded here is folded as the index folds it', async () => {
  const db = await openNodeSqlite(':memory:')
  db.run("CREATE VIRTUAL TABLE letters USING fts5 (word, tokenize = 'unicode61')")
  db.run('CREATE VIRTUAL TABLE folds USING fts5vocab (letters, row)')
  const codes = Array.from({ length: 0x0500 }, (_unused, code) => String.fromCodePoint(code))
  const known = codes.filter((letter) => folded(`x${letter}`) !== undefined)
  expect(known.length).toBeGreaterThan(150)
  for (const letter of known)
    expect([letter, foldsOf(db, `x${letter}`)]).toEqual([letter, [folded(`x${letter}`)]])
  db.close()
})

function foldsOf(db: Db, word: string): readonly unknown[] {
  db.run('DELETE FROM letters')
  db.run('INSERT INTO letters VALUES (?)', word)
  return db.all('SELECT term FROM folds').map(({ term }) => term)
}
