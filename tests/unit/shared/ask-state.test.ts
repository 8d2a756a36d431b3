import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, isFinal, isInOutbox, receivedOf, textOf } from '#shared/ask-state.ts'
import type { AskEvent, AskState, ToolCall } from '#shared/ask-state.ts'

const failure = { code: 'stream-cut' } as const
const queued: AskState = { kind: 'queued', attempt: 0 }
const streaming: AskState = { kind: 'streaming', attempt: 1, text: 'Half' }

function after(state: AskState, ...events: readonly AskEvent[]): AskState {
  return events.reduce(advance, state)
}

test('an answer is the sum of its words and ends done', () => {
  const state = after(
    queued,
    { type: 'send-start', attempt: 1 },
    { type: 'answer-start', attempt: 1 },
    { type: 'text-delta', attempt: 1, text: 'Hello, ' },
    { type: 'text-delta', attempt: 1, text: 'world' },
    { type: 'answer-end', attempt: 1, end: {} },
  )
  expect(state).toEqual({ kind: 'done', text: 'Hello, world', end: {} })
})

test('a cut answer keeps its text and is never done', () => {
  expect(advance(streaming, { type: 'answer-cut', attempt: 1, failure })).toEqual({
    kind: 'interrupted',
    attempt: 1,
    text: 'Half',
    failure,
  })
})

test('a failed and a stopped answer keep their text', () => {
  expect(textOf(advance(streaming, { type: 'answer-fail', attempt: 1, failure }))).toBe('Half')
  expect(textOf(advance(streaming, { type: 'cancel' }))).toBe('Half')
})

test('words of an earlier attempt change nothing', () => {
  expect(advance(streaming, { type: 'text-delta', attempt: 0, text: 'old' })).toBe(streaming)
})

test('a word that crosses a stop changes nothing', () => {
  const stopped = advance(streaming, { type: 'cancel' })
  expect(advance(stopped, { type: 'text-delta', attempt: 1, text: 'late' })).toBe(stopped)
})

test('waiting and held asks can be queued again, with their count of attempts', () => {
  const waiting = after(
    queued,
    { type: 'send-start', attempt: 1 },
    {
      type: 'retry-plan',
      attempt: 1,
      until: 5,
      failure,
    },
  )
  expect(waiting.kind).toBe('waiting')
  expect(advance(waiting, { type: 'requeue' })).toEqual({ kind: 'queued', attempt: 1 })
})

test('an ask that is being answered cannot be queued again', () => {
  expect(advance(streaming, { type: 'requeue' })).toBe(streaming)
})

test('an ask that is being sent is put back only by a stop, not by asking again', () => {
  const sending = advance(queued, { type: 'send-start', attempt: 1 })
  expect(advance(sending, { type: 'requeue' })).toBe(sending)
  expect(advance(sending, { type: 'put-back' })).toEqual({ kind: 'queued', attempt: 1 })
})

test('only queued asks are sent', () => {
  expect(advance(streaming, { type: 'send-start', attempt: 2 })).toBe(streaming)
})

const call = (callId: string): ToolCall => ({
  callId,
  kind: 'function',
  name: 'look_up',
  argumentsText: '{}',
})
const waitsFor = (...ids: readonly string[]): AskState =>
  advance(streaming, { type: 'approval-request', attempt: 1, calls: ids.map(call) })
const choose = (callId: string, choice: 'once' | 'no'): AskEvent => ({
  type: 'approval-choice',
  callId,
  choice,
})

test('a tool that waits for a yes keeps the words that came before it, and they come on after it', () => {
  const state = after(
    waitsFor('c1'),
    choose('c1', 'once'),
    { type: 'send-start', attempt: 2 },
    { type: 'answer-start', attempt: 2 },
    { type: 'text-delta', attempt: 2, text: ' and the rest' },
    { type: 'answer-end', attempt: 2, end: {} },
  )
  expect(state).toEqual({ kind: 'done', text: 'Half and the rest', end: {} })
})

test('an ask goes on when the last of its calls has its word, and not before', () => {
  const one = advance(waitsFor('c1', 'c2'), choose('c2', 'no'))
  expect(one).toMatchObject({
    kind: 'needs-approval',
    calls: [{ callId: 'c1' }, { callId: 'c2', choice: 'no' }],
  })
  expect(advance(one, choose('c1', 'once'))).toEqual({ kind: 'queued', attempt: 1, kept: { text: 'Half' } })
})

test('the first word on a call holds', () => {
  const refused = advance(waitsFor('c1', 'c2'), choose('c1', 'no'))
  expect(advance(refused, choose('c1', 'once'))).toBe(refused)
})

test('a word on a call that does not wait changes nothing', () => {
  const waits = waitsFor('c1')
  expect(advance(waits, choose('other', 'once'))).toBe(waits)
  expect(advance(streaming, choose('c1', 'once'))).toBe(streaming)
})

test('without a call there is nothing to wait for', () => {
  expect(waitsFor()).toBe(streaming)
})

test('asking to send it now is no yes', () => {
  const waits = waitsFor('c1')
  expect(advance(waits, { type: 'requeue' })).toBe(waits)
  expect(advance(waits, { type: 'put-back' })).toBe(waits)
})

test('while its tools run an ask is on its way again, and may be put back with its words', () => {
  const running = after(
    streaming,
    { type: 'round-end', attempt: 1 },
    { type: 'activity-change', attempt: 1, activity: { kind: 'tool', detail: 'look_up' } },
  )
  expect(running).toEqual({
    kind: 'sending',
    attempt: 1,
    kept: { text: 'Half' },
    activity: { kind: 'tool', detail: 'look_up' },
  })
  expect(advance(running, { type: 'round-end', attempt: 1 })).toEqual({
    kind: 'sending',
    attempt: 1,
    kept: { text: 'Half' },
  })
  expect(advance(running, { type: 'put-back' })).toEqual({
    kind: 'queued',
    attempt: 1,
    kept: { text: 'Half' },
  })
})

