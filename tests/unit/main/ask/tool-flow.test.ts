import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { someFunction } from '../tools/some-tools.ts'
import { call, inTurn, outputsOf, says, ToolDesk, wants } from './tool-desk.ts'
import type { Round } from './tool-desk.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

const desk = (...rounds: readonly Round[]) => new ToolDesk(opened, inTurn(...rounds))

test('a call waits for a yes, is run with its arguments, and the answer goes on with what came of it', async () => {
  const at = desk(wants([call('c1')], 'I look it up.'), says('It is a cat.'))
  const askId = await at.ask()
  expect(at.state(askId)).toEqual({
    kind: 'needs-approval',
    attempt: 1,
    text: 'I look it up.',
    calls: [{ ...call('c1'), sendsTo: 'tools.example' }],
  })
  expect(at.ran).toEqual([])
  await at.decide(askId, 'c1', 'once')
  expect(at.ran).toMatchObject([{ arguments: { word: 'c1' }, run: { url: 'https://tools.example/look-up' } }])
  expect(at.sent[1]?.steps).toEqual([
    {
      items: [{ type: 'function_call', call_id: 'c1' }],
      outputs: [{ type: 'function_call_output', call_id: 'c1', output: 'ran {"word":"c1"}' }],
      responseId: 'resp_c1',
    },
  ])
  expect(at.state(askId)).toMatchObject({
    kind: 'done',
    text: 'I look it up.\n\nIt is a cat.',
    end: { usage: { inputTokens: 15 } },
  })
  expect(opened.store.outbox.count()).toBe(0)
  expect(at.errors).toEqual([])
})

test('a window that watches comes to the same words', async () => {
  const at = desk(wants([call('c1')], 'One.'), says('Two.'))
  const askId = await at.ask()
  const events = at.watch(askId)
  await at.decide(askId, 'c1', 'once')
  expect(events.map(({ type }) => type)).toEqual([
    'approval-choice',
    'send-start',
    'activity-change',
    'round-end',
    'answer-start',
    'text-delta',
    'answer-end',
  ])
  expect(events.find(({ type }) => type === 'activity-change')).toMatchObject({
    activity: { kind: 'tool', detail: 'look_up' },
  })
})

test('a call that is refused is not run; the model is told, and the answer goes on', async () => {
  const at = desk(wants([call('c1')]), says('Then not.'))
  const askId = await at.ask()
  await at.decide(askId, 'c1', 'no')
  expect(at.ran).toEqual([])
  expect(outputsOf(at, 1)).toEqual([
    { type: 'function_call_output', call_id: 'c1', output: 'Error: The user refused this call.' },
  ])
  expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'Then not.' })
})

test('of several calls nothing goes on before each has its word; then each gets its own', async () => {
  const at = desk(wants([call('c1'), call('c2')]), says('ok'))
  const askId = await at.ask()
  await at.decide(askId, 'c2', 'no')
  expect(at.sent).toHaveLength(1)
  expect(at.state(askId)).toMatchObject({
    kind: 'needs-approval',
    calls: [{ callId: 'c1' }, { choice: 'no' }],
  })
  await at.decide(askId, 'c1', 'once')
  expect(at.ran).toHaveLength(1)
  expect(outputsOf(at, 1)).toMatchObject([{ call_id: 'c1' }, { call_id: 'c2' }])
})

test('a second press on a card changes nothing, and runs nothing twice', async () => {
  const at = desk(wants([call('c1'), call('c2')]), says('ok'))
  const askId = await at.ask()
  at.asks.decide(askId, 'c1', 'no')
  at.asks.decide(askId, 'c1', 'always')
  at.asks.decide(askId, 'c2', 'once')
  at.asks.decide(askId, 'c2', 'once')
  await at.settle()
  at.asks.decide(askId, 'c2', 'once')
  await at.settle()
  expect(at.ran).toHaveLength(1)
  expect(at.ran[0]).toMatchObject({ arguments: { word: 'c2' } })
  expect(opened.store.db.all('SELECT * FROM tool_grants')).toEqual([])
})

test('a call nobody was shown cannot be allowed', async () => {
  const at = desk(wants([call('c1')]))
  const askId = await at.ask()
  await at.decide(askId, 'c9', 'always')
  expect(at.state(askId)?.kind).toBe('needs-approval')
  expect(opened.store.db.all('SELECT * FROM tool_grants')).toEqual([])
  expect(() => at.asks.decide('nobody', 'c1', 'once')).toThrow(expect.objectContaining({ code: 'not-found' }))
})

test('a yes that cannot be written counts for nothing', async () => {
  const at = desk(wants([call('c1')]), says('ok'))
  const askId = await at.ask()
  const { db } = opened.store
  const run = db.run.bind(db)
  for (const refused of [1, 2, 3]) {
    let writes = 0
    db.run = (sql, ...values) => {
      if (/^\s*(INSERT|UPDATE)/.test(sql) && ++writes === refused) throw new AppError('disk-full', 'full')
      run(sql, ...values)
    }
    expect(() => at.asks.decide(askId, 'c1', 'always')).toThrow(AppError)
    db.run = run
    await at.settle()
    expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ callId: 'c1' }] })
    expect(opened.steps.last(askId)?.choices.size).toBe(0)
    expect(db.all('SELECT * FROM tool_grants')).toEqual([])
  }
  expect(at.ran).toEqual([])
  await at.decide(askId, 'c1', 'always')
  expect(at.state(askId)?.kind).toBe('done')
})

