import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../../../src/main/app-store.ts'
import { scrubSearchIndex } from '../../../../src/main/db/search-index.ts'
import { ThreadRemoval } from '../../../../src/main/history/thread-removal.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { filesWith } from '../../../support/files-with.ts'
import { flatPng } from '../../../support/pictures.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const MARKER = 'marmalade47'

let opened: OpenStore
let clock: FakeClock
let removal: ThreadRemoval
let errors: unknown[]
let scrubbed: Promise<void>
beforeEach(async () => {
  clock = new FakeClock()
  opened = await openTempStore(clock.now)
  errors = []
  scrubbed = Promise.resolve()
  const { db, threads, outbox, removePictures } = opened.store
  removal = new ThreadRemoval({
    db,
    threads,
    withhold: (threadIds) => outbox.withhold(threadIds),
    release: (threadIds) => outbox.release(threadIds),
    scrub: (files) => {
      scrubbed = removePictures(files).then(() => {
        for (let isFirst = true; scrubSearchIndex(db, isFirst); isFirst = false) continue
        db.all('PRAGMA wal_checkpoint(TRUNCATE)')
      })
    },
    after: clock.after,
    onChanged: () => undefined,
    onError: (error) => errors.push(error),
  })
})
afterEach(() => opened.close())

const ids = () => opened.store.threads.ids()
const write = (askId: string, part = {}) =>
  addAsk(opened.store, askRecord(askId, { kind: 'queued', attempt: 0 }, part))

test('what is deleted is out of sight at once, and comes back whole while it can be undone', () => {
  write('a')
  write('b')
  removal.remove(['thread-a'])
  expect(removal.hidden()).toEqual(['thread-a'])
  clock.move(9_999)
  expect(ids()).toEqual(['thread-a', 'thread-b'])
  removal.undo()
  clock.move(60_000)
  expect(removal.hidden()).toEqual([])
  expect(ids()).toEqual(['thread-a', 'thread-b'])
})

test('nothing of a deleted thread is sent, and it waits again when it is brought back', () => {
  write('a')
  write('b')
  const waiting = () => opened.store.outbox.entries().map(({ askId }) => askId)
  removal.remove(['thread-a'])
  expect(waiting()).toEqual(['b'])
  removal.undo()
  expect(waiting()).toEqual(['a', 'b'])
})

test('each deletion has its own time, and the last one is undone first', () => {
  write('a')
  write('b')
  removal.remove(['thread-a'])
  clock.move(5_000)
  removal.remove(['thread-b'])
  removal.undo()
  clock.move(5_000)
  expect(ids()).toEqual(['thread-b'])
})

test('what could still be undone is removed when the app ends', () => {
  write('a')
  removal.remove(['thread-a'])
  removal.flush()
  expect(ids()).toEqual([])
})

test('a deletion that the disk refuses brings the thread back and is told', () => {
  write('a')
  opened.store.db.run("CREATE TRIGGER refuse BEFORE DELETE ON threads BEGIN SELECT raise(ABORT, 'no'); END")
  removal.remove(['thread-a'])
  clock.move(10_000)
  expect(errors).toHaveLength(1)
  expect(removal.hidden()).toEqual([])
  expect(ids()).toEqual(['thread-a'])
})

describe('on the disk', () => {
  test('neither words nor pictures of a deleted thread are left, and those of others are', async () => {
    const { pictures, thumbnails, db } = opened.store
    const save = async (id: string, colour: number) => {
      const bytes = flatPng(60, 40, [colour, 2, 3])
      const { file } = await pictures.save(bytes)
      return { ...captureRecord(id), file, bytes: bytes.length }
    }
    const [own, shared] = [await save('1', 1), await save('2', 2)]
    for (const { file } of [own, shared]) await thumbnails.read(file)
    write('a', { question: `${MARKER} question`, captures: [own, shared] })
    write('other', { threadId: 'o', question: 'another', captures: [{ ...shared, id: '3' }] })
    opened.store.history.saveState('a', { kind: 'done', text: `${MARKER} `.repeat(3_000), end: {} })
    opened.store.threads.tag('thread-a', { add: [`${MARKER}-tag`], remove: [] })
    opened.store.outbox.remove('a')
    db.all('PRAGMA wal_checkpoint(TRUNCATE)')
    expect(filesWith(opened.folder, MARKER)).not.toEqual([])
    removal.remove(['thread-a'])
    clock.move(10_000)
    await scrubbed
    expect(filesWith(opened.folder, MARKER)).toEqual([])
    expect(opened.store.search.find({ text: MARKER, limit: 5 }).hits).toEqual([])
    await expect(pictures.read(own.file)).rejects.toThrow()
    expect((await pictures.read(shared.file)).length).toBeGreaterThan(0)
    expect(filesWith(opened.folder, own.file.slice(0, 64))).toEqual([])
    expect(opened.store.search.find({ text: 'another', limit: 5 }).hits).toHaveLength(1)
  })

  test('after everything was deleted a search of all files finds nothing', async () => {
    const { pictures, thumbnails, drafts, db } = opened.store
    const bytes = flatPng(60, 40, [9, 9, 9])
    const { file } = await pictures.save(bytes)
    await thumbnails.read(file)
    write('a', { question: MARKER, captures: [{ ...captureRecord('1'), file }] })
    write('b', { question: MARKER, threadId: 't2', askedAgainOf: 'a' })
    db.transaction(() => drafts.write({ text: `${MARKER} draft`, captureIds: ['1'], savedAt: 1 }))
    opened.store.close() // leaves a copy
    const again = await openStore({ folder: opened.folder, now: clock.now })
    expect(filesWith(opened.folder, MARKER).some((name) => name.includes('backup'))).toBe(true)
    await again.clear()
    expect(filesWith(opened.folder, MARKER)).toEqual([])
    expect(filesWith(opened.folder, file.slice(0, 64))).toEqual([])
    again.close()
    expect(filesWith(opened.folder, MARKER)).toEqual([])
    opened = await openTempStore(clock.now) // there is one to close after each test
  })
})
