import { describe, expect, test } from 'vitest'
import { sampleAnswer, toDeltas } from '../../support/local-answer.ts'
import { dialects } from '../../support/server/behaviour.ts'
import {
  about,
  ask,
  finalOf,
  framesOf,
  joined,
  json,
  outputOf,
  pictureUrl,
  png,
  post,
  question,
  serve,
  textOf,
  weather,
} from './raw-client.ts'
import type { Dialect, LocalServer, LocalServerOptions } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

const key = 'sk-1'
const picture = { image_url: pictureUrl(png()) }
const url = { image_url: 'https://x.test/a.png' }
const webp = { image_url: pictureUrl(Buffer.from('RIFF0000WEBP'), 'image/webp') }

const as = (dialect: Dialect, options: LocalServerOptions = {}) => serve({ dialect, ...options })

async function refusalOf(server: LocalServer, body: unknown): Promise<readonly [number, unknown]> {
  const response = await post(server, body)
  return response.status === 200 ? [200, undefined] : [response.status, (await json(response))['error']]
}

const statusOf = async (server: LocalServer, body: unknown) => (await refusalOf(server, body))[0]

test.each(dialects)(
  '%s answers a question about a picture in a stream whose words are the answer',
  async (dialect) => {
    const server = await as(dialect)
    const body = about(picture, { stream: true, instructions: 'Be brief.', max_output_tokens: 500 })
    const response = await post(server, body)
    const events = framesOf(await response.text())
      .filter(({ data }) => data !== '[DONE]')
      .map(({ data }) => JSON.parse(data) as never)
    expect(joined(events, 'response.output_text.delta')).toBe(sampleAnswer)
    expect(textOf(finalOf(events))).toBe(sampleAnswer)
    expect(finalOf(events)['usage']).toMatchObject({ output_tokens: toDeltas(sampleAnswer).length })
  },
)

describe('a key and an address', () => {
  test.each<[Dialect, string, string, boolean]>([
    ['openai', '/v1', 'Bearer', true],
    ['azure', '/openai/v1', 'api-key', true],
    ['agcloud', '/v1', 'Bearer', true],
    ['gptproto', '/v1', 'raw', true],
    ['apimart', '/v1', 'Bearer', true],
    ['openrouter', '/api/v1', 'Bearer', true],
    ['ollama', '/v1', 'Bearer', false],
    ['lm-studio', '/v1', 'Bearer', true],
    ['llama-cpp', '/v1', 'Bearer', true],
    ['vllm', '/v1', 'Bearer', true],
  ])('%s is at %s and wants a key by %s', async (dialect, base, way, isChecked) => {
    const server = await as(dialect, { keys: [key] })
    expect(server.url).toBe(server.origin + base)
    const ways = {
      Bearer: { authorization: `Bearer ${key}` },
      raw: { authorization: key },
      'api-key': { 'api-key': key },
    }
    const statuses = await Promise.all(
      Object.entries(ways).map(async ([name, headers]) => [
        name,
        (await post(server, question, headers)).status,
      ]),
    )
    const good = statuses.filter(([, status]) => status === 200).map(([name]) => name)
    const orBearer = way === 'api-key' ? ['Bearer', way] : [way]
    expect(good).toEqual(isChecked ? orBearer : Object.keys(ways))
    const elsewhere = await fetch(`${server.origin}/other/v1/responses`, { method: 'POST', body: '{}' })
    expect(elsewhere.status).toBe(404)
  })
})

