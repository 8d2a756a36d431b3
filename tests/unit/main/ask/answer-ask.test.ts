import { expect, test } from 'vitest'
import type { Profile } from '#shared/schemas/profile.ts'
import { createAnswerer } from '../../../../src/main/ask/answer-ask.ts'
import type { KeyReading } from '../../../../src/main/keychain/key-store.ts'
import type { AnswerRequest } from '../../../../src/main/responses/responses-client.ts'
import { someProfile } from '../../../support/profiles.ts'
import { askRecord, captureRecord } from '../../../support/store.ts'

type Surroundings = {
  readonly host?: string
  readonly auth?: Profile['auth']
  readonly reading?: KeyReading
  readonly isOnline?: boolean
}

/** One ask about one capture, for api.example.com, in these surroundings. */
function answering({
  host = 'api.example.com',
  auth = 'bearer',
  reading,
  isOnline = true,
}: Surroundings = {}) {
  const profile = someProfile({
    id: 'profile',
    name: host,
    baseUrl: `https://${host}/v1`,
    model: 'm',
    auth,
    keyHost: host,
  })
  const sent: AnswerRequest[] = []
  const ask = askRecord(
    'a',
    { kind: 'sending', attempt: 1 },
    {
      host: 'api.example.com',
      captures: [captureRecord('c')],
    },
  )
  const answer = createAnswerer({
    history: { ask: () => ask, saveTarget: () => undefined },
    profile: () => profile,
    targetOf: () => ({ profileName: host, host, model: 'm' }),
    keys: { read: () => Promise.resolve(reading ?? { kind: 'ready', key: 'the key' }) },
    readPicture: () => Promise.resolve(new Uint8Array([1])),
    isOnline: () => isOnline,
    send: async function* (request) {
      sent.push(request)
      await Promise.resolve()
      yield { type: 'answer-start' }
    },
  })
  const run = async () => {
    for await (const event of answer('a', new AbortController().signal)) void event
  }
  return { sent, run }
}

test('question, pictures and key are read at the moment of sending', async () => {
  const { sent, run } = answering()
  await run()
  expect(sent).toMatchObject([
    { question: 'Question a', key: 'the key', pictures: [{ mimeType: 'image/png' }] },
  ])
})

test('a server that asks for no key gets none', async () => {
  const { sent, run } = answering({ auth: 'none' })
  await run()
  expect(sent[0]?.key).toBeUndefined()
})

test('a question goes to no other server than it was asked for', async () => {
  const { sent, run } = answering({ host: 'other.example' })
  await expect(run()).rejects.toMatchObject({ code: 'server-changed', details: { host: 'api.example.com' } })
  expect(sent).toEqual([])
})

test.each([
  ['missing', 'key-missing'],
  ['locked', 'keychain-locked'],
  ['denied', 'keychain-locked'],
  ['unavailable', 'keychain-unavailable'],
] as const)('a key that is %s holds the question', async (kind, code) => {
  const { sent, run } = answering({ reading: { kind } })
  await expect(run()).rejects.toMatchObject({ code })
  expect(sent).toEqual([])
})

test('without a network only a server on this computer is asked', async () => {
  await expect(answering({ isOnline: false }).run()).rejects.toMatchObject({ code: 'offline' })
})
