import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceCapture } from '../../../../src/main/ask/replace-capture.ts'
import { captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
  for (const id of ['a', 'b', 'c']) opened.store.history.addCapture(captureRecord(id))
  opened.store.history.addThread('t', 1)
})
afterEach(() => opened.close())

const by = captureRecord('drawn')

test.each([undefined, 't'])(
  'it stands where the other stood in the draft of %s, and the rest stays',
  (threadId) => {
    const { store } = opened
    const draft = {
      text: 'Why?',
      captureIds: ['a', 'b', 'c'],
      savedAt: 5,
      choices: { effort: 'low' },
    } as const
    store.drafts.write(draft, threadId)
    replaceCapture(store, { captureId: 'b', by, threadId })
    expect(store.drafts.read(threadId)).toEqual({ ...draft, captureIds: ['a', 'drawn', 'c'] })
    expect(store.history.capture('drawn')).toEqual(by)
  },
)

test('what is told of its numbers stands below the question', () => {
  const { store } = opened
  store.drafts.write({ text: 'Why?', captureIds: ['a'], savedAt: 5 })
  replaceCapture(store, { captureId: 'a', by, line: 'Marks: 1' })
  expect(store.drafts.read()?.text).toBe('Why?\nMarks: 1')
})

test('a draft that is not about it stays, and the new one is kept all the same', () => {
  const { store } = opened
  const draft = { text: 'Other', captureIds: ['a'], savedAt: 5 }
  store.drafts.write(draft)
  replaceCapture(store, { captureId: 'b', by, line: 'Marks: 1' })
  expect(store.drafts.read()).toEqual(draft)
  expect(store.history.capture('drawn')).toEqual(by)
})
