import fc from 'fast-check'
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../../../src/main/app-store.ts'
import type { AppStore } from '../../../../src/main/app-store.ts'
import { backupsOf, removeBackups, surplus, takeBackup } from '../../../../src/main/db/backup.ts'
import { addAsk, askRecord } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'
import type { TempDir } from '../../../support/temp-dir.ts'

const DAY_MS = 24 * 3600_000
const start = Date.UTC(2026, 10, 22, 12)

let dir: TempDir
let path: string
let now: number
beforeEach(async () => {
  dir = await makeTempDir('backup')
  path = join(dir.path, 'history.sqlite')
  now = start
})
afterEach(() => dir.remove())

const open = () => openStore({ folder: dir.path, now: () => now })
const names = async (part: string) => (await readdir(dir.path)).filter((name) => name.includes(part)).sort()

/** One run of the app, in which this is asked. */
async function runWith(askId: string): Promise<void> {
  const store = await open()
  addAsk(store, askRecord(askId, { kind: 'done', text: 'words '.repeat(2_000), end: {} }))
  store.close()
  now += DAY_MS
}

async function damagePage(page: number): Promise<void> {
  const bytes = await readFile(path)
  bytes.fill(0xa5, page * 4096, page * 4096 + 8192)
  await writeFile(path, bytes)
}

test('a clean close leaves a whole copy, for its owner alone, and three of them at most', async () => {
  for (const askId of ['a', 'b', 'c', 'd']) await runWith(askId)
  const copies = backupsOf(path)
  expect(copies.map(({ takenAt }) => takenAt)).toEqual([3, 2, 1].map((days) => start + days * DAY_MS))
  const newest = new DatabaseSync(copies[0]!.path, { readOnly: true })
  expect(newest.prepare('SELECT count(*) AS count FROM asks').get()?.['count']).toBe(4)
  newest.close()
  if (process.platform !== 'win32') expect((await stat(copies[0]!.path)).mode & 0o777).toBe(0o600)
})

test('starts on one day cost none of the copies of the days before', () => {
  const hours = [100, 99, 60, 30]
  const copies = hours.map((hour) => ({ path: String(hour), takenAt: start + hour * 3600_000 }))
  expect(surplus(copies)).toEqual([copies[1]])
})

test('of any copies the newest stays, and three of them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 9 }), (hours) => {
      const copies = hours
        .map((hour) => ({ path: String(hour), takenAt: hour * 3600_000 }))
        .sort((one, other) => other.takenAt - one.takenAt)
      const gone = new Set(surplus(copies))
      expect(copies.length - gone.size).toBe(Math.min(3, copies.length))
      expect(copies[0] !== undefined && gone.has(copies[0])).toBe(false)
    }),
  )
})

test('a copy that cannot be written leaves nothing half, and the ones before', async () => {
  await runWith('a')
  await mkdir(`${path}.backup.tmp`)
  expect(() => takeBackup(path, now)).toThrow()
  expect(backupsOf(path)).toHaveLength(1)
})

test('removing the copies removes all of them and nothing else', async () => {
  for (const askId of ['a', 'b']) await runWith(askId)
  removeBackups(path)
  expect(await readdir(dir.path)).toEqual(['history.sqlite', 'pictures'])
})

describe('a file that cannot be used is set aside, and the best copy takes its place', () => {
  const harms: Readonly<Record<string, () => Promise<void>>> = {
    'overwritten pages': () => damagePage(6),
    'an overwritten first page': () => damagePage(0),
    junk: () => writeFile(path, Buffer.alloc(50_000, 'junk')),
    'half a file': async () => truncate(path, Math.floor((await stat(path)).size / 8192) * 4096),
  }

  test.each(Object.entries(harms))('%s', async (_name, harm) => {
    for (const askId of ['a', 'b']) await runWith(askId)
    await harm()
    const damaged = await readFile(path)
    const store = await open()
    expect(store.problem).toMatchObject({ code: 'data-damaged' })
    expect(store.loss).toMatchObject({ copyTakenAt: start + DAY_MS, askCount: 2, heldCount: 2 })
    expect(store.history.ask('b')?.state).toMatchObject({ kind: 'done' })
    expect(Buffer.compare(await readFile(join(dir.path, store.loss!.keptAs)), damaged)).toBe(0)
    expect(backupsOf(path)).toHaveLength(2)
    addAsk(store, askRecord('c', { kind: 'queued', attempt: 0 }))
    store.close()
    const again = await open()
    expect(again.problem).toBeUndefined()
    expect(again.history.ask('c')).toBeDefined()
    again.db.close()
  })

  test('the file of another program', async () => {
    await runWith('a')
    await rm(path)
    const foreign = new DatabaseSync(path)
    foreign.exec('CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1')
    foreign.close()
    const store = await open()
    expect(store.loss).toMatchObject({ copyTakenAt: start, askCount: 1 })
    store.db.close()
    const kept = new DatabaseSync(join(dir.path, store.loss!.keptAs), { readOnly: true })
    expect(kept.prepare('SELECT * FROM bookmarks').all()).toEqual([])
    kept.close()
  })

  test('a copy that is damaged too is passed over, and stays', async () => {
    for (const askId of ['a', 'b', 'c']) await runWith(askId)
    const [newest, second] = backupsOf(path)
    await writeFile(newest!.path, 'junk')
    const later = new DatabaseSync(second!.path)
    later.exec('PRAGMA user_version = 999')
    later.close()
    await damagePage(6)
    const store = await open()
    expect(store.loss).toMatchObject({ copyTakenAt: start, askCount: 1 })
    expect(backupsOf(path)).toHaveLength(3)
    store.db.close()
  })

  test('without a copy there is a new file, and it is said that nothing could be brought back', async () => {
    await writeFile(path, Buffer.alloc(50_000, 'junk'))
    const store: AppStore = await open()
    expect(store.loss).toEqual({ keptAs: (await names('damaged'))[0], askCount: 0 })
    store.db.close()
  })
})

test('a disk that is full, or may not be written, is said as such, and what was there stays', async () => {
  const store = await open()
  const queued = { kind: 'queued', attempt: 0 } as const
  addAsk(store, askRecord('a', queued))
  const write = () => addAsk(store, askRecord('b', queued, { question: 'x'.repeat(900_000) }))
  store.db.run('PRAGMA max_page_count = 60')
  expect(write).toThrow(expect.objectContaining({ code: 'disk-full' }))
  store.db.run('PRAGMA max_page_count = 100000')
  store.db.run('PRAGMA query_only = 1')
  expect(write).toThrow(expect.objectContaining({ code: 'disk-unwritable' }))
  store.db.run('PRAGMA query_only = 0')
  write()
  expect(store.outbox.entries().map(({ askId }) => askId)).toEqual(['a', 'b'])
  expect(store.db.all('PRAGMA integrity_check')).toMatchObject([{ integrity_check: 'ok' }])
  store.db.close()
})
