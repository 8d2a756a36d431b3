import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { Db } from '../../../../src/main/db/database.ts'
import { ensureSearchIndex } from '../../../../src/main/db/search-index.ts'
import { HistorySearch } from '../../../../src/main/history/history-search.ts'
import type { SearchQuery } from '../../../../src/main/history/history-search.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

const done = (text: string): AskState => ({ kind: 'done', text, end: {} })

function write(askId: string, question: string, state = done(''), part = {}): void {
  addAsk(opened.store, askRecord(askId, state, { question, ...part }))
}

/** What both ways of searching find, which is the same. */
function find(text: string, query: Partial<SearchQuery> = {}): readonly string[] {
  const [indexed, scanned] = [true, false].map((isIndexed) =>
    new HistorySearch(opened.store.db, isIndexed)
      .find({ text, limit: 50, ...query })
      .hits.map(({ askId }) => askId),
  )
  expect(indexed).toEqual(scanned)
  return indexed!
}

const indexed = (text: string) => opened.store.search.find({ text, limit: 50 }).hits.map(({ askId }) => askId)

test('every word must be there, in the question or the answer, and the last may be half typed; newest first', () => {
  write('a', 'Why is the disk full?', done('Because of the **cache**.'))
  write('b', 'What is a disk cache?')
  write('c', 'Something else')
  for (const text of ['disk cache', 'disk ca', 'DISK c', 'disk  cache ', 'cac'])
    expect(find(text)).toEqual(['b', 'a'])
  expect(find('full cach')).toEqual(['a'])
  expect(find('disk nothing')).toEqual([])
  expect(indexed('dis ')).toEqual([]) // ended by a space, so it is the whole word
  expect(find('')).toEqual(['c', 'b', 'a'])
})

test('a phrase in quotes is found as it stands, also while its end is being typed', () => {
  write('a', 'permission was denied here')
  write('b', 'denied permission')
  expect(find('"permission was"')).toEqual(['a'])
  expect(find('"was den')).toEqual(['a'])
  expect(indexed('"was den"')).toEqual([])
})

test('words are found without their accents, and in scripts without spaces', () => {
  write('a', 'naïve Größe')
  write('b', '磁盘已满怎么办')
  write('c', 'диск переполнен')
  expect(indexed('naive gro')).toEqual(['a'])
  expect(find('已满')).toEqual(['b'])
  expect(find('пере')).toEqual(['c'])
})

test('nothing that is typed is read as a command of the search', () => {
  write('a', 'a 100% "quoted" path C:\\temp_dir AND NOT x* (y) question:z ^b')
  for (const text of [
    '100%',
    'AND NOT',
    'C:\\temp_dir',
    'question:z',
    '(y',
    '^b',
    'NEAR(a b)',
    '"',
    '""',
    '*',
  ])
    expect(() => find(text)).not.toThrow()
  expect(find('100%')).toEqual(['a'])
  expect(find('temp_dir')).toEqual(['a'])
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void indexed(text)))
})

test('what is changed, answered, tagged or removed is found as it is now', () => {
  const { db, history, search } = opened.store
  write('a', 'first', { kind: 'streaming', attempt: 1, text: '' })
  history.saveState('a', { kind: 'streaming', attempt: 1, text: 'half of it' })
  expect(indexed('half')).toEqual([]) // comes with its end
  history.saveState('a', {
    kind: 'interrupted',
    attempt: 1,
    text: 'half of it',
    failure: { code: 'stream-cut' },
  })
  expect(indexed('half')).toEqual(['a'])
  history.saveState('a', done('all of it'))
  expect(indexed('half')).toEqual([])
  expect(indexed('first all')).toEqual(['a'])
  search.tag('a', ['work', 'to do', 'work'])
  expect(search.find({ text: 'work', limit: 1 }).hits[0]).toMatchObject({ tags: ['work', 'to do'] })
  db.run("DELETE FROM outbox WHERE ask_id = 'a'")
  db.run("DELETE FROM asks WHERE id = 'a'")
  expect(indexed('first')).toEqual([])
})