test('what the server is doing is shown until words come, and thinking does not hide it', () => {
  const searching = advance(streaming, {
    type: 'activity-change',
    attempt: 1,
    activity: { kind: 'web-search', detail: 'weather' },
  })
  const thinking = advance(searching, { type: 'reasoning-delta', attempt: 1, text: 'Hm' })
  expect(thinking).toMatchObject({ activity: { kind: 'web-search' }, reasoning: 'Hm', text: 'Half' })
  expect(advance(thinking, { type: 'text-delta', attempt: 1, text: '!' })).toEqual({
    kind: 'streaming',
    attempt: 1,
    reasoning: 'Hm',
    text: 'Half!',
  })
})

test('what was changed so that the server takes the question is told once, from before the first word', () => {
  const note: AskEvent = {
    type: 'repair-note',
    attempt: 1,
    note: { kind: 'field-dropped', field: 'temperature' },
  }
  const state = after(
    queued,
    { type: 'send-start', attempt: 1 },
    note,
    note,
    { type: 'retry-plan', attempt: 1, until: 5, failure },
    { type: 'requeue' },
    { type: 'send-start', attempt: 2 },
    { type: 'text-delta', attempt: 2, text: 'Yes' },
  )
  expect(receivedOf(state)).toEqual({
    text: 'Yes',
    notes: [{ kind: 'field-dropped', field: 'temperature' }],
  })
})

describe('whatever happens in whatever order', () => {
  // Mostly of one attempt and seldom an end, so that the way into every state is found.
  const attempt = fc.constantFrom(1, 1, 1, 2)
  const text = fc.string({ minLength: 1, maxLength: 4 })
  const callId = fc.constantFrom('c1', 'c2')
  const failed = fc.constant(failure)
  const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ arbitrary, weight: 6 })
  const seldom = <T>(arbitrary: fc.Arbitrary<T>) => ({ arbitrary, weight: 1 })
  const event: fc.Arbitrary<AskEvent> = fc.oneof(
    often(fc.record({ type: fc.constant('send-start' as const), attempt })),
    often(fc.record({ type: fc.constant('answer-start' as const), attempt })),
    often(fc.record({ type: fc.constant('text-delta' as const), attempt, text })),
    often(fc.record({ type: fc.constant('reasoning-delta' as const), attempt, text })),
    often(
      fc.record({
        type: fc.constant('activity-change' as const),
        attempt,
        activity: fc.constant({ kind: 'tool' as const }),
      }),
    ),
    often(
      fc.record({
        type: fc.constant('repair-note' as const),
        attempt,
        note: fc.constantFrom({ kind: 'history-resent' as const }, { kind: 'picture-converted' as const }),
      }),
    ),
    often(fc.record({ type: fc.constant('round-end' as const), attempt })),
    often(
      fc.record({
        type: fc.constant('approval-request' as const),
        attempt,
        calls: fc.subarray(['c1', 'c2']).map((ids) => ids.map(call)),
      }),
    ),
    often(
      fc.record({
        type: fc.constant('approval-choice' as const),
        callId,
        choice: fc.constantFrom('once' as const, 'thread' as const, 'always' as const, 'no' as const),
      }),
    ),
    often(fc.record({ type: fc.constant('retry-plan' as const), attempt, until: fc.nat(), failure: failed })),
    often(
      fc.record({
        type: fc.constant('block' as const),
        attempt,
        reason: fc.constant('key' as const),
        failure: failed,
      }),
    ),
    often(fc.constant({ type: 'requeue' as const })),
    seldom(fc.constant({ type: 'take-back' as const })),
    often(fc.constant({ type: 'put-back' as const })),
    seldom(fc.record({ type: fc.constant('answer-end' as const), attempt, end: fc.constant({}) })),
    seldom(fc.record({ type: fc.constant('answer-cut' as const), attempt, failure: failed })),
    seldom(fc.record({ type: fc.constant('answer-fail' as const), attempt, failure: failed })),
    seldom(fc.constant({ type: 'cancel' as const })),
  )

  test('a final state stays as it is', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.array(event), (before, later) => {
        const state = after(queued, ...before)
        if (isFinal(state)) expect(after(state, ...later)).toBe(state)
      }),
    )
  })

  test('words, thoughts and notes that were there once stay in front of all that follows', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 100, size: 'max' }), (events) => {
        let state: AskState = queued
        for (const each of events) {
          const before = receivedOf(state)
          state = advance(state, each)
          const { text: words, reasoning = '', notes = [] } = receivedOf(state)
          expect(words.startsWith(before.text)).toBe(true)
          expect(reasoning.startsWith(before.reasoning ?? '')).toBe(true)
          expect(notes.slice(0, before.notes?.length ?? 0)).toEqual(before.notes ?? [])
        }
      }),
    )
  })

  test('a tool is waited for only with a call that has no word yet', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 100, size: 'max' }), (events) => {
        const state = after(queued, ...events)
        if (state.kind !== 'needs-approval') return
        expect(state.calls.some(({ choice }) => choice === undefined)).toBe(true)
      }),
    )
  })

  test('only settled asks leave the outbox', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const state = after(queued, ...events)
        expect(isInOutbox(state)).toBe(!isFinal(state) && state.kind !== 'interrupted')
      }),
    )
  })
})
