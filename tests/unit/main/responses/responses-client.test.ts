import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { createHttp } from '../../../../src/main/network/http.ts'
import { startChaosProxy } from '../../../support/chaos-proxy.ts'
import { sampleAnswer, toDeltas } from '../../../support/local-answer.ts'
import { startLocalServer } from '../../../support/local-server.ts'
import {
  ask,
  bytesOf,
  fakeHttp,
  follow,
  framesOf,
  hear,
  json,
  markerKey,
  outcomeOf,
  profile,
  profileWith,
} from '../network/fake-http.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { EffectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import type { Http } from '../../../../src/main/network/http.ts'
import type { Behaviour, LocalServer, LocalServerOptions } from '../../../support/local-server.ts'
import type { Asked, Outcome } from '../network/fake-http.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function network(): Http {
  const http = createHttp()
  cleanUps.push(() => http.close())
  return http
}

async function serve(options: LocalServerOptions = {}): Promise<LocalServer> {
  const server = await startLocalServer({ keys: [markerKey], ...options })
  cleanUps.push(() => server.stop())
  return server
}

function at(server: { readonly url: string }, changes: Partial<Profile> = {}): EffectiveProfile {
  return profileWith({ baseUrl: server.url, ...changes })
}

/** A server that is not waited for long. */
function impatientlyAt(server: { readonly url: string }): EffectiveProfile {
  return { ...at(server), timeouts: { connectMs: 10_000, firstByteMs: 300, idleMs: 300 } }
}

async function outcome(behaviour: Behaviour, asked: Asked = {}): Promise<Outcome> {
  const server = await serve({ behaviour })
  return follow(ask(network(), { profile: impatientlyAt(server), ...asked }))
}

const firstThree = toDeltas(sampleAnswer).slice(0, 3).join('')

test('asks the question with its pictures and streams the answer', async () => {
  const server = await serve()
  const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => n % 251)
  const pictures = [{ kind: 'bytes', mimeType: 'image/png', bytes, widthPx: 100, heightPx: 100 }] as const
  const whole = await follow(ask(network(), { profile: at(server), question: 'What is this?', pictures }))
  expect(whole).toMatchObject({ begun: true, text: sampleAnswer, end: { usage: { inputTokens: 1200 } } })
  const entry = server.ledger[0]
  expect(entry).toMatchObject({
    method: 'POST',
    path: '/v1/responses',
    authorization: `Bearer ${markerKey}`,
    question: 'What is this?',
    body: { model: profile.model, stream: true, store: false },
  })
  expect(entry?.pictures[0]).toMatchObject({ mimeType: 'image/png', detail: 'high' })
  expect(entry?.pictures[0]?.bytes.equals(bytes)).toBe(true)
  expect(await entry?.ended).toBe('server')
})

describe('the end of an answer tells', () => {
  const completed = (response: object) =>
    framesOf({ type: 'response.completed', response: { id: 'resp_1', status: 'completed', ...response } })

  test('how long it took', async () => {
    const times = [1_000, 1_300, 4_000]
    const told = hear(ask(fakeHttp({ body: completed({}) }), {}, { now: () => times.shift() ?? 0 }))
    expect((await told).whole?.tookMs).toBe(3_000)
  })

  test.each(['x-request-id', 'X-Generation-Id', 'apim-request-id'])('the request’s id (%s)', async (name) => {
    const http = fakeHttp({ headers: { [name.toLowerCase()]: 'req_0123456789' }, body: completed({}) })
    expect((await hear(ask(http))).whole?.requestId).toBe('req_0123456789')
  })

  test.each([
    ['as many tokens came as were allowed', 100, 'completed', true],
    ['fewer came', 99, 'completed', undefined],
    ['the server itself says that it was cut', 100, 'incomplete', undefined],
  ])('that it may be cut off when %s', async (_name, outputTokens, status, maybeCut) => {
    const body = completed({ status, usage: { output_tokens: outputTokens } })
    const asked = { profile: profileWith({ options: { maxOutputTokens: 100 } }) }
    const { whole } = await hear(ask(fakeHttp({ body }), asked))
    expect(whole?.usage?.outputTokens).toBe(outputTokens)
    expect(whole?.maybeCut).toBe(maybeCut)
  })

  test('nothing of the kind where no limit was sent', async () => {
    const body = completed({ usage: { output_tokens: 100 } })
    expect((await hear(ask(fakeHttp({ body })))).whole).not.toHaveProperty('maybeCut')
  })
})

