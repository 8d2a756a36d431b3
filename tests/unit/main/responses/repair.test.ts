import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import {
  all,
  ask,
  bytesOf,
  fakeHttp,
  framesOf,
  hear,
  json,
  profileWith,
  sentBody,
  clientOn,
  requestOf,
} from '../network/fake-http.ts'
import type { AnswerEvent, Learned, Picture } from '../../../../src/main/responses/answer-request.ts'
import type { ReencodePicture } from '../../../../src/main/responses/repair-pictures.ts'
import type { Asked, FakeHttp, Given, Reply, Told } from '../network/fake-http.ts'

const answered = json({ id: 'resp_1', status: 'completed', output: 'Hi' })
const refusal = (fields: object, status = 400): Reply =>
  json({ error: { message: 'No.', type: 'invalid_request_error', ...fields } }, status)
const unsupported = (param: string): Reply =>
  refusal({
    message: `Unsupported parameter: '${param}' is not supported with this model.`,
    param,
    code: 'unsupported_parameter',
  })

/** Asks, and gives what was told with what was learned. */
async function repaired(
  http: FakeHttp,
  asked: Asked = {},
  given: Given = {},
): Promise<Told & { readonly learned: readonly Learned[] }> {
  const learned: Learned[] = []
  const told = await hear(ask(http, asked, { onLearned: (_id, each) => learned.push(each), ...given }))
  return { ...told, learned }
}

const warm = {
  profile: profileWith({ model: 'llava', options: { temperature: 0.2, topP: 0.5, verbosity: 'low' } }),
}

describe('a field that is refused', () => {
  test('is left out of a second request, with a note, and remembered', async () => {
    const http = fakeHttp(unsupported('temperature'), answered)
    const { text, notes, learned } = await repaired(http, warm)
    expect([text, notes]).toEqual(['Hi', [{ kind: 'field-dropped', field: 'temperature' }]])
    expect(learned).toEqual([{ kind: 'refused-field', model: 'llava', field: 'temperature' }])
    const [first, second] = http.asked.map(sentBody)
    expect([first?.['temperature'], second?.['temperature'], second?.['top_p']]).toEqual([
      0.2,
      undefined,
      0.5,
    ])
  })

  test('comes before any word: the note, and then the answer', async () => {
    const http = fakeHttp(unsupported('temperature'), answered)
    const types = (await all(ask(http, warm))).map(({ type }) => type)
    expect(types).toEqual(['repair-note', 'answer-start', 'text-delta', 'answer-end'])
  })

  test('one after the other, at most three', async () => {
    const four = {
      profile: profileWith({
        model: 'llava',
        options: { temperature: 0, topP: 1, verbosity: 'low', serviceTier: 'flex' },
      }),
    }
    const http = fakeHttp(
      ...['temperature', 'top_p', 'text.verbosity', 'service_tier'].map(unsupported),
      answered,
    )
    const { failure, notes, learned } = await repaired(http, four)
    expect([failure?.code, failure?.details?.field, http.asked.length]).toEqual([
      'parameter-refused',
      'service_tier',
      4,
    ])
    expect([notes?.length, learned]).toEqual([3, []])
  })

  test('twice is told as it is, and nothing is remembered', async () => {
    const { failure, learned } = await repaired(fakeHttp(unsupported('temperature')), warm)
    expect([failure?.code, failure?.details?.field, learned]).toEqual([
      'parameter-refused',
      'temperature',
      [],
    ])
  })

  test('that cannot be remembered costs nothing of the answer', async () => {
    const onLearned = () => {
      throw new AppError('disk-full', 'x')
    }
    const { text, failure } = await hear(
      ask(fakeHttp(unsupported('temperature'), answered), warm, { onLearned }),
    )
    expect([text, failure]).toEqual(['Hi', undefined])
  })

  test('that we did not send is told at once', async () => {
    const http = fakeHttp(unsupported('top_k'), answered)
    const { failure } = await repaired(http, warm)
    expect([failure?.code, failure?.details?.field, http.asked.length]).toEqual([
      'parameter-refused',
      'top_k',
      1,
    ])
  })

  test('is not remembered when the next request fails in another way', async () => {
    const { failure, learned } = await repaired(fakeHttp(unsupported('temperature'), refusal({}, 500)), warm)
    expect([failure?.code, learned]).toEqual(['server-trouble', []])
  })

  test('is the summary, for an organisation that is not verified', async () => {
    const message = 'Your organization must be verified to generate reasoning summaries.'
    const http = fakeHttp(
      refusal({ message, param: 'reasoning.summary', code: 'unsupported_value' }),
      answered,
    )
    const { notes } = await repaired(http, {
      profile: profileWith({ options: { effort: 'low', summary: 'auto' } }),
    })
    expect(notes).toEqual([{ kind: 'field-dropped', field: 'reasoning.summary' }])
    expect(sentBody(http.asked[1])['reasoning']).toEqual({ effort: 'low' })
  })

  test('in a stream that had hardly begun', async () => {
    const error = { type: 'error', code: 'unsupported_parameter', param: 'temperature', message: 'No.' }
    const created = { type: 'response.created', response: { id: 'resp_1', status: 'in_progress' } }
    const { text, notes } = await repaired(fakeHttp({ body: framesOf(created, error) }, answered), warm)
    expect([text, notes]).toEqual(['Hi', [{ kind: 'field-dropped', field: 'temperature' }]])
  })

  test('after a word is told, and nothing is sent again', async () => {
    const word = { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'Hi' }
    const error = { type: 'error', code: 'unsupported_parameter', param: 'temperature', message: 'No.' }
    const http = fakeHttp({ body: framesOf(word, error) }, answered)
    const { text, failure } = await repaired(http, warm)
    expect([text, failure?.code, http.asked.length]).toEqual(['Hi', 'parameter-refused', 1])
  })

  test.each([
    ['store', {}, "Background mode requires 'store' to be true."],
    ['max_output_tokens', { maxOutputTokens: 90_000 }, 'max_output_tokens is too large: at most 8192.'],
  ])('is not left out for its value if it guards something: %s', async (param, options, message) => {
    const asked = { profile: profileWith({ model: 'llava', options }) }
    const http = fakeHttp(refusal({ message, param }), answered)
    const { failure } = await repaired(http, asked)
    expect([failure?.code, http.asked.length]).toEqual(['parameter-refused', 1])
    const unknown = fakeHttp(unsupported(param), answered)
    expect((await repaired(unknown, asked)).text).toBe('Hi')
    expect(sentBody(unknown.asked[1])).not.toHaveProperty(param)
  })
})

