import fc from 'fast-check'
import type { Usage } from '#shared/ask-state.ts'
import { describe, expect, test } from 'vitest'
import { costOf, estimate, priceOf } from '../../../../src/main/profiles/cost.ts'
import { effectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import { priceTableSchema, shippedPrices } from '../../../../src/main/profiles/prices.ts'
import { textTokens } from '../../../../src/main/profiles/text-tokens.ts'
import { someProfile } from '../../../support/profiles.ts'

const official = someProfile({ preset: 'openai', name: 'OpenAI' })

/** `responses-api.md` §4.2: input, cached, output; then the same beyond 272k. */
test.each([
  ['gpt-6-astra', 10, 1, 50, '2026-09-23', [20, 2, 75]],
  ['gpt-6.1-sol', 2, 0.1, 10, '2026-09-29', [4, 0.2, 15]],
  ['gpt-6.1-terra', 1, 0.05, 5, '2026-10-26', [2, 0.1, 7.5]],
  ['gpt-6-sol', 2, 0.2, 10, '2026-09-23', [4, 0.4, 15]],
  ['gpt-6-luna', 0.1, 0.01, 0.5, '2026-09-23', [0.2, 0.02, 0.75]],
  ['gpt-5.6-sol', 4, 0.4, 20, '2026-09-23', [8, 0.8, 30]],
  ['gpt-5.6-terra', 2, 0.2, 12, '2026-09-23', [4, 0.4, 18]],
  ['gpt-5.6-luna', 0.2, 0.02, 1.2, '2026-09-23', [0.4, 0.04, 1.8]],
  ['gpt-5.5', 5, 0.5, 30, '2026-09-23', [10, 1, 45]],
  ['gpt-5.4', 2.5, 0.25, 15, '2026-09-23', [5, 0.5, 22.5]],
  ['gpt-5.4-mini', 0.75, 0.075, 4.5, '2026-09-23', [1.5, 0.15, 6.75]],
  ['gpt-5.4-nano', 0.2, 0.02, 1.25, '2026-09-23', [0.4, 0.04, 1.875]],
  ['gpt-5.2', 1.75, 0.175, 14, '2026-09-23', undefined],
  ['gpt-5.1', 1.25, 0.125, 10, '2026-09-23', undefined],
  ['gpt-5', 1.25, 0.125, 10, '2026-09-23', undefined],
  ['gpt-5-mini', 0.25, 0.025, 2, '2026-09-23', undefined],
  ['gpt-5-nano', 0.05, 0.005, 0.4, '2026-09-23', undefined],
  ['gpt-5-pro', 15, undefined, 120, '2026-09-23', undefined],
  ['gpt-4.1', 2, 0.5, 8, '2026-09-23', undefined],
  ['gpt-4.1-mini', 0.4, 0.1, 1.6, '2026-09-23', undefined],
  ['gpt-4.1-nano', 0.1, 0.025, 0.4, '2026-09-23', undefined],
  ['gpt-4o', 2.5, 1.25, 10, '2026-09-23', undefined],
  ['gpt-4o-mini', 0.15, 0.075, 0.6, '2026-09-23', undefined],
  ['o3', 2, 0.5, 8, '2026-09-23', undefined],
  ['o4-mini', 1.1, 0.275, 4.4, '2026-09-23', undefined],
  ['o1', 15, 7.5, 60, '2026-09-23', undefined],
  ['o3-deep-research', 10, 2.5, 40, '2026-09-23', undefined],
  ['o4-mini-deep-research', 2, 0.5, 8, '2026-09-23', undefined],
] as const)('%s costs %d / %d / %d', (model, input, cachedInput, output, asOf, beyond) => {
  const longContext = beyond && {
    above: 272_000,
    input: beyond[0],
    cachedInput: beyond[1],
    output: beyond[2],
  }
  expect(priceOf(official, model)).toEqual({
    input,
    output,
    asOf,
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(longContext === undefined ? {} : { longContext }),
  })
})

test('the table has no price but those, and refuses a slip of the pen', () => {
  expect(shippedPrices.size).toBe(28)
  const table = { asOf: '2026-09-23', source: 's', unit: 'u', longContextAbove: 272_000 }
  const read = (price: object) => priceTableSchema.safeParse({ ...table, models: { m: price } }).success
  expect(read({ input: 1, output: 2 })).toBe(true)
  expect([
    read({ input: 1 }),
    read({ input: '1', output: 2 }),
    read({ input: 1, output: 2, ouput: 3 }),
  ]).toEqual([false, false, false])
})

describe('the price of a model', () => {
  const own = { input: 7, output: 9, asOf: '2026-11-01' }

  test('is the user’s own, before any other', () => {
    const profile = someProfile({ preset: 'openai', prices: { 'gpt-6-luna': own } })
    expect(priceOf(profile, 'gpt-6-luna')).toEqual(own)
    expect(priceOf(profile, 'gpt-6-sol')).toMatchObject({ input: 2 })
  })

  test('is known under a dated name at the original only', () => {
    expect(priceOf(official, 'gpt-4o-mini-2024-07-18')).toMatchObject({ input: 0.15 })
    expect(priceOf(someProfile(), 'gpt-4o-mini-2024-07-18')).toBeUndefined()
    expect(priceOf(someProfile(), 'openai/gpt-4o-mini')).toBeUndefined()
    expect(priceOf(someProfile(), 'gpt-4o-mini')).toMatchObject({ input: 0.15 })
  })

  test.each(['llava', '', 'constructor', 'toString'])('is not known of %j', (model) => {
    expect(priceOf(official, model)).toBeUndefined()
  })
})

describe('the cost of an answer', () => {
  const price = { input: 2, cachedInput: 0.5, output: 8, asOf: '2026-09-23' }
  const usd = (usage: Usage, of: Parameters<typeof costOf>[1] = price) => costOf(usage, of)?.usd

  test('counts what was read, read again and written', () => {
    expect(costOf({ inputTokens: 1_000_000, outputTokens: 500_000 }, price)).toEqual({
      usd: 6,
      isReported: false,
    })
    expect(usd({ inputTokens: 1_000_000, cachedTokens: 400_000, outputTokens: 0 })).toBeCloseTo(1.2 + 0.2)
    const written = {
      inputTokens: 1_000_000,
      cachedTokens: 200_000,
      cacheWriteTokens: 400_000,
      outputTokens: 0,
    }
    expect(usd(written)).toBeCloseTo(0.4 * 2 + 0.2 * 0.5 + 0.4 * 2 * 1.25)
  })

  test('does not count reasoning twice', () => {
    const usage = {
      inputTokens: 0,
      outputTokens: 1_000_000,
      reasoningTokens: 900_000,
      totalTokens: 1_000_000,
    }
    expect(usd(usage)).toBe(8)
  })

  test('a whole screen at gpt-4o-mini is half a cent', () => {
    expect(usd({ inputTokens: 36_835, outputTokens: 0 }, priceOf(official, 'gpt-4o-mini'))).toBeCloseTo(
      0.0055,
      4,
    )
  })

  test('what is cached costs the full price where there is no other', () => {
    const usage = { inputTokens: 1_000_000, cachedTokens: 1_000_000, outputTokens: 0 }
    expect(usd(usage, priceOf(official, 'gpt-5-pro'))).toBe(15)
  })

  test('rises for the whole of a long request', () => {
    const astra = priceOf(official, 'gpt-6-astra')
    expect(usd({ inputTokens: 272_000, outputTokens: 1_000_000 }, astra)).toBeCloseTo(2.72 + 50)
    expect(usd({ inputTokens: 272_001, outputTokens: 1_000_000 }, astra)).toBeCloseTo(5.44002 + 75)
    const cached = { inputTokens: 300_000, cachedTokens: 300_000, outputTokens: 0 }
    expect(usd(cached, astra)).toBeCloseTo(0.6)
  })

  test('goes by the tier', () => {
    const usage = { inputTokens: 1_000_000, outputTokens: 0 }
    const tiers = ['flex', 'priority', 'default', 'auto', undefined] as const
    expect(tiers.map((tier) => costOf(usage, price, tier)?.usd)).toEqual([1, 4, 2, 2, 2])
  })

  test.each<Usage>([{}, { inputTokens: 5 }, { outputTokens: 5 }, { totalTokens: 10 }])(
    'is unknown, not nothing, for %j',
    (usage) => {
      expect(costOf(usage, price)).toBeUndefined()
    },
  )

  test('is unknown without a price', () => {
    expect(costOf({ inputTokens: 1, outputTokens: 1 }, undefined)).toBeUndefined()
  })

  test('is never below nothing, whatever a server counts', () => {
    const count = fc.nat(1_000_000)
    fc.assert(
      fc.property(count, count, count, count, (inputTokens, outputTokens, cachedTokens, cacheWriteTokens) => {
        const cost = usd({ inputTokens, outputTokens, cachedTokens, cacheWriteTokens }) ?? NaN
        expect(cost).toBeGreaterThanOrEqual(0)
        expect(cost).toBeLessThanOrEqual((inputTokens * 2.5 + outputTokens * 8) / 1e6 + 1e-9)
      }),
    )
  })
})

test.each([
  ['', 0, 0],
  ['What does this message mean, and what should I do about it?', 12, 18],
  ['Was heißt das, und was soll ich tun?', 8, 14],
  ['Что это значит и что мне делать?', 9, 15],
  ['这是什么意思？', 5, 9],
  ['🙂🙂', 2, 6],
])('%j is about as many tokens as a tokenizer says', (text, least, greatest) => {
  expect(textTokens(text)).toBeGreaterThanOrEqual(least)
  expect(textTokens(text)).toBeLessThanOrEqual(greatest)
})

describe('an estimate', () => {
  const profile = effectiveProfile({ ...official, model: 'gpt-6-luna' })
  const price = priceOf(official, 'gpt-6-luna')
  const screen = { widthPx: 3_840, heightPx: 2_160 }
  const ask = { profile, price, text: 'What is this?', earlierTexts: [], pictures: [screen] }

  test('counts the pictures at the detail that is sent, and the text', () => {
    const text = textTokens(ask.text) + 4
    expect(estimate(ask)).toEqual({
      inputTokens: 2_765 + text,
      usd: ((2_765 + text) * 0.1) / 1e6,
      pricesOf: '2026-09-23',
    })
    const detailed = (detail: 'low' | 'auto' | 'original') =>
      estimate({ ...ask, profile: { ...profile, options: { detail } } }).inputTokens
    expect([detailed('low'), detailed('auto'), detailed('original')]).toEqual(
      [173, 9_792, 9_792].map((n) => n + text),
    )
    const silent = { ...profile, dialect: { ...profile.dialect, sendDetail: false } }
    expect(estimate({ ...ask, profile: silent }).inputTokens).toBe(9_792 + text)
  })

  test('counts every picture, the thread and the instructions', () => {
    const one = estimate(ask).inputTokens ?? 0
    expect(estimate({ ...ask, pictures: [screen, screen] }).inputTokens).toBe(one + 2_765)
    const longer = 'An earlier question, and its answer.'
    expect(estimate({ ...ask, earlierTexts: [longer] }).inputTokens).toBe(one + textTokens(longer) + 4)
    const instructed = { ...profile, options: { instructions: longer } }
    expect(estimate({ ...ask, profile: instructed }).inputTokens).toBe(one + textTokens(longer) + 4)
  })

  test('tells nothing where the cost of a picture is not known', () => {
    expect(estimate({ ...ask, profile: { ...profile, model: 'llava' } })).toEqual({})
    expect(estimate({ ...ask, profile: { ...profile, model: 'llava' }, pictures: [] })).toHaveProperty(
      'inputTokens',
    )
  })

  test('tells the tokens where there is no price', () => {
    expect(estimate({ ...ask, price: undefined })).toEqual({ inputTokens: estimate(ask).inputTokens })
  })

  test('tells nothing of a question not begun', () => {
    expect(estimate({ ...ask, text: ' ', pictures: [] })).toEqual({})
  })
})
