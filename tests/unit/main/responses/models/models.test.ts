import { afterEach, describe, expect, test } from 'vitest'
import { AppError, toFailure } from '#shared/errors.ts'
import { createHttp } from '../../../../../src/main/network/http.ts'
import { toModelList } from '../../../../../src/main/responses/models/model-list.ts'
import { listModels } from '../../../../../src/main/responses/models/models.ts'
import { startLocalServer } from '../../../../support/local-server.ts'
import { someProfile } from '../../../../support/profiles.ts'
import { bytesOf, fakeHttp, json, markerKey, profile, profileWith } from '../../network/fake-http.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { EffectiveProfile } from '../../../../../src/main/profiles/effective-profile.ts'
import type { DiscoveredModel } from '../../../../../src/main/responses/models/model-entries.ts'
import type { Http, HttpRequest } from '../../../../../src/main/network/http.ts'
import type { LocalServerOptions } from '../../../../support/local-server.ts'
import type { Coming } from '../../network/fake-http.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function list(
  http: Http,
  asked: EffectiveProfile = profile,
  signal = new AbortController().signal,
): Promise<readonly DiscoveredModel[]> {
  return listModels({ http, now: () => 0 }, asked, markerKey, signal)
}

function listOf(body: unknown): Promise<readonly DiscoveredModel[]> {
  return list(fakeHttp(json(body)))
}

/** What a server of that kind tells, over a real network. */
async function listAt(options: LocalServerOptions): Promise<readonly DiscoveredModel[]> {
  const server = await startLocalServer(options)
  const http = createHttp()
  cleanUps.push(
    () => server.stop(),
    () => http.close(),
  )
  return list(http, profileWith({ baseUrl: server.url, auth: 'none' }))
}

test('the list is asked for beside the answers, with the key', async () => {
  const http = fakeHttp(json({ data: [] }))
  await list(http, profileWith({ baseUrl: 'https://h.test/openai/v1/responses?api-version=1', auth: 'raw' }))
  expect(http.asked).toHaveLength(1)
  expect(http.asked[0]).toMatchObject({
    method: 'GET',
    url: 'https://h.test/openai/v1/models?api-version=1',
    headers: { authorization: markerKey },
  })
})

describe('a list is read in the shape of', () => {
  test.each<[string, unknown, readonly DiscoveredModel[]]>([
    [
      'OpenAI, with the day on which a model ends',
      {
        object: 'list',
        data: [
          { id: 'a', shutdown_date: '2026-12-11' },
          { id: 'b', shutdown_date: null },
        ],
      },
      [{ name: 'a', endsOn: '2026-12-11' }, { name: 'b' }],
    ],
    [
      'OpenRouter',
      { data: [{ id: 'x/a', context_length: 8_000, architecture: { input_modalities: ['text', 'image'] } }] },
      [{ name: 'x/a', contextTokens: 8_000, seesPictures: true }],
    ],
    [
      'OpenRouter, of a model for text',
      { data: [{ id: 'x/b', architecture: { input_modalities: ['text'] } }] },
      [{ name: 'x/b', seesPictures: false }],
    ],
    ['vLLM', { data: [{ id: 'q', max_model_len: 32_768 }] }, [{ name: 'q', contextTokens: 32_768 }]],
    ['Mistral', { data: [{ id: 'm', capabilities: { vision: true } }] }, [{ name: 'm', seesPictures: true }]],
    [
      'LM Studio',
      { data: [{ id: 'v', type: 'vlm', max_context_length: 9 }] },
      [{ name: 'v', seesPictures: true, contextTokens: 9 }],
    ],
    [
      'llama.cpp, both its lists',
      { data: [{ id: 'l' }], models: [{ name: 'l', capabilities: ['completion', 'multimodal'] }] },
      [{ name: 'l', seesPictures: true }],
    ],
    ['an envelope', { code: 200, data: [{ id: 'a' }] }, [{ name: 'a' }]],
    [
      'an envelope in an envelope',
      { code: 0, data: { object: 'list', data: [{ id: 'a' }] } },
      [{ name: 'a' }],
    ],
    ['a bare list', [{ id: 'a' }, { name: 'b' }], [{ name: 'a' }, { name: 'b' }]],
    ['names alone', { data: ['a', 'b'] }, [{ name: 'a' }, { name: 'b' }]],
    ['nothing', { data: [] }, []],
    ['nothing at all', {}, []],
    [
      'something else among models',
      {
        data: [
          null,
          7,
          {},
          { id: '' },
          { id: 'a\nb' },
          { id: 'x'.repeat(201) },
          { id: ' a' },
          { id: 'a', context_length: -1 },
          { id: 'a' },
        ],
      },
      [{ name: 'a' }],
    ],
  ])('%s', async (_name, body, models) => {
    expect(await listOf(body)).toEqual(models)
  })

  test('an empty body', async () => {
    expect(await list(fakeHttp({ body: bytesOf('') }))).toEqual([])
  })
})

