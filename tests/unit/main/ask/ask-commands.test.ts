import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import { AskCommands } from '../../../../src/main/ask/ask-commands.ts'
import { someProfile } from '../../../support/profiles.ts'
import { captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const profile = someProfile({
  id: 'p',
  baseUrl: 'http://127.0.0.1:9/v1',
  model: 'm',
  auth: 'none',
})

let opened: OpenStore
let calls: string[]
let asks: AskCommands
beforeEach(async () => {
  let ids = 0
  let now = 100
  calls = []
  opened = await openTempStore(() => now)
  asks = new AskCommands({
    db: opened.store.db,
    history: opened.store.history,
    outboxStore: opened.store.outbox,
    outbox: {
      nudge: () => calls.push('nudge'),
      sendNow: (askId) => calls.push(`send ${askId}`),
      cancel: (askId) => calls.push(`cancel ${askId}`),
    },
    drafts: opened.store.drafts,
    steps: opened.steps,
    approvals: opened.approvals,
    live: {
      state: () => undefined,
      apply: () => {
        throw new Error('nothing to decide here')
      },
    },
    profile: () => profile,
    profileOf: () => ({ ...profile, model: 'later' }),
    targetOf: ({ name, model }) => ({ profileName: name, host: '127.0.0.1:9', model }),
    newId: () => `id-${++ids}`,
    now: () => ++now,
  })
})
afterEach(() => opened.close())

function settle(askId: string, state: AskState): void {
  opened.store.history.saveState(askId, state)
  opened.store.outbox.remove(askId)
}

test('a question is in history and outbox, its draft gone, before anything is sent', () => {
  asks.keepCapture(captureRecord('c'))
  asks.saveDraft({ text: 'Why', captureIds: ['c'] })
  const ask = asks.submit({ captureIds: ['c'], question: 'Why?' })
  expect(opened.store.history.ask(ask.askId)).toEqual(ask)
  expect(opened.store.outbox.entries().map(({ askId }) => askId)).toEqual([ask.askId])
  expect(opened.store.drafts.read()).toBeUndefined()
  expect(calls).toEqual(['nudge'])
})

test('a question that cannot be written leaves nothing behind, sends nothing and keeps the draft', () => {
  asks.saveDraft({ text: 'Why', captureIds: [] })
  const { db } = opened.store
  const run = db.run.bind(db)
  for (let refused = 1; refused <= 5; refused++) {
    let writes = 0
    db.run = (sql, ...values) => {
      if (/^\s*(INSERT|DELETE)/.test(sql) && ++writes === refused) throw new AppError('disk-full', 'full')
      run(sql, ...values)
    }
    expect(() => asks.submit({ captureIds: [], question: 'Why?' })).toThrow(AppError)
    db.run = run
    expect(opened.store.history.recent(10)).toEqual([])
    expect(opened.store.outbox.count()).toBe(0)
    expect(opened.store.drafts.read()?.text).toBe('Why')
  }
  expect(calls).toEqual([])
})

test('a question about a capture that is not there is refused', () => {
  expect(() => asks.submit({ captureIds: ['gone'], question: 'Why?' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  )
})

test('a follow-up stands in the thread of the question before it', () => {
  const first = asks.submit({ captureIds: [], question: 'Why?' })
  const second = asks.submit({ captureIds: [], question: 'And then?', threadId: first.threadId })
  expect(second.threadId).toBe(first.threadId)
  expect(opened.store.history.turnsBefore(second.askId)).toEqual([])
  settle(first.askId, { kind: 'done', text: 'Because.', end: {} })
  expect(opened.store.history.turnsBefore(second.askId)).toMatchObject([{ answer: 'Because.' }])
})

test('a follow-up in a thread that is not there is refused, and the draft stays', () => {
  asks.saveDraft({ text: 'And then', captureIds: [] })
  expect(() => asks.submit({ captureIds: [], question: 'And then?', threadId: 'gone' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  )
  expect(opened.store.drafts.read()?.text).toBe('And then')
  expect(calls).toEqual([])
})

test.each<AskState>([
  { kind: 'sending', attempt: 1 },
  { kind: 'streaming', attempt: 1, text: 'Half' },
  {
    kind: 'needs-approval',
    attempt: 1,
    text: '',
    calls: [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '' }],
  },
])('an ask that is $kind is not sent again, nor to another server', (state) => {
  const { askId } = asks.submit({ captureIds: [], question: 'Why?' })
  opened.store.history.saveState(askId, state)
  expect(asks.retry(askId)).toMatchObject({ askId, model: 'm' })
  expect(calls).toEqual(['nudge'])
  expect(asks.ask(askId)).toMatchObject({ model: 'm', state })
})

test('a waiting ask is sent now, as the same ask', () => {
  const { askId } = asks.submit({ captureIds: [], question: 'Why?' })
  expect(asks.retry(askId).askId).toBe(askId)
  expect(calls).toContain(`send ${askId}`)
  expect(asks.ask(askId).model).toBe('later')
})

test('an answered ask is asked again as a new one, and the old answer stays', () => {
  asks.keepCapture(captureRecord('c'))
  const first = asks.submit({ captureIds: ['c'], question: 'Why?' })
  settle(first.askId, { kind: 'done', text: 'Because.', end: {} })
  const again = asks.retry(first.askId)
  expect(again).toMatchObject({ threadId: first.threadId, question: 'Why?', askedAgainOf: first.askId })
  expect(again.captures.map(({ id }) => id)).toEqual(['c'])
  expect(asks.ask(first.askId).state).toMatchObject({ kind: 'done', text: 'Because.' })
})

test('a new capture takes the place of one nobody asked about', () => {
  asks.keepCapture(captureRecord('c1'))
  asks.keepCapture(captureRecord('c2'))
  expect(opened.store.drafts.read()?.captureIds).toEqual(['c2'])
})

test('a new capture joins those that a question already begun is about, up to eight', () => {
  asks.keepCapture(captureRecord('c1'))
  asks.saveDraft({ text: 'Compare', captureIds: ['c1'] })
  for (let n = 2; n <= 8; n++) asks.keepCapture(captureRecord(`c${n}`))
  const all = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']
  expect(opened.store.drafts.read()).toMatchObject({ text: 'Compare', captureIds: all })
  expect(() => asks.keepCapture(captureRecord('c9'))).toThrow(
    expect.objectContaining({ code: 'captures-full' }),
  )
  expect(opened.store.drafts.read()?.captureIds).toEqual(all)
})

test('an empty draft is no draft', () => {
  asks.saveDraft({ text: 'x', captureIds: [] })
  asks.saveDraft({ text: '', captureIds: [] })
  expect(opened.store.drafts.read()).toBeUndefined()
})

test('a question in a thread follows the ask that was read, and one edited stands in its place', () => {
  const first = asks.submit({ captureIds: [], question: 'One?' })
  settle(first.askId, { kind: 'done', text: 'One.', end: {} })
  const again = asks.retry(first.askId)
  settle(again.askId, { kind: 'done', text: 'Uno.', end: {} })
  const { threadId } = first
  const next = asks.submit({ captureIds: [], question: 'Two?', threadId, follows: first.askId })
  expect(next).toMatchObject({ threadId, follows: first.askId })
  settle(next.askId, { kind: 'done', text: 'Two.', end: {} })
  const edited = asks.submit({ captureIds: [], question: 'Too?', threadId, editedFrom: next.askId })
  expect(edited).toMatchObject({ threadId, follows: first.askId, editedFrom: next.askId })
  expect(opened.store.history.turnsBefore(edited.askId).map(({ answer }) => answer)).toEqual(['One.'])
  expect(opened.store.history.ask(edited.askId)).toEqual(edited)
})

test('an ask of another thread is followed by nothing here', () => {
  const one = asks.submit({ captureIds: [], question: 'One?' })
  const other = asks.submit({ captureIds: [], question: 'Other?' })
  const { threadId } = one
  for (const place of [{ follows: other.askId }, { editedFrom: other.askId }])
    expect(() => asks.submit({ captureIds: [], question: 'x', threadId, ...place })).toThrow(AppError)
})

test('what is chosen goes along with an ask, its versions and its sending', () => {
  const choices = { profileId: 'p', model: 'chosen', effort: 'high' } as const
  const ask = asks.submit({ captureIds: [], question: 'Why?', choices })
  expect(ask).toMatchObject({ model: 'chosen', choices })
  settle(ask.askId, { kind: 'done', text: 'x', end: {} })
  expect(asks.retry(ask.askId)).toMatchObject({ model: 'chosen', choices })
  const other = { profileId: 'p', model: 'another' }
  const [, again] = [asks.retry(ask.askId, other), opened.store.history.newest()]
  expect(again).toMatchObject({ model: 'another', choices: other, askedAgainOf: ask.askId })
})

test('a cut answer is continued as a version that begins with it', () => {
  const ask = asks.submit({ captureIds: [], question: 'Why?' })
  settle(ask.askId, { kind: 'interrupted', attempt: 1, text: 'Half', failure: { code: 'stream-cut' } })
  const longer = asks.continue(ask.askId)
  expect(longer).toMatchObject({ askedAgainOf: ask.askId, continuedAt: 4, state: { kept: { text: 'Half' } } })
  expect(opened.store.outbox.entries().map(({ askId }) => askId)).toContain(longer.askId)
  expect(opened.store.history.ask(ask.askId)?.state).toMatchObject({ kind: 'interrupted', text: 'Half' })
})

test('every thread has a draft of its own, and sending empties only that', () => {
  const { threadId } = asks.submit({ captureIds: [], question: 'One?' })
  asks.keepCapture(captureRecord('c'))
  asks.saveDraft({ text: 'new', captureIds: ['c'] })
  asks.saveDraft({ text: 'more', captureIds: [], threadId, choices: { effort: 'low' } })
  asks.keepCapture(captureRecord('d'), { threadId })
  expect(opened.store.drafts.read(threadId)).toMatchObject({
    text: 'more',
    captureIds: ['d'],
    choices: { effort: 'low' },
  })
  asks.submit({ captureIds: ['d'], question: 'more', threadId })
  expect(opened.store.drafts.read(threadId)).toBeUndefined()
  expect(opened.store.drafts.read()).toMatchObject({ text: 'new', captureIds: ['c'] })
})
