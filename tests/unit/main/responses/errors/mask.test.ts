import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mask } from '../../../../../src/main/responses/errors/mask.ts'

test.each([
  [
    'Incorrect API key provided: sk-proj-abcDEF123456. See https://platform.openai.com/account/api-keys.',
    'abcDEF',
  ],
  ['Incorrect API key provided: sk-abcd************wxyz.', 'wxyz'],
  ['Authorization: Bearer abc.def-ghi', 'abc.def'],
  ['authorization: basic dXNlcjpwdw==', 'dXNlcjpwdw'],
  ['key gsk_0123456789abcdefABCDEF was refused', 'gsk_0123456789'],
  ['sk-or-v1-0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ['key 9f86d081884c7d659a2feaa0c55ad015 is unknown', '9f86d081'],
  ['key 123e4567-e89b-12d3-a456-426614174000 is unknown', '123e4567'],
  ['token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.abc', 'eyJhbGciOiJ'],
  ['bad value data:image/png;base64,iVBORw0KGgoAAAANSUhEUg+/AA==', 'iVBOR'],
])('masks what is secret in %j', (text, secret) => {
  expect(mask(text)).toContain('•••')
  expect(mask(text)).not.toContain(secret)
})

test.each([
  'The model o4-mini-deep-research-2025-06-26 does not exist.',
  'See https://platform.openai.com/docs/guides/error-codes/api-errors for more.',
  'Unsupported parameter: max_completion_tokens_for_reasoning',
  'Rate limit reached for gpt-4o-mini-2024-07-18 in organization: limit 200000, used 199000.',
  'Das Donaudampfschifffahrtsgesellschaftskapitänspatent ist lang.',
])('leaves %j as it is', (text) => {
  expect(mask(text)).toBe(text)
})

test('what is known to be secret goes, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.uuid(), (before, after, secret) => {
      expect(mask(`${before}${secret}${after}`, [secret])).not.toContain(secret)
    }),
  )
})

test('of two secrets that overlap nothing is left', () => {
  expect(mask('abc-secret-def', ['secret', 'abc-secret-def'])).toBe('•••')
  expect(mask('abc-secret-def', ['abc-secret-def', 'secret'])).toBe('•••')
})
