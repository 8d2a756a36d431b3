import { createConnection } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { en } from '#shared/words/en.ts'
import type { AskUpdate } from '#shared/contract.ts'
import type { AskState } from '#shared/ask-state.ts'
import { runAsk } from '../../../../src/main/cli/ask-client.ts'
import { exitCodeOf } from '../../../../src/main/cli/answer-printer.ts'
import { CHANNEL_VERSION, MAX_HEAD_BYTES } from '../../../../src/main/cli/ask-channel.ts'
import { AskServer } from '../../../../src/main/cli/ask-server.ts'
import type { GivenAsk } from '../../../../src/main/cli/ask-server.ts'
import type { AskWords } from '../../../../src/main/cli/command-line.ts'
import { somePdf } from '../../../support/documents.ts'
import { flatPng } from '../../../support/pictures.ts'
import { makeTempDir } from '../../../support/temp-dir.ts'

const picture = flatPng(3, 3, [1, 2, 3])
const words: AskWords = { file: 'a.png', question: 'Why? 漢字', isJson: false }
const failure = { code: 'offline' } as const

type SetUp = {
  readonly updates?: readonly AskUpdate[]
  readonly given?: Partial<AskWords>
  readonly file?: Buffer
}

/** The real client and the real server, with a socket between them. */
async function ask({ updates = [], given = {}, file = picture }: SetUp) {
  const { path: folder, remove } = await makeTempDir('channel')
  onTestFinished(remove)
  const path = join(folder, 'ask.sock')
  const heard: GivenAsk[] = []
  const server = new AskServer({
    path,
    ask: (request) => {
      heard.push(request)
      return Promise.resolve({
        type: 'asked',
        id: 'a',
        thread: 't',
        profile: 'P',
        model: 'm',
        host: 'h.test',
      })
    },
    watch: (_askId, stream) => updates.forEach((update) => stream.send(update)),
    onError: (error) => heard.push(error as GivenAsk),
  })
  await server.start()
  onTestFinished(() => server.stop())
  let [out, err] = ['', '']
  const code = await runAsk(
    { ...words, ...given },
    {
      read: () => Promise.resolve(file),
      connect: () => Promise.resolve(createConnection(path)),
      print: (text) => void (out += text),
      tell: (line) => void (err += `${line}\n`),
      words: en,
      after: (delayMs, action) => {
        const timer = setTimeout(action, delayMs)
        return () => clearTimeout(timer)
      },
      interrupted: new AbortController().signal,
    },
  )
  return { code, out, err, heard }
}

const snapshot = (state: AskState): AskUpdate => ({ type: 'snapshot', state })
const streaming = snapshot({ kind: 'streaming', attempt: 1, text: 'One ' })

test('the picture and the question arrive whole, and the answer is printed as it grows', async () => {
  const { code, out, err, heard } = await ask({
    updates: [
      streaming,
      { type: 'event', event: { type: 'text-delta', attempt: 1, text: 'two.' } },
      { type: 'event', event: { type: 'answer-end', attempt: 1, end: {} } },
    ],
  })
  expect({ code, out, err }).toEqual({ code: 0, out: 'One two.\n', err: '' })
  expect(heard).toHaveLength(1)
  expect(heard[0]?.question).toBe(words.question)
  expect(Buffer.compare(heard[0]?.file.bytes ?? Buffer.alloc(0), picture)).toBe(0)
})

test('a document goes along with its name, without the folders that it lies in', async () => {
  const { code, heard } = await ask({
    updates: [snapshot({ kind: 'done', text: 'May.', end: {} })],
    given: { file: '/home/me/Bills/Lease.pdf' },
    file: somePdf(),
  })
  expect(code).toBe(0)
  expect(heard[0]?.file.name).toBe('Lease.pdf')
  expect(Buffer.compare(heard[0]?.file.bytes ?? Buffer.alloc(0), somePdf())).toBe(0)
})

