import { describe, expect, test } from 'vitest'
import { sampleAnswer, toDeltas } from '../../support/local-answer.ts'
import {
  about,
  ask,
  finalOf,
  framesOf,
  joined,
  json,
  outline,
  outputOf,
  pictureUrl,
  png,
  post,
  question,
  serve,
  stream,
  textOf,
} from './raw-client.ts'
import type { LocalServer } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

describe('an answer', () => {
  test('that is streamed comes in the official order, numbered, each event under its name', async () => {
    const server = await serve()
    const response = await post(server, { ...question, stream: true })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(response.headers.get('x-request-id')).toBe('req_local')
    const frames = framesOf(await response.text())
    const events = frames.map(({ data }) => JSON.parse(data) as Body)
    expect(events.map((event) => event['sequence_number'])).toEqual(events.map((_, at) => at))
    expect(frames.map(({ name }) => name)).toEqual(events.map(({ type }) => type))
    expect(outline(events as never)).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ])
  })

  test('is the same in its deltas, in every event that ends something, and unstreamed', async () => {
    const server = await serve()
    const events = await stream(server)
    const whole = finalOf(events)
    const find = (type: string) => events.find((event) => event.type === type) ?? {}
    expect(joined(events, 'response.output_text.delta')).toBe(sampleAnswer)
    expect(find('response.output_text.done')).toMatchObject({ text: sampleAnswer })
    expect(find('response.content_part.done')).toMatchObject({ part: { text: sampleAnswer } })
    expect(outputOf(whole)[0]).toEqual((find('response.output_item.done') as Body)['item'])
    expect(textOf(whole)).toBe(sampleAnswer)
    const unstreamed = await ask(server)
    expect(textOf(unstreamed)).toBe(sampleAnswer)
    expect(Object.keys(unstreamed)).toEqual(Object.keys(whole))
  })

  test('tells what it cost, with its details', async () => {
    const { usage } = await ask(await serve())
    const count = toDeltas(sampleAnswer).length
    expect(usage).toEqual({
      input_tokens: 1200,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: count,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 1200 + count,
    })
  })

  test('repeats every field of its request, and nobody’s token', async () => {
    const given = {
      instructions: 'Be brief.',
      max_output_tokens: 500,
      max_tool_calls: 3,
      temperature: 0.2,
      top_p: 0.9,
      top_logprobs: 2,
      metadata: { a: 'b' },
      store: false,
      parallel_tool_calls: false,
      truncation: 'auto',
      safety_identifier: 'someone',
      prompt_cache_key: 'thread',
      tool_choice: 'none',
    }
    const mcp = { type: 'mcp', server_label: 'wiki', server_url: 'https://mcp.test', authorization: 'secret' }
    const response = await ask(await serve(), {
      ...given,
      service_tier: 'auto',
      text: { verbosity: 'low' },
      reasoning: { effort: 'low' },
      tools: [{ type: 'function', name: 'f' }, mcp],
    })
    expect(response).toMatchObject({ ...given, model: 'gpt-4o', service_tier: 'default', background: false })
    expect(response['text']).toEqual({ format: { type: 'text' }, verbosity: 'low' })
    expect(response['reasoning']).toEqual({ effort: 'low', summary: null })
    expect(response['tools']).toEqual([
      { type: 'function', name: 'f', description: null, parameters: null, strict: true },
      { type: 'mcp', server_label: 'wiki', server_url: 'https://mcp.test' },
    ])
  })

  test('thinks first, in a summary when that is asked for', async () => {
    const server = await serve({
      behaviour: { kind: 'answer', text: 'Yes.', reasoning: ['One.', 'Two and three.'] },
    })
    const events = await stream(server, { include: ['reasoning.encrypted_content'] })
    expect(outline(events).slice(2, 12)).toEqual([
      'output_item.added',
      'reasoning_summary_part.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'reasoning_summary_part.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'reasoning_summary_part.done',
      'output_item.done',
    ])
    expect(joined(events, 'response.reasoning_summary_text.delta')).toBe('One.Two and three.')
    expect(outputOf(finalOf(events))[0]).toMatchObject({
      type: 'reasoning',
      summary: [{ text: 'One.' }, { text: 'Two and three.' }],
      encrypted_content: expect.any(String) as string,
    })
    expect(finalOf(events)['usage']).toMatchObject({ output_tokens_details: { reasoning_tokens: 4 } })
    const plainServer = await serve()
    const types = async (reasoning: Body) =>
      outputOf(await ask(plainServer, { reasoning })).map(({ type, summary }) => [
        type,
        (summary as [])?.length,
      ])
    expect(await types({ summary: 'auto' })).toEqual([
      ['reasoning', 1],
      ['message', undefined],
    ])
    expect(await types({ effort: 'low' })).toEqual([
      ['reasoning', 0],
      ['message', undefined],
    ])
    expect(await types({ effort: 'none' })).toEqual([['message', undefined]])
  })

  test('may say what it is about to do before it says the answer', async () => {
    const server = await serve({ behaviour: { kind: 'answer', text: 'Yes.', commentary: 'Let me look.' } })
    expect(outputOf(await ask(server))).toMatchObject([
      { phase: 'commentary', content: [{ text: 'Let me look.' }] },
      { phase: 'final_answer', content: [{ text: 'Yes.' }] },
    ])
  })

  test.each([
    ['refusal', 'completed', 'response.refusal.delta', null],
    ['incomplete', 'incomplete', 'response.output_text.delta', { reason: 'max_output_tokens' }],
  ] as const)('that is a %s says so', async (kind, status, type, details) => {
    const events = await stream(await serve({ behaviour: { kind, text: 'No, sorry.' } }))
    expect(joined(events, type)).toBe('No, sorry.')
    expect(events.at(-1)?.type).toBe(`response.${status}`)
    expect(finalOf(events)).toMatchObject({ status, incomplete_details: details })
  })
})

