import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import { createStateSaver } from '../../../../src/main/app-store.ts'
import { LiveAsks } from '../../../../src/main/ask/live-asks.ts'
import { Outbox } from '../../../../src/main/outbox/outbox.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { fails, hangs, says } from './outbox-desk.ts'
import type { Script } from './outbox-desk.ts'

let opened: OpenStore
let clock: FakeClock
beforeEach(async () => {
  clock = new FakeClock()
  opened = await openTempStore(clock.now)
})
afterEach(() => opened.close())

/** The real outbox on the real store, with a server that follows a script. */
function start(script: (askId: string) => Script) {
  const { store } = opened
  const sent: string[] = []
  const errors: unknown[] = []
  const live = new LiveAsks({
    load: (askId) => store.history.ask(askId)?.state,
    save: createStateSaver(store, 'boot', clock.now),
    after: clock.after,
    onChange: () => undefined,
    onSaveFailed: (error) => errors.push(error),
  })
  const outbox = new Outbox({
    store: store.outbox,
    answer: ({ askId }, signal) => {
      sent.push(askId)
      return script(askId)(signal)
    },
    stateOf: (askId) => live.state(askId),
    apply: (askId, event) => live.apply(askId, event),
    applyAll: (askIds, event) => live.applyAll(askIds, event),
    now: clock.now,
    random: () => 0,
    after: clock.after,
    onError: (error) => errors.push(error),
  })
  const stateOf = (askId: string) => live.state(askId)
  return { outbox, live, sent, errors, stateOf }
}

function queue(askId: string, threadId = askId, state: AskState = { kind: 'queued', attempt: 0 }): void {
  addAsk(opened.store, askRecord(askId, state, { threadId, profileId: threadId, askedAt: clock.now() }))
}

test('a queued ask is answered, leaves the outbox and is done on disk', async () => {
  queue('a')
  const { outbox } = start(() => says('Hello, ', 'world'))
  outbox.start()
  await settled()
  expect(opened.store.history.ask('a')?.state).toMatchObject({ kind: 'done', text: 'Hello, world' })
  expect(opened.store.outbox.count()).toBe(0)
})

test('asks of one thread are answered one after the other, in order', async () => {
  queue('a', 't')
  opened.store.history.addAsk(askRecord('b', { kind: 'queued', attempt: 0 }, { threadId: 't' }))
  opened.store.outbox.add('b')
  let open = 0
  let most = 0
  const { outbox, sent } = start(
    () =>
      async function* (signal) {
        most = Math.max(most, ++open)
        yield* says('x')(signal)
        open--
      },
  )
  outbox.start()
  await settled()
  await settled()
  expect(sent).toEqual(['a', 'b'])
  expect(most).toBe(1)
})

test('a server that is down is asked again after a pause, each longer than the last', async () => {
  queue('a')
  const { outbox, sent, stateOf } = start(() => fails('unreachable'))
  outbox.start()
  await clock.moveAndSettle(0)
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'waiting', attempt: 1, until: clock.now() + 2_000 })
  await clock.moveAndSettle(2_000)
  await settled()
  expect(sent).toHaveLength(2)
  expect(stateOf('a')).toMatchObject({ kind: 'waiting', attempt: 2, until: clock.now() + 4_000 })
})

test('waking up tries what waits at once, and keeps the pauses that servers asked for', async () => {
  queue('a')
  queue('b')
  const { outbox, sent } = start((askId) => fails(askId === 'a' ? 'unreachable' : 'rate-limited'))
  outbox.start()
  await settled()
  await settled()
  outbox.wake()
  await clock.moveAndSettle(1)
  await settled()
  expect(sent).toEqual(['a', 'b', 'a'])
})

test('a refused key holds the ask, and a new key lets it go by itself', async () => {
  queue('a')
  let isRefused = true
  const { outbox, stateOf } = start(() => (isRefused ? fails('key-rejected') : says('ok')))
  outbox.start()
  await settled()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'blocked', reason: 'key' })
  await clock.moveAndSettle(3_600_000)
  expect(stateOf('a')?.kind).toBe('blocked')
  isRefused = false
  outbox.release((profileId) => profileId === 'a', ['key'])
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'done', text: 'ok' })
})

