import { expect, test } from 'vitest'
import { readCost, readUsage } from '../../../../../src/main/responses/answer/usage.ts'
import type { Usage } from '#shared/ask-state.ts'

test.each<[string, object, Usage]>([
  [
    'the Responses API',
    {
      input_tokens: 36,
      input_tokens_details: { cached_tokens: 8, cache_write_tokens: 4 },
      output_tokens: 87,
      output_tokens_details: { reasoning_tokens: 64 },
      total_tokens: 123,
    },
    {
      inputTokens: 36,
      outputTokens: 87,
      cachedTokens: 8,
      cacheWriteTokens: 4,
      reasoningTokens: 64,
      totalTokens: 123,
    },
  ],
  [
    'chat completions',
    {
      prompt_tokens: 1250,
      completion_tokens: 89,
      total_tokens: 1339,
      prompt_tokens_details: { cached_tokens: 7, audio_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0 },
    },
    { inputTokens: 1250, outputTokens: 89, cachedTokens: 7, reasoningTokens: 0, totalTokens: 1339 },
  ],
  [
    'gateways that pass on a cache of another API',
    { input_tokens: 9, cache_read_input_tokens: 3, cache_creation_input_tokens: 2 },
    { inputTokens: 9, cachedTokens: 3, cacheWriteTokens: 2 },
  ],
  [
    'both at once',
    { input_tokens: 1, prompt_tokens: 2, output_tokens: 0 },
    { inputTokens: 1, outputTokens: 0, totalTokens: 1 },
  ],
  [
    'nobody: a sum is made of what is there',
    { input_tokens: 3, output_tokens: 4 },
    { inputTokens: 3, outputTokens: 4, totalTokens: 7 },
  ],
  ['nobody: and of nothing else', { output_tokens: 4 }, { outputTokens: 4 }],
  ['nobody: a total alone', { total_tokens: 4 }, { totalTokens: 4 }],
  [
    'nobody: wrong numbers',
    { input_tokens: -1, output_tokens: '4', total_tokens: 2.5, prompt_tokens: 3 },
    { inputTokens: 3 },
  ],
  [
    'nobody: details that are none',
    { input_tokens: 3, input_tokens_details: null, output_tokens_details: 'x' },
    { inputTokens: 3 },
  ],
])('reads the names of %s', (_name, raw, usage) => {
  expect(readUsage(raw)).toEqual(usage)
})

test.each([[null], [undefined], [{}], ['12'], [[]], [{ tokens: 4 }]])('%j is unknown, not zero', (raw) => {
  expect(readUsage(raw)).toBeUndefined()
})

test('a cost is what the server says, and else nothing', () => {
  expect(readCost({ cost: 0.00042 })).toEqual({ usd: 0.00042, isReported: true })
  expect(readCost({ cost: 0 })).toEqual({ usd: 0, isReported: true })
  expect([{ cost: null }, { cost: '1' }, { cost: -1 }, {}, null].map(readCost)).toEqual(
    Array(5).fill(undefined),
  )
})
