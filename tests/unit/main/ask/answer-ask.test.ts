import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { createAnswerer } from '../../../../src/main/ask/answer-ask.ts'
import type { AskRecord } from '../../../../src/main/history/ask-row.ts'
import type { KeyReading } from '../../../../src/main/keychain/key-store.ts'
import type { AskAnswerEvent } from '../../../../src/main/outbox/ask-answer-event.ts'
import type { AnswerEvent, AnswerRequest } from '../../../../src/main/responses/answer-request.ts'
import { someProfile } from '../../../support/profiles.ts'
import { askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { someServer } from '../tools/some-tools.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

type Surroundings = {
  readonly host?: string
  readonly profile?: Partial<Profile>
  readonly keys?: Readonly<Record<string, KeyReading>>
  readonly isOnline?: boolean
  readonly says?: readonly AnswerEvent[]
}

const ready: KeyReading = { kind: 'ready', key: 'the key' }
const answered: readonly AnswerEvent[] = [{ type: 'answer-start' }, { type: 'answer-end', end: {} }]
const done = (text: string): AskState => ({ kind: 'done', text, end: { responseId: `resp of ${text}` } })

/** Asks of one thread; the last one is answered, for api.example.com, in these surroundings. */
function answering(
  {
    host = 'api.example.com',
    profile: changes = {},
    keys = {},
    isOnline = true,
    says = answered,
  }: Surroundings,
  asks: readonly AskRecord[] = [ask('a', { captures: [captureRecord('c')] })],
) {
  const profile = someProfile({ id: 'profile', baseUrl: `https://${host}/v1`, model: 'gpt-4o', ...changes })
  const { history } = opened.store
  history.addThread('t', 1)
  const captures = new Map(asks.flatMap((each) => each.captures).map((each) => [each.id, each]))
  for (const capture of captures.values()) history.addCapture(capture)
  for (const each of asks) history.addAsk(each)
  const sent: AnswerRequest[] = []
  const answer = createAnswerer({
    history,
    steps: opened.steps,
    approvals: opened.approvals,
    profile: () => profile,
    targetOf: () => ({ profileName: 'Renamed', host, model: 'gpt-4o' }),
    keys: { read: (account) => Promise.resolve({ profile: ready, ...keys }[account] ?? { kind: 'missing' }) },
    readPicture: (file) => Promise.resolve(new TextEncoder().encode(file.replace(/0*\.png$/, ''))),
    isOnline: () => isOnline,
    runFunction: () => Promise.reject(new Error('nothing to run')),
    costOf: (_profile, { inputTokens = 0 }) => ({ usd: inputTokens / 1_000, isReported: false }),
    client: {
      answer: async function* (request) {
        sent.push(request)
        await Promise.resolve()
        yield* says
      },
    },
  })
  const run = async () => {
    const events: AskAnswerEvent[] = []
    const askId = asks.at(-1)?.askId ?? ''
    for await (const event of answer(askId, new AbortController().signal)) events.push(event)
    return events
  }
  return { sent, run }
}

function ask(askId: string, part: Partial<AskRecord> = {}): AskRecord {
  const base = { threadId: 't', host: 'api.example.com', askedAt: askId.codePointAt(0) ?? 0 }
  return askRecord(askId, { kind: 'sending', attempt: 1 }, { ...base, ...part })
}

const picturesOf = ({ turns }: AnswerRequest) =>
  turns.map(({ pictures }) =>
    pictures.map((picture) => (picture.kind === 'bytes' ? new TextDecoder().decode(picture.bytes) : '')),
  )

test('question, pictures and key are read at the moment of sending', async () => {
  const { sent, run } = answering({})
  await run()
  expect(sent).toMatchObject([
    {
      key: 'the key',
      cacheKey: 't',
      steps: [],
      profile: { id: 'profile', model: 'gpt-4o' },
      turns: [
        {
          question: 'Question a',
          pictures: [{ kind: 'bytes', mimeType: 'image/png', widthPx: 40, heightPx: 30 }],
        },
      ],
    },
  ])
  expect(opened.store.history.ask('a')).toMatchObject({ profileName: 'Renamed', model: 'gpt-4o' })
})

test('a follow-up carries what was said before, and each picture once', async () => {
  const [c, d] = [captureRecord('c'), captureRecord('d')]
  const { sent, run } = answering({}, [
    ask('a', { captures: [c], state: done('one') }),
    ask('b', { captures: [c, d], state: done('two') }),
    ask('e', { captures: [c, d] }),
  ])
  await run()
  expect(sent[0]?.turns).toMatchObject([
    { question: 'Question a', answer: 'one', responseId: 'resp of one' },
    { question: 'Question b', answer: 'two', responseId: 'resp of two' },
    { question: 'Question e' },
  ])
  expect(sent[0]?.turns.at(-1)).not.toHaveProperty('answer')
  expect(sent.map(picturesOf)).toEqual([[['c'], ['d'], []]])
})

test('a server that asks for no key gets none', async () => {
  const { sent, run } = answering({ profile: { auth: 'none' } })
  await run()
  expect(sent[0]?.key).toBeUndefined()
})

test('a question goes to no other server than it was asked for', async () => {
  const { sent, run } = answering({ host: 'other.example' })
  await expect(run()).rejects.toMatchObject({ code: 'server-changed', details: { host: 'api.example.com' } })
  expect(sent).toEqual([])
})

const closed = [
  ['locked', 'keychain-locked'],
  ['denied', 'keychain-locked'],
  ['unavailable', 'keychain-unavailable'],
] as const

test.each([['missing', 'key-missing'], ...closed] as const)(
  'a key that is %s holds the question',
  async (kind, code) => {
    const { sent, run } = answering({ keys: { profile: { kind } } })
    await expect(run()).rejects.toMatchObject({ code })
    expect(sent).toEqual([])
  },
)

test('without a network only a server on this computer is asked', async () => {
  await expect(answering({ isOnline: false }).run()).rejects.toMatchObject({ code: 'offline' })
})

describe('the token of an MCP server', () => {
  const server = someServer({ tokenHost: 'mcp.example' })
  const keys = { 'profile:s1': { kind: 'ready', key: 'token' } } as const
  const tokens = async (mcpServers: Profile['tools']['mcpServers']) => {
    const { sent, run } = answering({ profile: { tools: { mcpServers } }, keys })
    await run()
    return [...(sent[0]?.toolTokens ?? [])]
  }

  test('goes along with the server that it is for', async () => {
    expect(await tokens([server])).toEqual([['s1', 'token']])
  })

  test('goes to no other address than it was entered for, and to no server that is off', async () => {
    expect(await tokens([{ ...server, url: 'https://elsewhere.example/' }])).toEqual([])
  })

  test('stays where it is while the server is off, or has none', async () => {
    expect(await tokens([{ ...server, isOn: false }, someServer({ id: 's2' })])).toEqual([])
  })

  test.each(closed)('that is %s holds the question', async (kind, code) => {
    const { sent, run } = answering({
      profile: { tools: { mcpServers: [server] } },
      keys: { 'profile:s1': { kind } },
    })
    await expect(run()).rejects.toMatchObject({ code })
    expect(sent).toEqual([])
  })
})

describe('the cost', () => {
  const endOf = async (usage: AnswerEvent & { type: 'answer-end' }) => {
    const [end] = await answering({ says: [usage] }).run()
    return end
  }

  test('is what the server says', async () => {
    const end = { usage: { inputTokens: 5 }, cost: { usd: 9, isReported: true } }
    expect(await endOf({ type: 'answer-end', end })).toEqual({ type: 'answer-end', end })
  })

  test('is counted from its tokens when it says nothing of it', async () => {
    const end = { usage: { inputTokens: 5 } }
    expect(await endOf({ type: 'answer-end', end })).toMatchObject({
      end: { cost: { usd: 0.005, isReported: false } },
    })
    await opened.close()
    opened = await openTempStore(() => 1)
    expect(await endOf({ type: 'answer-end', end: {} })).toEqual({ type: 'answer-end', end: {} })
  })
})
