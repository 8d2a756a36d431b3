/**
 * What the public Open Responses compliance run looks at (openresponses/openresponses, bin/compliance-test.ts), so
 * that it is looked at without a network too; `node scripts/compliance.mjs` runs the real one.
 */
import { expect, test } from 'vitest'
import { faultsOf, responseResource } from './open-responses.ts'
import {
  ask,
  eventsOf,
  finalOf,
  outputOf,
  pictureUrl,
  png,
  post,
  serve,
  stream,
  typesOf,
  weather,
} from './raw-client.ts'
import type { LocalServerOptions } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

/** As scripts/compliance.mjs starts it: the suite expects that a function which is offered is called. */
const start = (options: LocalServerOptions = {}) =>
  serve({ keys: ['k'], behaviour: { kind: 'call-tools' }, ...options })

const headers = { authorization: 'Bearer k' }
const message = (role: string, content: unknown) => ({ type: 'message', role, content })

async function answerTo(body: Body, server = start()): Promise<Body> {
  const response = await post(await server, { model: 'gpt-4o-mini', stream: false, ...body }, headers)
  expect(response.status).toBe(200)
  const parsed = responseResource.safeParse(await response.json())
  expect(parsed.error?.issues).toBeUndefined()
  return parsed.data as Body
}

/** Every event as specified, and the response of the last one too. */
async function streamOf(body: Body) {
  const response = await post(await start(), { model: 'gpt-4o-mini', stream: true, ...body }, headers)
  const events = eventsOf(await response.text())
  expect(events.flatMap(faultsOf)).toEqual([])
  expect(responseResource.safeParse(finalOf(events)).error?.issues).toBeUndefined()
  return events
}

const imagePart = { type: 'input_image', image_url: pictureUrl(png(32, 32)) }
const filePart = {
  type: 'input_file',
  filename: 'a.pdf',
  file_data: 'data:application/pdf;base64,JVBERi0xLjEK',
}

test.each<[string, Body]>([
  ['basic response', { input: [message('user', 'Say hello in three words.')] }],
  ['system prompt', { input: [message('system', 'You are a pirate.'), message('user', 'Say hello.')] }],
  ['image input', { input: [message('user', [{ type: 'input_text', text: 'What is this?' }, imagePart])] }],
  ['file input', { input: [message('user', [{ type: 'input_text', text: 'Its title?' }, filePart])] }],
  [
    'several turns',
    { input: [message('user', 'I am Alice.'), message('assistant', 'Hello!'), message('user', 'My name?')] },
  ],
])('%s: completed, and says something', async (_name, body) => {
  const response = await answerTo(body)
  expect(response['status']).toBe('completed')
  expect(outputOf(response)).not.toEqual([])
})

test('streaming response: every event as specified, and completed', async () => {
  const events = await streamOf({ input: [message('user', 'Count to five.')] })
  expect(events.length).toBeGreaterThan(0)
  expect(finalOf(events)['status']).toBe('completed')
})

const weatherQuestion = { input: [message('user', 'What is the weather?')], tools: [weather] }

test('tool calling: an item of type function_call', async () => {
  expect(outputOf(await answerTo(weatherQuestion)).map(({ type }) => type)).toContain('function_call')
})

test('tool calling, streamed: the call is added, its arguments streamed, and done', async () => {
  const events = await streamOf(weatherQuestion)
  const told = (type: string) =>
    events.some((event) => event.type === type && (event['item'] as Body)['type'] === 'function_call')
  expect(told('response.output_item.added')).toBe(true)
  expect(told('response.output_item.done')).toBe(true)
  expect(typesOf(events)).toEqual(
    expect.arrayContaining(['function_call_arguments.delta', 'function_call_arguments.done']),
  )
})

test('function call round trip and turn state by previous_response_id', async () => {
  const server = start()
  const choice = { tool_choice: { type: 'function', name: 'get_weather' } }
  const first = await answerTo({ input: 'The weather?', tools: [weather], ...choice }, server)
  const call = outputOf(first).find(({ type }) => type === 'function_call')
  const output = { type: 'function_call_output', call_id: call?.['call_id'], output: 'clear' }
  const second = await answerTo({ previous_response_id: first['id'], input: [output] }, server)
  expect(second['status']).toBe('completed')
  const third = await answerTo({ previous_response_id: second['id'], input: 'And now?' }, server)
  expect([third['status'], outputOf(third).length]).toEqual(['completed', 1])
})

test.each([
  [{ type: 'file_search', vector_store_ids: ['vs_1'] }, 'file_search_call.results'],
  [{ type: 'web_search', external_web_access: false }, 'web_search_call.action.sources'],
])('%j is used when it is chosen', async (tool, include) => {
  const body = { input: 'Search.', tools: [tool], tool_choice: { type: tool.type }, include: [include] }
  expect(outputOf(await answerTo(body)).map(({ type }) => type)).toContain(`${tool.type}_call`)
  if (tool.type === 'web_search') await streamOf(body)
})

test.each<LocalServerOptions>([
  { behaviour: { kind: 'refusal' } },
  { behaviour: { kind: 'incomplete' } },
  { behaviour: { kind: 'answer', reasoning: ['One.', 'Two.'], commentary: 'Let me look.' } },
  { behaviour: { kind: 'background', ends: 'failed' } },
])('what is beyond the suite is as specified too: %j', async (options) => {
  const server = await serve(options)
  const background = options.behaviour?.kind === 'background'
  const events = await stream(server, { background })
  expect(events.flatMap(faultsOf)).toEqual([])
  expect(responseResource.safeParse(await ask(server, { background })).error?.issues).toBeUndefined()
})
