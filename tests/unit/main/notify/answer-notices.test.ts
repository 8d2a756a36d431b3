import { beforeEach, expect, test } from 'vitest'
import { en } from '#shared/words/en.ts'
import { AnswerNotices } from '../../../../src/main/notify/answer-notices.ts'
import type { Notice } from '../../../../src/main/notify/notices.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

let shown: Notice[]
let clock: FakeClock
let isMoreComing: boolean
let notices: AnswerNotices
beforeEach(() => {
  shown = []
  clock = new FakeClock(0)
  isMoreComing = false
  notices = new AnswerNotices({
    show: (notice) => shown.push(notice),
    isMoreComing: () => isMoreComing,
    after: clock.after,
    words: () => en,
  })
})

const answered = (askId: string): Notice => ({ askId, title: 'Answer ready', text: `Question ${askId}` })
const titles = () => shown.map(({ title }) => title)

test('an answer that did not wait is told at once', () => {
  isMoreComing = true
  notices.tell(answered('a'))
  expect(shown).toEqual([answered('a')])
})

test('answers to questions that had waited are told as one, when the last of them is there', () => {
  for (const askId of ['a', 'b', 'c', 'd']) notices.noteWait(askId)
  isMoreComing = true
  for (const askId of ['a', 'b', 'c']) notices.tell(answered(askId))
  expect(shown).toEqual([])
  isMoreComing = false
  notices.tell(answered('d'))
  expect(shown).toEqual([{ askId: 'd', title: '4 waiting questions answered', text: '' }])
  expect(clock.pendingCount).toBe(0)
})

test('a single one is told as any other', () => {
  notices.noteWait('a')
  notices.tell(answered('a'))
  expect(shown).toEqual([answered('a')])
})

test('those that are there are not kept for longer than a minute', async () => {
  for (const askId of ['a', 'b', 'c']) notices.noteWait(askId)
  isMoreComing = true
  notices.tell(answered('a'))
  notices.tell(answered('b'))
  await clock.moveAndSettle(60_000)
  expect(titles()).toEqual(['2 waiting questions answered'])
  isMoreComing = false
  notices.tell(answered('c'))
  expect(titles()).toEqual(['2 waiting questions answered', 'Answer ready'])
})

test('what was looked at meanwhile is not told', async () => {
  for (const askId of ['a', 'b']) notices.noteWait(askId)
  isMoreComing = true
  notices.tell(answered('a'))
  notices.withdraw('a')
  await clock.moveAndSettle(60_000)
  expect(shown).toEqual([])
})
