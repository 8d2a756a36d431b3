import { describe, expect, test } from 'vitest'
import { AnswerReducer } from '../../../../src/main/responses/answer/answer-reducer.ts'
import { readWireEvent } from '../../../../src/main/responses/answer/wire-events.ts'
import { outcomeOf } from './answer/stream-changes.ts'
import type { Outcome } from './answer/stream-changes.ts'

function read(...events: readonly object[]): Outcome {
  const reducer = new AnswerReducer()
  const changes = events.flatMap((raw) => {
    const event = readWireEvent(raw)
    return event === undefined ? [] : reducer.apply(event)
  })
  return outcomeOf([...changes, ...reducer.close()])
}

const opened = (index: number | undefined, item: object) => ({
  type: 'response.output_item.added',
  output_index: index,
  item,
})
const closed = (index: number | undefined, item: object) => ({
  ...opened(index, item),
  type: 'response.output_item.done',
})
const pieces = (index: number | undefined, ...texts: readonly string[]) =>
  texts.map((delta) => ({ type: 'response.function_call_arguments.delta', output_index: index, delta }))
const whole = (index: number | undefined, text: string) => ({
  type: 'response.function_call_arguments.done',
  output_index: index,
  arguments: text,
})
const completed = (response: object = {}) => ({ type: 'response.completed', response })
const text = (index: number, delta: string) => ({
  type: 'response.output_text.delta',
  output_index: index,
  delta,
})

const call = (n: number, args = '') => ({
  type: 'function_call',
  id: `fc_${n}`,
  call_id: `call_${n}`,
  name: 'f',
  arguments: args,
})
const calls = (...all: readonly (readonly [number, string])[]) =>
  all.map(([n, argumentsText]) => ({ kind: 'function', callId: `call_${n}`, name: 'f', argumentsText }))

describe('arguments', () => {
  test.each<[string, readonly object[]]>([
    ['in pieces', [opened(0, call(1)), ...pieces(0, '{"a"', ':1}')]],
    ['in one', [opened(0, call(1)), whole(0, '{"a":1}')]],
    ['in the item', [closed(0, call(1, '{"a":1}'))]],
    [
      'in all of them',
      [opened(0, call(1)), ...pieces(0, '{"a"', ':1}'), whole(0, '{"a":1}'), closed(0, call(1, '{"a":1}'))],
    ],
    ['in pieces before the item', [...pieces(0, '{"a":', '1}'), closed(0, call(1))]],
    ['corrected at their end', [opened(0, call(1)), ...pieces(0, '{"b'), whole(0, '{"a":1}')]],
    [
      'kept though their end is empty',
      [opened(0, call(1)), ...pieces(0, '{"a":1}'), whole(0, ''), closed(0, call(1))],
    ],
    ['without any place', [opened(undefined, call(1)), ...pieces(undefined, '{"a":', '1}')]],
  ])('may come %s', (_name, events) => {
    const { calls: found, items } = read(...events, completed())
    expect(found).toEqual(calls([1, '{"a":1}']))
    expect(items).toMatchObject([{ type: 'function_call', call_id: 'call_1', arguments: '{"a":1}' }])
  })

  test('of calls side by side are kept apart', () => {
    const events = [
      opened(0, call(1)),
      opened(1, call(2)),
      ...pieces(1, '{'),
      ...pieces(0, '['),
      ...pieces(1, '}'),
      ...pieces(0, ']'),
    ]
    expect(read(...events, completed()).calls).toEqual(calls([1, '[]'], [2, '{}']))
  })

  test('of calls that only their done events tell of are kept apart too', () => {
    const events = [closed(undefined, call(1, '[]')), closed(undefined, call(2, '{}'))]
    expect(read(...events, completed()).calls).toEqual(calls([1, '[]'], [2, '{}']))
  })

  test('find a call that was opened without a place by its id', () => {
    const placed = pieces(0, '{"a"', ':1}').map((piece) => ({ ...piece, item_id: 'fc_1' }))
    const { calls: found, items } = read(opened(undefined, call(1)), ...placed, completed())
    expect([found, items?.length]).toEqual([calls([1, '{"a":1}']), 1])
  })

  test('that never had a call are nobody’s', () => {
    expect(read(...pieces(0, '{}'), whole(1, '{}'), completed())).toEqual({ text: '', end: {} })
  })
})

