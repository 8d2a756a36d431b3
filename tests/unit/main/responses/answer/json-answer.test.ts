import { describe, expect, test } from 'vitest'
import { readJsonAnswer } from '../../../../../src/main/responses/answer/json-answer.ts'

const message = (text: string, extra: object = {}) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text }],
  ...extra,
})
const call = {
  type: 'function_call',
  id: 'fc_1',
  call_id: 'call_1',
  name: 'disk_usage',
  arguments: '{"path":"/"}',
}
const chatCall = {
  id: 'call_1',
  type: 'function',
  function: { name: 'disk_usage', arguments: '{"path":"/"}' },
}
const diskUsage = { kind: 'function', callId: 'call_1', name: 'disk_usage', argumentsText: '{"path":"/"}' }
const chat = (said: object, finish_reason?: string) => ({
  choices: [{ message: { role: 'assistant', ...said }, finish_reason }],
})

test.each([
  ['official', { status: 'completed', error: null, output: [{ type: 'reasoning' }, message('Hi')] }],
  ['content as a string', { output: [{ type: 'message', content: 'Hi' }] }],
  ['an item without its type', { output: [{ role: 'assistant', content: 'Hi' }] }],
  ['parts of type text', { output: [{ type: 'message', content: [{ type: 'text', text: 'Hi' }] }] }],
  ['parts of no type', { output: [{ type: 'message', content: [{ text: 'Hi' }, null, 7] }] }],
  ['two messages', { output: [message('H'), message('i')] }],
  ['items of the future', { output: [null, 'x', { type: 'of_the_future', text: 'x' }, message('Hi')] }],
  ['output as a string', { object: 'response', created: 1, output: 'Hi' }],
  ['an envelope', { code: 200, data: { output: [message('Hi')] } }],
  ['an envelope that says it in words', { code: 'success', data: { output: [message('Hi')] } }],
  ['an envelope without a code', { data: { output: [message('Hi')] } }],
  [
    'an envelope around chat',
    { code: 0, data: { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] } },
  ],
  ['chat', chat({ content: 'Hi' }, 'stop')],
  ['chat in parts', { choices: [{ message: { content: [{ type: 'text', text: 'Hi' }] } }] }],
  ['chat beside an empty output', { output: [], ...chat({ content: 'Hi' }) }],
  ['only the shortcut', { output_text: 'Hi' }],
  ['the shortcut beside an output of nothing', { output: [], output_text: 'Hi' }],
  ['the shortcut that says the same', { output: [message('Hi')], output_text: 'Hi' }],
  [
    'an error beside an output',
    { status: 'completed', error: { message: 'minor' }, output: [message('Hi')] },
  ],
  [
    'commentary and final answer',
    {
      output: [message('Well', { phase: 'commentary' }), message('Hi', { phase: 'final_answer' })],
    },
  ],
])('reads the answer of a body: %s', (_name, body) => {
  expect(readJsonAnswer(body)).toEqual({ kind: 'answer', text: 'Hi', end: {} })
})

// Appendix A.5: what GPTProto's deep-research page prints; APIMart prints the same fields without their names.
describe('the body that providers document', () => {
  const body = {
    id: 'resp-abc123',
    object: 'response',
    created: 1699896916,
    model: 'o4-mini-deep-research',
    output: 'The picture shows a full disk.',
    usage: { prompt_tokens: 1250, completion_tokens: 89, total_tokens: 1339 },
  }
  const read = readJsonAnswer(body)

  test('keeps its id', () => {
    expect(read).toMatchObject({ end: { responseId: 'resp-abc123' } })
  })

  test('need not say that it is a response, when it was made, and by which model', () => {
    const { object, created, model, ...rest } = body
    expect([object, created, model]).toHaveLength(3)
    expect(readJsonAnswer(rest)).toEqual(read)
    expect(readJsonAnswer({ ...rest, object: 7, created_at: 'today', model: null })).toEqual(read)
  })

  test('has its output as one string, or as a list of replies', () => {
    expect(read).toMatchObject({ kind: 'answer', text: 'The picture shows a full disk.' })
    expect(readJsonAnswer({ ...body, output: [message('A full disk.')] })).toMatchObject({
      kind: 'answer',
      text: 'A full disk.',
    })
  })

  test('counts in the words of chat completions', () => {
    expect(read).toMatchObject({
      end: { usage: { inputTokens: 1250, outputTokens: 89, totalTokens: 1339 } },
    })
  })

  test('has neither status nor error: with a text it is complete', () => {
    expect(read).toEqual({
      kind: 'answer',
      text: 'The picture shows a full disk.',
      end: {
        responseId: 'resp-abc123',
        usage: { inputTokens: 1250, outputTokens: 89, totalTokens: 1339 },
      },
    })
  })

  test('may hold calls of tools, in either way', () => {
    expect(readJsonAnswer({ ...body, output: [call] })).toMatchObject({
      kind: 'tool-calls',
      calls: [diskUsage],
    })
    expect(readJsonAnswer(chat({ content: null, tool_calls: [chatCall] }, 'tool_calls'))).toMatchObject({
      kind: 'tool-calls',
      calls: [diskUsage],
    })
  })

  test('may be wrapped in an envelope', () => {
    expect(readJsonAnswer({ code: 200, data: body })).toEqual(read)
    expect(readJsonAnswer({ code: 200, data: chat({ tool_calls: [chatCall] }, 'tool_calls') })).toMatchObject(
      {
        kind: 'tool-calls',
        calls: [diskUsage],
      },
    )
  })
})

