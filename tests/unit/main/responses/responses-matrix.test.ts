import { describe, expect, onTestFinished, test } from 'vitest'
import { shrinkPicture } from '../../../../src/main/capture/shrink-picture.ts'
import { createHttp } from '../../../../src/main/network/http.ts'
import { sampleAnswer } from '../../../support/local-answer.ts'
import { startLocalServer } from '../../../support/local-server.ts'
import { flatPng } from '../../../support/pictures.ts'
import { dialects, refusalKinds } from '../../../support/server/behaviour.ts'
import { ask, hear, markerKey, profileWith } from '../network/fake-http.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { Picture } from '../../../../src/main/responses/answer-request.ts'
import type { Dialect, LocalServer, LocalServerOptions } from '../../../support/local-server.ts'
import type { ErrorShape, RefusalKind } from '../../../support/server/behaviour.ts'
import type { Asked, Given, Told } from '../network/fake-http.ts'

const picture: Picture = {
  kind: 'bytes',
  mimeType: 'image/png',
  bytes: flatPng(64, 32, [200, 30, 30]),
  widthPx: 64,
  heightPx: 32,
}

async function serve(options: LocalServerOptions): Promise<LocalServer> {
  const server = await startLocalServer(options)
  onTestFinished(() => server.stop())
  return server
}

/** Asks as the preset of that name would. Pauses are short. */
async function told(
  server: LocalServer,
  {
    preset = 'custom',
    changes = {},
    asked = {},
    given = {},
  }: {
    readonly preset?: string
    readonly changes?: Partial<Profile>
    readonly asked?: Asked
    readonly given?: Given
  } = {},
): Promise<Told> {
  const http = createHttp()
  onTestFinished(() => http.close())
  const profile = profileWith({ preset, baseUrl: server.url, ...authOf(preset), ...changes })
  return hear(
    ask(
      http,
      { profile, pictures: [picture], ...asked },
      { after: soon, reencodePicture: shrinkPicture, ...given },
    ),
  )
}

function soon(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms / 1_000)
  return () => clearTimeout(timer)
}

function authOf(preset: string): Pick<Profile, 'auth' | 'authHeader'> {
  if (preset === 'gptproto') return { auth: 'raw', authHeader: '' }
  return preset === 'azure-openai'
    ? { auth: 'header', authHeader: 'api-key' }
    : { auth: 'bearer', authHeader: '' }
}

const presets: Readonly<Record<Dialect, string>> = {
  openai: 'openai',
  azure: 'azure-openai',
  agcloud: 'agcloud',
  gptproto: 'gptproto',
  apimart: 'apimart',
  openrouter: 'openrouter',
  ollama: 'ollama',
  'lm-studio': 'lm-studio',
  'llama-cpp': 'llama-cpp',
  vllm: 'vllm',
}

/** What each refusal means, whoever words it. */
const kinds: Readonly<Record<RefusalKind, ErrorCode>> = {
  'key-refused': 'key-rejected',
  forbidden: 'permission',
  'no-credit': 'billing',
  'chat-only': 'endpoint-not-found',
  'model-unknown': 'model-not-found',
  'too-large': 'too-large',
  'content-policy': 'content-policy',
  'context-too-long': 'context-length',
  'no-vision': 'model-blind',
  overloaded: 'server-trouble',
  loading: 'server-trouble',
  'slow-down': 'rate-limited',
}

describe.each(dialects)('%s', (dialect) => {
  test('answers', async () => {
    const server = await serve({ dialect, keys: [markerKey] })
    const { text, end, failure } = await told(server, { preset: presets[dialect] })
    expect([text, failure, end?.cutBy]).toEqual([sampleAnswer, undefined, undefined])
  })

  test.each(refusalKinds)('refuses in its own words: %s', async (kind) => {
    const server = await serve({ dialect, behaviour: { kind } })
    const { begun, failure } = await told(server, { preset: presets[dialect] })
    expect([begun, failure?.code]).toEqual([false, kinds[kind]])
    expect(JSON.stringify(failure)).not.toContain(markerKey)
  })
})

const shapes: readonly ErrorShape[] = [
  'official',
  'text',
  'coded',
  'top-level',
  'detail-text',
  'detail-list',
  'envelope',
  'message',
  'errors',
  'plain',
]

