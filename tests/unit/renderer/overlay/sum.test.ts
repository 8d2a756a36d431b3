import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../../../src/renderer/overlay/sum.ts'

test.each([
  ['1920', 1920],
  ['1920/2', 960],
  [' 1920 ÷ 2 − 10 ', 950],
  ['10 + 2 × 3', 16],
  ['100x2', 200],
  ['-5', -5],
  ['−5+10', 5],
  ['12,5*2', 25],
])('%s is %d', (text, value) => {
  expect(evaluate(text)).toBe(value)
})

test.each(['', ' ', 'left', '1 2', '5+', '*3', '1/0', '1++', '1920px', 'NaN', '1e9'])(
  '%j is no number',
  (text) => {
    expect(evaluate(text)).toBeUndefined()
  },
)

test('anything at all gives a number or nothing, and an end', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-−*/×÷:.,x ') }), (text) => {
      const value = evaluate(text)
      expect(value === undefined || Number.isFinite(value)).toBe(true)
    }),
  )
})