describe('an effort that is refused', () => {
  const minimal = { profile: profileWith({ model: 'gpt-5', options: { effort: 'minimal' } }) }
  const refused = (list: string) =>
    refusal({
      message: `Unsupported value: 'minimal' is not supported with the 'gpt-5' model. Supported values are: ${list}.`,
      param: 'reasoning.effort',
      code: 'unsupported_value',
    })

  test.each([
    ["'none', 'low', and 'high'", 'none'],
    ["'low', 'medium', and 'high'", 'low'],
  ])('becomes of %s the nearest lower, else the lowest', async (list, effort) => {
    const http = fakeHttp(refused(list), answered)
    const { notes, learned } = await repaired(http, minimal)
    expect(notes).toEqual([{ kind: 'effort-changed', to: effort }])
    expect(sentBody(http.asked[1])['reasoning']).toEqual({ effort })
    expect(learned).toMatchObject([{ kind: 'efforts', model: 'gpt-5' }])
    expect(learned[0]).toHaveProperty('efforts', list.match(/\w+(?=')/g))
  })

  test('is left out where the server does not say what it takes, or takes nothing it says', async () => {
    const wordless = fakeHttp(refusal({ param: 'reasoning.effort', code: 'unsupported_value' }), answered)
    expect((await repaired(wordless, minimal)).notes).toEqual([
      { kind: 'field-dropped', field: 'reasoning.effort' },
    ])
    const http = fakeHttp(refused("'low'"), refused("'low'"), answered)
    expect((await repaired(http, minimal)).notes).toEqual([
      { kind: 'effort-changed', to: 'low' },
      { kind: 'field-dropped', field: 'reasoning.effort' },
    ])
  })
})

describe('an answer that the server has forgotten', () => {
  const turns = [
    { question: 'First?', pictures: [], answer: 'One.', responseId: 'resp_0' },
    { question: 'Second?', pictures: [] },
  ]
  const kept = { profile: profileWith({ dialect: { stateMode: 'previous_response_id' } }), turns }

  test.each([
    refusal({
      code: 'previous_response_not_found',
      message: "Previous response with id 'resp_0' not found.",
    }),
    refusal({ message: "Response with id 'resp_0' not found." }, 404),
  ])('is told anew, with a note', async (lost) => {
    const http = fakeHttp(lost, answered)
    const { text, notes, learned } = await repaired(http, kept)
    expect([text, notes, learned]).toEqual(['Hi', [{ kind: 'history-resent' }], []])
    const [first, second] = http.asked.map(sentBody)
    expect([first?.['previous_response_id'], second?.['previous_response_id']]).toEqual(['resp_0', undefined])
    expect(JSON.stringify(first?.['input'])).not.toContain('First?')
    expect(JSON.stringify(second?.['input'])).toContain('First?')
  })

  test('and a server that cannot remember at all is not asked to again', async () => {
    const http = fakeHttp(
      refusal({ message: "llama.cpp does not support 'previous_response_id'." }),
      answered,
    )
    const { learned } = await repaired(http, kept)
    expect(learned).toEqual([{ kind: 'refused-field', model: 'gpt-6-luna', field: 'previous_response_id' }])
  })
})

describe('a picture', () => {
  const png = (widthPx: number, heightPx: number): Picture => ({
    kind: 'bytes',
    mimeType: 'image/png',
    bytes: Buffer.from(`png ${widthPx}`),
    widthPx,
    heightPx,
  })
  /** Says in its bytes what was wanted of it. */
  const reencodePicture: ReencodePicture = (bytes, { mimeType = 'image/png', longSidePx }) =>
    Promise.resolve({
      mimeType,
      bytes: Buffer.from(`${Buffer.from(bytes).toString()} > ${mimeType} ${longSidePx ?? ''}`),
      widthPx: longSidePx ?? 10,
      heightPx: (longSidePx ?? 10) / 2,
    })
  const tooLarge = refusal({ code: 'image_too_large' })
  const sentPictures = (http: FakeHttp, n: number) =>
    [...JSON.stringify(sentBody(http.asked[n])).matchAll(/data:image\/(\w+);base64,([\w+/=]+)/g)].map(
      ([, type, data]) => `${type}: ${Buffer.from(data ?? '', 'base64').toString()}`,
    )

  test.each([tooLarge, refusal({}, 413)])(
    'that is too large is sent smaller, and then smaller still',
    async (refused) => {
      const http = fakeHttp(refused, refused, answered)
      const { text, notes } = await repaired(
        http,
        { pictures: [png(4000, 2000), png(300, 200)] },
        { reencodePicture },
      )
      expect(text).toBe('Hi')
      expect(notes).toEqual([
        { kind: 'picture-shrunk', widthPx: 2048, heightPx: 1024 },
        { kind: 'picture-shrunk', widthPx: 1024, heightPx: 512 },
      ])
      expect(sentPictures(http, 1)).toEqual(['png: png 4000 > image/png 2048', 'png: png 300'])
    },
  )

  test('that is too large though small is told', async () => {
    const http = fakeHttp(tooLarge, answered)
    const { failure } = await repaired(http, { pictures: [png(1024, 200)] }, { reencodePicture })
    expect([failure?.code, http.asked.length]).toEqual(['too-large', 1])
  })

  test('that cannot be read is sent in another type', async () => {
    const http = fakeHttp(refusal({ code: 'invalid_image' }), answered)
    const { notes } = await repaired(http, { pictures: [png(10, 10)] }, { reencodePicture })
    expect(notes).toEqual([{ kind: 'picture-converted' }])
    expect(sentPictures(http, 1)).toEqual(['jpeg: png 10 > image/jpeg '])
  })

  test('of a type that the server does not take is sent as one that it does, alone', async () => {
    const webp: Picture = {
      kind: 'bytes',
      mimeType: 'image/webp',
      bytes: Buffer.from('webp'),
      widthPx: 9,
      heightPx: 9,
    }
    const http = fakeHttp(answered)
    const { notes } = await repaired(http, { pictures: [png(10, 10), webp] }, { reencodePicture })
    expect(notes).toEqual([{ kind: 'picture-converted' }])
    expect(sentPictures(http, 0)).toEqual(['png: png 10', 'png: webp > image/png '])
  })

  test.each([true, false])(
    'at an address that the server does not read is sent itself (imageUrlOk: %j)',
    async (imageUrlOk) => {
      const picture: Picture = { kind: 'url', url: 'https://pictures.test/a.png' }
      const refused = refusal({ code: 'failed_to_download_image' })
      const http = imageUrlOk ? fakeHttp(refused, answered) : fakeHttp(answered)
      const readUrl = (url: string) => Promise.resolve(Buffer.from(url))
      const asked = { profile: profileWith({ dialect: { imageUrlOk } }), pictures: [picture] }
      const { text, notes } = await repaired(http, asked, { reencodePicture, readUrl })
      expect([text, notes]).toEqual(['Hi', [{ kind: 'picture-converted' }]])
      expect(sentPictures(http, http.asked.length - 1)).toEqual([
        'png: https://pictures.test/a.png > image/png ',
      ])
    },
  )

  test.each<[string, Given]>([
    ['by nobody', {}],
    [
      'and is none',
      { reencodePicture: () => Promise.reject(new AppError('picture-invalid', 'Not a picture')) },
    ],
  ])('that can be changed %s is told as the server told it', async (_name, given) => {
    const http = fakeHttp(tooLarge, answered)
    const { failure } = await repaired(http, { pictures: [png(4000, 10)] }, given)
    expect([failure?.code, failure?.details?.providerCode, http.asked.length]).toEqual([
      'too-large',
      'image_too_large',
      1,
    ])
  })

  test('that is being changed when the user stops is forgotten', async () => {
    const controller = new AbortController()
    const http = fakeHttp(tooLarge, answered)
    const stopping: ReencodePicture = () => {
      controller.abort('stopped')
      return Promise.reject(new Error('late'))
    }
    const asked = { pictures: [png(4000, 10)], signal: controller.signal }
    const { error } = await repaired(http, asked, { reencodePicture: stopping })
    expect([error, http.asked.length]).toEqual(['stopped', 1])
  })
})

describe('a key that is refused', () => {
  const fallback = (auth: 'bearer' | 'raw') => ({
    profile: { ...profileWith({ auth }), authFallback: true },
    key: 'k-1',
  })
  const refused = refusal({ code: 'invalid_api_key' }, 401)
  const keys = (http: FakeHttp) => http.asked.map(({ headers }) => headers['authorization'])

  test.each([
    ['bearer', 'raw', ['Bearer k-1', 'k-1']],
    ['raw', 'bearer', ['k-1', 'Bearer k-1']],
  ] as const)('as %s goes once as %s', async (auth, to, expected) => {
    const http = fakeHttp(refused, answered)
    const { text, notes } = await repaired(http, fallback(auth))
    expect([text, notes, keys(http)]).toEqual(['Hi', [{ kind: 'auth-switched', to }], expected])
  })

  test('goes the way that was found right from then on, with no more notes', async () => {
    const http = fakeHttp(refused, answered)
    const client = clientOn(http)
    const request = requestOf(fallback('raw'))
    const heard: AnswerEvent[][] = [await all(client.answer(request)), await all(client.answer(request))]
    expect(heard.map((events) => events.some(({ type }) => type === 'repair-note'))).toEqual([true, false])
    expect(keys(http)).toEqual(['k-1', 'Bearer k-1', 'Bearer k-1'])
    await all(client.answer(requestOf(fallback('bearer'))))
    expect(keys(http).at(-1)).toBe('Bearer k-1')
  })

  test('either way is refused, and the next question begins as the profile says', async () => {
    const http = fakeHttp(refused)
    const client = clientOn(http)
    const request = requestOf(fallback('raw'))
    const codes = [await hear(client.answer(request)), await hear(client.answer(request))].map(
      ({ failure }) => failure?.code,
    )
    expect(codes).toEqual(['key-rejected', 'key-rejected'])
    expect(keys(http)).toEqual(['k-1', 'Bearer k-1', 'k-1', 'Bearer k-1'])
  })

  test('goes no other way where the provider is not known for it', async () => {
    const http = fakeHttp(refused, answered)
    const { failure } = await repaired(http, { profile: profileWith({ auth: 'raw' }), key: 'k-1' })
    expect([failure?.code, http.asked.length]).toEqual(['key-rejected', 1])
  })
})

test.each([
  ['billing', refusal({ code: 'insufficient_quota' }, 429)],
  ['content-policy', refusal({ code: 'content_policy_violation', param: 'temperature' })],
  ['server-trouble', refusal({}, 500)],
  ['rate-limited', refusal({}, 429)],
  ['stream-cut', { body: bytesOf('data: {"type":"response.created"}\n\n') }],
])('nothing is tried after %s', async (code, reply) => {
  const http = fakeHttp(reply, answered)
  const { failure } = await repaired(http, warm)
  expect([failure?.code, http.asked.length]).toEqual([code, 1])
})
