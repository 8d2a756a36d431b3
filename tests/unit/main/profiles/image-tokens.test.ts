import fc from 'fast-check'
import { details } from '#shared/schemas/answer-options.ts'
import type { Detail } from '#shared/schemas/answer-options.ts'
import { expect, test } from 'vitest'
import { imageTokens } from '../../../../src/main/profiles/image-tokens.ts'

const tokens = (model: string, size: string, detail: Detail = 'high') => {
  const [widthPx = 0, heightPx = 0] = size.split('×').map(Number)
  return imageTokens(model, { widthPx, heightPx }, detail)
}

/** `responses-api.md` §4.1, the table of screenshots. */
const sizes = ['800×600', '1280×800', '1440×900', '1920×1080', '2560×1440', '3840×2160']
const columns: readonly [models: string, detail: Detail, counts: readonly number[]][] = [
  ['gpt-4o-mini', 'high', [25_501, 36_835, 36_835, 36_835, 36_835, 36_835]],
  ['gpt-4o gpt-4.1 gpt-4.5', 'high', [765, 1_105, 1_105, 1_105, 1_105, 1_105]],
  ['gpt-5 gpt-5.1 gpt-5-chat', 'high', [630, 910, 910, 910, 910, 910]],
  ['gpt-5-mini gpt-4.1-mini', 'high', [770, 1_620, 2_115, 2_443, 2_443, 2_443]],
  ['gpt-5-nano gpt-4.1-nano', 'high', [1_169, 2_460, 3_211, 3_710, 3_710, 3_710]],
  ['o4-mini', 'high', [817, 1_720, 2_245, 2_594, 2_594, 2_594]],
  ['gpt-5.4 gpt-5.5', 'high', [570, 1_200, 1_566, 2_448, 2_765, 2_765]],
  ['gpt-5.6 gpt-5.6-sol gpt-6-luna gpt-6.1-terra', 'original', [570, 1_200, 1_566, 2_448, 4_320, 9_792]],
  ['gpt-5.6 gpt-6-luna', 'high', [570, 1_200, 1_566, 2_448, 2_765, 2_765]],
  ['gpt-5.2 gpt-5.4-mini gpt-5.4-nano gpt-5.1-codex-mini', 'high', [570, 1_200, 1_566, 1_810, 1_810, 1_810]],
  ['o1 o3', 'high', [675, 975, 975, 975, 975, 975]],
]
const cells = columns.flatMap(([models, detail, counts]) =>
  models.split(' ').flatMap((model) => sizes.map((size, i) => [model, size, detail, counts[i]] as const)),
)

test.each(cells)('%s counts %s at %s as %i', (model, size, detail, count) => {
  expect(tokens(model, size, detail)).toBe(count)
})

test.each([
  ['gpt-5-mini', '1024×1024', 1_659],
  ['gpt-5.4', '1024×1024', 1_229],
  ['gpt-5-mini', '1800×2400', Math.ceil(1_452 * 1.62)],
  ['gpt-4o-mini', '768×768', 25_501],
  ['gpt-4o', '2000×1000', 1_105], // seen at 1536×768
  ['gpt-4o', '2048×4096', 85 + 6 * 170], // at 768×1536
])('%s counts %s as the guide does: %i', (model, size, count) => {
  expect(tokens(model, size)).toBe(count)
})

test.each([
  ['gpt-4o-mini', 2_833],
  ['gpt-4o', 85],
  ['gpt-5', 70],
  ['o1', 75],
  ['gpt-5-mini', Math.ceil(16 * 9 * 1.62)], // 512×288
  ['gpt-6-luna', Math.ceil(16 * 9 * 1.2)],
])('%s at low detail counts a full screen as %i', (model, count) => {
  expect(tokens(model, '1920×1080', 'low')).toBe(count)
})

test('what `auto` means depends on the model', () => {
  expect(tokens('gpt-5.4', '3840×2160', 'auto')).toBe(tokens('gpt-5.4', '3840×2160', 'high'))
  for (const model of ['gpt-5.5', 'gpt-5.6', 'gpt-6-luna'])
    expect(tokens(model, '3840×2160', 'auto')).toBe(tokens(model, '3840×2160', 'original'))
  expect(tokens('gpt-4o', '3840×2160', 'auto')).toBe(1_105)
})

