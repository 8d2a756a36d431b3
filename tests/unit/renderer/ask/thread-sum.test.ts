import { expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { sumOf } from '../../../../src/renderer/ask/thread-sum.ts'

const done = (inputTokens: number, outputTokens: number, usd?: number): AskState => ({
  kind: 'done',
  text: 'Yes.',
  end: {
    usage: { inputTokens, outputTokens },
    ...(usd === undefined ? {} : { cost: { usd, isReported: false } }),
  },
})

test('two answers or more are summed, one is not', () => {
  expect(sumOf([done(100, 20, 0.001)])).toBeUndefined()
  expect(sumOf([done(100, 20, 0.001), done(300, 10, 0.002)])).toEqual({
    asks: 2,
    tokens: 430,
    usd: 0.003,
    isWhole: true,
  })
})

test('an answer without a price makes the sum a lower bound, none at all leaves it out', () => {
  expect(sumOf([done(100, 20, 0.001), done(300, 10)])).toMatchObject({ usd: 0.001, isWhole: false })
  expect(sumOf([done(100, 20), done(300, 10)])).toEqual({ asks: 2, tokens: 430, isWhole: false })
  expect(sumOf([done(1, 1), { kind: 'done', text: 'No usage.', end: {} }])).toBeUndefined()
})
