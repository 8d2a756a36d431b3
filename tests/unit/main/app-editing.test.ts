import { afterEach, beforeEach, expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import { PictureEditing } from '../../../src/main/app-editing.ts'
import type { EditedPicture } from '../../../src/main/capture/edited-picture.ts'
import type { CaptureRecord } from '../../../src/main/history/ask-row.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { MemoryLog } from '../../support/memory-log.ts'
import { flatPng } from '../../support/pictures.ts'
import { askRecord, openTempStore } from '../../support/store.ts'
import type { OpenStore } from '../../support/store.ts'

const A_MINUTE = 60_000

let clock: FakeClock
let opened: OpenStore
let editing: PictureEditing
let picture: EditedPicture | undefined
let pushed: unknown[]
let old: CaptureRecord
let drawn: CaptureRecord

beforeEach(async () => {
  clock = new FakeClock()
  pushed = []
  opened = await openTempStore(clock.now)
  const { store } = opened
  editing = new PictureEditing({
    platform: { after: clock.after, log: new MemoryLog() },
    store,
    windows: () => ({ pushToAsk: (...sent: unknown[]) => void pushed.push(sent), askPlace: () => undefined }),
    regions: { follow: () => undefined },
    editPicture: (given) => (picture = given),
    show: () => undefined,
  })
  const keep = async (id: string, grey: number) => ({
    ...{ id, widthPx: 4, heightPx: 4, takenAt: 1 },
    ...(await store.pictures.save(flatPng(4, 4, [grey, grey, grey]))),
  })
  old = await keep('old', 10)
  drawn = await keep('drawn', 200)
  store.history.addCapture(old)
  store.drafts.write({ text: 'Why?', captureIds: ['old'], savedAt: 1 })
})
afterEach(() => opened.close())

function draw(line?: string): void {
  editing.begin(3, { captureId: 'old', position: 1, ...(line === undefined ? {} : { line }) })
  picture?.keep({ capture: drawn })
}

const isThere = ({ file }: CaptureRecord) => existsSync(opened.store.pictures.pathOf(file))

test('the new picture is on disk and in its window, and the old one is gone when nobody can take it back', async () => {
  const { store } = opened
  draw()
  expect(store.drafts.read()?.captureIds).toEqual(['drawn'])
  expect(pushed).toMatchObject([[3, 'ask:replaced', { captureId: 'old', by: { id: 'drawn' } }]])
  clock.move(10_000) // so long it can be taken back
  expect(isThere(old)).toBe(true)
  clock.move(A_MINUTE)
  await expect.poll(() => isThere(old)).toBe(false)
  expect(store.history.capture('old')).toBeUndefined()
  expect(isThere(drawn)).toBe(true)
})

test('what was told of numbers stays told, unless the picture was cut', () => {
  const { store } = opened
  const text = 'Why?\nMarks: 1'
  store.drafts.write({ text, captureIds: ['old'], savedAt: 1 })
  draw('Marks: 1')
  expect(store.drafts.read()?.text).toBe(text)
  expect(pushed).toMatchObject([[3, 'ask:replaced', { line: 'Marks: 1' }]])

  const cut = { ...drawn, id: 'cut', widthPx: 2 }
  editing.begin(3, { captureId: 'drawn', position: 1, line: 'Marks: 1' })
  picture?.keep({ capture: cut })
  expect(store.drafts.read()).toMatchObject({ text: 'Why?', captureIds: ['cut'] })
  expect(pushed[1]).not.toHaveProperty('2.line')
})

test('taken back, it stays', async () => {
  const { store } = opened
  draw()
  store.drafts.write({ text: 'Why?', captureIds: ['old'], savedAt: 2 })
  clock.move(A_MINUTE)
  await Promise.resolve()
  expect(store.history.capture('old')).toEqual(old)
  expect(isThere(old)).toBe(true)
})

test('a question that was asked about it keeps it', () => {
  const { store } = opened
  store.history.addThread('thread-ask', 1)
  store.history.addAsk(askRecord('ask', { kind: 'queued', attempt: 0 }, { captures: [old] }))
  draw()
  editing.stop()
  expect(isThere(old)).toBe(true)
})

test('at the end of the app it goes at once', () => {
  draw()
  editing.stop()
  expect(isThere(old)).toBe(false)
  expect(opened.store.drafts.read()?.captureIds).toEqual(['drawn'])
})
