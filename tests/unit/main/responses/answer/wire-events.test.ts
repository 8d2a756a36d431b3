import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUsualDelta } from '../../../../../src/main/responses/answer/usual-delta.ts'
import { readWireEvent } from '../../../../../src/main/responses/answer/wire-events.ts'

const place = { item_id: 'i', output_index: 2, content_index: 1 }
const summary = { item_id: 'i', output_index: 2, summary_index: 1 }
const response = { id: 'resp_1', status: 'in_progress', output: [] }
const item = { type: 'message', id: 'i', role: 'assistant', content: [] }
const annotation = { type: 'url_citation', url: 'https://example.com/' }

/** Every event of the OpenAI API reference, and those that servers were seen to send besides: what it is read as. */
const events: readonly (readonly [string, object, string | undefined])[] = [
  ['response.created', { response }, 'response-state'],
  ['response.queued', { response }, 'response-state'],
  ['response.in_progress', { response }, 'response-state'],
  ['response.completed', { response: {} }, 'response-end'],
  ['response.failed', { response: {} }, 'response-end'],
  ['response.incomplete', { response: {} }, 'response-end'],
  ['response.cancelled', { response: {} }, 'response-end'],
  ['response.done', { response: {} }, 'response-end'],
  ['response.output_item.added', { output_index: 2, item }, 'item-open'],
  ['response.output_item.done', { output_index: 2, item }, 'item-done'],
  ['response.content_part.added', { ...place, part: { type: 'output_text', text: '' } }, undefined],
  ['response.content_part.done', { ...place, part: { type: 'output_text', text: 'a' } }, 'part-done'],
  ['response.content_part.done', { ...place, part: { type: 'refusal', refusal: 'a' } }, 'part-done'],
  ['response.content_part.done', { ...place, part: { type: 'reasoning_text', text: 'a' } }, 'thought-done'],
  ['response.content_part.done', { ...place, part: { type: 'of_the_future', text: 'a' } }, undefined],
  ['response.output_text.delta', { ...place, delta: 'a', logprobs: [], obfuscation: 'x' }, 'part-delta'],
  ['response.output_text.done', { ...place, text: 'a', logprobs: [] }, 'part-done'],
  ['response.output_text.annotation.added', { ...place, annotation_index: 0, annotation }, 'annotation'],
  ['response.refusal.delta', { ...place, delta: 'a' }, 'part-delta'],
  ['response.refusal.done', { ...place, refusal: 'a' }, 'part-done'],
  [
    'response.reasoning_summary_part.added',
    { ...summary, part: { type: 'summary_text', text: '' } },
    undefined,
  ],
  [
    'response.reasoning_summary_part.done',
    { ...summary, part: { type: 'summary_text', text: 'a' } },
    'thought-done',
  ],
  ['response.reasoning_summary_text.delta', { ...summary, delta: 'a' }, 'thought-delta'],
  ['response.reasoning_summary_text.done', { ...summary, text: 'a' }, 'thought-done'],
  ['response.reasoning_text.delta', { ...place, delta: 'a' }, 'thought-delta'],
  ['response.reasoning_text.done', { ...place, text: 'a' }, 'thought-done'],
  ['response.reasoning_part.added', { ...place, part: { type: 'reasoning_text', text: '' } }, undefined],
  ['response.reasoning_part.done', { ...place, part: { type: 'reasoning_text', text: 'a' } }, 'thought-done'],
  ['response.reasoning.delta', { ...place, delta: 'a' }, 'thought-delta'],
  ['response.reasoning.done', { ...place, text: 'a' }, 'thought-done'],
  ['response.function_call_arguments.delta', { ...place, delta: '{' }, 'arguments-delta'],
  ['response.function_call_arguments.done', { ...place, arguments: '{}', name: 'f' }, 'arguments-done'],
  ['response.custom_tool_call_input.delta', { ...place, delta: 'a' }, undefined],
  ['response.custom_tool_call_input.done', { ...place, input: 'a' }, undefined],
  ['response.mcp_call_arguments.delta', { ...place, delta: '{' }, undefined],
  ['response.mcp_call_arguments.done', { ...place, arguments: '{}' }, undefined],
  ...['mcp_call', 'mcp_list_tools'].flatMap((tool) => [
    [`response.${tool}.in_progress`, place, 'activity'] as const,
    [`response.${tool}.completed`, place, undefined] as const,
    [`response.${tool}.failed`, place, undefined] as const,
  ]),
  ...['web_search_call', 'file_search_call'].flatMap((tool) => [
    [`response.${tool}.in_progress`, place, 'activity'] as const,
    [`response.${tool}.searching`, place, 'activity'] as const,
    [`response.${tool}.completed`, place, undefined] as const,
  ]),
  ['response.code_interpreter_call.in_progress', place, 'activity'],
  ['response.code_interpreter_call.interpreting', place, 'activity'],
  ['response.code_interpreter_call.completed', place, undefined],
  ['response.code_interpreter_call_code.delta', { ...place, delta: 'a' }, undefined],
  ['response.code_interpreter_call_code.done', { ...place, code: 'a' }, undefined],
  ['response.image_generation_call.in_progress', place, 'activity'],
  ['response.image_generation_call.generating', place, 'activity'],
  ['response.image_generation_call.partial_image', { ...place, partial_image_b64: 'AAAA' }, undefined],
  ['response.image_generation_call.completed', place, undefined],
  ['response.shell_call_command.added', { command: 'a' }, undefined],
  ['response.shell_call_command.delta', { delta: 'a' }, undefined],
  ['response.shell_call_command.done', { command: 'a' }, undefined],
  ['response.shell_call_output_content.delta', { delta: 'a' }, undefined],
  ['response.shell_call_output_content.done', {}, undefined],
  ['response.audio.delta', { delta: 'AAAA' }, undefined],
  ['response.audio.done', {}, undefined],
  ['response.audio.transcript.delta', { delta: 'a' }, undefined],
  ['response.audio.transcript.done', {}, undefined],
  ['response.apply_patch_call_operation_diff.delta', { delta: 'a' }, undefined],
  ['response.apply_patch_call_operation_diff.done', { diff: 'a' }, undefined],
  ['response.of_the_future.in_progress', place, undefined],
  ['keepalive', {}, undefined],
  ['vendor:telemetry', { delta: 'a' }, undefined],
  ['error', { code: 'server_error', message: 'a', param: null }, 'error'],
]

