import { closeSync, fsyncSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
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
  const path = join(dir.path, 'queue.json')
  const all = Array.from({ length: 1_000 }, (_unused, n) => askRecord(`j${n}`, queued, { question }))
  const durable = 'durable, as the app does'
  const ways = { [durable]: () => submit(store), 'the same without a sync': () => submit(store) } as const
  const samplesMs = inTurns(ways, rounds.iterations, (name) =>
    store.db.run(`PRAGMA synchronous = ${name === 'the same without a sync' ? 'OFF' : 'FULL'}`),
  )
  tell(samplesMs, { name: durable, to: 'the same without a sync', atMost: 2.5 })
  store.db.run('PRAGMA synchronous = FULL')
  await bench('durable, as the app does, alone', () => submit(store)).run(rounds)
  await bench('a JSON file of 1000 questions, synced', () =>
    writeJson(path, [...all, askRecord(`j${count++}`, queued, { question })]),
  ).run(rounds)
  store.db.close()
  await rm(dir.path, { recursive: true })
})

/** Each in its turn, so that what else the machine does meets all alike. */
function inTurns<N extends string>(
  ways: Readonly<Record<N, () => void>>,
  turns: number,
  before: (name: N) => void,
): Readonly<Record<N, readonly number[]>> {
  const names = Object.keys(ways) as N[]
  const samplesMs = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, number[]>
  for (let turn = 0; turn < turns; turn++)
    for (const name of names) {
      before(name)
      const from = performance.now()
      ways[name]()
      if (turn >= 10) samplesMs[name].push(performance.now() - from)
    }
  return samplesMs
}

type Goal<N> = { readonly name: N; readonly to: N; readonly atMost: number }

function tell<N extends string>(samplesMs: Readonly<Record<N, readonly number[]>>, goal: Goal<N>): void {
  const part = (name: N, share: number) => {
    const sorted = [...samplesMs[name]].sort((one, other) => one - other)
    return sorted[Math.floor(sorted.length * share)]!
  }
  for (const name of Object.keys(samplesMs) as N[])
    console.log(
      `  in turns: ${name}: p50 ${part(name, 0.5).toFixed(2)} ms, p95 ${part(name, 0.95).toFixed(2)} ms`,
    )
  const times = part(goal.name, 0.5) / part(goal.to, 0.5)
  console.log(`  in turns: p50 ${times.toFixed(2)} × that of "${goal.to}"; goal: at most ${goal.atMost}`)
}

/** As most rivals keep it: written anew as a whole. */
function writeJson(path: string, asks: readonly unknown[]): void {
  const file = openSync(`${path}.tmp`, 'w')
  writeSync(file, JSON.stringify(asks))
  fsyncSync(file)
  closeSync(file)
  renameSync(`${path}.tmp`, path)
}

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
  const twice = { iterations: 2, time: 0, warmupIterations: 0, warmupTime: 0 }
  await bench('from the first to the last', async () => {
    for (let n = 0; n < 1_000; n++) submit(store)
    await drained(store)
  }).run(twice)
  const path = join(dir.path, 'queue.json')
  await bench('the same changes in a JSON file, unsynced', () => {
    const asks = Array.from({ length: 1_000 }, (_unused, n) => askRecord(`j${n}`, queued, { question }))
    for (let n = 0; n < 1_000; n++) writeFileSync(path, JSON.stringify(asks.slice(0, n + 1)))
    // Each is sent, begins to be answered, and is answered.
    for (let n = 0; n < 1_000; n++)
      for (const kind of ['sending', 'streaming', 'done'])
        writeFileSync(path, JSON.stringify(asks.map((ask, at) => (at > n ? ask : { ...ask, kind }))))
  }).run(twice)
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