test('the beginning names the answer, where its first bytes do', async () => {
  const created = { type: 'response.created', response: { id: 'resp_1', status: 'in_progress' } }
  const streamed = await hear(ask(fakeHttp({ body: framesOf(created) })))
  const whole = await hear(ask(fakeHttp(json({ id: 'resp_2', status: 'completed', output: 'Hi' }))))
  expect([streamed.responseId, whole.responseId]).toEqual(['resp_1', 'resp_2'])
})

test('a server without keys is sent none', async () => {
  const server = await startLocalServer()
  cleanUps.push(() => server.stop())
  expect((await follow(ask(network(), { profile: at(server, { auth: 'none' }) }))).failure).toBeUndefined()
  expect(server.ledger[0]?.authorization).toBeUndefined()
})

describe('a server that will not', () => {
  test.each<[Behaviour, ErrorCode]>([
    [{ kind: 'key-refused' }, 'key-rejected'],
    [{ kind: 'forbidden' }, 'permission'],
    [{ kind: 'rate-limited' }, 'rate-limited'],
    [{ kind: 'no-credit' }, 'billing'],
    [{ kind: 'trouble', status: 500 }, 'server-trouble'],
    [{ kind: 'trouble', status: 502 }, 'server-trouble'],
    [{ kind: 'trouble', status: 503 }, 'server-trouble'],
    [{ kind: 'page', status: 502 }, 'server-trouble'],
    [{ kind: 'page', status: 200 }, 'not-an-api'],
    [{ kind: 'redirect', to: 'https://portal.invalid/' }, 'not-an-api'],
    [{ kind: 'chat-only' }, 'endpoint-not-found'],
    [{ kind: 'model-unknown' }, 'model-not-found'],
    [{ kind: 'too-large' }, 'too-large'],
    [{ kind: 'silent' }, 'answer-late'],
    [{ kind: 'raw', headers: { 'content-type': 'text/plain' }, body: 'Hello there' }, 'not-an-api'],
    [{ kind: 'raw', headers: { 'content-type': 'text/plain' }, body: '' }, 'not-an-api'],
    [
      { kind: 'raw', headers: { 'content-type': 'application/json' }, body: '{"hello":"world"}' },
      'not-an-api',
    ],
    [{ kind: 'raw', body: '{"code":401,"message":"bad key","data":null}' }, 'key-rejected'],
  ])('%j is %s, and no answer has begun', async (behaviour, code) => {
    const { begun, text, failure } = await outcome(behaviour)
    expect([begun, text, failure?.code]).toEqual([false, '', code])
    expect(failure?.details?.host).toMatch(/^127\.0\.0\.1:\d+$/)
  })

  test('says how long to wait', async () => {
    const { failure } = await outcome({ kind: 'rate-limited', headers: { 'retry-after': '20' } })
    expect(failure).toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 20_000,
      details: { requestId: 'req_local' },
    })
  })
})

describe('an answer that is not whole keeps its text', () => {
  test.each<[Behaviour, ErrorCode]>([
    [{ kind: 'cut', afterDeltas: 3 }, 'stream-cut'],
    [{ kind: 'end-early', afterDeltas: 3 }, 'stream-cut'],
    [{ kind: 'stall', afterDeltas: 3 }, 'stream-stalled'],
    [{ kind: 'stream-error', form: 'flat', afterDeltas: 3 }, 'server-trouble'],
    [{ kind: 'stream-error', form: 'nested', afterDeltas: 3 }, 'server-trouble'],
    [{ kind: 'stream-error', form: 'bare', afterDeltas: 3 }, 'server-trouble'],
  ])('%j is %s', async (behaviour, code) => {
    const { begun, text, end, failure } = await outcome(behaviour)
    expect([begun, text, end, failure?.code]).toEqual([true, firstThree, undefined, code])
  })

  test('cut after any number of bytes it is a beginning of the answer', async () => {
    const server = await serve()
    for (const afterBytes of [1, 100, 3_000, 5_000, 8_000, 12_000]) {
      server.behave({ kind: 'cut', afterBytes })
      const { text, failure } = await follow(ask(network(), { profile: at(server) }))
      expect([sampleAnswer.startsWith(text), failure?.code]).toEqual([true, 'stream-cut'])
    }
  })

  test.each([
    ['cut', 'stream-cut'],
    ['end', 'stream-cut'],
    ['stall', 'stream-stalled'],
  ] as const)('a network that goes (%s) is %s', async (kind, code) => {
    const proxy = await startChaosProxy((await serve()).url)
    cleanUps.push(() => proxy.stop())
    proxy.behave({ kind, afterBytes: 6_000 })
    const whole = await follow(ask(network(), { profile: impatientlyAt(proxy) }))
    expect([whole.begun, whole.text !== '', sampleAnswer.startsWith(whole.text)]).toEqual([true, true, true])
    expect(whole.failure?.code).toBe(code)
  })
})

