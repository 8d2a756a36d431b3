import { describe, expect, test } from 'vitest'
import type { AskState } from '../../../../src/shared/ask-state.ts'
import { en } from '../../../../src/shared/words/en.ts'
import { noticeFor } from '../../../../src/main/notify/notices.ts'

const failure = { code: 'key-rejected' } as const
const streaming: AskState = { kind: 'streaming', attempt: 1, text: 'an answer' }
const change = {
  askId: 'a1',
  question: `What is\nthis ${'very '.repeat(20)}long thing?`,
  before: streaming,
  after: { kind: 'done', text: 'an answer', end: {} } as AskState,
  isVisible: false,
  asked: { profileName: 'OpenAI', model: 'm', host: 'api.example.com' },
}

test('an answer tells of itself by the beginning of the question, never by its own words', () => {
  const notice = noticeFor(change, en)
  expect(notice?.askId).toBe('a1')
  expect(notice?.text).toMatch(/^What is this very /)
  expect(notice?.text.length).toBeLessThanOrEqual(60)
  expect(JSON.stringify(notice)).not.toContain('an answer')
})

describe('what stops an ask is told in the words of its error', () => {
  test.each([
    { kind: 'blocked', attempt: 1, reason: 'key', failure },
    { kind: 'failed', text: '', failure },
    { kind: 'interrupted', attempt: 1, text: '', failure },
  ] satisfies AskState[])('$kind', (after) => {
    expect(noticeFor({ ...change, after }, en)).toEqual({
      askId: 'a1',
      title: 'OpenAI did not accept the API key.',
      text: 'Your question and its captures wait in the outbox.',
    })
  })
})

test('an answer that broke off is told with the words of it that are kept', () => {
  const after: AskState = {
    kind: 'interrupted',
    attempt: 1,
    text: 'The dialog ',
    failure: { code: 'unreachable' },
  }
  expect(noticeFor({ ...change, after }, en)?.text).toBe('All of them are kept.')
  const cut: AskState = { ...after, failure: { code: 'stream-cut' } }
  expect(noticeFor({ ...change, after: cut }, en)?.title).toBe('The connection broke after 2 words.')
})

describe('nothing is told', () => {
  test('of what the user can see', () => {
    expect(noticeFor({ ...change, isVisible: true }, en)).toBeUndefined()
  })

  test.each([
    { kind: 'queued', attempt: 1 },
    { kind: 'sending', attempt: 1 },
    { kind: 'waiting', attempt: 1, until: 0, failure },
    { kind: 'cancelled', text: '' },
  ] satisfies AskState[])('of an ask that is $kind', (after) => {
    expect(noticeFor({ ...change, after }, en)).toBeUndefined()
  })

  test('of a state that was there before', () => {
    expect(noticeFor({ ...change, before: change.after }, en)).toBeUndefined()
  })
})