describe('a request that the API does not take is refused with the name of the field', () => {
  const message = (content: unknown) => ({ input: [{ role: 'user', content }] })
  test.each<[string, Body | string, string | null, string | null]>([
    ['no model', { input: 'Hi' }, 'model', 'missing_required_parameter'],
    ['no input', { model: 'm' }, 'input', 'missing_required_parameter'],
    ['a model that is none', { ...question, model: 7 }, 'model', 'invalid_type'],
    ['a stream that is a word', { ...question, stream: 'yes' }, 'stream', 'invalid_type'],
    [
      'too few tokens',
      { ...question, max_output_tokens: 15 },
      'max_output_tokens',
      'integer_below_min_value',
    ],
    ['heat', { ...question, temperature: 2.1 }, 'temperature', 'decimal_above_max_value'],
    [
      'an effort of its own',
      { ...question, reasoning: { effort: 'huge' } },
      'reasoning.effort',
      'invalid_value',
    ],
    [
      'a role of its own',
      { ...question, input: [{ role: 'boss', content: 'x' }] },
      'input[0].role',
      'invalid_value',
    ],
    [
      'a part of its own',
      { model: 'm', ...message([{ type: 'text', text: 'x' }]) },
      'input[0].content[0].type',
      'invalid_value',
    ],
    [
      'no text',
      { model: 'm', ...message([{ type: 'input_text' }]) },
      'input[0].content[0].text',
      'missing_required_parameter',
    ],
    [
      'no picture',
      { model: 'm', ...message([{ type: 'input_image', detail: 'low' }]) },
      'input[0].content[0].image_url',
      'missing_required_parameter',
    ],
    [
      'a picture that is no URL',
      about({ image_url: 'AAAA' }),
      'input[0].content[1].image_url',
      'invalid_value',
    ],
    [
      'a detail of its own',
      about({ image_url: 'https://x.test/a.png', detail: 'sharp' }),
      'input[0].content[1].detail',
      'invalid_value',
    ],
    [
      'a file that is none',
      { model: 'm', ...message([{ type: 'input_file', filename: 'a' }]) },
      'input[0].content[0].file_data',
      'missing_required_parameter',
    ],
    [
      'a function with no name',
      { ...question, tools: [{ type: 'function' }] },
      'tools[0].name',
      'missing_required_parameter',
    ],
    [
      'a search in no store',
      { ...question, tools: [{ type: 'file_search' }] },
      'tools[0].vector_store_ids',
      'missing_required_parameter',
    ],
    [
      'an MCP server nowhere',
      { ...question, tools: [{ type: 'mcp', server_label: 'a' }] },
      'tools[0].server_url',
      'missing_required_parameter',
    ],
    [
      'a long value',
      { ...question, metadata: { a: 'x'.repeat(513) } },
      'metadata.a',
      'string_above_max_length',
    ],
    [
      'state in two ways',
      { ...question, previous_response_id: 'a', conversation: 'b' },
      'previous_response_id',
      'mutually_exclusive_parameters',
    ],
    [
      'an answer that is not kept',
      { ...question, previous_response_id: 'resp_x' },
      'previous_response_id',
      'previous_response_not_found',
    ],
    ['no JSON', '{"model":', null, null],
  ])('%s', async (_name, body, param, code) => {
    const response = await post(await serve(), body)
    expect(response.status).toBe(400)
    const { error } = (await json(response)) as { error: Body }
    expect(error).toEqual({ message: error['message'], type: 'invalid_request_error', param, code })
    expect(error['message']).toEqual(expect.stringMatching(/\w+/))
  })

  test('and fields that it takes are not: lists and strings, nulls, roles, every kind of part', async () => {
    const server = await serve()
    const parts = [
      { type: 'input_text', text: 'a' },
      { type: 'input_image', image_url: pictureUrl(png()), detail: 'original' },
      { type: 'input_image', file_id: 'file-1', detail: 'auto' },
      { type: 'input_file', file_id: 'file-1' },
      { type: 'input_file', file_url: 'https://x.test/a.pdf' },
      { type: 'input_file', file_data: 'data:application/pdf;base64,AA', filename: 'a.pdf' },
    ]
    const input = [
      { role: 'system', content: 'a' },
      { type: 'message', role: 'developer', content: [{ type: 'input_text', text: 'a' }] },
      { role: 'user', content: parts },
      { role: 'assistant', content: 'b' },
      {
        role: 'assistant',
        content: [
          { type: 'output_text', text: 'b' },
          { type: 'refusal', refusal: 'c' },
        ],
      },
      { role: 'user', content: 'c' },
    ]
    for (const body of [{ input }, { input: 'Hi', temperature: null, text: null }])
      expect((await post(server, { model: 'm', ...body })).status).toBe(200)
  })
})

