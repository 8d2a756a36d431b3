import { expect, test } from 'vitest'
import { retryAfterMs } from '../../../../../src/main/responses/errors/retry-after.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

function waitFor(headers: Readonly<Record<string, string>>): number | undefined {
  return retryAfterMs((name) => headers[name], now)
}

test.each([
  [{ 'retry-after': '20' }, 20_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': ' 1.5 ' }, 1_500],
  [{ 'retry-after-ms': '250', 'retry-after': '20' }, 250],
  [{ 'retry-after-ms': 'soon', 'retry-after': '20' }, 20_000],
  [{ 'retry-after': 'Sun, 22 Nov 2026 12:01:30 GMT' }, 90_000],
  [{ 'retry-after': 'Sunday, 22-Nov-26 12:01:30 GMT' }, 90_000],
  [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
])('%j is %d ms', (headers, ms) => {
  expect(waitFor(headers)).toBe(ms)
})

test.each([
  [{ 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '120ms' }, 120],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1h2m3.5s' }, 3_723_500],
  [{ 'x-ratelimit-remaining-tokens': '5', 'x-ratelimit-reset-tokens': '1s' }, undefined],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': 'soon' }, undefined],
  [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '1s', 'retry-after': '9' }, 9_000],
])('a limit that is used up tells by %j', (headers, ms) => {
  expect(waitFor(headers)).toBe(ms)
})

test('of two limits that are used up, the longer one counts', () => {
  const headers = {
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': '2s',
    'x-ratelimit-remaining-tokens': '0',
    'x-ratelimit-reset-tokens': '1m',
  }
  expect(waitFor(headers)).toBe(60_000)
})

test.each(['', 'soon', '-5', 'tomorrow 5', '2026', '1e400', 'Infinity', '9'.repeat(40)])(
  'nothing is made of %j',
  (value) => {
    // "2026" is seconds, as the standard has it; only dates in its format are dates.
    expect(waitFor({ 'retry-after': value })).toBe(value === '2026' ? 2_026_000 : undefined)
  },
)