test('one that is too large, or of another kind, is refused before Askshot is started', async () => {
  const large = await ask({ file: Buffer.concat([somePdf(), Buffer.alloc(15_000_000)]) })
  expect(large).toMatchObject({ code: 2, heard: [] })
  expect(large.err).toContain('larger than a document may be')
  const text = await ask({ file: Buffer.from('Dear Sir') })
  expect(text).toMatchObject({ code: 2, heard: [] })
})

test('a corrected answer is printed anew, because what is printed stays', async () => {
  const { out, err } = await ask({
    updates: [
      streaming,
      { type: 'event', event: { type: 'text-replace', attempt: 1, text: 'Two.' } },
      { type: 'event', event: { type: 'answer-end', attempt: 1, end: {} } },
    ],
  })
  expect(out).toBe('One \nTwo.\n')
  expect(err).toBe(`${en.cli.replaced}\n`)
})

test('waiting is told once, and goes on until the time is up', async () => {
  const waiting = snapshot({ kind: 'waiting', attempt: 1, until: 0, failure })
  const { code, out, err } = await ask({ updates: [waiting, waiting], given: { timeoutMs: 100 } })
  expect({ code, out }).toEqual({ code: 3, out: '' })
  expect(err).toBe('There is no network. Waiting; Ctrl+C leaves it in the outbox.\nStill in the outbox.\n')
})

test('the object of --json has null for what is not known', async () => {
  const end = { usage: { inputTokens: 12 }, cost: { usd: 0.5, isReported: false } }
  const { out } = await ask({
    updates: [snapshot({ kind: 'done', text: 'Yes.', end })],
    given: { isJson: true },
  })
  expect(JSON.parse(out)).toEqual({
    id: 'a',
    thread: 't',
    state: 'done',
    answer: 'Yes.',
    profile: 'P',
    model: 'm',
    usage: { input: 12, output: null },
    cost: { amount: 0.5, currency: 'USD', estimated: true },
    citations: [],
    error: null,
  })
})

test.each([
  [{ kind: 'done', text: '', end: {} }, 0],
  [{ kind: 'failed', text: '', failure }, 1],
  [{ kind: 'cancelled', text: '' }, 1],
  [{ kind: 'blocked', attempt: 1, reason: 'key', failure }, 4],
  [{ kind: 'needs-approval', attempt: 1, text: '', calls: [] }, 4],
  [{ kind: 'interrupted', attempt: 1, text: '', failure }, 5],
  [{ kind: 'queued', attempt: 0 }, undefined],
  [{ kind: 'waiting', attempt: 1, until: 0, failure }, undefined],
] as const satisfies readonly (readonly [AskState, number | undefined])[])(
  '%j ends with %s',
  (state, code) => {
    expect(exitCodeOf(state)).toBe(code)
  },
)

test('rubbish on the channel is refused, and asks nothing', async () => {
  const { path: folder, remove } = await makeTempDir('channel')
  onTestFinished(remove)
  const path = join(folder, 'ask.sock')
  const asked: unknown[] = []
  const server = new AskServer({
    path,
    ask: (request) => {
      asked.push(request)
      return Promise.resolve({ type: 'no-profile', known: [] })
    },
    watch: () => undefined,
    onError: () => undefined,
  })
  await server.start()
  onTestFinished(() => server.stop())
  for (const text of [
    '{}\n',
    'words\n',
    `{"version":1,"question":"x","pictureBytes":2}\nxx`, // as an older command line asks
    `${JSON.stringify({ version: 1, name: 'a', question: 'x', fileBytes: 2 })}\nxx`,
    `${JSON.stringify({ version: CHANNEL_VERSION, name: 'a', question: 'x', fileBytes: 2 })}\nlonger`,
    'x'.repeat(MAX_HEAD_BYTES + 1),
  ]) {
    const socket = createConnection(path)
    socket.on('error', () => undefined)
    socket.write(text)
    let reply = ''
    for await (const bytes of socket) reply += String(bytes)
    expect(reply).toContain('bad-request')
  }
  expect(asked).toEqual([])
})
