import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'vitest'
import { openDatabase } from '../../src/main/db/open-database.ts'
import { HistorySearch } from '../../src/main/history/history-search.ts'
import { ThreadList } from '../../src/main/history/thread-list.ts'
import type { Db } from '../../src/main/db/database.ts'

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

function fill(db: Db, count: number, word: () => string): void {
  const text = (length: number) => Array.from({ length }, word).join(' ')
  db.run("INSERT INTO threads (id, started_at) VALUES ('t', 1)")
  for (let from = 0; from < count; from += 5_000)
    db.transaction(() => {
      for (let n = from; n < Math.min(count, from + 5_000); n++)
        db.run(
          `INSERT INTO asks (id, thread_id, question, profile_id, profile_name, host, model, asked_at, kind, detail,
            answer, number) VALUES (?, 't', ?, 'p', 'P', 'h', 'm', ?, 'done', '{"end":{}}', ?, ?)`,
          `a${n}`,
          text(8),
          n * 600_000,
          text(90),
          n + 1,
        )
    })
}

for (const size of sizes)
  test(`search over ${size} asks`, { timeout: 3_600_000 }, async ({ bench }) => {
    const folder = await mkdtemp(join(tmpdir(), 'askshot-search-'))
    const { db } = await openDatabase({ path: join(folder, 'history.sqlite'), now: () => 1 })
    const word = words(lottery(7))
    fill(db, size, word)
    // Every keystroke of one word, and of a second after it.
    const typed = Array.from({ length: typings }, () => `${word()} ${word()}`)
    const keystrokes = typed.flatMap((text) => Array.from(text, (_unused, n) => text.slice(0, n + 1)))
    const measure = async (name: string, isIndexed: boolean, texts: readonly string[]) => {
      const search = new HistorySearch(db, isIndexed)
      // What the window asks for at each keystroke.
      const list = new ThreadList({ db, search, hidden: () => [], rest: () => Promise.resolve() })
      let next = 0
      const rounds = { iterations: texts.length, time: 0, warmupIterations: 5, warmupTime: 0 }
      await bench(name, () => void list.find({ text: texts[next++ % texts.length]! })).run(rounds)
    }
    await measure('by the index, each keystroke', true, keystrokes)
    for (const length of [1, 2, 3, 4, 5, 6, 7])
      await measure(
        `by the index, ${length} letters of a word`,
        true,
        typed.map((text) => text.slice(0, length)),
      )
    await measure(
      'by LIKE, every tenth keystroke',
      false,
      keystrokes.filter((_unused, n) => n % 10 === 0),
    )
    db.close()
    // A start reads through the file once; what it costs beside an empty one.
    const open = (path: string) => async () => (await openDatabase({ path, now: () => 1 })).db.close()
    const rounds = { iterations: 10, time: 0, warmupIterations: 1, warmupTime: 0 }
    await bench(`a start with ${size} asks`, open(join(folder, 'history.sqlite'))).run(rounds)
    await bench('a start with none', open(join(folder, 'empty.sqlite'))).run(rounds)
    rmSync(folder, { recursive: true })
  })
