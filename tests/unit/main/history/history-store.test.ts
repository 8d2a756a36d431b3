import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

const failure = { code: 'rate-limited', retryAfterMs: 5, details: { host: 'h', status: 429 } } as const
const states: readonly AskState[] = [
  { kind: 'queued', attempt: 0 },
  { kind: 'sending', attempt: 1 },
  { kind: 'sending', attempt: 2, kept: { text: 'before a tool', reasoning: 'Hm' } },
  { kind: 'streaming', attempt: 1, text: 'words', reasoning: 'Hm', notes: [{ kind: 'history-resent' }] },
  {
    kind: 'needs-approval',
    attempt: 1,
    text: 'words',
    calls: [
      { callId: 'c1', kind: 'function', name: 'f', argumentsText: '{', sendsTo: 'h', mayHaveRun: true },
      { callId: 'c2', kind: 'mcp', name: 'g', server: 's', argumentsText: '{}', choice: 'thread' },
    ],
  },
  { kind: 'waiting', attempt: 2, until: 99, failure },
  { kind: 'blocked', attempt: 2, reason: 'billing', failure },
  { kind: 'interrupted', attempt: 1, text: 'half', failure },
  { kind: 'done', text: 'all', end: { cutBy: 'length-limit', usage: { inputTokens: 3 }, tookMs: 10 } },
  { kind: 'failed', text: '', failure },
  { kind: 'cancelled', text: 'some' },
]

test.each(states)('a $kind ask comes back from disk as it was', (state) => {
  const { store } = opened
  const ask = askRecord('a', state, { captures: [captureRecord('c1'), captureRecord('c2')] })
  addAsk(store, ask)
  expect(store.history.ask('a')).toEqual(ask)
})

test.each(states)('a state saved later as $kind replaces the earlier one', (state) => {
  const { store } = opened
  addAsk(store, askRecord('a', { kind: 'queued', attempt: 0 }))
  store.history.saveState('a', state)
  expect(store.history.ask('a')?.state).toEqual(state)
})

test('what was going on is not kept: at the next start it goes on no more', () => {
  const { store } = opened
  const state = { kind: 'streaming', attempt: 1, text: '' } as const
  addAsk(store, askRecord('a', { ...state, activity: { kind: 'web-search', detail: 'a private query' } }))
  expect(store.history.ask('a')?.state).toEqual(state)
  expect(JSON.stringify(store.db.all('SELECT * FROM asks'))).not.toContain('private')
})

test('a thread is there from its first question on', () => {
  const { store } = opened
  addAsk(store, askRecord('a', { kind: 'queued', attempt: 0 }))
  expect(store.history.hasThread('thread-a')).toBe(true)
  expect(store.history.hasThread('thread-b')).toBe(false)
})

test('a row that cannot be read is shown as failed, with its text', () => {
  const { store } = opened
  addAsk(store, askRecord('a', { kind: 'interrupted', attempt: 1, text: 'kept', failure }))
  for (const detail of ['', '{', '[]', '{"attempt":"x"}', 'null']) {
    store.db.run("UPDATE asks SET detail = ? WHERE id = 'a'", detail)
    expect(store.history.ask('a')?.state).toMatchObject({ kind: 'failed', text: 'kept' })
  }
})

test('the last answer is the newest ask that has words, and without one the newest', () => {
  const { store } = opened
  addAsk(store, askRecord('old', { kind: 'done', text: 'x', end: {} }, { askedAt: 1 }))
  addAsk(store, askRecord('new', { kind: 'queued', attempt: 0 }, { askedAt: 2 }))
  expect(store.history.lastAnswer()?.askId).toBe('old')
  store.history.saveState('old', { kind: 'cancelled', text: '' })
  expect(store.history.lastAnswer()?.askId).toBe('new')
})

test('an ask that waits for a yes is the last answer, words or none', () => {
  const { store } = opened
  const calls = [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '{}' }] as const
  addAsk(store, askRecord('old', { kind: 'needs-approval', attempt: 1, text: '', calls }, { askedAt: 1 }))
  addAsk(store, askRecord('new', { kind: 'queued', attempt: 0 }, { askedAt: 2 }))
  expect(store.history.lastAnswer()?.askId).toBe('old')
})

test('recent asks are the newest of each thread, newest first', () => {
  const { store } = opened
  for (let n = 1; n <= 12; n++)
    addAsk(store, askRecord(`a${n}`, { kind: 'queued', attempt: 0 }, { askedAt: n }))
  const again = askRecord('b', { kind: 'queued', attempt: 0 }, { threadId: 'thread-a3', askedAt: 50 })
  store.history.addAsk(again)
  const recent = store.history.recent(10)
  expect(recent).toHaveLength(10)
  expect(recent[0]).toMatchObject({ threadId: 'thread-a3', question: 'Question b' })
  expect(recent.filter(({ threadId }) => threadId === 'thread-a3')).toHaveLength(1)
})

test('captures keep the order in which they were asked about', () => {
  const { store } = opened
  const captures = ['z', 'a', 'm'].map((id) => captureRecord(id))
  addAsk(store, askRecord('a', { kind: 'queued', attempt: 0 }, { captures }))
  expect(store.history.ask('a')?.captures.map(({ id }) => id)).toEqual(['z', 'a', 'm'])
})