describe('there is no list', () => {
  test.each<[ErrorCode, Coming]>([
    ['key-rejected', json({ error: { message: 'No.' } }, 401)],
    ['key-rejected', json({ code: 401, message: 'bad key', data: null })],
    ['endpoint-not-found', json({ detail: 'Not Found' }, 404)],
    ['server-trouble', json({}, 500)],
    ['not-an-api', { headers: { 'content-type': 'text/html' }, body: bytesOf('<title>Sign in</title>') }],
    ['not-an-api', { body: bytesOf('{"data":[{"id":') }],
    ['unreachable', new AppError('unreachable', 'x')],
  ])('%s', async (code, reply) => {
    await expect(list(fakeHttp(reply))).rejects.toMatchObject({ code })
  })

  test('of a profile without an address or a key', async () => {
    const http = fakeHttp(json({ data: [] }))
    await expect(list(http, profileWith({ baseUrl: '' }))).rejects.toMatchObject({
      code: 'profile-incomplete',
    })
    const asked = listModels({ http, now: () => 0 }, profile, undefined, new AbortController().signal)
    await expect(asked).rejects.toMatchObject({ code: 'key-missing' })
    expect(http.asked).toEqual([])
  })

  test('without end', async () => {
    const endless = function* (): Generator<Uint8Array> {
      for (;;) yield Buffer.alloc(1_000_000, ' ')
    }
    await expect(list(fakeHttp({ body: endless() }))).rejects.toMatchObject({ code: 'not-an-api' })
  })

  test('and no key in what is told of that', async () => {
    const echo = json({ error: { message: `Bad ${markerKey}`, code: markerKey } }, 400)
    const error = await list(fakeHttp(echo)).catch((cause: unknown) => cause)
    expect(JSON.stringify(toFailure(error))).not.toContain(markerKey)
  })
})

test('a key that is refused goes the other way once, where the provider is known for it', async () => {
  const refused = json({}, 401)
  const keys = (asked: readonly HttpRequest[]) => asked.map(({ headers }) => headers['authorization'])
  const http = fakeHttp(refused, json({ data: ['a'] }))
  expect(await list(http, { ...profileWith({ auth: 'raw' }), authFallback: true })).toEqual([{ name: 'a' }])
  expect(keys(http.asked)).toEqual([markerKey, `Bearer ${markerKey}`])
  const strict = fakeHttp(refused, json({ data: ['a'] }))
  await expect(list(strict)).rejects.toMatchObject({ code: 'key-rejected' })
  expect(strict.asked).toHaveLength(1)
})