describe('filters', () => {
  beforeEach(() => {
    write('a', 'word', done('```sh\nls\n```'), { askedAt: 10, profileId: 'p', model: 'm' })
    write('b', 'word', { kind: 'queued', attempt: 0 }, { askedAt: 20, profileId: 'q', model: 'm' })
    write('c', 'word', done('plain'), { askedAt: 30, profileId: 'q', model: 'n' })
    opened.store.search.star('b', true)
    opened.store.search.star('c', true)
    opened.store.search.star('c', false)
  })

  test.each<[SearchQuery['filters'], readonly string[]]>([
    [{ askedFrom: 20 }, ['c', 'b']],
    [{ askedUntil: 20 }, ['b', 'a']],
    [{ profileId: 'q' }, ['c', 'b']],
    [{ model: 'm' }, ['b', 'a']],
    [{ kinds: ['queued', 'waiting'] }, ['b']],
    [{ isStarred: true }, ['b']],
    [{ hasCode: true }, ['a']],
    [{ profileId: 'q', kinds: ['done'], askedFrom: 1 }, ['c']],
  ])('%j', (filters, expected) => {
    expect(find('wor', { filters: filters! })).toEqual(expected)
    expect(find('', { filters: filters! })).toEqual(expected)
  })
})

test('an ask is found by its time, though the clock was put back before it', () => {
  write('a', 'word', done(''), { askedAt: 2_000_000_000_000 })
  write('b', 'word', done(''), { askedAt: 1_000_000_000_000 })
  for (const text of ['wor', '']) {
    expect(find(text, { filters: { askedUntil: 1_500_000_000_000 } })).toEqual(['b'])
    expect(find(text, { filters: { askedFrom: 1_500_000_000_000 } })).toEqual(['a'])
    expect(find(text, { filters: { askedUntil: 500_000_000_000 } })).toEqual([])
  }
})

test('pages follow each other without a gap, whatever is asked meanwhile', () => {
  for (let n = 0; n < 7; n++) write(`a${n}`, `word ${n}`)
  const first = opened.store.search.find({ text: 'word', limit: 3 })
  write('new', 'word')
  const second = opened.store.search.find({ text: 'word', limit: 3, before: first.next! })
  const third = opened.store.search.find({ text: 'word', limit: 3, before: second.next! })
  const ids = [first, second, third].flatMap(({ hits }) => hits.map(({ askId }) => askId))
  expect(ids).toEqual(['a6', 'a5', 'a4', 'a3', 'a2', 'a1', 'a0'])
  expect(third.next).toBeUndefined()
})

describe('an index', () => {
  const drop = () => opened.store.db.run('DROP TRIGGER ask_words_added')

  test('that was not kept up to date is built anew', () => {
    drop()
    write('a', 'unheard of')
    expect(indexed('unheard')).toEqual([])
    expect(ensureSearchIndex(opened.store.db)).toBe(true)
    expect(indexed('unheard')).toEqual(['a'])
  })

  test('that cannot be made is done without, and nothing hangs on it', () => {
    const { db } = opened.store
    drop()
    const run = db.run.bind(db)
    db.run = (sql, ...values) => {
      if (sql.startsWith('CREATE VIRTUAL')) throw new Error('no such module: fts5')
      run(sql, ...values)
    }
    const isIndexed = ensureSearchIndex(db)
    expect(isIndexed).toBe(false)
    write('a', 'still there')
    expect(new HistorySearch(db, isIndexed).find({ text: 'still', limit: 5 }).hits).toHaveLength(1)
  })

  test('that is damaged is done without', () => {
    write('a', 'still there')
    const { db } = opened.store
    const damaged: Db = {
      ...bound(db),
      all: (sql, ...values) => {
        if (sql.includes('MATCH')) throw new AppError('data-damaged', 'scripted')
        return db.all(sql, ...values)
      },
    }
    const search = new HistorySearch(damaged, true)
    expect(search.find({ text: 'still', limit: 5 }).hits).toHaveLength(1)
  })
})

function bound(db: Db): Db {
  return {
    run: db.run.bind(db),
    all: db.all.bind(db),
    transaction: db.transaction.bind(db),
    close: db.close.bind(db),
  }
}
