import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import { openStore } from '../../../../src/main/app-store.ts'
import type { AppStore } from '../../../../src/main/app-store.ts'
import { scrubSearchIndex } from '../../../../src/main/db/search-index.ts'
import { Forgetting } from '../../../../src/main/history/forgetting.ts'
import { askRecord } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const MARKER = 'quillfeather'
const done = { kind: 'done', text: `It is ${MARKER}.`, end: {} } as const

let dir: Awaited<ReturnType<typeof makeTempDir>>
let store: AppStore
let forgetting: Forgetting
let isUsual = false
beforeEach(async () => {
  isUsual = false
  dir = await makeTempDir('forgetting')
  await start()
})
afterEach(async () => {
  store.db.close()
  await dir.remove()
})

/** Starts the app; once more, after a crash, without any word of good-bye. */
async function start(): Promise<void> {
  store = await openStore({ folder: dir.path, now: () => 1 })
  forgetting = new Forgetting({
    db: store.db,
    marks: store.forgetMarks,
    threads: store.threads,
    isUsual: () => isUsual,
    scrub: (files) => {
      store.removePicturesNow(files)
      for (let isFirst = true; scrubSearchIndex(store.db, isFirst); isFirst = false);
    },
    onForgotten: () => undefined,
    onError: (error) => {
      if (!(error instanceof AppError)) throw error
    },
  })
  forgetting.start()
}

async function ask(threadId: string, state: AskState = done, word = MARKER): Promise<void> {
  const { file, bytes } = await store.pictures.save(Buffer.from(`${word} ${threadId}`))
  const capture = { id: `c-${threadId}`, file, widthPx: 1, heightPx: 1, bytes, takenAt: 1 }
  store.db.transaction(() => {
    store.history.addThread(threadId, 1)
    store.history.addCapture(capture)
    const question = `Which ${word}?`
    store.history.addAsk(askRecord(`a-${threadId}`, state, { threadId, question, captures: [capture] }))
    if (state.kind === 'queued') store.outbox.add(`a-${threadId}`)
    forgetting.begin(threadId)
  })
  forgetting.turnTo(1, threadId)
}

function answered(threadId: string): void {
  store.db.transaction(() => {
    store.history.saveState(`a-${threadId}`, done)
    store.outbox.remove(`a-${threadId}`)
  })
}

/** Files of the profile in which the marker stands. */
async function traces(): Promise<readonly string[]> {
  const names = await readdir(dir.path, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file)] as const))
  return texts.filter(([, bytes]) => bytes.includes(MARKER)).map(([file]) => file)
}

test('closed, it is gone from the disk with its pictures, and no other thread with it', async () => {
  await ask('kept', { kind: 'cancelled', text: '' }, 'harmless')
  forgetting.mark(undefined, true)
  await ask('t')
  expect(forgetting.isMarked('t')).toBe(true)
  expect(forgetting.isMarked(undefined)).toBe(false) // it was for one thread
  forgetting.turnTo(1, undefined)
  expect(store.threads.ids()).toEqual(['kept'])
  store.close()
  expect(await traces()).toEqual([])
  await start()
})

test('what a crash left is forgotten at the next start, and in no copy', async () => {
  forgetting.mark(undefined, true)
  await ask('t')
  store.close() // a copy is taken with it
  expect(await traces()).not.toEqual([])
  await start()
  expect(store.threads.ids()).toEqual([])
  store.close()
  expect(await traces()).toEqual([])
  await start()
})

test('closed before its answer came, it stays until that has been seen, over a crash too', async () => {
  forgetting.mark(undefined, true)
  await ask('t', { kind: 'queued', attempt: 0 })
  forgetting.turnTo(1, undefined)
  store.db.close()
  await start()
  answered('t')
  forgetting.turnTo(1, 'other')
  store.db.close()
  await start()
  expect(store.threads.ids()).toEqual(['t'])
  forgetting.turnTo(1, 't')
  expect(store.threads.ids()).toEqual(['t'])
  forgetting.turnTo(1, 'other')
  expect(store.threads.ids()).toEqual([])
})

test('a crash while it waits in its window loses neither question nor answer', async () => {
  forgetting.mark(undefined, true)
  await ask('t', { kind: 'queued', attempt: 0 })
  store.db.close()
  await start()
  answered('t')
  store.db.close()
  await start()
  expect(store.threads.ids()).toEqual(['t'])
})

test('it stays as long as one of several windows has it, and goes with the last of them', async () => {
  forgetting.mark(undefined, true)
  await ask('t')
  forgetting.turnTo(2, 't')
  forgetting.turnTo(1, 'other')
  expect(store.threads.ids()).toEqual(['t'])
  forgetting.turnTo(2, undefined)
  expect(store.threads.ids()).toEqual([])
})

test('the end of the app closes all windows', async () => {
  forgetting.mark(undefined, true)
  await ask('one')
  forgetting.mark(undefined, true)
  await ask('two', { kind: 'queued', attempt: 0 })
  forgetting.turnTo(2, 'one')
  forgetting.stop()
  expect(store.threads.ids()).toEqual(['two'])
})

test('the setting holds for new threads, and each can be taken out', async () => {
  await ask('old')
  isUsual = true
  expect(forgetting.isMarked(undefined)).toBe(true)
  expect(forgetting.isMarked('old')).toBe(false)
  await ask('new')
  forgetting.mark('new', false)
  forgetting.mark(undefined, false)
  await ask('plain')
  forgetting.turnTo(1, undefined)
  expect(store.threads.ids().toSorted()).toEqual(['new', 'old', 'plain'])
})

test('on a full disk it stays, and goes at the next occasion', async () => {
  forgetting.mark(undefined, true)
  await ask('t')
  const run = store.db.run.bind(store.db)
  store.db.run = (sql, ...values) => {
    if (sql.startsWith('DELETE')) throw new AppError('disk-full', 'full')
    run(sql, ...values)
  }
  forgetting.turnTo(1, 'other')
  store.db.run = run
  expect(store.threads.ids()).toEqual(['t'])
  forgetting.turnTo(1, undefined)
  expect(store.threads.ids()).toEqual([])
})

test('after everything was deleted there is nothing of it anywhere', async () => {
  await ask('one')
  await ask('two', { kind: 'queued', attempt: 0 })
  store.close()
  await start()
  expect(await traces()).not.toEqual([])
  await store.clear()
  store.close()
  expect(await traces()).toEqual([])
  await start()
})