test.each(events)('%s %j is read as %s', (type, fields, read) => {
  expect(readWireEvent({ type, ...fields, sequence_number: 7 })?.type).toBe(read)
  expect(readWireEvent({ ...fields }, type)?.type).toBe(read)
})

describe('an event', () => {
  test('has its place, its part and its number', () => {
    expect(
      readWireEvent({ type: 'response.output_text.delta', ...place, delta: 'a', sequence_number: 7 }),
    ).toEqual({
      type: 'part-delta',
      place: { index: 2, id: 'i' },
      at: 1,
      part: { kind: 'text', text: 'a' },
      sequence: 7,
    })
    expect(
      readWireEvent({
        type: 'response.reasoning_summary_text.done',
        ...summary,
        text: 'a',
        sequence_number: 0,
      }),
    ).toEqual({
      type: 'thought-done',
      place: { index: 2, id: 'i' },
      part: { kind: 'summary', at: 1, text: 'a' },
      sequence: 0,
    })
  })

  test('with fields of the wrong type is without them', () => {
    const wrong = { output_index: '2', item_id: '', content_index: -1, sequence_number: 1.5 }
    expect(readWireEvent({ type: 'response.output_text.delta', ...wrong, delta: 'a' })).toEqual({
      type: 'part-delta',
      place: { index: undefined, id: undefined },
      at: 0,
      part: { kind: 'text', text: 'a' },
    })
  })

  test.each([
    ['response.output_text.delta', { delta: 5 }],
    ['response.output_text.done', {}],
    ['response.function_call_arguments.delta', { delta: null }],
    ['response.reasoning_text.delta', {}],
    ['response.output_item.added', { item: 'x' }],
    ['response.output_item.done', {}],
    ['response.output_text.annotation.added', { annotation: { type: 'of_the_future' } }],
  ])('%s %j without what it is about says nothing', (type, fields) => {
    expect(readWireEvent({ type, ...fields })).toBeUndefined()
  })

  test.each([[null], [17], ['text'], [[]], [[{ type: 'error' }]], [{}], [{ type: 5 }]])(
    'is not %j',
    (raw) => {
      expect(readWireEvent(raw)).toBeUndefined()
    },
  )
})

