import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { AskRecord } from '../../../../src/main/history/ask-row.ts'
import { earlierTurns } from '../../../../src/main/history/earlier-turns.ts'
import { askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const done = (text: string, responseId?: string): AskState => ({
  kind: 'done',
  text,
  end: responseId === undefined ? {} : { responseId },
})
const queued: AskState = { kind: 'queued', attempt: 0 }
const failure = { code: 'stream-cut' } as const

function ask(askId: string, state: AskState, askedAgainOf?: string): AskRecord {
  return askRecord(askId, state, {
    threadId: 't',
    ...(askedAgainOf === undefined ? {} : { askedAgainOf, question: `Question ${askedAgainOf}` }),
  })
}

const answers = (asks: readonly AskRecord[], askId: string) =>
  earlierTurns(asks, askId).map(({ answer }) => answer)

test('what was asked and answered before comes along, oldest first', () => {
  const asks = [ask('a', done('one', 'resp_1')), ask('b', done('two')), ask('c', queued)]
  expect(earlierTurns(asks, 'c')).toEqual([
    { question: 'Question a', captures: [], answer: 'one', responseId: 'resp_1' },
    { question: 'Question b', captures: [], answer: 'two' },
  ])
  expect(earlierTurns(asks, 'a')).toEqual([])
})

test('half an answer is part of what was said, none is not', () => {
  const asks = [
    ask('a', { kind: 'interrupted', attempt: 1, text: 'half', failure }),
    ask('b', { kind: 'failed', text: '', failure }),
    ask('c', { kind: 'cancelled', text: 'stopped' }),
    ask('d', queued),
  ]
  expect(answers(asks, 'd')).toEqual(['half', 'stopped'])
})

test('an answer that is still coming is not said yet', () => {
  const asks = [
    ask('a', { kind: 'streaming', attempt: 1, text: 'on its way' }),
    ask('b', { kind: 'queued', attempt: 1, kept: { text: 'before a tool' } }),
    ask('c', queued),
  ]
  expect(answers(asks, 'c')).toEqual([])
})

test('a question that was asked again has its newest answer, at its old place', () => {
  const asks = [
    ask('a', done('first try')),
    ask('b', done('two')),
    ask('a2', done('second try'), 'a'),
    ask('a3', { kind: 'failed', text: '', failure }, 'a2'),
    ask('c', queued),
  ]
  expect(answers(asks, 'c')).toEqual(['second try', 'two'])
})

test('asking again sees what the first asking saw, and not its own answer', () => {
  const asks = [ask('a', done('one')), ask('b', done('two')), ask('c', done('three')), ask('b2', queued, 'b')]
  expect(answers(asks, 'b2')).toEqual(['one'])
})

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

test('the turns before an ask are read from its own thread alone, with their captures', () => {
  const { history } = opened.store
  const capture = captureRecord('c')
  history.addThread('t', 1)
  history.addThread('other', 1)
  history.addCapture(capture)
  history.addAsk(askRecord('z', done('elsewhere'), { threadId: 'other', askedAt: 1 }))
  history.addAsk(askRecord('b', done('one'), { threadId: 't', askedAt: 2, captures: [capture] }))
  history.addAsk(askRecord('a', queued, { threadId: 't', askedAt: 3 }))
  expect(history.turnsBefore('a')).toEqual([{ question: 'Question b', captures: [capture], answer: 'one' }])
  expect(history.turnsBefore('nobody')).toEqual([])
})