describe('a server on this computer is asked in its own way', () => {
  const models = [
    { id: 'sees', vision: true, contextTokens: 4_096 },
    { id: 'blind', vision: false, contextTokens: 2_048 },
  ]

  test('Ollama', async () => {
    expect(await listAt({ dialect: 'ollama', models })).toMatchObject([
      { name: 'sees', seesPictures: true },
      { name: 'blind', seesPictures: false },
    ])
  })

  test('Ollama, where only one model tells at a time', async () => {
    const http = fakeHttp((request) => {
      if (request.url.endsWith('/v1/models')) return json({ data: [{ id: 'a' }, { id: 'b' }] })
      if (request.url.endsWith('/api/tags')) return json({ models: [{ name: 'a' }, { name: 'b' }] })
      if (!request.url.endsWith('/api/show')) return json({}, 404)
      const { model } = JSON.parse(Buffer.from(request.body ?? []).toString()) as { model: string }
      return json({ capabilities: model === 'a' ? ['completion', 'vision'] : ['completion'] })
    })
    expect(await list(http, profileWith({ baseUrl: 'http://localhost:11434' }))).toEqual([
      { name: 'a', seesPictures: true },
      { name: 'b', seesPictures: false },
    ])
  })

  test('LM Studio', async () => {
    expect(await listAt({ dialect: 'lm-studio', models })).toMatchObject([
      { name: 'sees', seesPictures: true, contextTokens: 4_096 },
      { name: 'blind', seesPictures: false, contextTokens: 2_048 },
    ])
  })

  test('llama.cpp', async () => {
    for (const vision of [true, false])
      expect(
        await listAt({ dialect: 'llama-cpp', models: [{ id: 'm', vision, contextTokens: 512 }] }),
      ).toEqual([{ name: 'm', seesPictures: vision, contextTokens: 512 }])
  })

  test('vLLM, which tells of no sight', async () => {
    expect(await listAt({ dialect: 'vllm', models })).toEqual([
      { name: 'sees', contextTokens: 4_096 },
      { name: 'blind', contextTokens: 2_048 },
    ])
  })

  test('also when it has no list beside the answers', async () => {
    const http = fakeHttp(({ url }) =>
      url.endsWith('/api/tags')
        ? json({ models: [{ name: 'a', capabilities: ['completion'] }] })
        : json({}, 404),
    )
    expect(await list(http, profileWith({ baseUrl: 'http://127.0.0.1:1' }))).toEqual([
      { name: 'a', seesPictures: false },
    ])
  })

  test('and no other server ever is', async () => {
    const http = fakeHttp(json({ data: [] }))
    await list(http, profileWith({ baseUrl: 'https://ollama.example.test:11434/v1' }))
    expect(http.asked.map(({ url }) => url)).toEqual(['https://ollama.example.test:11434/v1/models'])
  })

  test('until the user stops', async () => {
    const controller = new AbortController()
    const http = fakeHttp(() => {
      controller.abort('stopped')
      return json({ data: [] })
    })
    const asked = list(http, profileWith({ baseUrl: 'http://localhost:1' }), controller.signal)
    await expect(asked).rejects.toBe('stopped')
  })
})

describe('what is offered', () => {
  const openai = someProfile({ preset: 'openai' })

  test('is the server’s list, with what is known of each model', () => {
    const { models, problem } = toModelList(openai, [{ name: 'gpt-5' }, { name: 'my-model' }])
    expect(models.map(({ name }) => name)).toEqual(['gpt-5', 'my-model'])
    expect(models[0]).toMatchObject({ seesPictures: 'yes', efforts: ['minimal', 'low', 'medium', 'high'] })
    expect(models[1]).toMatchObject({ seesPictures: 'unknown' })
    expect(problem).toBeUndefined()
  })

  test('has what the user set before what the server tells, and that before what is known', () => {
    const told = { name: 'gpt-5', seesPictures: false, contextTokens: 1_000, endsOn: '2030-01-01' }
    expect(toModelList(openai, [told]).models[0]).toMatchObject({
      seesPictures: 'no',
      contextTokens: 1_000,
      endsOn: '2030-01-01',
    })
    const own = someProfile({ preset: 'openai', modelRules: { 'gpt-5': { seesPictures: true } } })
    expect(toModelList(own, [told]).models[0]).toMatchObject({ seesPictures: 'yes', contextTokens: 1_000 })
  })

  test.each([[[]], [{ problem: { code: 'unreachable' as const } }]])(
    'is what the provider’s pages name, without a list: %j',
    (found) => {
      const { models, problem } = toModelList(openai, found)
      expect(models.map(({ name }) => name)).toContain('gpt-6-luna')
      expect(problem).toEqual('problem' in found ? found.problem : undefined)
    },
  )
})