describe('a yes for longer', () => {
  test('holds for later calls of the tool in this thread, and in no other', async () => {
    const at = desk(
      wants([call('c1')]),
      wants([call('c2')]),
      says('ok'),
      wants([call('c3')]),
      says('ok'),
      wants([call('c4')]),
    )
    const first = await at.ask()
    await at.decide(first, 'c1', 'thread')
    expect(at.state(first)?.kind).toBe('done')
    const { threadId } = at.asks.ask(first)
    const second = await at.ask(threadId)
    expect(at.state(second)?.kind).toBe('done')
    expect(at.ran).toHaveLength(3)
    const elsewhere = await at.ask()
    expect(at.state(elsewhere)?.kind).toBe('needs-approval')
  })

  test('for always holds in every thread, for this tool alone', async () => {
    const at = desk(wants([call('c1')]), says('ok'), wants([call('c2'), call('c3', { name: 'send_mail' })]))
    await at.decide(await at.ask(), 'c1', 'always')
    const askId = await at.ask()
    expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ callId: 'c3' }] })
    expect(at.ran.map((run) => run.arguments)).toEqual([{ word: 'c1' }, { word: 'c2' }])
  })

  test('does not hold for the tool once it is another', async () => {
    const at = desk(wants([call('c1')]), says('ok'), wants([call('c2')]))
    await at.decide(await at.ask(), 'c1', 'always')
    at.profile = { ...at.profile, tools: { functions: [elsewhereTool] } }
    const askId = await at.ask()
    expect(at.state(askId)).toMatchObject({
      kind: 'needs-approval',
      calls: [{ sendsTo: 'elsewhere.example' }],
    })
    expect(at.ran).toHaveLength(1)
  })
})

const elsewhereTool = someFunction({
  run: { kind: 'http', url: 'https://elsewhere.example/', timeoutSeconds: 5 },
})

test('a yes is for what was shown: a tool that was changed meanwhile is asked about again', async () => {
  const at = desk(wants([call('c1')]), says('ok'))
  const askId = await at.ask()
  at.profile = { ...at.profile, tools: { functions: [elsewhereTool] } }
  await at.decide(askId, 'c1', 'once')
  expect(at.ran).toEqual([])
  expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ sendsTo: 'elsewhere.example' }] })
  await at.decide(askId, 'c1', 'once')
  expect(at.ran).toHaveLength(1)
  expect(at.state(askId)?.kind).toBe('done')
})

test.each([
  ['an unknown function', call('c1', { name: 'rm' })],
  ['one that is off', call('c1', { name: 'off' })],
  ['arguments that are no JSON', call('c1', { argumentsText: '{"word":' })],
  ['an unknown server', call('c1', { kind: 'mcp', server: 'nobody' })],
])('for %s nobody is asked: the model is told', async (_what, wanted) => {
  const at = desk(wants([wanted]), says('ok'))
  const askId = await at.ask()
  expect(at.state(askId)?.kind).toBe('done')
  expect(at.ran).toEqual([])
  expect(outputsOf(at, 1)).toHaveLength(1)
})

test('several calls in one are asked about one by one, and answered as one', async () => {
  const uses = [
    { recipient_name: 'functions.look_up', parameters: { word: 'a' } },
    { recipient_name: 'functions.send_mail', parameters: {} },
  ]
  const wrapper = call('w', {
    name: 'multi_tool_use.parallel',
    argumentsText: JSON.stringify({ tool_uses: uses }),
  })
  const at = desk(wants([wrapper]), says('ok'))
  const askId = await at.ask()
  await at.decide(askId, 'w#1', 'once')
  await at.decide(askId, 'w#2', 'no')
  expect(at.ran.map((run) => run.arguments)).toEqual([{ word: 'a' }])
  expect(outputsOf(at, 1)).toMatchObject([{ type: 'function_call_output', call_id: 'w' }])
})

describe('an MCP server', () => {
  const wanted = (server: string) => call('m1', { kind: 'mcp', name: 'search', server })

  test('that must ask is approved by the user, and the provider is told', async () => {
    const at = desk(wants([wanted('notes')]), says('ok'))
    const askId = await at.ask()
    expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ sendsTo: 'mcp.example' }] })
    await at.decide(askId, 'm1', 'once')
    expect(outputsOf(at, 1)).toEqual([
      { type: 'mcp_approval_response', approval_request_id: 'm1', approve: true },
    ])
    expect(at.ran).toEqual([])
  })

  test('that is refused is not called', async () => {
    const at = desk(wants([wanted('notes')]), says('ok'))
    await at.decide(await at.ask(), 'm1', 'no')
    expect(outputsOf(at, 1)).toMatchObject([{ approve: false, reason: 'The user refused this call.' }])
  })

  test('that need not ask is not asked about', async () => {
    const at = desk(wants([wanted('trusted')]), says('ok'))
    expect(at.state(await at.ask())?.kind).toBe('done')
  })
})