describe('what is refused', () => {
  test('openai: unknown fields, and what a model cannot do', async () => {
    const server = await as('openai')
    const refused = async (body: Body) => {
      const [status, error] = await refusalOf(server, { ...question, ...body })
      return [status, (error as Body | undefined)?.['param'], (error as Body | undefined)?.['code']]
    }
    expect(await refused({ num_ctx: 1 })).toEqual([400, 'num_ctx', 'unknown_parameter'])
    expect(await refused({ reasoning: { effort: 'low' } })).toEqual([
      400,
      'reasoning.effort',
      'unsupported_parameter',
    ])
    expect(await refused({ text: { verbosity: 'low' } })).toEqual([
      400,
      'text.verbosity',
      'unsupported_value',
    ])
    expect(await refused({ model: 'o3', temperature: 0.5 })).toEqual([
      400,
      'temperature',
      'unsupported_parameter',
    ])
    expect(await refused({ model: 'gpt-5.1', temperature: 0.5 })).toEqual([200, undefined, undefined])
    expect(await refused({ model: 'gpt-5-pro', reasoning: { effort: 'low' } })).toEqual([
      400,
      'reasoning.effort',
      'unsupported_value',
    ])
    expect(await refused({ model: 'gpt-6-astra', reasoning: { effort: 'max' } })).toEqual([
      200,
      undefined,
      undefined,
    ])
    expect(await refused({ model: 'o3-deep-research' })).toEqual([400, 'tools', null])
    expect(await refused({ model: 'o3-deep-research', tools: [{ type: 'web_search' }] })).toEqual([
      200,
      undefined,
      undefined,
    ])
    expect(await refused({ model: 'o3-deep-research', tools: [weather] })).toEqual([400, 'tools', null])
    const minimal = { model: 'gpt-5', reasoning: { effort: 'minimal' } }
    expect(await refused({ ...minimal, tools: [{ type: 'web_search' }] })).toEqual([400, 'tools', null])
    const [, error] = await refusalOf(server, {
      ...question,
      model: 'gpt-5.1',
      reasoning: { effort: 'minimal' },
    })
    expect((error as Body)['message']).toContain("Supported values are: 'none', 'low', 'medium', and 'high'.")
  })

  test('openai: pictures that are none, or sharper than the model sees', async () => {
    const server = await as('openai')
    const codeOf = async (image: Body, more: Body = {}) =>
      ((await refusalOf(server, about(image, more)))[1] as Body | undefined)?.['code']
    expect(await codeOf({ image_url: 'data:image/png;base64,%%%' })).toBe('invalid_base64_image')
    expect(await codeOf({ image_url: pictureUrl(png(), 'image/jpeg') })).toBe('invalid_image')
    expect(await codeOf({ image_url: pictureUrl(png(), 'image/bmp') })).toBe('unsupported_image_media_type')
    expect(await codeOf({ ...picture, detail: 'original' })).toBe('unsupported_value')
    expect(await codeOf({ ...picture, detail: 'original' }, { model: 'gpt-5.6-sol' })).toBeUndefined()
  })

  test('openai: thoughts that were not kept and come back without their sealed part', async () => {
    const server = await as('openai')
    const thinking = { model: 'o3', reasoning: { effort: 'low' } }
    const again = async (more: Body) => {
      const items = outputOf(await ask(server, { ...thinking, ...more }))
      return statusOf(server, {
        ...question,
        ...thinking,
        input: [...question.input, ...items, question.input[0]],
      })
    }
    expect(await again({ store: false })).toBe(404)
    expect(await again({ store: false, include: ['reasoning.encrypted_content'] })).toBe(200)
    expect(await again({ store: true })).toBe(200)
  })

  test.each<[Dialect, string, Body | string]>([
    ['azure', 'a file by its id', about({ file_id: 'file-1' })],
    ['agcloud', 'input that is a string', { ...question, input: 'Hi' }],
    ['agcloud', 'a detail it does not print', about({ ...picture, detail: 'original' })],
    ['agcloud', 'reasoning where there is none', { ...question, reasoning: { effort: 'low' } }],
    ['gptproto', 'reasoning where there is none', { ...question, reasoning: { effort: 'low' } }],
    ['gptproto', 'a URL in deep research', about(url, { model: 'o4-mini-deep-research' })],
    ['gptproto', 'a WebP in deep research', about(webp, { model: 'o4-mini-deep-research' })],
    ['apimart', 'a developer', { ...question, input: [{ role: 'developer', content: 'x' }] }],
    ['apimart', 'input that is a string', { ...question, input: 'Hi' }],
    [
      'apimart',
      'a function that says nothing of itself',
      { ...question, tools: [{ type: 'function', name: 'f' }] },
    ],
    ['openrouter', 'storing', { ...question, store: true }],
    ['openrouter', 'previous_response_id', { ...question, previous_response_id: 'x' }],
    ['ollama', 'the URL of a picture', about(url)],
    ['ollama', 'a GIF', about({ image_url: pictureUrl(Buffer.from('GIF89a'), 'image/gif') })],
    [
      'ollama',
      'a document',
      { model: 'm', input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'a' }] }] },
    ],
    ['lm-studio', 'the URL of a picture', about(url)],
    ['lm-studio', 'a WebP', about(webp)],
    ['llama-cpp', 'previous_response_id', { ...question, previous_response_id: 'x' }],
    ['llama-cpp', 'a file by its id', about({ file_id: 'file-1' })],
    [
      'llama-cpp',
      'thoughts without text',
      { ...question, input: [{ type: 'reasoning', id: 'rs', summary: [] }, question.input[0]] },
    ],
    ['vllm', 'a picture without detail', about({ ...picture, detail: undefined })],
    ['vllm', 'an include it does not know', { ...question, include: ['web_search_call.action.sources'] }],
    ['vllm', 'the background', { ...question, background: true }],
    ['vllm', 'file search', { ...question, tools: [{ type: 'file_search', vector_store_ids: ['a'] }] }],
  ])('%s: %s', async (dialect, _name, body) => {
    const server = await as(dialect)
    expect(await statusOf(server, body)).toBe(400)
    expect(server.ledger).toHaveLength(1)
  })

  test.each<[Dialect, Body]>([
    ['gptproto', { ...question, model: 'o4-mini-deep-research' }],
    ['gptproto', { ...question, input: 'Hi' }],
    [
      'apimart',
      { ...question, tools: [{ type: 'remote_mcp', url: 'https://mcp.test', timeout: 30 }], max_tokens: 9 },
    ],
    ['ollama', { ...about({ file_id: 'file-1' }), previous_response_id: 'x', background: true, store: true }],
    ['ollama', about(webp)],
    [
      'llama-cpp',
      { ...question, tools: [{ type: 'web_search' }, { type: 'mcp', server_label: 'a', server_url: 'b' }] },
    ],
    ['vllm', about(picture)],
    ['azure', about(picture, { model: 'my-deployment', stream_options: { include_obfuscation: false } })],
  ])('%s takes what it may: %j', async (dialect, body) => {
    const response = await post(await as(dialect), body)
    expect(response.status).toBe(200)
    expect(JSON.stringify(await json(response))).not.toContain('"status":"queued"')
  })
})

