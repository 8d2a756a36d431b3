import { describe, expect, test } from 'vitest'
import {
  about,
  ask,
  finalOf,
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
  typesOf,
  weather,
} from './raw-client.ts'
import type { Dialect, LocalServer, LocalServerOptions } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

const key = 'sk-1'
const picture = { image_url: pictureUrl(png()) }

const as = (dialect: Dialect, options: LocalServerOptions = {}) => serve({ dialect, ...options })

async function refusalOf(server: LocalServer, body: unknown): Promise<readonly [number, unknown]> {
  const response = await post(server, body)
  return response.status === 200 ? [200, undefined] : [response.status, (await json(response))['error']]
}

const statusOf = async (server: LocalServer, body: unknown) => (await refusalOf(server, body))[0]

const get = async (server: LocalServer, path: string): Promise<Body> =>
  json(await fetch(server.origin + path))

describe('answers in their own form', () => {
  const thinking = { reasoning: { effort: 'low', summary: 'auto' } }
  const tools = [weather]

  test('gptproto: one string, chat’s names for the tokens, and no status', async () => {
    const body = await ask(await as('gptproto', { answer: 'Two words.' }))
    expect(body).toEqual({
      id: 'resp_local',
      object: 'response',
      created: 1_780_000_000,
      model: 'gpt-4o',
      output: 'Two words.',
      usage: { prompt_tokens: 1200, completion_tokens: 2, total_tokens: 1202 },
    })
  })

  test('apimart: in an envelope; calls as chat completions have them', async () => {
    const server = await as('apimart', { answer: 'Two words.' })
    expect(await ask(server)).toMatchObject({
      code: 200,
      data: {
        created: 1_780_000_000,
        output: [{ content: 'Two words.' }],
        finish_reason: 'stop',
        usage: { prompt_tokens: 1200 },
      },
    })
    server.behave({ kind: 'call-tools' })
    expect(await ask(server, { tools })).toMatchObject({
      data: {
        choices: [
          {
            message: { tool_calls: [{ id: 'call_local_2', function: { name: 'get_weather' } }] },
            finish_reason: 'tool_calls',
          },
        ],
      },
    })
  })

  test('openrouter: comments while it works, its price, and an end mark', async () => {
    const response = await post(await as('openrouter'), { ...question, stream: true })
    const text = await response.text()
    expect(text).toMatch(/^(: OPENROUTER PROCESSING\n\n){2}event: response\.created/)
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
    expect(text).toContain('"cost":0.00125')
    expect(await ask(await as('openrouter'))).toMatchObject({ usage: { cost: 0.00125 } })
  })

  test('agcloud knows filter, and the others filters', async () => {
    const domainOf = async (dialect: Dialect, name: string) => {
      const server = await as(dialect, { behaviour: { kind: 'search-web' } })
      const search = [{ type: 'web_search', [name]: { allowed_domains: ['nih.gov'] } }]
      return /https:\/\/([a-z.]+)\//.exec(
        textOf({ output: outputOf(await ask(server, { tools: search })).slice(1) }),
      )?.[1]
    }
    expect(await domainOf('agcloud', 'filter')).toBe('nih.gov')
    expect(await domainOf('agcloud', 'filters')).toBe('example.com')
    expect(await domainOf('openai', 'filters')).toBe('nih.gov')
  })

  test('ollama: thoughts in the clear without part events, and completed when it was cut', async () => {
    const server = await as('ollama')
    const events = await stream(server, thinking)
    expect(outline(events).slice(2, 6)).toEqual([
      'output_item.added',
      'reasoning_summary_text.delta',
      'reasoning_summary_text.done',
      'output_item.done',
    ])
    expect(outputOf(finalOf(events))[0]).toMatchObject({
      encrypted_content: joined(events, 'response.reasoning_summary_text.delta'),
    })
    server.behave({ kind: 'incomplete' })
    const cut = await stream(server, { max_output_tokens: 77 })
    expect(cut.at(-1)?.type).toBe('response.completed')
    expect(finalOf(cut)).toMatchObject({ status: 'completed', usage: { output_tokens: 77 } })
  })

  test('lm-studio: arguments all at once, and thoughts inside a content part', async () => {
    const server = await as('lm-studio', { behaviour: { kind: 'call-tools' } })
    expect(outline(await stream(server, { tools, ...thinking })).slice(2, 11)).toEqual([
      'output_item.added',
      'content_part.added',
      'reasoning_text.delta',
      'reasoning_text.done',
      'content_part.done',
      'output_item.done',
      'output_item.added',
      'function_call_arguments.done',
      'output_item.done',
    ])
  })

  test('llama.cpp: no numbers, no places, all that is done at the end, and no word of arguments', async () => {
    const server = await as('llama-cpp')
    const events = await stream(server, thinking)
    expect(outline(events)).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'reasoning_text.delta',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_item.done',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ])
    expect(typesOf(events).filter((type) => type === 'in_progress')).toHaveLength(2)
    expect(JSON.stringify(events)).not.toMatch(/sequence_number|output_index|content_index|summary_index/)
    expect(events.at(-1)).toHaveProperty('timings')
    server.behave({ kind: 'call-tools' })
    const calling = await stream(server, { tools })
    const [call] = outputOf(finalOf(calling))
    expect([call?.['id'], call?.['call_id']]).toEqual([undefined, 'fc_call_local_2'])
    expect(calling.find(({ type }) => type.endsWith('arguments.delta'))?.['item_id']).toBe(call?.['call_id'])
    expect(outline(calling)).not.toContain('function_call_arguments.done')
    const output = { type: 'function_call_output', call_id: call?.['call_id'], output: 'sun' }
    expect(textOf(await ask(server, { tools, input: [...question.input, call, output] }))).toBe(
      'The tools said: sun',
    )
    server.behave({ kind: 'incomplete' })
    expect(await ask(server, { max_output_tokens: 77 })).toMatchObject({
      status: 'completed',
      usage: { output_tokens: 77 },
    })
  })

  test('vllm: reasoning parts, and completed in name when it was cut', async () => {
    const server = await as('vllm')
    expect(outline(await stream(server, thinking)).slice(2, 8)).toEqual([
      'output_item.added',
      'reasoning_part.added',
      'reasoning_text.delta',
      'reasoning_text.done',
      'reasoning_part.done',
      'output_item.done',
    ])
    expect(outputOf(await ask(server, thinking))[0]).toMatchObject({
      type: 'reasoning',
      summary: [],
      content: [{ type: 'reasoning_text', text: expect.stringContaining('picture') as string }],
    })
    server.behave({ kind: 'incomplete' })
    const cut = await stream(server)
    expect([cut.at(-1)?.type, finalOf(cut)['status']]).toEqual(['response.completed', 'incomplete'])
  })
})