test('a function gets its own secret, and nothing of it is on disk or shown', async () => {
  const at = desk(wants([call('c1', { name: 'send_mail' }), call('c2')]), says('ok'))
  const askId = await at.ask()
  const events = at.watch(askId)
  await at.decide(askId, 'c1', 'always')
  await at.decide(askId, 'c2', 'thread')
  expect(at.ran.map(({ secret }) => secret)).toEqual(['secret-of-p:f2', undefined])
  expect(at.state(askId)?.kind).toBe('done')
  const tables = opened.store.db.all(
    // The tables within the index of words hold numbers that JavaScript cannot read.
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'ask_words_*'",
  )
  const rows = tables.map(({ name }) => opened.store.db.all(`SELECT * FROM ${String(name)}`))
  expect(rows.flat().length).toBeGreaterThan(5)
  expect(JSON.stringify([rows, events])).not.toContain('secret-of')
})

describe('a model that wants tools without end', () => {
  const again = Array.from({ length: 9 }, (_unused, index) => wants([call(`c${index}`)], 'More.'))

  test('is answered eight times, and then no more', async () => {
    opened.approvals.grant = () => undefined
    const at = desk(...again)
    opened.approvals.isGranted = () => true
    const askId = await at.ask()
    expect(at.ran).toHaveLength(8)
    expect(at.sent).toHaveLength(9)
    expect(at.state(askId)).toMatchObject({ kind: 'failed', failure: { code: 'tool-loop' } })
  })

  test('may come to its end with the ninth request', async () => {
    opened.approvals.isGranted = () => true
    const at = desk(...again.slice(0, 8), says('At last.'))
    expect(at.state(await at.ask())).toMatchObject({ kind: 'done' })
  })
})

describe('a request that fails after tools', () => {
  const fails = async function* () {
    await Promise.resolve()
    yield* []
    throw new AppError('rate-limited', 'slow down')
  }

  test('is sent again, with what they gave, and no tool is run again', async () => {
    const at = desk(wants([call('c1')], 'One.'), fails, says('Two.'))
    const askId = await at.ask()
    await at.decide(askId, 'c1', 'once')
    expect(at.state(askId)).toMatchObject({ kind: 'waiting', kept: { text: 'One.' } })
    await at.clock.moveAndSettle(60_000)
    await at.settle()
    expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'One.\n\nTwo.' })
    expect(at.ran).toHaveLength(1)
    expect(at.sent[2]?.steps).toEqual(at.sent[1]?.steps)
  })

  test('is sent again too when the tool was run in the same attempt', async () => {
    opened.approvals.isGranted = () => true
    const at = desk(wants([call('c1')], 'One.'), fails, says('Two.'))
    const askId = await at.ask()
    expect(at.state(askId)).toMatchObject({ kind: 'waiting', kept: { text: 'One.' } })
    await at.clock.moveAndSettle(60_000)
    await at.settle()
    expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'One.\n\nTwo.' })
  })
})

test('a later question of the thread waits for the yes; other threads go on', async () => {
  const at = desk(wants([call('c1')]), says('elsewhere'), says('first'), says('second'))
  const first = await at.ask()
  const second = await at.ask(at.asks.ask(first).threadId)
  const elsewhere = await at.ask()
  expect(at.state(elsewhere)?.kind).toBe('done')
  expect(at.state(second)?.kind).toBe('queued')
  at.asks.retry(first)
  at.outbox.release(() => true, ['key', 'profile'])
  at.outbox.wake()
  await at.clock.moveAndSettle(10_000)
  expect(at.state(first)?.kind).toBe('needs-approval')
  await at.decide(first, 'c1', 'no')
  expect(at.state(second)).toMatchObject({ kind: 'done', text: 'second' })
  expect(at.sent.at(-1)?.turns).toMatchObject([{ answer: 'first' }, {}])
})

test('an ask that waits for a yes can be stopped, and keeps its words', async () => {
  const at = desk(wants([call('c1')], 'One.'))
  const askId = await at.ask()
  at.asks.cancel(askId)
  await at.decide(askId, 'c1', 'once')
  expect(at.state(askId)).toEqual({ kind: 'cancelled', text: 'One.' })
  expect(at.ran).toEqual([])
})

test('Stop ends a function that runs, and nothing more is sent', async () => {
  const at = desk(wants([call('c1')], 'One.'), says('never'))
  let isEnded = false
  at.runs = ({ signal }) =>
    new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        isEnded = true
        reject(signal.reason as Error)
      }),
    )
  const askId = await at.ask()
  await at.decide(askId, 'c1', 'once')
  expect(at.state(askId)).toMatchObject({ kind: 'sending', activity: { kind: 'tool' } })
  at.asks.cancel(askId)
  await at.settle()
  expect(isEnded).toBe(true)
  expect(at.state(askId)).toEqual({ kind: 'cancelled', text: 'One.' })
  expect(at.sent).toHaveLength(1)
})
