import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance, isInOutbox } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import { createStateSaver } from '../../../../src/main/app-store.ts'
import { LiveAsks } from '../../../../src/main/ask/live-asks.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'

const failure = { code: 'unreachable' } as const
const attempt = fc.integer({ min: 1, max: 3 })
const calls = [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '{}' }] as const

const event: fc.Arbitrary<AskEvent> = fc.oneof(
  fc.record({ type: fc.constant('send-start' as const), attempt }),
  fc.record({ type: fc.constant('answer-start' as const), attempt, responseId: fc.constantFrom('r1', 'r2') }),
  fc.record({ type: fc.constant('text-delta' as const), attempt, text: fc.constantFrom('a', 'b ') }),
  fc.record({ type: fc.constant('text-replace' as const), attempt, text: fc.constantFrom('', 'c') }),
  fc.record({ type: fc.constant('round-end' as const), attempt }),
  fc.record({ type: fc.constant('answer-end' as const), attempt, end: fc.constant({}) }),
  fc.record({ type: fc.constant('answer-cut' as const), attempt, failure: fc.constant(failure) }),
  fc.record({
    type: fc.constant('retry-plan' as const),
    attempt,
    until: fc.constant(9),
    failure: fc.constant(failure),
  }),
  fc.record({
    type: fc.constant('block' as const),
    attempt,
    reason: fc.constant('key' as const),
    failure: fc.constant(failure),
  }),
  fc.record({ type: fc.constant('approval-request' as const), attempt, calls: fc.constant(calls) }),
  fc.constant<AskEvent>({ type: 'approval-choice', callId: 'c', choice: 'no' }),
  fc.constantFrom<AskEvent>({ type: 'requeue' }, { type: 'put-back' }, { type: 'cancel' }),
)

/** What is over by the time it is read again is not on disk. */
function kept(state: AskState): AskState {
  return JSON.parse(JSON.stringify({ ...state, activity: undefined })) as AskState
}

test('whatever happens, in whatever order, the disk says what the ask is', async () => {
  const clock = new FakeClock()
  const opened = await openTempStore(clock.now)
  const { store } = opened
  let asks = 0
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), (events) => {
      const askId = `a${asks++}`
      let expected: AskState = { kind: 'queued', attempt: 0 }
      addAsk(store, askRecord(askId, expected))
      const live = new LiveAsks({
        load: (id) => store.history.ask(id)?.state,
        save: createStateSaver(store, 'boot', clock.now),
        after: clock.after,
        onChange: () => undefined,
        onSaveFailed: (error) => {
          throw error
        },
      })
      for (const each of events) {
        expected = advance(expected, each)
        expect(live.apply(askId, each)).toEqual(expected)
        live.flush()
        expect(store.history.ask(askId)?.state).toEqual(kept(expected))
        const isListed = store.outbox.entries().some((entry) => entry.askId === askId)
        expect(isListed).toBe(isInOutbox(expected))
        const rows = store.db.all('SELECT ask_id FROM outbox WHERE ask_id = ?', askId)
        expect(rows).toHaveLength(isInOutbox(expected) ? 1 : 0)
      }
      const open = store.db.all('SELECT 1 FROM attempts WHERE ask_id = ? AND ended_at IS NULL', askId)
      if (expected.kind === 'sending' || expected.kind === 'streaming') expect(open).toHaveLength(1)
      live.apply(askId, { type: 'cancel' })
    }),
    { numRuns: 60 },
  )
  expect(store.db.all('PRAGMA foreign_key_check')).toEqual([])
  await opened.close()
})