describe.each(shapes)('an error in the shape %s', (shape) => {
  test.each<[number, string, ErrorCode]>([
    [401, 'Unauthorized', 'key-rejected'],
    [403, 'Your balance is too low', 'billing'],
    [429, 'Too many requests', 'rate-limited'],
    [503, 'Content policy violation', 'content-policy'],
    [400, 'maximum context length is 4096 tokens', 'context-length'],
    [400, 'Something else', 'invalid-request'],
  ])('of status %d, “%s”, is %s', async (status, message, code) => {
    const server = await serve({
      behaviour: { kind: 'error', shape, status, message, type: 't', code: null },
    })
    const { failure } = await told(server)
    expect(failure).toMatchObject({ code, details: { status } })
    expect(failure?.details?.providerText).toContain(message)
  })
})

describe('a server is sent what it takes', () => {
  test('without a field, and with a lower effort', async () => {
    const server = await serve({
      behaviour: { kind: 'refuse-parameter', param: 'reasoning.effort', supported: ['low', 'high'] },
    })
    const changes = { model: 'gpt-5', options: { effort: 'medium' } } as const
    const { text, notes } = await told(server, { changes })
    expect([text, notes]).toEqual([sampleAnswer, [{ kind: 'effort-changed', to: 'low' }]])
  })

  test.each([400, 413] as const)('a smaller picture (%d)', async (status) => {
    const server = await serve({ behaviour: { kind: 'image-too-large', maxPx: 2048, status } })
    const large: Picture = { ...picture, bytes: flatPng(2200, 10, [9, 9, 9]), widthPx: 2200, heightPx: 10 }
    const { text, notes } = await told(server, { asked: { pictures: [large] } })
    expect([text, notes]).toEqual([sampleAnswer, [{ kind: 'picture-shrunk', widthPx: 2048, heightPx: 9 }]])
  })

  test('the picture in place of its address', async () => {
    const server = await serve({ behaviour: { kind: 'image-url-refused' } })
    const pictures: readonly Picture[] = [{ kind: 'url', url: 'https://pictures.test/a.png' }]
    const readUrl = () => Promise.resolve(picture.bytes)
    const { text, notes } = await told(server, { asked: { pictures }, given: { readUrl } })
    expect([text, notes]).toEqual([sampleAnswer, [{ kind: 'picture-converted' }]])
    expect(server.ledger.at(-1)?.pictures[0]?.mimeType).toBe('image/png')
  })

  test('the key the other way', async () => {
    const server = await serve({ dialect: 'gptproto', keys: [markerKey] })
    const changes = { auth: 'bearer' } as const
    const { text, notes } = await told(server, { preset: 'gptproto', changes })
    expect([text, notes]).toEqual([sampleAnswer, [{ kind: 'auth-switched', to: 'raw' }]])
  })
})

describe('in the background', () => {
  const changes = { options: { background: true, store: true } }

  test.each([true, false])('an answer comes after a while (streamed: %j)', async (streamOk) => {
    const server = await serve({
      dialect: 'openai',
      behaviour: { kind: 'background', queuedPolls: 2, runningPolls: 2 },
    })
    const asked = { preset: 'openai', changes: { ...changes, dialect: { streamOk } } }
    expect((await told(server, asked)).text).toBe(sampleAnswer)
  })

  test('a stream that breaks is gone on with', async () => {
    const server = await serve({ dialect: 'openai' })
    server.behave({ kind: 'cut', afterDeltas: 3 })
    const { text, failure } = await told(server, { preset: 'openai', changes })
    expect([text, failure]).toEqual([sampleAnswer, undefined])
    expect(server.ledger.length).toBeGreaterThan(1)
  })

  test('stopping stops it there', async () => {
    const server = await serve({ dialect: 'openai', behaviour: { kind: 'background', ends: 'stuck' } })
    const controller = new AbortController()
    const { signal } = controller
    // Once it is stopped, time goes its way again: the cancelling has its seconds.
    const after = (ms: number, action: () => void) => soon(signal.aborted ? ms * 1_000 : ms, action)
    const polling = { ...changes, dialect: { streamOk: false } }
    const asked = told(server, { preset: 'openai', changes: polling, asked: { signal }, given: { after } })
    await server.request(2)
    controller.abort('stopped')
    expect((await asked).error).toBe('stopped')
    await expect.poll(() => server.ledger.some(({ path }) => path.endsWith('/cancel'))).toBe(true)
  })

  test('a server that wants to keep the answer is not let to by itself', async () => {
    const server = await serve({ behaviour: { kind: 'background-needs-store' } })
    const { failure } = await told(server, { preset: 'openai', changes: { options: { background: true } } })
    expect(failure).toMatchObject({ code: 'parameter-refused', details: { field: 'store' } })
    expect(server.ledger).toHaveLength(1)
  })
})