test.each<[Behaviour, Partial<Outcome>]>([
  [{ kind: 'json' }, { text: sampleAnswer }],
  [{ kind: 'refusal', text: 'No, sorry.' }, { text: 'No, sorry.' }],
  [{ kind: 'incomplete' }, { text: sampleAnswer }],
])('%j is an answer', async (behaviour, expected) => {
  const whole = await outcome(behaviour)
  expect(whole).toMatchObject({ begun: true, ...expected })
  expect([whole.end?.refused, whole.end?.cutBy]).toEqual([
    behaviour.kind === 'refusal' ? true : undefined,
    behaviour.kind === 'incomplete' ? 'length-limit' : undefined,
  ])
})

describe('stopping', () => {
  test('while the answer streams throws the reason and closes the connection', async () => {
    const server = await serve({ behaviour: { kind: 'stall', afterDeltas: 3 } })
    const controller = new AbortController()
    let text = ''
    const following = (async () => {
      for await (const event of ask(network(), { profile: at(server), signal: controller.signal })) {
        if (event.type === 'text-delta') text += event.text
        if (text === firstThree) controller.abort('stopped')
      }
    })()
    await expect(following).rejects.toBe('stopped')
    expect(await server.ledger[0]?.ended).toBe('client')
  })

  test('before anything came throws the reason and closes the connection', async () => {
    const server = await serve({ behaviour: { kind: 'silent' } })
    const controller = new AbortController()
    const asked = hear(ask(network(), { profile: at(server), signal: controller.signal }))
    const entry = await server.request(0)
    controller.abort('stopped')
    expect((await asked).error).toBe('stopped')
    expect(await entry.ended).toBe('client')
  })

  test('by leaving the loop closes the connection', async () => {
    const server = await serve({ behaviour: { kind: 'stall', afterDeltas: 3 } })
    for await (const event of ask(network(), { profile: at(server) })) if (event.type === 'text-delta') break
    expect(await server.ledger[0]?.ended).toBe('client')
  })
})

describe('nothing is sent', () => {
  test.each<[string, Asked, ErrorCode]>([
    ['without a key', { key: undefined }, 'key-missing'],
    ['with a key that cannot be one', { key: `${markerKey}\r\nx: y` }, 'key-rejected'],
    ['without an address', { profile: { ...profile, baseUrl: '' } }, 'profile-incomplete'],
    [
      'over plain http to elsewhere',
      { profile: { ...profile, baseUrl: 'http://h.test' } },
      'profile-incomplete',
    ],
    ['without a model', { profile: { ...profile, model: '' } }, 'profile-incomplete'],
  ])('%s', async (_name, request, code) => {
    const http = fakeHttp({ body: [] })
    const { failure, error } = await follow(ask(http, request))
    expect([failure?.code, http.asked]).toEqual([code, []])
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(markerKey)
  })
})

