import { describe, expect, test } from 'vitest'
import { AnswerReducer } from '../../../../src/main/responses/answer-reducer.ts'
import { readWireEvent } from '../../../../src/main/responses/wire-events.ts'
import type { AnswerChange } from '../../../../src/main/responses/answer-reducer.ts'

/** Every change that events as servers send them make, in order. */
function changes(...events: readonly object[]): readonly AnswerChange[] {
  const reducer = new AnswerReducer()
  return events.flatMap((raw) => {
    const event = readWireEvent(raw)
    return event === undefined ? [] : reducer.apply(event)
  })
}

const delta = (index: number, text: string, part = 0) => ({
  type: 'response.output_text.delta',
  output_index: index,
  content_index: part,
  delta: text,
})
const refusal = (index: number, text: string, part = 0) => ({
  ...delta(index, text, part),
  type: 'response.refusal.delta',
})
const done = (index: number, text: string) => ({
  type: 'response.output_text.done',
  output_index: index,
  text,
})
const message = (text: string, phase?: string) => ({
  type: 'message',
  role: 'assistant',
  phase,
  content: [{ type: 'output_text', text }],
})
const opened = (index: number, phase?: string) => ({
  type: 'response.output_item.added',
  output_index: index,
  item: { ...message('', phase), content: [] },
})
const itemDone = (index: number, item: object) => ({
  type: 'response.output_item.done',
  output_index: index,
  item,
})
const completed = (response: object = {}) => ({ type: 'response.completed', response })

const added = (text: string) => ({ type: 'text-delta', text })
const replaced = (text: string) => ({ type: 'text-replace', text })
const ended = (end: object = {}) => ({ type: 'answer-end', end })

describe('text', () => {
  test('passes delta by delta', () => {
    expect(changes(delta(0, 'a'), delta(0, ''), delta(0, 'b'))).toEqual([added('a'), added('b')])
  })

  test('that belongs in the middle replaces the whole, once for each change', () => {
    expect(changes(delta(3, 'z'), delta(1, 'a'), delta(1, 'b'), delta(3, '!'))).toEqual([
      added('z'),
      replaced('az'),
      replaced('abz'),
      added('!'),
    ])
  })

  test('of several parts is in the order of the parts', () => {
    expect(changes(delta(0, 'b', 1), delta(0, 'a', 0), delta(0, 'A', 0), delta(0, 'c', 1))).toEqual([
      added('b'),
      replaced('ab'),
      replaced('aAb'),
      added('c'),
    ])
  })

  test('of a done event takes the place of the deltas, and is not added to them', () => {
    expect(changes(delta(0, 'teh'), done(0, 'the'), itemDone(0, message('the')))).toEqual([
      added('teh'),
      replaced('the'),
    ])
  })

  test('that a done event completes comes as one more delta', () => {
    expect(changes(delta(0, 'th'), done(0, 'the'))).toEqual([added('th'), added('e')])
  })

  test('is not thrown away for an empty done event, item or response', () => {
    const empty = itemDone(0, { ...message(''), content: [] })
    expect(changes(delta(0, 'kept'), done(0, ''), empty, completed({ output: [] }))).toEqual([
      added('kept'),
      ended(),
    ])
  })

  test('that no done event confirmed is corrected by the final response', () => {
    expect(changes(delta(0, 'los'), completed({ output: [message('lost and found')] }))).toEqual([
      added('los'),
      added('t and found'),
      ended(),
    ])
  })

  test('that was confirmed stays, though the final response holds less', () => {
    const events = [itemDone(0, message('one ')), itemDone(1, message('two'))]
    expect(changes(...events, completed({ output: [message('two')] }))).toEqual([
      added('one '),
      added('two'),
      ended(),
    ])
  })
})

describe('commentary', () => {
  test('is the answer while there is no other, and gives way to the final one', () => {
    expect(
      changes(
        opened(0, 'commentary'),
        delta(0, 'Let me'),
        delta(0, ' look.'),
        opened(1, 'final_answer'),
        delta(1, 'Done'),
        delta(0, ' late'),
        delta(1, '.'),
      ),
    ).toEqual([added('Let me'), added(' look.'), replaced(''), added('Done'), added('.')])
  })

  test('after the final answer is not shown', () => {
    expect(
      changes(
        opened(0, 'final_answer'),
        delta(0, 'Done'),
        opened(1, 'commentary'),
        delta(1, 'x'),
        delta(1, 'y'),
      ),
    ).toEqual([added('Done')])
  })
})

describe('a refusal', () => {
  test('after text is a paragraph of its own', () => {
    expect(
      changes(delta(0, 'Well'), refusal(0, '', 1), refusal(0, 'No', 1), refusal(0, '.', 1), completed()),
    ).toEqual([added('Well'), added('\n\nNo'), added('.'), ended({ refused: true })])
  })
})

describe('the end', () => {
  test('is what the response says, not what the event is called', () => {
    expect(
      changes(completed({ status: 'failed', error: { code: 'server_error', message: 'x' } })),
    ).toMatchObject([{ type: 'answer-error', error: { code: 'server_error' } }])
    expect(changes(completed({ status: 'incomplete' }))).toEqual([ended({ cutBy: 'length-limit' })])
    expect(changes(completed({ status: 'cancelled' }))).toEqual([{ type: 'answer-cancelled' }])
    expect(changes(completed({ status: 'in_progress' }))).toEqual([ended()])
  })

  test('is the end: nothing counts after it', () => {
    expect(changes(completed(), delta(0, 'late'), { type: 'error', message: 'late' }, completed())).toEqual([
      ended(),
    ])
  })

  test('by an error is told once', () => {
    const error = { code: 'server_error', message: 'x' }
    expect(changes({ type: 'error', error }, { type: 'response.failed', response: { error } })).toHaveLength(
      1,
    )
  })

  test('of a chat waits for its usage until the stream is over', () => {
    const reducer = new AnswerReducer()
    const apply = (raw: object) => reducer.apply(readWireEvent(raw) ?? { type: 'error', error: {} })
    expect(apply({ choices: [{ delta: { content: 'Hi' }, finish_reason: null }] })).toEqual([added('Hi')])
    expect([reducer.close(), reducer.canEnd]).toEqual([[], false])
    expect(apply({ choices: [{ delta: {}, finish_reason: 'content_filter' }] })).toEqual([])
    expect(reducer.canEnd).toBe(true)
    expect(apply({ choices: [], usage: { completion_tokens: 2 } })).toEqual([])
    expect(reducer.close()).toEqual([ended({ cutBy: 'content-policy', usage: { outputTokens: 2 } })])
    expect(reducer.close()).toEqual([])
  })
})

test.each([
  [
    'two messages known only by their ids',
    [
      { type: 'response.output_item.added', item: { ...message(''), id: 'a', content: [] } },
      { type: 'response.output_item.added', item: { ...message(''), id: 'b', content: [] } },
      { type: 'response.output_text.delta', item_id: 'b', delta: '2' },
      { type: 'response.output_text.delta', item_id: 'a', delta: '1' },
    ],
  ],
  [
    'places of the wrong type',
    [
      { type: 'response.output_text.delta', output_index: -1, item_id: 7, content_index: 'x', delta: '1' },
      { type: 'response.output_text.delta', output_index: null, delta: '2' },
    ],
  ],
])('%s', (_name, events) => {
  const texts = changes(...events).reduce(
    (text, change) =>
      change.type === 'text-delta' ? text + change.text : 'text' in change ? change.text : text,
    '',
  )
  expect(texts).toBe('12')
})
