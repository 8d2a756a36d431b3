import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'vitest'
import { createStateSaver, openStore } from '../../src/main/app-store.ts'
import type { AppStore } from '../../src/main/app-store.ts'
import { LiveAsks } from '../../src/main/ask/live-asks.ts'
import { dueNow } from '../../src/main/outbox/due.ts'
import { profileHolds } from '../../src/main/outbox/holds.ts'
import { Outbox } from '../../src/main/outbox/outbox.ts'
import { addAsk, askRecord } from '../support/store.ts'
import { makeTempDir } from '../support/temp-dir.ts'

const rounds = { iterations: 300, time: 0, warmupIterations: 10, warmupTime: 0 }
const queued = { kind: 'queued', attempt: 0 } as const
const question = 'Why is this disk full, and what can I remove without harm? '.repeat(4)

let count = 0
const submit = (store: AppStore) => addAsk(store, askRecord(`a${count++}`, queued, { question }))

test('a question is put on disk', { timeout: 600_000 }, async ({ bench }) => {
  const dir = await makeTempDir('outbox-bench')
  const store = await openStore({ folder: dir.path, now: Date.now })
  await bench('durable, as the app does', () => submit(store)).run(rounds)
  store.db.run('PRAGMA synchronous = OFF')
  await bench('the same without a sync', () => submit(store)).run(rounds)
  const all = Array.from({ length: 1_000 }, (_unused, n) => askRecord(`j${n}`, queued, { question }))
  await bench('a JSON file of 1000 questions, synced', () => {
    const path = join(dir.path, 'queue.json')
    const file = openSync(`${path}.tmp`, 'w')
    writeSync(file, JSON.stringify([...all, askRecord(`j${count++}`, queued, { question })]))
    fsyncSync(file)
    closeSync(file)
    renameSync(`${path}.tmp`, path)
  }).run(rounds)
  store.db.close()
  await rm(dir.path, { recursive: true })
})

test('1000 questions wait', { timeout: 600_000 }, async ({ bench }) => {
  const dir = await makeTempDir('outbox-bench')
  const store = await openStore({ folder: dir.path, now: Date.now })
  store.db.run('PRAGMA synchronous = OFF')
  for (let n = 0; n < 1_000; n++) submit(store)
  await bench('what may be sent now', () => {
    const entries = store.outbox.entries()
    const now = Date.now()
    const holds = profileHolds(entries, now)
    dueNow(entries, { inFlight: new Set(), now, limit: 3, urgent: new Set(), holds, isQueueOnly: false })
  }).run({ ...rounds, iterations: 50 })
  store.db.close()
  await rm(dir.path, { recursive: true })
})

test('1000 questions are sent and answered', { timeout: 600_000 }, async ({ bench }) => {
  const dir = await makeTempDir('outbox-bench')
  const store = await openStore({ folder: dir.path, now: Date.now })
  store.db.run('PRAGMA synchronous = OFF')
  await bench('from the first to the last', async () => {
    for (let n = 0; n < 1_000; n++) submit(store)
    await drained(store)
  }).run({ iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 })
  store.db.close()
  await rm(dir.path, { recursive: true })
})

/** The app's own outbox, with a server that answers at once. */
function drained(store: AppStore): Promise<void> {
  const after = (delayMs: number, action: () => void) => {
    const timer = setTimeout(action, delayMs)
    return () => clearTimeout(timer)
  }
  let left = store.outbox.count()
  return new Promise((resolve, reject) => {
    const live = new LiveAsks({
      load: (askId) => store.history.ask(askId)?.state,
      save: createStateSaver(store, 'bench', Date.now),
      after,
      onChange: (_askId, _before, { kind }) => {
        if (kind === 'done' && --left === 0) resolve()
      },
      onSaveFailed: reject,
    })
    const outbox = new Outbox({
      store: store.outbox,
      answer: async function* () {
        await Promise.resolve()
        yield { type: 'answer-start' }
        yield { type: 'text-delta', text: 'Because it is full.' }
        yield { type: 'answer-end', end: {} }
      },
      stateOf: (askId) => live.inMemory(askId),
      apply: (askId, event) => live.apply(askId, event),
      applyAll: (askIds, event) => live.applyAll(askIds, event),
      now: Date.now,
      random: Math.random,
      after,
      onError: reject,
    })
    outbox.start()
  })
}