test('reads how it closed and what it cost', () => {
  expect(
    readJsonAnswer({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [message('Hi')],
      usage: { input_tokens: 0, output_tokens: 4, cost: 0.5 },
    }),
  ).toEqual({
    kind: 'answer',
    text: 'Hi',
    end: {
      cutBy: 'length-limit',
      usage: { inputTokens: 0, outputTokens: 4, totalTokens: 4 },
      cost: { usd: 0.5, isReported: true },
    },
  })
  expect(
    readJsonAnswer({ ...chat({ content: 'Hi' }, 'content_filter'), usage: { prompt_tokens: 3 } }),
  ).toEqual({
    kind: 'answer',
    text: 'Hi',
    end: { cutBy: 'content-policy', usage: { inputTokens: 3 } },
  })
  expect(readJsonAnswer(chat({ content: null, refusal: 'No.' }))).toEqual({
    kind: 'answer',
    text: 'No.',
    end: { refused: true },
  })
  expect(readJsonAnswer(chat({ content: 'Hi' }, 'length'))).toMatchObject({ end: { cutBy: 'length-limit' } })
})

test('keeps reasoning apart from the answer, and tells it once', () => {
  const summary = [
    { type: 'summary_text', text: 'Look.' },
    { type: 'summary_text', text: 'See.' },
  ]
  const content = [{ type: 'reasoning_text', text: 'I look.' }]
  expect(
    readJsonAnswer({
      output: [{ type: 'reasoning', summary, content }, { type: 'reasoning', content }, message('Hi')],
    }),
  ).toEqual({ kind: 'answer', text: 'Hi', reasoning: 'Look.\n\nSee.\n\nI look.', end: {} })
  expect(readJsonAnswer(chat({ content: 'Hi', reasoning_content: 'I look.' }))).toMatchObject({
    text: 'Hi',
    reasoning: 'I look.',
  })
})

test('names its sources once each', () => {
  const annotations = [
    { type: 'url_citation', url: 'https://example.com/a', title: 'A' },
    { type: 'url_citation', url: 'https://example.com/a' },
    { type: 'file_citation', file_id: 'file-1', filename: 'a.pdf' },
  ]
  const citations = [
    { kind: 'url', url: 'https://example.com/a', title: 'A' },
    { kind: 'file', fileId: 'file-1', filename: 'a.pdf' },
  ]
  const content = [{ type: 'output_text', text: 'Hi', annotations }]
  expect(readJsonAnswer({ output: [message('', { content })] })).toMatchObject({ end: { citations } })
  expect(readJsonAnswer(chat({ content: 'Hi', annotations }))).toMatchObject({ end: { citations } })
})