describe('routes and keys', () => {
  const call = async (server: LocalServer, path: string, init: RequestInit = {}) => {
    const response = await fetch(server.origin + path, init)
    return [response.status, await json(response)] as const
  }

  test('what is not there is 404, and what is there for another method 405', async () => {
    const server = await serve({ keys: ['k'] })
    expect((await call(server, '/v1/chat/completions', { method: 'POST' }))[0]).toBe(404)
    expect((await call(server, '/v1/responses/responses', { method: 'POST' }))[0]).toBe(405)
    expect((await call(server, '/v1/responses'))[0]).toBe(405)
    expect((await call(server, '/any/path/responses', { method: 'POST' }))[0]).toBe(401)
  })

  test.each([
    [{ style: 'bearer' }, { authorization: 'Bearer sk-1' }, { authorization: 'sk-1' }],
    [{ style: 'raw' }, { authorization: 'sk-1' }, { authorization: 'Bearer sk-1' }],
    [{ style: 'header', header: 'X-Key' }, { 'x-key': 'sk-1' }, { authorization: 'Bearer sk-1' }],
  ] as const)('a key comes as %j and no other way', async (auth, good, bad) => {
    const server = await serve({ keys: ['sk-1'], auth })
    expect((await post(server, question, good)).status).toBe(200)
    const refusal = await post(server, question, bad)
    expect([refusal.status, ((await json(refusal))['error'] as Body)['code']]).toEqual([
      401,
      'invalid_api_key',
    ])
    expect((await fetch(`${server.url}/models`)).status).toBe(401)
  })

  test('tells its models, and knows no other', async () => {
    const server = await serve({ models: ['gpt-4o', { id: 'old', shutdownDate: '2027-01-14' }] })
    const [, list] = await call(server, '/v1/models')
    expect(list).toMatchObject({
      object: 'list',
      data: [
        { id: 'gpt-4o', object: 'model', shutdown_date: null },
        { id: 'old', shutdown_date: '2027-01-14' },
      ],
    })
    expect((await ask(server))['status']).toBe('completed')
    const other = await post(server, { ...question, model: 'gpt-9' })
    expect([other.status, ((await json(other))['error'] as Body)['code']]).toEqual([404, 'model_not_found'])
  })

  test('counts the tokens of a request', async () => {
    const server = await serve()
    const init = { method: 'POST', body: JSON.stringify(question) }
    expect(await call(server, '/v1/responses/input_tokens', init)).toEqual([
      200,
      { object: 'response.input_tokens', input_tokens: 1200 },
    ])
  })

  test('the ledger has what came in', async () => {
    const server = await serve()
    const bytes = png(3, 4)
    await post(server, about({ image_url: pictureUrl(bytes) }), { authorization: 'Bearer a' })
    await fetch(`${server.url}/models?x=1`)
    expect(server.ledger).toMatchObject([
      {
        method: 'POST',
        path: '/v1/responses',
        route: 'answer',
        authorization: 'Bearer a',
        question: 'What is this?',
      },
      { method: 'GET', route: 'models', query: { x: '1' }, body: undefined, question: undefined },
    ])
    expect(server.asks).toEqual([server.ledger[0]])
    expect(server.ledger[0]?.pictures).toEqual([{ mimeType: 'image/png', detail: 'high', bytes }])
    expect(await server.ledger[0]?.ended).toBe('server')
  })
})
