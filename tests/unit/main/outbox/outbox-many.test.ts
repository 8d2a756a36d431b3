import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { fails, OutboxDesk } from './outbox-desk.ts'

const MANY = 350

let desk: OutboxDesk
beforeEach(async () => {
  desk = await OutboxDesk.open()
  desk.script = () => fails('unreachable')
})
afterEach(() => desk.opened.close())

/** How many writes the disk is asked to sync from now on. */
function countWrites(): () => number {
  const { db } = desk.opened.store
  const run = db.run.bind(db)
  let count = 0
  db.run = (sql, ...values) => {
    if (sql === 'COMMIT') count++
    run(sql, ...values)
  }
  return () => count
}

function queueMany(state: AskState): void {
  for (let n = 0; n < MANY; n++) desk.queue(`a${n}`, {}, state)
}

function waiting(): AskState {
  return { kind: 'waiting', attempt: 1, until: desk.clock.now() + 60_000, failure: { code: 'unreachable' } }
}

const kindsOnDisk = () =>
  desk.opened.store.db
    .all('SELECT kind, count(*) AS count FROM asks GROUP BY kind ORDER BY kind')
    .map(({ kind, count }) => [kind, count])

test('hundreds of waiting asks are woken in a few writes, and go in their order', async () => {
  queueMany(waiting())
  desk.isQueueOnly = true
  desk.start()
  const writes = countWrites()
  desk.outbox.wake()
  await desk.pass()
  expect(kindsOnDisk()).toEqual([['queued', MANY]])
  expect(writes()).toBe(Math.ceil(MANY / 100))
  desk.isQueueOnly = false
  desk.outbox.nudge()
  await desk.pass()
  expect(desk.sent.slice(0, 6)).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5'])
})

test('a pause that a server asked for meanwhile is kept by what is woken later', async () => {
  queueMany(waiting())
  desk.script = () => fails('rate-limited')
  desk.start()
  desk.outbox.wake()
  await desk.pass()
  expect(desk.state('a0')).toMatchObject({ kind: 'waiting', failure: { code: 'rate-limited' } })
  expect(desk.state(`a${MANY - 1}`)?.kind).toBe('queued')
})

test('a new key lets all of hundreds go', async () => {
  queueMany({ kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-rejected' } })
  desk.isQueueOnly = true
  desk.start()
  const writes = countWrites()
  desk.outbox.release(() => true, ['key'])
  await desk.pass()
  expect(kindsOnDisk()).toEqual([['queued', MANY]])
  expect(writes()).toBe(Math.ceil(MANY / 100))
})