test('a request that the server would not take as it was may still wait for a better moment', async () => {
  queue('a')
  const { outbox, stateOf } = start(
    () =>
      async function* () {
        await Promise.resolve()
        yield { type: 'answer-start' }
        yield { type: 'repair-note', note: { kind: 'history-resent' } }
        throw new AppError('unreachable', 'scripted')
      },
  )
  outbox.start()
  await settled()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'waiting', kept: { notes: [{ kind: 'history-resent' }] } })
})

test('after a round of tools a failed request is sent again, though words had come before', async () => {
  queue('a')
  const { outbox, stateOf } = start(
    () =>
      async function* () {
        await Promise.resolve()
        yield { type: 'answer-start' }
        yield { type: 'text-delta', text: 'One.' }
        yield { type: 'round-end' }
        throw new AppError('unreachable', 'scripted')
      },
  )
  outbox.start()
  await settled()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'waiting', kept: { text: 'One.' } })
})

test('a call that waits for a yes takes the ask off the line until it has one', async () => {
  queue('a')
  const calls = [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '{}' }] as const
  const asksFirst: Script = async function* () {
    await Promise.resolve()
    yield { type: 'answer-start' }
    yield { type: 'approval-request', calls }
  }
  const { outbox, live, sent, errors, stateOf } = start(() => (sent.length > 1 ? says('Done.') : asksFirst))
  outbox.start()
  await settled()
  outbox.sendNow('a')
  outbox.release(() => true, ['key', 'profile'])
  outbox.wake()
  await clock.moveAndSettle(10_000)
  outbox.start()
  expect(stateOf('a')).toMatchObject({ kind: 'needs-approval', calls })
  expect(sent).toHaveLength(1)
  live.apply('a', { type: 'approval-choice', callId: 'c', choice: 'no' })
  outbox.nudge()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'done', text: 'Done.' })
  expect(errors).toEqual([])
})

test('an answer that just stops without its end is never done', async () => {
  queue('a')
  const { outbox, errors, stateOf } = start(
    () =>
      async function* () {
        await Promise.resolve()
        yield { type: 'answer-start' }
        yield { type: 'text-delta', text: 'Half' }
      },
  )
  outbox.start()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
  expect(errors).toHaveLength(1)
})

test('which response answers is noted with the attempt', () => {
  queue('a')
  const { store } = opened
  const note = (event: AskEvent) => store.outbox.noteEvent('a', event, { bootId: 'boot', now: 7 })
  const row = () => store.db.all('SELECT * FROM attempts')[0]
  note({ type: 'send-start', attempt: 1 })
  note({ type: 'answer-start', attempt: 1, responseId: 'resp_1' })
  expect(row()).toMatchObject({ first_byte_at: 7, response_id: 'resp_1', ended_at: null })
  note({ type: 'round-end', attempt: 1 })
  note({ type: 'text-delta', attempt: 1, text: 'x' })
  expect(row()).toMatchObject({ ended_at: null, outcome: null })
  note({ type: 'answer-end', attempt: 1, end: { responseId: 'resp_2' } })
  expect(row()).toMatchObject({ response_id: 'resp_2', ended_at: 7, outcome: 'answer-end' })
  note({ type: 'cancel' })
  expect(row()).toMatchObject({ outcome: 'answer-end' })
})

test('a broken answer keeps its words and is not sent again by itself', async () => {
  queue('a')
  const { outbox, sent, stateOf } = start(() => fails('stream-cut', 'Half an', ' answer'))
  outbox.start()
  await settled()
  await settled()
  expect(stateOf('a')).toMatchObject({ kind: 'interrupted', text: 'Half an answer' })
  await clock.moveAndSettle(24 * 3_600_000)
  outbox.wake()
  await clock.moveAndSettle(10_000)
  expect(sent).toEqual(['a'])
})