describe('the key', () => {
  const echo = JSON.stringify({
    error: { message: `Bad ${markerKey}!`, code: markerKey, type: markerKey, param: markerKey },
  })
  test.each<[string, Behaviour]>([
    ...([400, 401, 403, 404, 429, 500] as const).map((status): [string, Behaviour] => [
      `status ${status}`,
      { kind: 'raw', status, body: echo },
    ]),
    ['a page', { kind: 'raw', body: `<title>${markerKey}</title>` }],
    ['an event', { kind: 'raw', body: `data: ${echo}\n\n` }],
    ['a JSON body', { kind: 'raw', body: echo }],
    ['a request id', { kind: 'raw', status: 500, headers: { 'x-request-id': markerKey }, body: '' }],
    ['plain text', { kind: 'raw', status: 500, body: `Bearer ${markerKey}` }],
    ['no answer', { kind: 'silent' }],
    ['a cut', { kind: 'cut', afterDeltas: 1 }],
  ])('is in no error: %s', async (_name, behaviour) => {
    const { failure, error } = await outcome(behaviour)
    expect(failure?.code).toBeDefined()
    const all = inspect(error, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null })
    expect(all).not.toContain(markerKey)
    expect(JSON.stringify(failure)).not.toContain(markerKey)
  })

  test('is not shown, and the question neither, by a server that repeats them', async () => {
    const question = 'Is my salary of 1,234 enough?'
    const body = JSON.stringify({ detail: `cannot answer "${question}" for ${markerKey}` })
    const { failure } = await outcome({ kind: 'raw', status: 400, body }, { question })
    expect(failure?.details?.providerText).toBe('cannot answer "•••" for •••')
  })

  test.each<[string, Asked]>([
    ['of a tool', { toolTokens: new Map([['t1', 'zebra-crossing-words']]) }],
    [
      'in a header of the user’s',
      { profile: profileWith({ extraHeaders: { 'x-team': 'zebra-crossing-words' } }) },
    ],
    [
      'an earlier question',
      {
        turns: [
          { question: 'zebra-crossing-words', pictures: [], answer: 'A.' },
          { question: 'b', pictures: [] },
        ],
      },
    ],
  ])('is not all that is hidden: %s', async (_name, asked) => {
    const http = fakeHttp(json({ error: { message: 'Not with zebra-crossing-words' } }, 400))
    const { failure } = await follow(ask(http, asked))
    expect(failure?.details?.providerText).toBe('Not with •••')
  })

  test('is as hidden as the picture, which a server repeats', async () => {
    const bytes = Buffer.from('a picture of a secret, long enough to be told by its base64')
    const url = `data:image/png;base64,${bytes.toString('base64')}`
    const http = fakeHttp(json({ error: { message: `Invalid value: '${url}'` } }, 400))
    const pictures = [{ kind: 'bytes', mimeType: 'image/png', bytes, widthPx: 1, heightPx: 1 }] as const
    const { failure } = await follow(ask(http, { pictures }))
    expect(failure?.details?.providerText).toBe("Invalid value: '•••'")
  })
})

test('a chat whose last word is said is whole, though the connection breaks before its usage', async () => {
  const body = function* (): Generator<Uint8Array> {
    yield Buffer.from('data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\n')
    throw new AppError('stream-cut', 'gone')
  }
  expect(await outcomeOf(body())).toEqual({ begun: true, text: 'Hi', end: {} })
})

test.each(['text/event-stream', 'application/json', 'text/html', ''])(
  'bytes of any kind end that ask only, and never as done (%s)',
  async (type) => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(chunks, async (body) => {
        const { end, failure } = await outcomeOf(body, { 'content-type': type })
        expect([end, ['stream-cut', 'not-an-api'].includes(failure?.code ?? '')]).toEqual([undefined, true])
      }),
      { numRuns: 100 },
    )
  },
)

describe('limits', () => {
  test('a line without end is cut, and the text before it stays', async () => {
    const endless = function* (): Generator<Uint8Array> {
      yield Buffer.from('data: {"type":"response.output_text.delta","delta":"Hi"}\n\ndata: ')
      for (;;) yield Buffer.alloc(1_000_000, 'x')
    }
    const { text, failure } = await outcomeOf(endless())
    expect([text, failure?.code]).toEqual(['Hi', 'stream-cut'])
  })

  test.each(['text/event-stream', 'application/json'])('a body without end is cut (%s)', async (type) => {
    const comment = Buffer.from(
      type === 'application/json' ? `{"a":"${'x'.repeat(999_990)}` : `:${'x'.repeat(999_990)}\n`,
    )
    const endless = function* (): Generator<Uint8Array> {
      for (;;) yield comment
    }
    expect((await outcomeOf(endless(), { 'content-type': type })).failure?.code).toBe('stream-cut')
  })

  test('bytes that are no text are no end of the world', async () => {
    const { failure } = await outcomeOf([Uint8Array.of(0x64, 0, 0xff, 0xc3, 0x28, 10, 10, 0xe2)])
    expect(failure?.code).toBe('stream-cut')
  })

  test('a JSON body that stops half-way is cut', async () => {
    const { begun, failure } = await outcomeOf(bytesOf('{"status":"completed","output":[{"type":'))
    expect([begun, failure?.code]).toEqual([true, 'stream-cut'])
  })
})