describe('errors in their own words', () => {
  test.each<[Dialect, 'no-credit' | 'content-policy' | 'key-refused' | 'loading' | 'trouble', number, Body]>([
    [
      'azure',
      'content-policy',
      400,
      { error: { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } } },
    ],
    [
      'gptproto',
      'no-credit',
      403,
      { error: { code: 403, message: expect.stringContaining('balance') as string } },
    ],
    [
      'gptproto',
      'content-policy',
      400,
      { error: { code: 503, message: expect.stringContaining('policy') as string } },
    ],
    ['apimart', 'key-refused', 401, { code: 401, data: null }],
    ['openrouter', 'no-credit', 402, { error: { code: 402, metadata: {} } }],
    [
      'llama-cpp',
      'loading',
      503,
      { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    ],
    ['lm-studio', 'trouble', 500, { error: expect.any(String) as string }],
    ['vllm', 'content-policy', 400, { error: { code: 400, type: 'BadRequestError' } }],
  ])('%s: %s is %i', async (dialect, kind, status, expected) => {
    const behaviour = kind === 'trouble' ? ({ kind, status: 500 } as const) : ({ kind } as const)
    const response = await post(await as(dialect, { behaviour }))
    expect(response.status).toBe(status)
    expect(await json(response)).toMatchObject(expected)
  })

  test('the id of a request has a header of its own', async () => {
    const header = async (dialect: Dialect, name: string) => (await post(await as(dialect))).headers.get(name)
    expect(await header('azure', 'apim-request-id')).toBe('req_local')
    expect(await header('openrouter', 'x-generation-id')).toBe('req_local')
    expect(await header('openai', 'x-ratelimit-reset-requests')).toBe('120ms')
  })

  test('vllm keeps nothing unless it is told to', async () => {
    const again = async (server: LocalServer) => {
      const { id } = await ask(server)
      return statusOf(server, { ...question, previous_response_id: id })
    }
    expect(await again(await as('vllm'))).toBe(404)
    expect(await again(await as('vllm', { keepsResponses: true }))).toBe(200)
    expect(await again(await as('lm-studio'))).toBe(200)
  })
})