describe('without a type', () => {
  test.each<[string, object, string | undefined]>([
    ['an error', { error: { code: 502, message: 'a' } }, 'error'],
    ['an error in words', { error: 'a' }, 'error'],
    ['an error of an old gateway', { code: 500, message: 'a' }, 'error'],
    ['no error', { error: null }, undefined],
    ['an error in an envelope', { code: 401, message: 'a', data: null }, 'error'],
    ['a chat chunk', { choices: [{ delta: { content: 'a' } }] }, 'chat-chunk'],
    [
      'a chat chunk that has failed',
      { choices: [{ delta: {} }], error: { code: 502, message: 'a' } },
      'error',
    ],
    ['a chat chunk in an envelope', { code: 200, data: { choices: [] } }, 'chat-chunk'],
    [
      'an event in an envelope',
      { code: 0, data: { type: 'response.output_text.delta', delta: 'a' } },
      'part-delta',
    ],
    ['a response that is over', { object: 'response', status: 'incomplete', output: [] }, 'response-end'],
    ['a response that goes on', { object: 'response', status: 'in_progress', output: [] }, undefined],
    ['a response that does not say', { object: 'response', output: 'a' }, undefined],
  ])('%s is known by its shape', (_name, raw, read) => {
    expect(readWireEvent(raw)?.type).toBe(read)
  })
})

describe('the usual delta', () => {
  const official = (fields: object): string =>
    JSON.stringify({
      type: 'response.output_text.delta',
      sequence_number: 4,
      item_id: 'msg_1',
      output_index: 1,
      content_index: 0,
      delta: 'a',
      logprobs: [],
      ...fields,
    })

  test('is read at once in its official form', () => {
    const plain = { type: 'part-delta', place: { index: 1, id: 'msg_1' }, at: 0, sequence: 4 }
    expect(readUsualDelta(official({}))).toEqual({ ...plain, part: { kind: 'text', text: 'a' } })
    expect(readUsualDelta(official({ delta: '', obfuscation: 'xY7' }))).toEqual({
      ...plain,
      part: { kind: 'text', text: '' },
    })
  })

  test.each([
    ['an escape', { delta: 'a\n' }],
    ['a quote', { delta: '"' }],
    ['probabilities', { logprobs: [{ token: 'a' }] }],
    ['another field', { more: 1 }],
    ['no number', { sequence_number: null }],
  ])('with %s is read the long way', (_name, fields) => {
    expect(readUsualDelta(official(fields))).toBeUndefined()
  })

  test('says the same either way, whatever is in it', () => {
    const fields = fc.record({
      delta: fc.string({ unit: 'grapheme' }),
      item_id: fc.stringMatching(/^[\w-]{1,20}$/),
      output_index: fc.nat(),
      content_index: fc.nat(),
      sequence_number: fc.nat(),
    })
    fc.assert(
      fc.property(fields, fc.boolean(), (given, isPadded) => {
        const data = official(isPadded ? { ...given, obfuscation: 'xY7' } : given)
        const usual = readUsualDelta(data)
        if (usual !== undefined) expect(usual).toEqual(readWireEvent(JSON.parse(data) as unknown))
      }),
    )
  })

  test('is nothing that is broken', () => {
    const whole = official({ obfuscation: 'xY7' })
    for (let length = 0; length < whole.length; length += 1)
      expect(readUsualDelta(whole.slice(0, length))).toBeUndefined()
  })
})