describe('the items to be sent back', () => {
  const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x', of_the_future: [1] }
  const message = {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    content: [{ type: 'output_text', text: 'Hi' }],
  }

  test('are those of the done events, in the order of the output', () => {
    const events = [
      closed(2, call(1, '{}')),
      opened(0, { ...reasoning, encrypted_content: null }),
      closed(0, reasoning),
      closed(1, message),
    ]
    expect(read(...events, completed({ output: [call(1, '{}')] })).items).toEqual([
      reasoning,
      message,
      call(1, '{}'),
    ])
  })

  test('are those of the final response where not all of them were closed', () => {
    const output = [reasoning, message, call(1, '{}')]
    expect(read(opened(0, reasoning), opened(1, call(1)), completed({ output })).items).toEqual(output)
    expect(read(closed(0, call(1, '{}')), completed({ output: [...output, call(2, '{}')] })).calls).toEqual(
      calls([1, '{}'], [2, '{}']),
    )
  })

  test('are built where neither is there: the text, then the calls', () => {
    const events = [
      opened(0, reasoning),
      text(1, 'Let me '),
      text(1, 'look.'),
      opened(2, call(1)),
      ...pieces(2, '{}'),
    ]
    expect(read(...events, completed()).items).toEqual([
      { type: 'message', role: 'assistant', content: 'Let me look.' },
      { ...call(1, '{}'), status: 'completed' },
    ])
  })

  test('hold the text once, though the message was closed empty', () => {
    const events = [
      opened(0, { ...message, content: [] }),
      text(0, 'Hi'),
      closed(0, { ...message, content: [] }),
      closed(1, call(1, '{}')),
    ]
    expect(read(...events, completed()).items).toEqual([
      { type: 'message', role: 'assistant', content: 'Hi' },
      call(1, '{}'),
    ])
  })

  test('are none of a response that is cut, fails or is stopped', () => {
    const events = [closed(0, call(1, '{}'))]
    expect(read(...events, completed({ status: 'incomplete' }))).toMatchObject({
      end: { cutBy: 'length-limit' },
    })
    for (const status of ['incomplete', 'failed', 'cancelled']) {
      const { calls: found, items } = read(...events, { type: `response.${status}`, response: { status } })
      expect([found, items]).toEqual([undefined, undefined])
    }
    expect(read(...events)).toEqual({ text: '', doing: undefined })
  })

  test('are not without bound', () => {
    const events = Array.from({ length: 1_200 }, (_, n) => closed(n, call(n, '{}')))
    expect(read(...events, completed()).items).toHaveLength(1_000)
  })

  test('do not end the app though they cannot be written', () => {
    const nested = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
    const deep = { ...call(2), arguments: nested }
    const { calls: found, items } = read(closed(0, deep), closed(1, call(1, '{}')), completed())
    expect([found, items]).toEqual([calls([1, '{}']), [call(1, '{}')]])
  })
})

describe('calls of chat', () => {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    choices: [{ delta, finish_reason }],
  })
  const piece = (fields: object) => chunk({ tool_calls: [fields] })
  const f = (args: string) => ({ name: 'f', arguments: args })

  test.each<[string, readonly object[]]>([
    [
      'numbered',
      [
        piece({ index: 0, id: 'call_1', function: f('[') }),
        piece({ index: 1, id: 'call_2', function: f('{') }),
        piece({ index: 0, function: { arguments: ']' } }),
        piece({ index: 1, function: { arguments: '}' } }),
      ],
    ],
    [
      'all numbered 0',
      [
        piece({ index: 0, id: 'call_1', function: f('[]') }),
        piece({ index: 0, id: 'call_2', function: f('{}') }),
      ],
    ],
    [
      'not numbered',
      [
        piece({ id: 'call_1', function: f('[') }),
        piece({ function: { arguments: ']' } }),
        piece({ id: 'call_2', function: f('{}') }),
      ],
    ],
    [
      'with the id in every piece',
      [
        piece({ index: 0, id: 'call_1', function: f('[') }),
        piece({ index: 0, id: 'call_1', function: { arguments: ']' } }),
        piece({ index: 1, id: 'call_2', function: f('{}') }),
      ],
    ],
    [
      'with a late id',
      [
        piece({ index: 0, function: f('[') }),
        piece({ index: 0, id: 'call_1', function: { arguments: ']' } }),
        piece({ index: 1, id: 'call_2', function: f('{}') }),
      ],
    ],
    [
      'with arguments that are no text',
      [
        piece({ index: 0, id: 'call_1', function: { name: 'f', arguments: [] } }),
        piece({ index: 1, id: 'call_2', function: { name: 'f', arguments: {} } }),
      ],
    ],
  ])('%s are kept apart', (_name, events) => {
    expect(read(...events, chunk({}, 'tool_calls')).calls).toEqual(calls([1, '[]'], [2, '{}']))
  })

  test('without ids are given some', () => {
    const events = [piece({ function: f('[]') }), piece({ id: '', function: f('{}') })]
    expect(read(...events, chunk({}, 'stop'))).toMatchObject({
      calls: [{ callId: 'call_0' }, { callId: 'call_1' }],
      items: [{ call_id: 'call_0' }, { call_id: 'call_1' }],
    })
  })

  test('wait for the end', () => {
    const event = piece({ index: 0, id: 'call_1', function: f('{}') })
    expect(read(event)).toEqual({ text: '' })
    expect(read(event, chunk({}, 'length'))).toEqual({ text: '', end: { cutBy: 'length-limit' } })
  })
})
