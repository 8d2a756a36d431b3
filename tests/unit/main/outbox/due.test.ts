import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { dueNow } from '../../../../src/main/outbox/due.ts'
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

function entry(askId: string, threadId: string, state: AskState = queued): OutboxEntry {
  return { askId, threadId, profileId: 'p', askedAt: 0, state }
}

function ids(
  entries: readonly OutboxEntry[],
  inFlight: readonly string[] = [],
  now = 100,
): readonly string[] {
  const { ready } = dueNow(entries, { inFlight: new Set(inFlight), now, limit: 3 })
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
  expect(dueNow(later, { inFlight: new Set(), now: 100, limit: 3 })).toEqual({ ready: [], nextAt: 200 })
})

test('a clock that was put back does not hold an ask for longer than any pause', () => {
  expect(ids([entry('a', 't', waiting(100 + 24 * 3600_000))])).toEqual(['a'])
})

test('never two asks of one thread at once, whatever is in the outbox', () => {
  const state = fc.constantFrom(queued, blocked, asking, waiting(50), waiting(500))
  const entries = fc.array(fc.tuple(fc.constantFrom('t', 'u', 'v'), state), { maxLength: 12 })
  fc.assert(
    fc.property(entries, (rows) => {
      const ready = ids(rows.map(([thread, each], index) => entry(`${thread}${index}`, thread, each)))
      const threads = ready.map((id) => id[0])
      expect(new Set(threads).size).toBe(threads.length)
    }),
  )
})
