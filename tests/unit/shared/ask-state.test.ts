import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, isFinal, isInOutbox, textOf } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'

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

describe('whatever happens in whatever order', () => {
  const attempt = fc.integer({ min: 0, max: 3 })
  const event: fc.Arbitrary<AskEvent> = fc.oneof(
    fc.record({ type: fc.constant('send-start' as const), attempt }),
    fc.record({ type: fc.constant('answer-start' as const), attempt }),
    fc.record({ type: fc.constant('text-delta' as const), attempt, text: fc.string({ maxLength: 4 }) }),
    fc.record({ type: fc.constant('answer-end' as const), attempt, end: fc.constant({}) }),
    fc.record({ type: fc.constant('answer-cut' as const), attempt, failure: fc.constant(failure) }),
    fc.record({ type: fc.constant('answer-fail' as const), attempt, failure: fc.constant(failure) }),
    fc.record({
      type: fc.constant('retry-plan' as const),
      attempt,
      until: fc.nat(),
      failure: fc.constant(failure),
    }),
    fc.record({
      type: fc.constant('block' as const),
      attempt,
      reason: fc.constant('key' as const),
      failure: fc.constant(failure),
    }),
    fc.constant({ type: 'requeue' as const }),
    fc.constant({ type: 'put-back' as const }),
    fc.constant({ type: 'cancel' as const }),
  )

  test('a final state stays as it is', () => {
    fc.assert(
      fc.property(fc.array(event), fc.array(event), (before, later) => {
        const state = after(queued, ...before)
        if (isFinal(state)) expect(after(state, ...later)).toBe(state)
      }),
    )
  })

  test('text that was there once is there at the end, unless the attempt was never begun', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let longest = ''
        let state: AskState = queued
        for (const each of events) {
          state = advance(state, each)
          if (textOf(state).length > longest.length) longest = textOf(state)
          // Waiting and held asks carry no text, because the policy cuts an answer that has words.
          if (state.kind === 'waiting' || state.kind === 'blocked') longest = ''
        }
        expect(textOf(state)).toBe(longest)
      }),
    )
  })

  test('only settled asks leave the outbox', () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const state = after(queued, ...events)
        expect(isInOutbox(state)).toBe(!isFinal(state) && state.kind !== 'interrupted')
      }),
    )
  })
})