describe('what local servers tell of themselves', () => {
  const models = ['eye', { id: 'ear', vision: false, contextTokens: 4096 }]

  test('ollama', async () => {
    const server = await as('ollama', { models, keys: [key] })
    expect(await get(server, '/api/version')).toHaveProperty('version')
    expect(await get(server, '/api/tags')).toMatchObject({
      models: [
        { name: 'eye', capabilities: ['completion', 'tools', 'vision'] },
        { capabilities: ['completion', 'tools'] },
      ],
    })
    const show = await fetch(`${server.origin}/api/show`, { method: 'POST', body: '{"model":"ear"}' })
    expect(await show.json()).toMatchObject({ model_info: { 'local.context_length': 4096 } })
    expect((await fetch(`${server.origin}/api/show`, { method: 'POST', body: '{"model":"x"}' })).status).toBe(
      404,
    )
    expect((await fetch(`${server.origin}/api/tag`)).status).toBe(404)
  })

  test('lm-studio, old and new', async () => {
    const server = await as('lm-studio', { models })
    expect(await get(server, '/api/v0/models')).toMatchObject({
      data: [
        { id: 'eye', type: 'vlm' },
        { type: 'llm', max_context_length: 4096 },
      ],
    })
    expect(await get(server, '/api/v1/models')).toMatchObject({
      models: [{ key: 'eye', capabilities: { vision: true } }, { max_context_length: 4096 }],
    })
  })

  test('llama.cpp, also at its root', async () => {
    const server = await as('llama-cpp', { vision: false, contextTokens: 2048 })
    expect(await get(server, '/health')).toEqual({ status: 'ok' })
    expect(await get(server, '/props')).toMatchObject({
      default_generation_settings: { n_ctx: 2048 },
      modalities: { vision: false },
    })
    expect(await get(server, '/models')).toMatchObject({ models: [{ capabilities: ['completion'] }] })
    expect(await statusOf(server, about(picture))).toBe(500)
  })

  test('vllm, and a probe that is told to fail', async () => {
    const server = await as('vllm', { contextTokens: 32_000 })
    expect(await get(server, '/version')).toHaveProperty('version')
    expect(await get(server, '/v1/models')).toMatchObject({ data: [{ max_model_len: 32_000 }] })
    server.behaveAt('probe', { kind: 'page', status: 502 })
    server.behaveAt('models', { kind: 'key-refused' })
    expect((await fetch(`${server.origin}/version`)).status).toBe(502)
    expect((await fetch(`${server.url}/models`)).status).toBe(401)
  })

  test('openrouter tells what its models see', async () => {
    const server = await as('openrouter', { models })
    expect(await get(server, '/api/v1/models')).toMatchObject({
      data: [{ architecture: { input_modalities: ['text', 'image'] } }, { context_length: 4096 }],
    })
  })
})