test('a model without `original` takes it for `high`', () => {
  for (const model of ['gpt-4o', 'gpt-5-mini', 'gpt-5.2'])
    expect(tokens(model, '3840×2160', 'original')).toBe(tokens(model, '3840×2160', 'high'))
})

test('`original` is bounded where the model bounds it', () => {
  expect(tokens('gpt-5.4', '3840×2160', 'original')).toBe(9_792)
  expect(tokens('gpt-5.5', '8000×4500', 'original')).toBeLessThanOrEqual(12_000)
  expect(tokens('gpt-6-luna', '5120×2880', 'original')).toBe(160 * 90 * 1.2)
})

test('a picture that would be refused has no count', () => {
  expect(tokens('gpt-6-luna', '6400×4800', 'original')).toBe(36_000)
  expect(tokens('gpt-6-luna', '6432×4800', 'original')).toBeUndefined()
  expect(tokens('gpt-6-luna', '6432×4800', 'high')).toBeLessThanOrEqual(3_000)
})

test('a name with a vendor or a date counts as the name alone', () => {
  expect(tokens('openai/gpt-4o-mini-2024-07-18', '800×600')).toBe(25_501)
})

test.each([
  'llava',
  'qwen3-vl:8b',
  'gpt-oss:20b',
  'gpt-4o-audio',
  'gpt-4-vision',
  'o3-deep-research',
  'gpt-7',
  '',
])('how %j counts is not known', (model) => {
  expect(tokens(model, '800×600')).toBeUndefined()
})

/** Of one family each: the most that a picture can cost at high detail. */
const most: Readonly<Record<string, number>> = {
  'gpt-4o-mini': 2_833 + 8 * 5_667,
  'gpt-4o': 85 + 8 * 170,
  'gpt-5': 70 + 8 * 140,
  o1: 75 + 8 * 150,
  'gpt-5-mini': Math.ceil(1_536 * 1.62),
  'gpt-5-nano': Math.ceil(1_536 * 2.46),
  'o4-mini': Math.ceil(1_536 * 1.72),
  'gpt-5.2': Math.ceil(1_536 * 1.2),
  'gpt-5.4': 3_000,
  'gpt-6-luna': 3_000,
}
const side = fc.oneof(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 100_000 }))

test('a picture of any size has a count within the model’s bounds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(most)), side, side, (model, widthPx, heightPx) => {
      const count = imageTokens(model, { widthPx, heightPx }, 'high') ?? Infinity
      expect(count).toBeGreaterThan(0)
      expect(count).toBeLessThanOrEqual(most[model] ?? 0)
    }),
    { numRuns: 2_000 },
  )
})

test('no size and no detail is too much to ask', () => {
  for (const model of Object.keys(most))
    for (const size of ['1×1', '20000×20', '20×20000', '1×100000'])
      for (const detail of details) expect(tokens(model, size, detail)).toBeGreaterThan(0)
})

test('a picture lying on its side costs the same', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(most)), side, side, (model, a, b) => {
      const [wide, tall] = [
        imageTokens(model, { widthPx: a, heightPx: b }, 'high'),
        imageTokens(model, { widthPx: b, heightPx: a }, 'high'),
      ]
      expect(wide).toBe(tall)
    }),
  )
})

test('low detail costs no more than high, and a larger picture no less while nothing is shrunk', () => {
  const within = fc.integer({ min: 1, max: 768 })
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(most)),
      within,
      within,
      fc.nat(100),
      (model, widthPx, heightPx, more) => {
        const size = { widthPx, heightPx }
        const high = imageTokens(model, size, 'high') ?? 0
        expect(imageTokens(model, size, 'low')).toBeLessThanOrEqual(high)
        const larger = { widthPx: Math.min(768, widthPx + more), heightPx }
        expect(imageTokens(model, larger, 'high')).toBeGreaterThanOrEqual(high)
      },
    ),
  )
})
