import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { fails, hangs, OutboxDesk, says } from './outbox-desk.ts'

let desk: OutboxDesk
beforeEach(async () => {
  desk = await OutboxDesk.open()
})
afterEach(() => desk.opened.close())

const limit = new AppError('rate-limited', 'scripted', { retryAfterMs: 60_000 })

test('a rate limit holds every ask of its profile until the hint has passed; other profiles go on', async () => {
  desk.queue('a')
  desk.script = (askId) => (askId === 'a' && desk.sent.length === 1 ? fails(limit) : says('ok'))
  desk.start()
  await desk.pass()
  desk.queue('b')
  desk.queue('c', { profileId: 'other' })
  desk.outbox.nudge()
  await desk.pass(59_000)
  desk.outbox.wake()
  await desk.pass(100)
  expect(desk.sent).toEqual(['a', 'c'])
  expect(desk.outbox.look().holds.get('profile')).toMatchObject({
    kind: 'pause',
    failure: { code: 'rate-limited' },
  })
  await desk.pass(1_000)
  expect(desk.sent).toEqual(['a', 'c', 'a', 'b'])
  expect([desk.state('a')?.kind, desk.state('b')?.kind]).toEqual(['done', 'done'])
})

test.each(['key-rejected', 'billing', 'keychain-locked'] as const)(
  'after %s no other ask of the profile is sent, and one that goes through releases them all',
  async (code) => {
    for (const askId of ['a', 'b', 'c', 'd', 'e']) desk.queue(askId)
    desk.script = () => fails(code)
    desk.start()
    await desk.pass(3_600_000)
    expect(desk.sent).toEqual(['a', 'b', 'c']) // those that were on their way at once
    expect(desk.outbox.look().holds.get('profile')?.kind).toBe('block')
    desk.script = () => says('ok')
    desk.outbox.sendNow('b')
    await desk.pass()
    for (const askId of ['a', 'b', 'c', 'd', 'e']) expect(desk.state(askId)?.kind).toBe('done')
    expect(desk.outbox.look().holds.size).toBe(0)
  },
)

test('of a held profile, only the ask that is to be sent now is tried again', async () => {
  desk.queue('a')
  desk.script = () => fails('billing')
  desk.start()
  await desk.pass()
  desk.queue('b')
  desk.queue('c')
  desk.outbox.sendNow('a')
  expect(desk.outbox.look().holds.get('profile')?.kind).toBe('block') // also while it is on its way
  await desk.pass(60_000)
  expect(desk.sent).toEqual(['a', 'a'])
  expect(desk.state('b')?.kind).toBe('queued')
})

test('a new key releases all that it held', async () => {
  for (const askId of ['a', 'b', 'c', 'd']) desk.queue(askId)
  desk.script = () => fails('key-rejected')
  desk.start()
  await desk.pass()
  desk.script = () => says('ok')
  desk.outbox.release((profileId) => profileId === 'profile', ['key'])
  await desk.pass()
  for (const askId of ['a', 'b', 'c', 'd']) expect(desk.state(askId)?.kind).toBe('done')
})

test('letting go of the ask that was refused lets the next one find out for itself', async () => {
  desk.queue('a')
  desk.script = () => fails('key-rejected')
  desk.start()
  await desk.pass()
  desk.queue('b')
  desk.outbox.cancel('a')
  await desk.pass()
  expect(desk.sent).toEqual(['a', 'b'])
})

test('while only queuing, nothing is sent but what is to be sent now; afterwards all of it', async () => {
  desk.isQueueOnly = true
  for (const askId of ['a', 'b', 'c']) desk.queue(askId)
  desk.start()
  desk.outbox.wake()
  await desk.pass(3_600_000)
  expect(desk.sent).toEqual([])
  desk.outbox.sendNow('b')
  await desk.pass()
  expect(desk.sent).toEqual(['b'])
  desk.isQueueOnly = false
  desk.outbox.nudge()
  await desk.pass()
  expect(desk.sent).toEqual(['b', 'a', 'c'])
})

test('what is under way goes on when only queuing begins', async () => {
  desk.queue('a')
  desk.script = () => hangs
  desk.start()
  await desk.pass()
  desk.isQueueOnly = true
  desk.outbox.nudge()
  expect(desk.state('a')?.kind).toBe('streaming')
})

