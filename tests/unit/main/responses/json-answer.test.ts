import { expect, test } from 'vitest'
import { readJsonAnswer } from '../../../../src/main/responses/json-answer.ts'

const message = (text: string, extra: object = {}) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text }],
  ...extra,
})

test.each([
  ['official', { status: 'completed', error: null, output: [{ type: 'reasoning' }, message('Hi')] }],
  ['content as a string', { output: [{ type: 'message', content: 'Hi' }] }],
  ['parts of type text', { output: [{ type: 'message', content: [{ type: 'text', text: 'Hi' }] }] }],
  ['output as a string', { id: 'resp-abc123', object: 'response', created: 1, output: 'Hi' }],
  ['an envelope', { code: 200, data: { output: [message('Hi')] } }],
  [
    'an envelope around chat',
    { code: 0, data: { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] } },
  ],
  ['chat', { choices: [{ message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }] }],
  ['chat in parts', { choices: [{ message: { content: [{ type: 'text', text: 'Hi' }] } }] }],
  ['only the shortcut', { output_text: 'Hi' }],
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

test('reads how it closed and what it cost', () => {
  expect(
    readJsonAnswer({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: [message('Hi')],
      usage: { input_tokens: 0, output_tokens: 4 },
    }),
  ).toMatchObject({ end: { cutBy: 'length-limit', usage: { inputTokens: 0, outputTokens: 4 } } })
  expect(
    readJsonAnswer({
      choices: [{ message: { content: 'Hi' }, finish_reason: 'content_filter' }],
      usage: { prompt_tokens: 3 },
    }),
  ).toMatchObject({ end: { cutBy: 'content-policy', usage: { inputTokens: 3 } } })
  expect(readJsonAnswer({ choices: [{ message: { content: null, refusal: 'No.' } }] })).toMatchObject({
    text: 'No.',
    end: { refused: true },
  })
})

test.each([
  [{ code: 401, message: 'no', data: null }],
  [{ code: 500, data: {} }],
  [{ error: { message: 'no' } }],
  [{ status: 'failed', error: { code: 'server_error', message: 'no' }, output: [] }],
  [{ status: 'failed', output: [message('half')] }],
  [{ detail: 'Not Found' }],
])('an error is an error: %j', (body) => {
  expect(readJsonAnswer(body).kind).toBe('error')
})

test.each([[null], [[]], ['text'], [17], [{}], [{ hello: 'world' }]])('%j is no answer', (body) => {
  expect(readJsonAnswer(body).kind).toBe('unknown')
})

test('what is still under way is not finished', () => {
  expect(readJsonAnswer({ status: 'queued', output: [] }).kind).toBe('unfinished')
})
