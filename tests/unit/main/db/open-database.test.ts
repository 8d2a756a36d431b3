import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../../../src/main/db/migrations.ts'
import { openNodeSqlite } from '../../../../src/main/db/node-sqlite.ts'
import { openDatabase } from '../../../../src/main/db/open-database.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import type { TempDir } from '../../../support/temp-dir.ts'

let dir: TempDir
let path: string
beforeEach(async () => {
  dir = await makeTempDir('db')
  path = join(dir.path, 'history.sqlite')
})
afterEach(() => dir.remove())

const open = () => openDatabase({ path, now: () => Date.UTC(2026, 10, 22) })

test('a new file has the newest schema and says nothing', async () => {
  const { db, problem } = await open()
  expect(problem).toBeUndefined()
  expect(db.all('PRAGMA user_version')).toEqual([expect.objectContaining({ user_version: SCHEMA_VERSION })])
  db.close()
})

test('what was written is there at the next start', async () => {
  const first = await open()
  first.db.run('INSERT INTO threads (id, started_at) VALUES (?, ?)', 't', 1)
  first.db.close()
  const second = await open()
  expect(second.db.all('SELECT id FROM threads')).toEqual([expect.objectContaining({ id: 't' })])
  second.db.close()
})

test('commits survive a power cut: the log is synced on each', async () => {
  const { db } = await open()
  expect(db.all('PRAGMA synchronous')[0]?.['synchronous']).toBe(2)
  expect(db.all('PRAGMA journal_mode')[0]?.['journal_mode']).toBe('wal')
  db.close()
})

describe('a file that cannot be used is kept beside a new one', () => {
  async function setAside(): Promise<string> {
    const { db, problem } = await open()
    expect(problem).toMatchObject({ code: 'data-damaged' })
    db.run('INSERT INTO threads (id, started_at) VALUES (?, ?)', 't', 1)
    db.close()
    const kept = (await readdir(dir.path)).find((name) => name.includes('damaged'))
    return join(dir.path, kept ?? 'not kept')
  }

  test('junk', async () => {
    const junk = Buffer.from('this is not a database, and long enough to be looked at'.repeat(200))
    await writeFile(path, junk)
    expect(Buffer.compare(await readFile(await setAside()), junk)).toBe(0)
  })
})

test('a file of a later app is left as it is', async () => {
  const later = new DatabaseSync(path)
  later.exec('PRAGMA user_version = 999')
  later.close()
  await expect(open()).rejects.toMatchObject({ code: 'data-newer' })
  expect((await readdir(dir.path)).filter((name) => name.includes('damaged'))).toEqual([])
})

test('values that would become NULL without a word do not compile, and booleans are numbers', async () => {
  const db = await openNodeSqlite(':memory:')
  expect(db.all('SELECT ? AS value', true)).toEqual([expect.objectContaining({ value: 1 })])
  db.close()
})

test('a failed transaction leaves nothing, and the next one works', async () => {
  const { db } = await open()
  expect(() =>
    db.transaction(() => {
      db.run("INSERT INTO threads (id, started_at) VALUES ('t', 1)")
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(db.all('SELECT * FROM threads')).toEqual([])
  db.transaction(() => db.run("INSERT INTO threads (id, started_at) VALUES ('t', 1)"))
  expect(db.all('SELECT * FROM threads')).toHaveLength(1)
  db.close()
})
