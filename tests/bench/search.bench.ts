import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { renewSearchIndex } from '../../src/main/db/search-index.ts'
import { openDatabase } from '../../src/main/db/open-database.ts'
import { HistorySearch } from '../../src/main/history/history-search.ts'
import { ThreadList } from '../../src/main/history/thread-list.ts'
import type { Db } from '../../src/main/db/database.ts'
import type { HistoryQuery } from '#shared/contract/history.ts'

const sizes = (process.env['ASKSHOT_SEARCH_ROWS'] ?? '100000').split(',').map(Number)
const typings = 60

/** Numbers that look random and are the same in each run. */
function lottery(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const letters = 'etaoinshrdlucmfwypvbgkjqxz'

/** A language of 30 000 words, of which, as in any, few are common and most are rare. */
function words(random: () => number): () => string {
  const all = Array.from({ length: 30_000 }, () =>
    Array.from(
      { length: 3 + Math.floor(random() * 8) },
      () => letters[Math.floor(26 * random() ** 1.7)],
    ).join(''),
  )
  return () => all[Math.floor(all.length ** random()) - 1] ?? 'the'
}

/** The newest of them come in one by one, as in life, and the others at once. */
const ONE_BY_ONE = 2_000

function fill(db: Db, count: number, word: () => string): void {
  const text = (length: number) => Array.from({ length }, word).join(' ')
  const add = (n: number) => {
    if (n % 3 === 0) db.run('INSERT INTO threads (id, started_at) VALUES (?, ?)', `t${n / 3}`, n * 600_000)
    db.run(
      `INSERT INTO asks (id, thread_id, question, profile_id, profile_name, host, model, asked_at, kind, detail,
        answer, number, starred) VALUES (?, ?, ?, 'p', 'P', 'h', ?, ?, 'done', '{"end":{}}', ?, ?, ?)`,
      `a${n}`,
      `t${Math.floor(n / 3)}`,
      text(8),
      `m${n % 4}`,
      n * 600_000,
      text(90),
      n * 600,
      Number(n % 500 === 7),
    )
    if (n % 500 === 9) db.run("INSERT INTO ask_captures VALUES (?, 0, 'c')", `a${n}`)
  }
  db.run("INSERT INTO captures VALUES ('c', 'c.png', 1, 1, 1, 1)")
  db.run('PRAGMA synchronous = OFF')
  db.run('DROP TRIGGER ask_words_added') // what is not kept up to date is made anew at once
  const early = count - ONE_BY_ONE
  for (let from = 0; from < early; from += 5_000)
    db.transaction(() => {
      for (let n = from; n < Math.min(early, from + 5_000); n++) add(n)
    })
  renewSearchIndex(db)
  for (let n = early; n < count; n++) db.transaction(() => add(n))
}

async function filled(path: string, size: number, word: () => string): Promise<Db> {
  const { db } = await openDatabase({ path, now: () => 1 })
  fill(db, size, word)
  db.close()
  return (await openDatabase({ path, now: () => 1 })).db
}

/** What most rivals keep: all asks in one file. */
async function writeJson(db: Db, path: string): Promise<void> {
  await writeFile(path, JSON.stringify(db.all('SELECT * FROM asks')))
}

for (const size of sizes)
  test(`search over ${size} asks`, { timeout: 7_200_000 }, async ({ bench }) => {
    const folder = await mkdtemp(join(tmpdir(), 'askshot-search-'))
    const path = join(folder, 'history.sqlite')
    const word = words(lottery(7))
    const db = await filled(path, size, word)
    // Every keystroke of one word, and of a second after it.
    const typed = Array.from({ length: typings }, () => `${word()} ${word()}`)
    const keystrokes = typed.flatMap((text) => Array.from(text, (_unused, n) => text.slice(0, n + 1)))
    const begun = typed.map((text) => text.slice(0, 3))
    const measure = async (name: string, isIndexed: boolean, queries: readonly HistoryQuery[]) => {
      const search = new HistorySearch(db, isIndexed)
      // What the window asks for at each keystroke.
      const list = new ThreadList({ db, search, hidden: () => [], rest: () => Promise.resolve() })
      let next = 0
      const rounds = { iterations: queries.length, time: 0, warmupIterations: 5, warmupTime: 0 }
      await bench(name, () => void list.find(queries[next++ % queries.length]!)).run(rounds)
      return list
    }
    /** With a filter: what is shown at once, and until it is known that there is no more. */
    const measureFiltered = async (name: string, filter: Omit<HistoryQuery, 'text'>) => {
      const queries = begun.map((text) => ({ text, ...filter }))
      const list = await measure(`three letters, ${name}`, true, queries)
      let next = 0
      const all = () => {
        const query = queries[next++ % queries.length]!
        for (let before: number | undefined; ;) {
          const part = list.find(query, before)
          if (part.next === undefined) return
          before = part.next
        }
      }
      const rounds = { iterations: 15, time: 0, warmupIterations: 1, warmupTime: 0 }
      await bench(`three letters, ${name}: all parts of the list`, all).run(rounds)
    }
    const asQuery = (text: string) => ({ text })
    const goal = `goal: p95 ≤ ${size > 100_000 ? 10 : 5} ms, ≤ 0.1 × LIKE`
    await measure(`by the index, each keystroke (${goal})`, true, keystrokes.map(asQuery))
    const every = Math.ceil(keystrokes.length / (size > 100_000 ? 30 : 90))
    const some = keystrokes.filter((_unused, n) => n % every === 0)
    await measure(`by LIKE, every ${every}th keystroke`, false, some.map(asQuery))
    for (const length of [1, 2, 3, 4, 5, 6, 7])
      await measure(
        `by the index, ${length} letters of a word`,
        true,
        typed.map((text) => ({ text: text.slice(0, length) })),
      )
    await measureFiltered('one model of four', { model: 'm1' })
    await measureFiltered('starred, one of 500', { isStarred: true })
    await measureFiltered('with captures, one of 500', { hasCaptures: true })
    await measureFiltered('until a tenth of the time', { askedUntil: size * 60_000 })
    await measure('no word, starred', true, [{ text: '', isStarred: true }])
    if (size <= 100_000) await writeJson(db, join(folder, 'history.json'))
    db.close()
    // A start reads through the file once; what it costs beside an empty one.
    const open = (file: string) => async () => (await openDatabase({ path: file, now: () => 1 })).db.close()
    const rounds = { iterations: 10, time: 0, warmupIterations: 1, warmupTime: 0 }
    await bench(`a start with ${size} asks`, open(path)).run(rounds)
    await bench('a start with none', open(join(folder, 'empty.sqlite'))).run(rounds)
    if (size <= 100_000)
      await bench(`a start with ${size} asks in a JSON file`, async () => {
        JSON.parse(await readFile(join(folder, 'history.json'), 'utf8'))
      }).run(rounds)
    rmSync(folder, { recursive: true })
  })
