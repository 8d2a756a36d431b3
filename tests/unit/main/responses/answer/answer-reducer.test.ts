import { describe, expect, test } from 'vitest'
import { AnswerReducer } from '../../../../../src/main/responses/answer/answer-reducer.ts'
import { readWireEvent } from '../../../../../src/main/responses/answer/wire-events.ts'
import type { AnswerChange } from '../../../../../src/main/responses/answer/answer-reducer.ts'

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

describe('reasoning', () => {
  const thought = (text: string, at = 0, index = 0) => ({
    type: 'response.reasoning_summary_text.delta',
    output_index: index,
    summary_index: at,
    delta: text,
  })
  const thoughtDone = (text: string, at = 0, index = 0) => ({
    ...thought('', at, index),
    type: 'response.reasoning_summary_text.done',
    text,
  })
  const raw = (text: string) => ({ ...thought(text), type: 'response.reasoning_text.delta' })
  const item = (summary: readonly string[], content: readonly string[] = []) => ({
    type: 'reasoning',
    summary: summary.map((text) => ({ type: 'summary_text', text })),
    content: content.map((text) => ({ type: 'reasoning_text', text })),
  })
  const thoughts = (...events: readonly object[]): readonly string[] =>
    changes(...events).flatMap((change) => (change.type === 'reasoning-delta' ? [change.text] : []))

  test('has a paragraph for each part, whatever item it is of', () => {
    expect(
      thoughts(thought('a'), thought('b'), thought('c', 1), thought('d', 0, 5), thought('e', 0, 5)),
    ).toEqual(['a', 'b', '\n\nc', '\n\nd', 'e'])
  })

  test('is not said again by what closes it', () => {
    const part = { ...thought(''), type: 'response.reasoning_summary_part.done', part: { text: 'ab' } }
    expect(thoughts(thought('a'), thought('b'), thoughtDone('ab'), part, itemDone(0, item(['ab'])))).toEqual([
      'a',
      'b',
    ])
  })

  test('has what only its end says', () => {
    expect(thoughts(thought('a'), thoughtDone('ab'), itemDone(0, item(['ab', 'c'])))).toEqual([
      'a',
      'b',
      '\n\nc',
    ])
    expect(thoughts(itemDone(0, item(['a', 'b'], ['x'])))).toEqual(['a\n\nb'])
    expect(thoughts(itemDone(0, item([], ['x', 'y'])))).toEqual(['x\n\ny'])
  })

  test('cannot be taken back: a correction is not shown', () => {
    expect(thoughts(thought('teh'), thoughtDone('the'), itemDone(0, item(['the'])))).toEqual(['teh'])
  })

  test('that came as thoughts is not followed by their summary', () => {
    expect(thoughts(raw('I look.'), itemDone(0, item(['A look.'], ['I look.'])))).toEqual(['I look.'])
  })

  test('of the final response counts only where nothing came before', () => {
    const response = { output: [item(['a']), message('Hi')] }
    expect(thoughts(completed(response))).toEqual(['a'])
    expect(thoughts(thought('b'), completed(response))).toEqual(['b'])
  })

  test('is said to be thinking, and is no text', () => {
    expect(changes(thought('a'), thought('b'), delta(1, 'Hi'))).toEqual([
      { type: 'activity-change', activity: { kind: 'thinking' } },
      { type: 'reasoning-delta', text: 'a' },
      { type: 'reasoning-delta', text: 'b' },
      added('Hi'),
    ])
  })
})

describe('what the server is doing', () => {
  const search = (index: number, action?: object) => ({
    type: 'response.output_item.added',
    output_index: index,
    item: { type: 'web_search_call', id: `ws_${index}`, action },
  })
  const searched = (index: number, action: object) => itemDone(index, search(index, action).item)
  const searching = { type: 'response.web_search_call.searching', output_index: 0 }
  const doing = (...events: readonly object[]): readonly object[] =>
    changes(...events).flatMap((change) => (change.type === 'activity-change' ? [change.activity] : []))

  test('is told when it changes', () => {
    expect(doing(search(0), searching, searching, searched(0, { query: 'a' }), search(1), searching)).toEqual(
      [{ kind: 'web-search' }, { kind: 'web-search', detail: 'a' }],
    )
    expect(doing(search(0, { query: 'a' }), search(1, { queries: ['', 'b'] }))).toEqual([
      { kind: 'web-search', detail: 'a' },
      { kind: 'web-search', detail: 'b' },
    ])
  })

  test('is told again after words have come', () => {
    expect(doing(search(0), delta(1, 'Hi'), search(2))).toEqual([
      { kind: 'web-search' },
      { kind: 'web-search' },
    ])
  })

  test('is told with what it looks for, in one line of bounded length', () => {
    expect(doing(search(0, { type: 'open_page', url: 'https://example.com/' }))).toEqual([
      { kind: 'web-search', detail: 'https://example.com/' },
    ])
    expect(doing(search(0, { type: 'find_in_page', url: 'u', pattern: 'a\n b' }))).toEqual([
      { kind: 'web-search', detail: 'a b' },
    ])
    expect(doing(search(0, { query: '🙂'.repeat(500) }))).toEqual([
      { kind: 'web-search', detail: '🙂'.repeat(200) },
    ])
    expect(doing(search(0, { query: 7, queries: [null] }))).toEqual([{ kind: 'web-search' }])
  })

  test('is waiting, and then thinking, in the background', () => {
    const state = (type: string, status: string) => ({ type, response: { id: 'resp_1', status } })
    expect(
      doing(
        state('response.created', 'queued'),
        state('response.queued', 'queued'),
        state('response.in_progress', 'in_progress'),
      ),
    ).toEqual([{ kind: 'queued' }, { kind: 'thinking' }])
    expect(doing(state('response.in_progress', 'in_progress'))).toEqual([])
  })

  test.each(['constructor', '__proto__', 'of_the_future', 'message', 'mcp_approval_request'])(
    'is nothing for an item of type %s',
    (type) => {
      expect(doing({ type: 'response.output_item.added', output_index: 0, item: { type } })).toEqual([])
    },
  )
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
    'a message whose item has only an id, and whose text has a place too',
    [
      { type: 'response.output_item.added', item: { ...message(''), id: 'a', content: [] } },
      { type: 'response.output_text.delta', output_index: 0, item_id: 'a', delta: '12' },
      { type: 'response.output_item.done', item: { ...message('12'), id: 'a' } },
    ],
  ],
  [
    'two messages that have the same id',
    [
      { ...delta(0, '1'), item_id: 'a' },
      itemDone(0, { ...message('1'), id: 'a' }),
      { ...delta(1, '2'), item_id: 'a' },
      itemDone(1, { ...message('2'), id: 'a' }),
    ],
  ],
  [
    'a server that numbers all events 0',
    [
      { ...delta(0, '1'), sequence_number: 0 },
      { ...delta(0, '2'), sequence_number: 0 },
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