describe('calls', () => {
  test('come with all items as they are', () => {
    const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'x', of_the_future: 1 }
    const approval = {
      type: 'mcp_approval_request',
      id: 'mcpr_1',
      server_label: 'disks',
      name: 'usage',
      arguments: { path: '/' },
    }
    const output = [reasoning, message('Let me look.'), call, approval]
    const read = readJsonAnswer({ status: 'completed', id: 'resp_1', output })
    expect(read).toEqual({
      kind: 'tool-calls',
      text: 'Let me look.',
      calls: [
        diskUsage,
        { kind: 'mcp', callId: 'mcpr_1', name: 'usage', server: 'disks', argumentsText: '{"path":"/"}' },
      ],
      items: output,
      end: { responseId: 'resp_1' },
    })
  })

  test('of chat come with items as the Responses API has them', () => {
    expect(
      readJsonAnswer(chat({ content: 'Let me look.', tool_calls: [chatCall] }, 'tool_calls')),
    ).toMatchObject({
      text: 'Let me look.',
      items: [
        { type: 'message', role: 'assistant', content: 'Let me look.' },
        { type: 'function_call', call_id: 'call_1', name: 'disk_usage', arguments: '{"path":"/"}' },
      ],
    })
  })

  test('of chat are told apart though they have no ids', () => {
    const { id, ...bare } = chatCall
    expect([
      id,
      readJsonAnswer(chat({ tool_calls: [bare, { ...bare, id: '' }] }, 'tool_calls')),
    ]).toMatchObject([
      'call_1',
      {
        calls: [{ callId: 'call_0' }, { callId: 'call_1' }],
        items: [{ call_id: 'call_0' }, { call_id: 'call_1' }],
      },
    ])
  })

  test('without an id of the call are known by the id of the item', () => {
    const { call_id, ...bare } = call
    expect([call_id, readJsonAnswer({ output: [bare] })]).toMatchObject([
      'call_1',
      { calls: [{ callId: 'fc_1' }], items: [{ ...bare, call_id: 'fc_1' }] },
    ])
  })

  test('without a name, or of an approval without an id, are none', () => {
    const output = [
      { ...call, name: undefined },
      { type: 'mcp_approval_request', name: 'usage', arguments: '{}' },
    ]
    expect(readJsonAnswer({ output })).toEqual({ kind: 'answer', text: '', end: {} })
  })

  test('that are there twice are made once', () => {
    expect(readJsonAnswer({ output: [call, call] })).toMatchObject({ calls: [diskUsage] })
  })

  test('of an answer that was cut short are not made', () => {
    expect(readJsonAnswer({ status: 'incomplete', output: [call] })).toMatchObject({
      kind: 'answer',
      end: { cutBy: 'length-limit' },
    })
    expect(readJsonAnswer(chat({ tool_calls: [chatCall] }, 'length')).kind).toBe('answer')
  })

  test('that the server answered itself are not made', () => {
    const output = [
      call,
      { type: 'function_call_output', call_id: 'call_1', output: '98 %' },
      message('Full.'),
    ]
    expect(readJsonAnswer({ output })).toEqual({ kind: 'answer', text: 'Full.', end: {} })
  })

  test('do not bring along what is too big to send back, or cannot be written', () => {
    const picture = { type: 'image_generation_call', id: 'ig_1', result: 'A'.repeat(1_000_001) }
    const deep = {
      type: 'of_the_future',
      nested: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown,
    }
    const small = { type: 'image_generation_call', id: 'ig_2', result: 'A' }
    expect(readJsonAnswer({ output: [picture, deep, small, call] })).toMatchObject({ items: [small, call] })
  })
})

test.each([
  [{ code: 401, message: 'no', data: null }],
  [{ code: 500, data: {} }],
  [{ code: 'insufficient_quota', message: 'no', data: null }],
  [{ code: 'insufficient_quota', message: 'no', data: {} }],
  [{ error: { message: 'no' } }],
  [{ error: 'no' }],
  [{ status: 'failed', error: { code: 'server_error', message: 'no' }, output: [] }],
  [{ status: 'completed', error: { message: 'no' }, output: [{ type: 'reasoning', summary: [] }] }],
  [{ status: 'failed', output: [message('half')] }],
  [{ ...chat({ content: '' }, 'error') }],
  [{ ...chat({ content: '' }, 'stop'), error: { code: 502, message: 'no' } }],
  [{ detail: 'Not Found' }],
])('an error is an error: %j', (body) => {
  expect(readJsonAnswer(body).kind).toBe('error')
})

test.each([[null], [[]], ['text'], [17], [{}], [{ hello: 'world' }], [{ status: 'of the future' }]])(
  '%j is no answer',
  (body) => {
    expect(readJsonAnswer(body).kind).toBe('unknown')
  },
)

test.each(['queued', 'in_progress', 'cancelled'])('what is %s is not finished', (status) => {
  expect(readJsonAnswer({ id: 'resp_1', status, output: [message('Hi')] })).toEqual({
    kind: 'unfinished',
    status,
    responseId: 'resp_1',
  })
  expect(readJsonAnswer({ status, output: [] })).toEqual({ kind: 'unfinished', status })
})
