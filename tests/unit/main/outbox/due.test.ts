import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { dueNow } from '../../../../src/main/outbox/due.ts'
import type { Situation } from '../../../../src/main/outbox/due.ts'
import { profileHolds } from '../../../../src/main/outbox/holds.ts'
import type { OutboxEntry } from '../../../../src/main/outbox/outbox-store.ts'

const queued: AskState = { kind: 'queued', attempt: 0 }
const blocked: AskState = { kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-missing' } }
const asking: AskState = {
  kind: 'needs-approval',
  attempt: 1,
  text: '',
  calls: [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '{}' }],
}
const waiting = (until: number): AskState => ({
  kind: 'waiting',
  attempt: 1,
  until,
  failure: { code: 'unreachable' },
})
const limited = (until: number): AskState => ({
  kind: 'waiting',
  attempt: 1,
  until,
  failure: { code: 'rate-limited', retryAfterMs: 1_000 },
})

function entry(askId: string, threadId: string, state: AskState = queued, profileId = askId): OutboxEntry {
  return { askId, threadId, profileId, askedAt: 0, state }
}

function look(entries: readonly OutboxEntry[], changes: Partial<Situation> = {}) {
  const now = changes.now ?? 100
  return dueNow(entries, {
    inFlight: new Set(),
    now,
    limit: 3,
    urgent: new Set(),
    holds: profileHolds(entries, now),
    isQueueOnly: false,
    ...changes,
  })
}

function ids(
  entries: readonly OutboxEntry[],
  inFlight: readonly string[] = [],
  now = 100,
): readonly string[] {
  const { ready } = look(entries, { inFlight: new Set(inFlight), now })
  return ready.map(({ askId }) => askId)
}

test('asks of different threads go side by side, up to the limit', () => {
  expect(ids(['a', 'b', 'c', 'd'].map((id) => entry(id, id)))).toEqual(['a', 'b', 'c'])
  expect(ids([entry('a', 'a'), entry('b', 'b'), entry('c', 'c')], ['a', 'b'])).toEqual(['c'])
})

test('within a thread the earlier ask goes first, and alone', () => {
  expect(ids([entry('a', 't'), entry('b', 't')])).toEqual(['a'])
  expect(ids([entry('a', 't'), entry('b', 't')], ['a'])).toEqual([])
})

test.each([blocked, asking])('a $kind ask holds its thread and no other', (state) => {
  expect(ids([entry('a', 't', state), entry('b', 't'), entry('c', 'u')])).toEqual(['c'])
})

test('a waiting ask goes when its time has come, and tells when to look again until then', () => {
  expect(ids([entry('a', 't', waiting(100))])).toEqual(['a'])
  const later = [entry('a', 't', waiting(300)), entry('b', 'u', waiting(200))]
  expect(look(later)).toEqual({ ready: [], nextAt: 200 })
})

test.each([60_000, 24 * 3600_000])(
  'a clock put back by %i ms holds no ask for longer than its pause',
  (ms) => {
    expect(ids([entry('a', 't', waiting(100 + ms))])).toEqual(['a'])
    expect(ids([entry('a', 't', limited(100 + ms)), entry('b', 'u', queued, 'a')])).toEqual(['a', 'b'])
  },
)

test('a rate limit holds all asks of its profile until the last pause is over, and no other profile', () => {
  const entries = [
    entry('a', 'a', limited(300), 'p'),
    entry('b', 'b', limited(200), 'p'),
    entry('c', 'c', queued, 'p'),
    entry('d', 'd', waiting(50), 'p'),
    entry('e', 'e', queued, 'q'),
  ]
  expect(look(entries)).toMatchObject({ ready: [{ askId: 'e' }], nextAt: 300 })
  expect(ids(entries, [], 299)).toEqual(['e'])
  expect(ids(entries, ['e'], 300)).toEqual(['a', 'b'])
})

test.each(['key', 'billing', 'keychain'] as const)('what is held for its %s holds its profile', (reason) => {
  const held: AskState = { kind: 'blocked', attempt: 1, reason, failure: { code: 'key-rejected' } }
  const entries = [entry('a', 'a', held, 'p'), entry('b', 'b', queued, 'p'), entry('c', 'c', queued, 'q')]
  expect(look(entries)).toEqual({ ready: [entries[2]] })
})

test.each(['policy', 'too-large', 'profile', 'age'] as const)('held for %s is the ask alone', (reason) => {
  const held: AskState = { kind: 'blocked', attempt: 1, reason, failure: { code: 'too-large' } }
  expect(ids([entry('a', 'a', held, 'p'), entry('b', 'b', queued, 'p')])).toEqual(['b'])
})

test('of a held profile and of one that only queues, what is urgent goes, and first', () => {
  const entries = [
    entry('a', 'a'),
    entry('b', 'b'),
    entry('c', 'c', blocked, 'p'),
    entry('d', 'd', queued, 'p'),
  ]
  const urgent = new Set(['d'])
  expect(look(entries, { urgent }).ready.map(({ askId }) => askId)).toEqual(['d', 'a', 'b'])
  expect(look(entries, { urgent, isQueueOnly: true })).toEqual({ ready: [entries[3]] })
})

test('an urgent ask still waits for the earlier ones of its thread', () => {
  expect(look([entry('a', 't', blocked), entry('b', 't')], { urgent: new Set(['b']) })).toEqual({ ready: [] })
})

test('never two asks of one thread at once, whatever is in the outbox', () => {
  const state = fc.constantFrom(queued, blocked, asking, waiting(50), waiting(500), limited(500))
  const entries = fc.array(fc.tuple(fc.constantFrom('t', 'u', 'v'), state), { maxLength: 12 })
  fc.assert(
    fc.property(entries, (rows) => {
      const ready = ids(rows.map(([thread, each], index) => entry(`${thread}${index}`, thread, each)))
      const threads = ready.map((id) => id[0])
      expect(new Set(threads).size).toBe(threads.length)
    }),
  )
})