test('stopping an answer closes the connection and keeps the words', async () => {
  queue('a')
  let closed = false
  const { outbox, stateOf } = start(
    () =>
      async function* (signal) {
        signal.addEventListener('abort', () => (closed = true))
        yield* hangs(signal)
      },
  )
  outbox.start()
  await settled()
  outbox.cancel('a')
  await settled()
  expect(closed).toBe(true)
  expect(stateOf('a')).toEqual({ kind: 'cancelled', text: 'Half' })
  expect(opened.store.outbox.count()).toBe(0)
})

describe('at a start', () => {
  test('an answer that had begun is cut off with its text, and nothing is sent for it', async () => {
    queue('a', 'a', { kind: 'streaming', attempt: 1, text: 'Half' })
    const { outbox, sent, stateOf } = start(() => says('again'))
    outbox.start()
    await settled()
    expect(stateOf('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
    expect(sent).toEqual([])
  })

  test('an ask that was being sent, without a byte of answer, is sent once more', async () => {
    queue('a', 'a', { kind: 'sending', attempt: 1 })
    const { outbox, sent, stateOf } = start(() => says('ok'))
    outbox.start()
    await settled()
    expect(sent).toEqual(['a'])
    expect(stateOf('a')?.kind).toBe('done')
  })
})

test('quitting in the middle of an answer keeps what came', async () => {
  queue('a')
  const { outbox, live } = start(() => hangs)
  outbox.start()
  await settled()
  outbox.stop()
  live.flush()
  expect(opened.store.history.ask('a')?.state).toMatchObject({ kind: 'interrupted', text: 'Half' })
})

test('what cannot be noted as being sent is not sent, and is tried again later', async () => {
  queue('a')
  const { outbox, sent, errors, stateOf } = start(() => says('ok'))
  const full = new AppError('disk-full', 'full')
  const transaction = opened.store.db.transaction.bind(opened.store.db)
  opened.store.db.transaction = () => {
    throw full
  }
  outbox.start()
  await settled()
  expect(sent).toEqual([])
  expect(errors).toContain(full)
  opened.store.db.transaction = transaction
  await clock.moveAndSettle(5_000)
  await settled()
  expect(stateOf('a')?.kind).toBe('done')
})

test('asking to send now what is being sent already sends nothing twice', async () => {
  queue('a')
  const { outbox, sent } = start(
    () =>
      async function* (signal) {
        await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('x'))),
        )
        yield* says('never')(signal)
      },
  )
  outbox.start()
  await settled()
  outbox.sendNow('a')
  await settled()
  expect(sent).toEqual(['a'])
  outbox.stop()
})

test('an ask that was stopped while the disk was full is not sent when there is room again', async () => {
  queue('a')
  const { outbox, sent, stateOf } = start(() => fails('unreachable'))
  outbox.start()
  await settled()
  await settled()
  const transaction = opened.store.db.transaction.bind(opened.store.db)
  opened.store.db.transaction = () => {
    throw new AppError('disk-full', 'full')
  }
  outbox.cancel('a')
  await clock.moveAndSettle(10_000)
  opened.store.db.transaction = transaction
  await clock.moveAndSettle(10_000)
  expect(stateOf('a')).toMatchObject({ kind: 'cancelled' })
  expect(sent).toEqual(['a'])
  expect(opened.store.outbox.count()).toBe(0)
})

test('a database that cannot be read for a while does not stop the outbox for good', async () => {
  queue('a')
  const { outbox, errors, stateOf } = start(() => says('ok'))
  const all = opened.store.db.all.bind(opened.store.db)
  opened.store.db.all = (sql, ...values) => {
    if (sql.includes('FROM outbox')) throw new AppError('disk-unwritable', 'io')
    return all(sql, ...values)
  }
  outbox.nudge()
  expect(errors).toHaveLength(1)
  opened.store.db.all = all
  await clock.moveAndSettle(5_000)
  expect(stateOf('a')?.kind).toBe('done')
})
