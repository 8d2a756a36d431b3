import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sampleAnswer, toDeltas } from '../../support/local-answer.ts'
import {
  about,
  ask,
  eventsOf,
  finalOf,
  framesOf,
  joined,
  json,
  pictureUrl,
  png,
  post,
  question,
  serve,
  textOf,
  typesOf,
} from './raw-client.ts'
import type { Behaviour, LocalServer } from '../../support/local-server.ts'
import type { Body } from './raw-client.ts'

const streamed = { ...question, stream: true }

async function raw(behaviour: Behaviour, body: Body = streamed): Promise<string> {
  return (await post(await serve({ behaviour }), body)).text()
}

/** What arrives of a body before it breaks. */
async function arrived(response: Response): Promise<{ text: string; broke: boolean }> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  for (let text = ''; ;) {
    const chunk = await reader.read().catch(() => undefined)
    if (chunk === undefined) return { text, broke: true }
    if (chunk.done) return { text, broke: false }
    text += decoder.decode(chunk.value, { stream: true })
  }
}

const wordsOf = (text: string): string =>
  joined(eventsOf(text.replace(/:\n$/, '')), 'response.output_text.delta')
const words = (count: number): string => toDeltas(sampleAnswer).slice(0, count).join('')

describe('an error comes in the shape it is asked in', () => {
  const script = {
    kind: 'error',
    status: 418,
    message: 'No tea.',
    code: 'teapot',
    type: 'brew',
    param: 'pot',
  } as const
  test.each<[string, unknown]>([
    ['official', { error: { message: 'No tea.', type: 'brew', param: 'pot', code: 'teapot' } }],
    ['text', { error: 'No tea.' }],
    ['coded', { error: { code: 'teapot', message: 'No tea.', metadata: { provider_name: 'Local' } } }],
    ['top-level', { object: 'error', message: 'No tea.', type: 'brew', param: 'pot', code: 'teapot' }],
    ['detail-text', { detail: 'No tea.' }],
    ['detail-list', { detail: [{ loc: ['body', 'pot'], msg: 'No tea.', type: 'brew' }] }],
    ['envelope', { code: 'teapot', message: 'No tea.', data: null }],
    ['message', { message: 'No tea.' }],
    ['errors', { errors: [{ message: 'No tea.', code: 'teapot' }] }],
  ])('%s', async (shape, expected) => {
    const server = await serve({ behaviour: { ...script, shape: shape as 'official' } })
    const response = await post(server)
    expect([response.status, response.headers.get('content-type')]).toEqual([418, 'application/json'])
    expect(await json(response)).toEqual(expected)
  })

  test.each([
    ['html', 'text/html', expect.stringContaining('<title>418 No tea.</title>') as string],
    ['plain', 'text/plain', 'No tea.'],
    ['empty', 'application/json', ''],
  ] as const)('%s', async (shape, type, body) => {
    const response = await post(await serve({ behaviour: { ...script, shape } }))
    expect([response.headers.get('content-type'), await response.text()]).toEqual([type, body])
  })

  test('with a body and headers of its own, also with 200', async () => {
    const headers = { 'retry-after-ms': '40', 'x-should-retry': 'false', 'x-request-id': 'mine' }
    const body = '{"code":401,"message":"bad key","data":null}'
    const response = await post(await serve({ behaviour: { kind: 'error', status: 200, body, headers } }))
    expect(await response.text()).toBe(body)
    expect(Object.keys(headers).map((name) => response.headers.get(name))).toEqual(['40', 'false', 'mine'])
  })

  test.each([
    [{ kind: 'rate-limited', headers: { 'retry-after': '20' } }, 429, 'rate_limit_exceeded'],
    [{ kind: 'slow-down' }, 429, 'slow_down'],
    [{ kind: 'no-credit' }, 429, 'insufficient_quota'],
    [{ kind: 'overloaded' }, 503, 'server_is_overloaded'],
    [{ kind: 'content-policy' }, 400, 'content_policy_violation'],
    [{ kind: 'context-too-long' }, 400, 'context_length_exceeded'],
    [{ kind: 'chat-only' }, 404, null],
    [{ kind: 'too-large' }, 413, null],
    [{ kind: 'trouble', status: 529 }, 529, null],
  ] as const)('%j is %i %s', async (behaviour, status, code) => {
    const response = await post(await serve({ behaviour }))
    expect(response.status).toBe(status)
    expect((await json(response))['error']).toMatchObject({ code })
  })

  test('pages and redirects are what they are', async () => {
    const server = await serve()
    server.behave(
      { kind: 'page', status: 200 },
      { kind: 'page', status: 522 },
      { kind: 'redirect', to: 'https://x.test/', status: 307 },
    )
    expect(await (await post(server)).text()).toContain('<title>Sign in')
    expect((await post(server)).status).toBe(522)
    const moved = await post(server)
    expect([moved.status, moved.headers.get('location')]).toEqual([307, 'https://x.test/'])
    expect((await ask(server))['status']).toBe('completed')
  })
})

const refusal = (code: string | null) => [400, code, expect.any(String) as string]

