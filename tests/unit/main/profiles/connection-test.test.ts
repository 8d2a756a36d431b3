import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { testConnection } from '../../../../src/main/profiles/connection-test.ts'
import { listModels } from '../../../../src/main/responses/models/models.ts'
import { decodePng } from '../../../support/pictures.ts'
import {
  bytesOf,
  clientOn,
  fakeHttp,
  framesOf,
  json,
  markerKey,
  profileWith,
  sentBody,
} from '../network/fake-http.ts'
import type { ConnectionCheck, ConnectionReport } from '#shared/views.ts'
import type { EffectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import type { HttpRequest } from '../../../../src/main/network/http.ts'
import type { Coming, FakeHttp } from '../network/fake-http.ts'

const profile = profileWith({ model: 'm' })
const listed = json({ data: [{ id: 'm' }] })
const usage = { input_tokens: 40, output_tokens: 1 }
const streamed: Coming = () => ({
  body: framesOf(
    { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'Red' },
    { type: 'response.completed', response: { id: 'resp_1', status: 'completed', usage } },
  ),
})
const refusal = (status: number, message: string, fields: object = {}): Coming =>
  json({ error: { message, type: 'invalid_request_error', ...fields } }, status)
const page: Coming = { headers: { 'content-type': 'text/html' }, body: bytesOf('<title>Sign in</title>') }
const down = new AppError('unreachable', 'x')

type Server = { readonly models: Coming; readonly answers: readonly Coming[] }

function serverOf({ models, answers }: Server): FakeHttp {
  const left = [...answers]
  const answer = ({ method }: HttpRequest) => (method === 'GET' ? models : (left.shift() ?? down))
  return fakeHttp((request) => {
    const coming = answer(request)
    return typeof coming === 'function' ? coming(request) : coming
  })
}

function reportOf(http: FakeHttp, asked: EffectiveProfile = profile): Promise<ConnectionReport> {
  const times = [1_000, 1_250]
  return testConnection(
    {
      listModels: (...args) => listModels({ http, now: () => 0 }, ...args),
      answer: (request) => clientOn(http).answer(request),
      now: () => times.shift() ?? 0,
    },
    asked,
    markerKey,
    new AbortController().signal,
  )
}

type Summary = Readonly<Partial<Record<ConnectionCheck['what'], string>>>

/** `missing (unreachable)` for each that is not ok. */
async function lacking(server: Server, asked?: EffectiveProfile): Promise<Summary> {
  const { checks } = await reportOf(serverOf(server), asked)
  const told = checks.map(({ what, result, failure }) => [
    what,
    failure === undefined ? result : `${result} (${failure.code})`,
  ])
  return Object.fromEntries(told.filter(([, text]) => text !== 'ok')) as Summary
}

test('all is well, in the order in which one would look', async () => {
  const report = await reportOf(serverOf({ models: listed, answers: [streamed] }))
  expect(report).toMatchObject({ model: 'm', tookMs: 250 })
  expect(report.checks.map(({ what, result }) => `${what} ${result}`)).toEqual([
    'reach ok',
    'key ok',
    'models ok',
    'responses ok',
    'stream ok',
    'picture ok',
    'usage ok',
  ])
})

test('one tiny question with a picture is all that is sent', async () => {
  const http = serverOf({ models: listed, answers: [streamed] })
  const tools = { webSearch: { isOn: true } }
  const options = {
    temperature: 0.5,
    background: true,
    store: true,
    instructions: 'Long.',
    format: { type: 'json_object' },
  } as const
  await reportOf(http, profileWith({ model: 'm', tools, options, dialect: { backgroundOk: true } }))
  const body = sentBody(http.asked[1])
  expect(http.asked).toHaveLength(2)
  expect(body).toMatchObject({
    model: 'm',
    stream: true,
    store: false,
    max_output_tokens: 64,
    temperature: 0.5,
  })
  for (const field of ['tools', 'instructions', 'text', 'background']) expect(body).not.toHaveProperty(field)
  const [, base64 = ''] = /data:image\/png;base64,([\w+/=]+)/.exec(JSON.stringify(body)) ?? []
  expect(decodePng(Buffer.from(base64, 'base64'))).toMatchObject({ widthPx: 32, heightPx: 32 })
})

test('research is not done in the background, where nobody would see it end', async () => {
  const http = serverOf({ models: listed, answers: [streamed] })
  await reportOf(http, profileWith({ model: 'o4-mini-deep-research', dialect: { backgroundOk: true } }))
  expect(sentBody(http.asked[1])).not.toHaveProperty('background')
})

describe('what is lacking', () => {
  const nothing = { responses: 'unknown', stream: 'unknown', picture: 'unknown', usage: 'unknown' }

  test.each<[string, Server, Summary]>([
    [
      'the server',
      { models: down, answers: [] },
      { reach: 'missing (unreachable)', key: 'unknown', models: 'unknown', ...nothing },
    ],
    [
      'a server behind a portal',
      { models: page, answers: [page] },
      {
        ...nothing,
        reach: 'missing (not-an-api)',
        key: 'unknown',
        models: 'missing (not-an-api)',
        responses: 'missing (not-an-api)',
      },
    ],
    [
      'the key',
      { models: refusal(401, 'No.'), answers: [refusal(401, 'No.')] },
      { ...nothing, key: 'missing (key-rejected)', models: 'unknown' },
    ],
    [
      'the key, of a server that lists its models to anyone',
      { models: listed, answers: [refusal(401, 'No.')] },
      { ...nothing, key: 'missing (key-rejected)' },
    ],
    [
      'a right of the key',
      { models: listed, answers: [refusal(403, 'This key may not')] },
      { ...nothing, key: 'missing (permission)' },
    ],
    [
      'a list of models',
      { models: refusal(404, 'Not here'), answers: [streamed] },
      { models: 'missing (endpoint-not-found)' },
    ],
    ['models in the list', { models: json({ data: [] }), answers: [streamed] }, { models: 'missing' }],
    [
      'the list, for once',
      { models: refusal(500, 'Oops'), answers: [streamed] },
      { models: 'unknown (server-trouble)' },
    ],
    [
      'the model',
      {
        models: listed,
        answers: [refusal(404, 'The model `m` does not exist', { code: 'model_not_found' })],
      },
      { models: 'missing (model-not-found)', stream: 'unknown', picture: 'unknown', usage: 'unknown' },
    ],
    [
      'the Responses route',
      { models: listed, answers: [refusal(404, 'Not Found')] },
      { ...nothing, key: 'unknown', responses: 'missing (endpoint-not-found)' },
    ],
    [
      'a stream',
      { models: listed, answers: [json({ status: 'completed', output: 'Red', usage })] },
      { stream: 'missing' },
    ],
    [
      'the end of a stream',
      { models: listed, answers: [{ body: framesOf({ type: 'response.created' }) }] },
      { stream: 'missing (stream-cut)', picture: 'unknown', usage: 'unknown' },
    ],
    [
      'sight',
      { models: listed, answers: [refusal(400, 'This model does not support image inputs'), streamed] },
      { picture: 'missing (model-blind)' },
    ],
    [
      'sight, in words that nobody knows',
      { models: listed, answers: [refusal(400, 'Content must be a string'), streamed] },
      { picture: 'missing (invalid-request)' },
    ],
    [
      'sight, and the rest cannot be told',
      {
        models: listed,
        answers: [refusal(400, 'This model does not support image inputs'), refusal(500, 'Oops')],
      },
      { ...nothing, responses: 'unknown (server-trouble)', picture: 'missing (model-blind)' },
    ],
    [
      'something that a second question lacks too',
      { models: listed, answers: [refusal(400, 'Odd'), refusal(400, 'Odd')] },
      { ...nothing, responses: 'unknown (invalid-request)' },
    ],
    [
      'money',
      { models: listed, answers: [refusal(402, 'Pay')] },
      { ...nothing, responses: 'unknown (billing)' },
    ],
    [
      'usage',
      {
        models: listed,
        answers: [{ body: framesOf({ type: 'response.completed', response: { status: 'completed' } }) }],
      },
      { usage: 'missing' },
    ],
  ])('%s', async (_name, server, expected) => {
    expect(await lacking(server)).toEqual(expected)
  })

  test('is not a stream that was not asked for', async () => {
    const answers = [json({ status: 'completed', output: 'Red', usage })]
    const asked = profileWith({ model: 'm', dialect: { streamOk: false } })
    expect(await lacking({ models: listed, answers }, asked)).toEqual({ stream: 'unknown' })
  })

  test('is not a key where none is needed', async () => {
    const server = { models: listed, answers: [refusal(404, 'Not Found')] }
    expect(await lacking(server, profileWith({ model: 'm', auth: 'none' }))).not.toHaveProperty('key')
  })

  test('is an address or a model that is not filled in', async () => {
    const server = { models: listed, answers: [] }
    expect(await lacking(server, profileWith({ baseUrl: '' }))).toMatchObject({
      reach: 'missing (profile-incomplete)',
    })
    expect(await lacking(server, profileWith({ model: '' }))).toMatchObject({
      responses: 'unknown (profile-incomplete)',
    })
  })
})

test('a field that the server refuses is left out, and all is well', async () => {
  const refused = refusal(400, "Unsupported parameter: 'max_output_tokens'", { param: 'max_output_tokens' })
  expect(await lacking({ models: listed, answers: [refused, streamed] })).toEqual({})
})

test('stopping is not a report', async () => {
  const controller = new AbortController()
  const stopping = testConnection(
    {
      listModels: () => Promise.resolve([]),
      answer: () => {
        controller.abort('stopped')
        return clientOn(fakeHttp(streamed)).answer({
          profile,
          key: markerKey,
          turns: [],
          signal: controller.signal,
        })
      },
      now: () => 0,
    },
    profile,
    markerKey,
    controller.signal,
  )
  await expect(stopping).rejects.toBe('stopped')
})