test('what was sent now and failed waits like any other', async () => {
  desk.isQueueOnly = true
  desk.queue('a')
  desk.script = () => fails('unreachable')
  desk.start()
  desk.outbox.sendNow('a')
  await desk.pass(3_600_000)
  expect(desk.sent).toEqual(['a'])
  expect(desk.state('a')?.kind).toBe('waiting')
})

test.each([24 * 3600_000, -24 * 3600_000])(
  'a clock that jumps by %i ms neither stalls nor floods',
  async (jump) => {
    desk.queue('a')
    desk.script = () => fails('unreachable')
    desk.start()
    await desk.pass(1_000)
    desk.clock.jump(jump)
    const before = desk.sent.length
    await desk.pass(60_000)
    expect(desk.sent.length - before).toBeGreaterThanOrEqual(3)
    expect(desk.sent.length - before).toBeLessThanOrEqual(6)
    expect(desk.state('a')?.kind).toBe('waiting')
  },
)

test('an ask that nobody could be asked is held after a day, over restarts too, and stays', async () => {
  desk.queue('a')
  desk.script = () => fails('unreachable')
  desk.start()
  await desk.pass(23 * 3600_000)
  expect(desk.state('a')?.kind).toBe('waiting')
  desk.outbox.stop()
  desk.start()
  await desk.pass(2 * 3600_000)
  expect(desk.state('a')).toMatchObject({ kind: 'blocked', reason: 'age', failure: { code: 'waited-long' } })
  const count = desk.sent.length
  desk.outbox.wake()
  await desk.pass(48 * 3600_000)
  expect(desk.sent).toHaveLength(count)
  desk.script = () => says('at last')
  desk.outbox.sendNow('a')
  await desk.pass()
  expect(desk.state('a')).toMatchObject({ kind: 'done', text: 'at last' })
})

test('sent all at once, waiting asks go though they were held, and of a held profile the first', async () => {
  desk.queue('a')
  desk.queue('b')
  desk.queue('c', { profileId: 'other' })
  desk.queue('d', { profileId: 'other' })
  desk.isQueueOnly = true
  desk.script = (askId) => (askId === 'a' || askId === 'b' ? says('ok') : fails('billing'))
  desk.start()
  await desk.pass(60_000)
  expect(desk.sent).toEqual([])
  desk.outbox.sendAll()
  await desk.pass()
  expect(desk.sent.slice(0, 3)).toEqual(['a', 'b', 'c'])
  const before = desk.sent.length
  desk.script = () => hangs
  desk.outbox.sendAll()
  await desk.pass()
  expect(desk.sent.slice(before)).toEqual(['c'])
})

test('a session that is opened again is tried with one ask of a profile whose keychain was locked', async () => {
  desk.queue('a')
  desk.queue('b')
  desk.script = () => fails('keychain-locked')
  desk.start()
  await desk.pass()
  const before = desk.sent.length
  desk.outbox.wake()
  await desk.pass(2_000)
  expect(desk.sent.slice(before)).toEqual(['a'])
  expect(desk.state('a')).toMatchObject({ kind: 'blocked', reason: 'keychain' })
  desk.script = () => says('ok')
  desk.outbox.wake()
  await desk.pass(2_000)
  expect([desk.state('a')?.kind, desk.state('b')?.kind]).toEqual(['done', 'done'])
})

test('one answer lets all others go that only waited for the same server to be reached', async () => {
  for (const askId of ['a', 'b', 'c']) desk.queue(askId)
  desk.queue('limited')
  desk.queue('elsewhere', { profileId: 'other' })
  desk.script = (askId) => fails(askId === 'limited' ? 'server-trouble' : 'unreachable')
  desk.start()
  await desk.pass(20_000)
  const before = desk.sent.length
  desk.script = (askId) => (askId === 'elsewhere' ? fails('unreachable') : askId === 'a' ? hangs : says('ok'))
  desk.outbox.sendNow('a')
  await desk.pass()
  expect(desk.sent.slice(before).toSorted()).toEqual(['a', 'b', 'c'])
  expect(['a', 'b', 'c'].map((askId) => desk.state(askId)?.kind)).toEqual(['streaming', 'done', 'done'])
  expect(desk.state('limited')).toMatchObject({ kind: 'waiting' })
  expect(desk.state('elsewhere')).toMatchObject({ kind: 'waiting' })
})
