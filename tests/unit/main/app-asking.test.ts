import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { textOf } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { newProfile } from '../../../src/main/profiles/new-profile.ts'
import { presetOf, presets } from '../../../src/main/profiles/presets.ts'
import { openAsking } from '../../support/asking.ts'
import type { OpenAsking } from '../../support/asking.ts'
import { sampleAnswer } from '../../support/local-answer.ts'
import { startLocalServer } from '../../support/local-server.ts'
import type { Behaviour, Dialect, LocalServer } from '../../support/local-server.ts'

const key = 'sk-marker-0123456789abcdef'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

/** How a preset's provider behaves, where its name is not that of a costume. */
const costumes: Readonly<Record<string, Dialect>> = { 'azure-openai': 'azure', custom: 'openai' }

type Meeting = OpenAsking & { readonly server: LocalServer }

async function meet(presetId: string, changes: Partial<Profile> = {}): Promise<Meeting> {
  const preset = presetOf(presetId)
  const dialect = costumes[preset.id] ?? (preset.id as Dialect)
  const isKeyless = preset.auth === 'none'
  const server = await startLocalServer({ dialect, ...(isKeyless ? {} : { keys: [key] }) })
  const model = preset.model === '' ? 'gpt-4o-mini' : preset.model
  const open = await openAsking({ ...newProfile(preset, 'p'), baseUrl: server.url, model, ...changes })
  cleanUps.push(
    () => server.stop(),
    () => open.close(),
  )
  if (!isKeyless) await open.asking.keys.keepForSession('p', key)
  return { ...open, server }
}

describe.each(presets.map(({ id }) => id))('a server that behaves as %s is documented to', (id) => {
  test('answers a question about a picture', async () => {
    const { asking, capture, reach, server } = await meet(id)
    const captureId = await capture(120, 80)
    const { askId } = asking.asks.submit({ captureIds: [captureId], question: 'What is this?' })
    const state = await reach(askId, 'done', 'failed', 'blocked', 'waiting', 'interrupted')
    expect(state).toMatchObject({ kind: 'done', text: sampleAnswer })
    const entry = server.ledger.at(-1)
    expect(entry?.question).toContain('What is this?')
    expect(entry?.pictures).toHaveLength(1)
    expect(entry?.pictures[0]?.mimeType).toMatch(/^image\/(png|jpeg)$/)
  })

  test('goes on with a thread it has not kept', async () => {
    const { asking, capture, reach, server } = await meet(id)
    const captureId = await capture(120, 80)
    const first = asking.asks.submit({ captureIds: [captureId], question: 'What is this?' })
    await reach(first.askId, 'done')
    const second = asking.asks.submit({
      captureIds: [captureId],
      question: 'And why?',
      threadId: first.threadId,
    })
    expect(await reach(second.askId, 'done', 'failed', 'blocked', 'waiting')).toMatchObject({ kind: 'done' })
    const sent = JSON.stringify(server.ledger.at(-1)?.body)
    expect(sent).toContain('What is this?')
    expect(sent).toContain(sampleAnswer.split('\n')[0]?.slice(0, 20) ?? '-')
    expect(sent.match(/data:image\/png;base64,/g)).toHaveLength(1)
  })

  test('shows no key in anything that is kept', async () => {
    const { asking, capture, reach, opened, log } = await meet(id)
    const { askId } = asking.asks.submit({ captureIds: [await capture(20, 20)], question: 'What is this?' })
    await reach(askId, 'done', 'failed', 'blocked')
    const rows = opened.store.db
      .all('SELECT * FROM asks')
      .concat(opened.store.db.all('SELECT * FROM attempts'))
    expect(JSON.stringify([rows, log.entries])).not.toContain(key)
  })
})

const calls: Behaviour = {
  kind: 'call-tools',
  calls: [{ name: 'double', arguments: { value: 21 } }],
}

/** A program of the user's own: doubles a number. */
async function withDouble(open: Meeting): Promise<void> {
  const program = join(open.opened.folder, 'double.mjs')
  await writeFile(
    program,
    `let input = ''
for await (const part of process.stdin) input += part
process.stdout.write(String(JSON.parse(input).value * 2))`,
  )
  open.asking.profiles.change('p', {
    tools: {
      functions: [
        {
          id: 'f',
          isOn: true,
          name: 'double',
          description: 'Doubles a number',
          parameters: { type: 'object', properties: { value: { type: 'number' } } },
          strict: false,
          run: { kind: 'command', program: process.execPath, args: [program], timeoutSeconds: 20 },
          tokenHost: '',
        },
      ],
    },
  })
}

test('a function runs only after a yes, and its output goes back to the model', async () => {
  const open = await meet('openai')
  await withDouble(open)
  open.server.behave(calls)
  const { askId } = open.asking.asks.submit({ captureIds: [], question: 'Twice 21?' })
  const state = await open.reach(askId, 'needs-approval', 'failed', 'blocked')
  if (state.kind !== 'needs-approval') throw new Error(JSON.stringify(state))
  const [call] = state.calls
  expect(call).toMatchObject({ name: 'double', kind: 'function' })
  expect(open.server.ledger).toHaveLength(1)
  open.asking.asks.decide(askId, call?.callId ?? '', 'once')
  const done = await open.reach(askId, 'done', 'failed', 'blocked')
  expect(textOf(done)).toContain('42')
  expect(open.server.ledger.at(-1)?.toolOutputs).toEqual([{ callId: call?.callId, output: '42' }])
})

test('a refusal goes back too, and the answer goes on', async () => {
  const open = await meet('openai')
  await withDouble(open)
  open.server.behave(calls)
  const { askId } = open.asking.asks.submit({ captureIds: [], question: 'Twice 21?' })
  const state = await open.reach(askId, 'needs-approval')
  const callId = state.kind === 'needs-approval' ? (state.calls[0]?.callId ?? '') : ''
  open.asking.asks.decide(askId, callId, 'no')
  expect((await open.reach(askId, 'done', 'failed', 'blocked')).kind).toBe('done')
  expect(open.server.ledger.at(-1)?.toolOutputs[0]?.output).toContain('refused')
})

test('a yes for the thread holds there, and not elsewhere', async () => {
  const open = await meet('openai')
  await withDouble(open)
  open.server.behave(calls)
  const first = open.asking.asks.submit({ captureIds: [], question: 'Twice 21?' })
  const state = await open.reach(first.askId, 'needs-approval')
  const callId = state.kind === 'needs-approval' ? (state.calls[0]?.callId ?? '') : ''
  open.asking.asks.decide(first.askId, callId, 'thread')
  await open.reach(first.askId, 'done')
  open.server.behave(calls)
  const again = open.asking.asks.submit({ captureIds: [], question: 'Again', threadId: first.threadId })
  expect((await open.reach(again.askId, 'done', 'needs-approval', 'failed', 'blocked')).kind).toBe('done')
  open.server.behave(calls)
  const elsewhere = open.asking.asks.submit({ captureIds: [], question: 'Twice 21?' })
  expect((await open.reach(elsewhere.askId, 'done', 'needs-approval', 'failed')).kind).toBe('needs-approval')
})