describe('what is refused for a reason is taken once the reason is gone', () => {
  const refusalOf = async (server: LocalServer, body: Body) => {
    const response = await post(server, body)
    const { error } = await json(response)
    return response.status === 200
      ? 200
      : [response.status, (error as Body)['code'], (error as Body)['message']]
  }

  test('a parameter', async () => {
    const server = await serve({ behaviour: { kind: 'refuse-parameter', param: 'reasoning.summary' } })
    expect(await refusalOf(server, { ...question, reasoning: { effort: 'low', summary: 'auto' } })).toEqual([
      400,
      'unsupported_parameter',
      "Unsupported parameter: 'reasoning.summary' is not supported with this model.",
    ])
    expect(await refusalOf(server, { ...question, reasoning: { effort: 'low' } })).toBe(200)
  })

  test('a value, with those that are supported', async () => {
    const supported = ['low', 'medium']
    const server = await serve({
      behaviour: { kind: 'refuse-parameter', param: 'reasoning.effort', supported },
    })
    expect(await refusalOf(server, { ...question, reasoning: { effort: 'high' } })).toEqual([
      400,
      'unsupported_value',
      "Unsupported value: 'high' is not supported with the 'gpt-4o' model. Supported values are: 'low' and 'medium'.",
    ])
    expect(await refusalOf(server, { ...question, reasoning: { effort: 'medium' } })).toBe(200)
  })

  test.each([png(100, 4001), jpeg(4001, 100)])('a picture', async (bytes) => {
    const server = await serve({ behaviour: { kind: 'image-too-large', maxPx: 4000 } })
    expect(await refusalOf(server, about({ image_url: pictureUrl(bytes) }))).toEqual(
      refusal('image_too_large'),
    )
    expect(await refusalOf(server, about({ image_url: pictureUrl(png(4000, 10)) }))).toBe(200)
  })

  test('the URL of a picture, and what runs in the background unkept', async () => {
    const server = await serve({ behaviour: { kind: 'image-url-refused' } })
    expect(await refusalOf(server, about({ image_url: 'https://x.test/a.png' }))).toEqual(
      refusal('failed_to_download_image'),
    )
    expect(await refusalOf(server, about({ image_url: pictureUrl(png()) }))).toBe(200)
    server.behaveAlways({ kind: 'background-needs-store' })
    expect(await refusalOf(server, { ...question, background: true, store: false })).toEqual(refusal(null))
    expect(await refusalOf(server, { ...question, background: true, store: true })).toBe(200)
  })

  test('a picture, where the model is blind', async () => {
    const server = await serve({ vision: false })
    expect(await refusalOf(server, about({ image_url: pictureUrl(png()) }))).toEqual(refusal(null))
    expect(await refusalOf(server, question)).toBe(200)
  })
})

