import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { afterFailure, backoffMs, longestPauseMs } from '../../../../src/main/outbox/retry-policy.ts'

const NOW = 1_000_000
const fresh = { attempt: 1, answerBegun: false, hasText: false, askedAt: NOW }

function verdict(
  code: ErrorCode,
  attempt = fresh,
  options: { retryAfterMs?: number; shouldRetry?: boolean } = {},
) {
  const error = new AppError(code, 'x', options)
  return afterFailure(error, attempt, NOW, () => 0)
}

test.each<ErrorCode>([
  'unreachable',
  'proxy-trouble',
  'offline',
  'server-trouble',
  'not-an-api',
  'rate-limited',
  'stream-cut',
  'disk-full',
])('%s before an answer began is tried again later', (code) => {
  expect(verdict(code)).toMatchObject({ type: 'retry-plan', until: NOW + 2_000 })
})

test.each<[ErrorCode, string]>([
  ['key-missing', 'key'],
  ['key-rejected', 'key'],
  ['keychain-locked', 'keychain'],
  ['keychain-unavailable', 'keychain'],
  ['billing', 'billing'],
  ['content-policy', 'policy'],
  ['too-large', 'too-large'],
  ['endpoint-not-found', 'profile'],
  ['model-not-found', 'profile'],
  ['untrusted-certificate', 'profile'],
  ['parameter-refused', 'profile'],
  ['history-lost', 'profile'],
  ['picture-invalid', 'too-large'],
  ['server-changed', 'profile'],
])('%s holds the ask until the user heals it', (code, reason) => {
  expect(verdict(code)).toMatchObject({ type: 'block', reason })
})

test('a server’s own pause is kept to', () => {
  expect(verdict('rate-limited', fresh, { retryAfterMs: 30_000 })).toMatchObject({ until: NOW + 30_000 })
  expect(verdict('rate-limited', fresh, { retryAfterMs: 9 * 3600_000 })).toMatchObject({
    until: NOW + 3600_000,
  })
})

test.each<ErrorCode>(['stream-cut', 'stream-stalled', 'unreachable'])(
  '%s after an answer began is never sent again by itself',
  (code) => {
    expect(verdict(code, { ...fresh, answerBegun: true })).toMatchObject({ type: 'answer-cut' })
  },
)

test('whatever breaks an answer that has words, its words are kept for the user to choose', () => {
  for (const code of ['server-trouble', 'rate-limited', 'content-policy', 'unexpected'] as const)
    expect(verdict(code, { ...fresh, answerBegun: true, hasText: true })).toMatchObject({
      type: 'answer-cut',
    })
})

describe('the server’s own word on trying again', () => {
  test.each<ErrorCode>(['server-trouble', 'rate-limited', 'not-an-api'])('“no” ends %s', (code) => {
    expect(verdict(code, fresh, { shouldRetry: false })).toMatchObject({
      type: 'answer-fail',
      failure: { code },
    })
  })

  test.each<ErrorCode>(['invalid-request', 'endpoint-not-found', 'picture-invalid'])(
    '“yes” tries %s again',
    (code) => {
      expect(verdict(code, fresh, { shouldRetry: true, retryAfterMs: 500 })).toMatchObject({
        type: 'retry-plan',
        until: NOW + 500,
      })
    },
  )

  test.each<[ErrorCode, string]>([
    ['key-rejected', 'key'],
    ['permission', 'profile'],
    ['billing', 'billing'],
    ['content-policy', 'policy'],
  ])('“yes” does not help %s', (code, reason) => {
    expect(verdict(code, fresh, { shouldRetry: true })).toMatchObject({ type: 'block', reason })
  })

  test('counts for nothing once a word has come', () => {
    const seen = { ...fresh, answerBegun: true, hasText: true }
    expect(verdict('server-trouble', seen, { shouldRetry: true })).toMatchObject({ type: 'answer-cut' })
  })
})

test('a model that never stops asking for tools has failed, whatever it said between', () => {
  expect(verdict('tool-loop')).toMatchObject({ type: 'answer-fail' })
  expect(verdict('tool-loop', { ...fresh, answerBegun: true, hasText: true })).toMatchObject({
    type: 'answer-fail',
  })
})

test('a question that a server took and never answered may have been paid for', () => {
  expect(verdict('answer-late')).toMatchObject({ type: 'answer-cut' })
})

test('after a day of waiting the ask is held, not dropped', () => {
  const old = { ...fresh, attempt: 8, askedAt: NOW - 24 * 3600_000 }
  expect(verdict('unreachable', old)).toMatchObject({ type: 'block', reason: 'age' })
})

test('a case that nobody knows fails and says so', () => {
  expect(verdict('unexpected')).toMatchObject({ type: 'answer-fail' })
})

test('waits double, are less by at most a quarter, and end at a quarter of an hour', () => {
  expect([1, 2, 3, 4].map((attempt) => backoffMs(attempt, () => 0))).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(backoffMs(3, () => 1)).toBe(6_000)
  expect(backoffMs(1_000, () => 0)).toBe(900_000)
})

test('an ask that was tried a few times only is not given up, however old the clock says it is', () => {
  const old = { ...fresh, attempt: 7, askedAt: NOW - 7 * 24 * 3600_000 }
  expect(verdict('unreachable', old)).toMatchObject({ type: 'retry-plan' })
})

test('a pause is never longer than it can be after that attempt', () => {
  const attempts = fc.integer({ min: 1, max: 40 })
  const hints = fc.option(fc.integer({ min: 0, max: 10 * 3600_000 }), { nil: undefined })
  fc.assert(
    fc.property(
      attempts,
      hints,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, retryAfterMs, random) => {
        const options = retryAfterMs === undefined ? {} : { retryAfterMs }
        const error = new AppError('rate-limited', 'scripted', options)
        const event = afterFailure(error, { ...fresh, attempt, askedAt: NOW }, NOW, () => random)
        if (event.type !== 'retry-plan') throw new Error(event.type)
        expect(event.until - NOW).toBeLessThanOrEqual(longestPauseMs(event.failure, attempt))
      },
    ),
  )
})
