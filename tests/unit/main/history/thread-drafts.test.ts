import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../../../src/main/app-store.ts'
import type { AppStore } from '../../../../src/main/app-store.ts'
import { addAsk, askRecord } from '../../../support/store.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const done = { kind: 'done', text: 'Yes.', end: {} } as const
let dir: Awaited<ReturnType<typeof makeTempDir>>
let store: AppStore
let now = 1
const open = () => openStore({ folder: dir.path, now: () => now })
beforeEach(async () => {
  dir = await makeTempDir('thread-drafts')
  store = await open()
})
afterEach(() => dir.remove())

async function addCapture(id: string, byte: number) {
  const { file, bytes } = await store.pictures.save(Buffer.alloc(64, byte))
  const capture = { id, file, widthPx: 4, heightPx: 4, bytes, takenAt: 1 }
  store.db.transaction(() => store.history.addCapture(capture))
  return capture
}

const draftOf = (captureIds: readonly string[]) => ({ text: 'And this?', captureIds, savedAt: 1 })
const copies = async () => (await readdir(dir.path)).filter((name) => name.includes('.backup-'))

test('the pictures of a thread that is being written in are not taken away from its draft', async () => {
  addAsk(store, askRecord('a', done, { threadId: 't' }))
  const capture = await addCapture('c', 1)
  store.db.run('INSERT INTO ask_captures (ask_id, position, capture_id) VALUES (?, 0, ?)', 'a', capture.id)
  store.db.transaction(() => store.drafts.write(draftOf(['c']), 't'))
  expect(store.db.transaction(() => store.threads.removePictures(['t']))).toEqual([])
  expect(store.drafts.read('t')?.captureIds).toEqual(['c'])
  store.close()
})

test('what was deleted is gone with the thread’s draft, at once when the app quits, and from older copies', async () => {
  now = 1
  store.close()
  now = 10 * 24 * 3600_000
  store = await open()
  addAsk(store, askRecord('a', done, { threadId: 't' }))
  const drafted = await addCapture('c', 2)
  store.db.transaction(() => store.drafts.write(draftOf(['c']), 't'))
  const files = store.db.transaction(() => store.threads.remove(['t']))
  expect(files).toEqual([drafted.file])
  store.removePicturesNow(files)
  expect(existsSync(store.pictures.pathOf(drafted.file))).toBe(false)

  // As after a crash: nothing is remembered but what is on disk.
  store.db.close()
  expect(await copies()).toHaveLength(1)
  now += 1
  store = await open()
  store.close()
  const left = await copies()
  expect(left).toHaveLength(1)
  expect(left[0]).not.toContain('-1970-01-01')
})