describe('a stream', () => {
  test.each([
    ['crlf', /^event: response\.created\r\ndata: [^\n]*\r\n\r\nevent/],
    ['cr', /^event: response\.created\rdata: [^\r]*\r\revent/],
    ['no-space', /^event:response\.created\ndata:\{/],
    ['comments', /^: connected\n\n:\n: keep-alive\n\nevent: /],
    ['many-data-lines', /^event: response\.created\ndata: \{"type":"response\.created",\ndata: "sequence/],
    ['pretty', /^event: response\.created\ndata: \{\ndata: {3}"type"/],
    ['bom', /^\uFEFFevent: /],
    ['no-blank-at-end', /event: response\.completed\ndata: [^\n]*$/],
    ['data-only', /^data: \{"type":"response\.created"[^]*\n\ndata: \[DONE\]\n\n$/],
    ['done', /^event: [^]*\n\ndata: \[DONE\]\n\n$/],
    ['ids', /^retry: 3000\n\nid: 0\nevent: /],
    ['empty-events', /^event: ping\n\ndata:\n\nevent: response\.created/],
  ] as const)('is framed by %s', async (form, pattern) => {
    const response = await post(await serve({ behaviour: { kind: 'framing', form } }), streamed)
    // Not text(): that would take the byte order mark away.
    const text = Buffer.from(await response.arrayBuffer()).toString()
    expect(text).toMatch(pattern)
    expect(text).toContain('response.completed')
  })

  test('may be told as JSON, as a chat, or as a chat in pieces', async () => {
    expect(textOf(JSON.parse(await raw({ kind: 'json' })) as Body)).toBe(sampleAnswer)
    const chat = JSON.parse(await raw({ kind: 'chat', text: 'Hi there.' }, question)) as Body
    expect(chat).toMatchObject({
      object: 'chat.completion',
      choices: [{ message: { content: 'Hi there.' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 1200, completion_tokens: 2 },
    })
    const pieces = framesOf(await raw({ kind: 'chat', text: 'Hi there.' })).map(({ data }) => data)
    expect(pieces.at(-1)).toBe('[DONE]')
    expect(pieces.join('')).toContain('"delta":{"content":"Hi "}')
  })

  test.each([0, 1, 3])('is cut after %i words, its connection destroyed', async (afterDeltas) => {
    const { text, broke } = await arrived(
      await post(await serve({ behaviour: { kind: 'cut', afterDeltas } }), streamed),
    )
    expect([wordsOf(text), broke]).toEqual([words(afterDeltas), true])
  })

  test('is cut after so many bytes', async () => {
    const server = await serve({ behaviour: { kind: 'cut', afterBytes: 500 } })
    const { text, broke } = await arrived(await post(server, streamed))
    expect([text.length, broke]).toEqual([500, true])
  })

  test('is reset, in its midst or before it begins', async () => {
    const server = await serve()
    server.behave({ kind: 'reset', afterDeltas: 2 }, { kind: 'reset' })
    expect((await arrived(await post(server, streamed))).broke).toBe(true)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const body = JSON.stringify(streamed)
    socket.write(`POST /v1/responses HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
    expect(await once(socket, 'error')).toMatchObject([{ code: 'ECONNRESET' }])
  })

  test('ends early, in good order', async () => {
    const text = await raw({ kind: 'end-early', afterDeltas: 2 })
    expect([wordsOf(text), text.includes('output_text.done')]).toEqual([words(2), false])
  })

  test.each([{ kind: 'stall', afterDeltas: 2 }, { kind: 'silent' }] as const)(
    '%j keeps the connection until the client goes',
    async (behaviour) => {
      const server = await serve({ behaviour })
      const controller = new AbortController()
      const asked = fetch(`${server.url}/responses`, {
        method: 'POST',
        body: JSON.stringify(streamed),
        signal: controller.signal,
      })
      const following = asked.then(arrived)
      const { ended } = await server.request(0)
      if (behaviour.kind === 'stall') await asked
      controller.abort()
      expect(await following.catch(() => ({ broke: true }))).toMatchObject({ broke: true })
      expect(await ended).toBe('client')
    },
  )

  test.each([
    ['flat', ['error'], { type: 'error', code: 'server_error' }],
    ['nested', ['error', 'failed'], { type: 'error', error: { code: 'server_error' } }],
    ['bare', [undefined], { error: { code: 502 } }],
  ] as const)('tells an error %s', async (form, types, error) => {
    const events = eventsOf(await raw({ kind: 'stream-error', form, afterDeltas: 2 }))
    const told = events.slice(6)
    expect(told.map(({ type }) => type?.replace('response.', ''))).toEqual(types)
    expect(told[0]).toMatchObject(error)
    if (form === 'nested') expect(finalOf(events)).toMatchObject({ status: 'failed' })
  })

  test('drips a few bytes at a time, and is whole in the end', async () => {
    const response = await post(
      await serve({ behaviour: { kind: 'drip', bytes: 7, text: 'naïve 漢字 🙂' } }),
      streamed,
    )
    const text = await response.text()
    expect(wordsOf(text)).toBe('naïve 漢字 🙂')
  })

  test.each(['line', 'lines', 'json'] as const)(
    'floods: %s, and stops when the client goes',
    async (form) => {
      const server = await serve({ behaviour: { kind: 'flood', form } })
      const controller = new AbortController()
      const response = await fetch(`${server.url}/responses`, {
        method: 'POST',
        body: JSON.stringify(streamed),
        signal: controller.signal,
      })
      const reader = response.body!.getReader()
      let size = 0
      while (size < 3_000_000) size += (await reader.read()).value?.length ?? 0
      controller.abort()
      expect(await server.ledger[0]?.ended).toBe('client')
    },
  )

  test('floods no further than it is told', async () => {
    expect((await raw({ kind: 'flood', form: 'line', bytes: 100_000 })).length).toBeGreaterThan(100_000)
  })

  test.each([
    ['nul', true, Buffer.from('\0')],
    ['bad-utf8', true, Buffer.of(0xc3, 0x28)],
    ['broken-json', true, Buffer.from('"delta":"\n')],
    ['half-character', false, Buffer.of(0xe6, 0xbc)],
    ['broken-end', false, Buffer.from('"delta":"')],
  ] as const)('has %s in it', async (form, goesOn, part) => {
    const response = await post(await serve({ behaviour: { kind: 'garbage', form } }), streamed)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.includes(part)).toBe(true)
    expect(bytes.includes('response.completed')).toBe(goesOn)
    if (!goesOn) expect(bytes.subarray(-part.length).equals(part)).toBe(true)
  })
})

test('what is queued comes once and in order, then the default again', async () => {
  const server = await serve({ answer: 'default' })
  server.behave({ kind: 'answer', text: 'one' }, { kind: 'trouble', status: 500 })
  const texts = []
  for (let n = 0; n < 3; n++) {
    const response = await post(server)
    texts.push(response.status === 200 ? textOf(await json(response)) : response.status)
  }
  expect(texts).toEqual(['one', 500, 'default'])
  server.behaveAlways({ kind: 'refusal' })
  expect(typesOf(eventsOf(await (await post(server, streamed)).text()))).toContain('refusal.done')
})

/** A JPEG as far as its frame header goes. */
function jpeg(widthPx: number, heightPx: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex')
  frame.writeUInt16BE(heightPx, 5)
  frame.writeUInt16BE(widthPx, 7)
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame])
}
