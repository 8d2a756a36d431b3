import fc from 'fast-check'
import { efforts } from '#shared/schemas/answer-options.ts'
import type { Effort } from '#shared/schemas/answer-options.ts'
import type { ModelRuleChange } from '#shared/schemas/profile.ts'
import { describe, expect, test } from 'vitest'
import { plainName } from '../../../../src/main/profiles/model-name.ts'
import { modelRule, nearestEffort } from '../../../../src/main/profiles/model-rules.ts'
import { presetOf } from '../../../../src/main/profiles/presets.ts'

const rule = (model: string, own: ModelRuleChange = {}) => modelRule({ model, modelRule: own })
const { shutdowns = {} } = presetOf('openai')

test.each([
  ['openai/gpt-5.1', 'gpt-5.1'],
  ['openrouter/openai/gpt-5.1:free', 'gpt-5.1'],
  ['openai.gpt-5.6-sol', 'gpt-5.6-sol'],
  ['gpt-4o-mini-2024-07-18', 'gpt-4o-mini'],
  ['GPT-4o-Mini@20240718', 'gpt-4o-mini'],
  ['gpt-6-luna-2026-10-01', 'gpt-6-luna'],
  ['gpt-5-chat-latest', 'gpt-5-chat'],
  [' o3 ', 'o3'],
  ['llava:13b', 'llava:13b'],
  ['gpt-oss:20b', 'gpt-oss:20b'],
  ['qwen2.5vl', 'qwen2.5vl'],
  ['', ''],
])('%j is known as %j', (model, name) => {
  expect(plainName(model)).toBe(name)
})

/** `responses-api.md` §1.2; efforts by their first letters, `xh` and `mx`. */
const low = 'low medium high'
const rows: readonly [models: string, allowed: string, normal: string | undefined, temperature: string][] = [
  ['o1 o3 o4-mini o3-mini', low, 'medium', 'never'],
  ['o3-deep-research o4-mini-deep-research', 'medium', 'medium', 'never'],
  ['gpt-5 gpt-5-mini gpt-5-nano', `minimal ${low}`, 'medium', 'never'],
  ['gpt-5-pro', 'high', 'high', 'never'],
  ['gpt-5.1', `none ${low}`, 'none', 'without-effort'],
  ['gpt-5.1-codex-max', `none ${low} xhigh`, undefined, 'without-effort'],
  ['gpt-5.2 gpt-5.4 gpt-5.4-mini gpt-5.4-nano', `none ${low} xhigh`, 'none', 'without-effort'],
  ['gpt-5.5', `none ${low} xhigh`, undefined, 'without-effort'],
  ['gpt-5.6 gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna', `none ${low} xhigh max`, 'medium', 'without-effort'],
  ['gpt-6-sol gpt-6-luna gpt-6.1-terra', `none ${low} xhigh max`, 'medium', 'without-effort'],
  ['gpt-6-astra gpt-6.1-sol', `${low} xhigh max`, undefined, 'never'],
  // Names that no table has: what their families have in common.
  ['o3-pro o5 o5-mini gpt-5-codex gpt-5.1-codex', low, undefined, 'never'],
  ['gpt-5.3 gpt-5.2-codex gpt-5.4-pro gpt-6-next gpt-7', `${low} xhigh`, undefined, 'never'],
  [
    'gpt-4o gpt-4o-mini gpt-4.1 gpt-4.1-mini gpt-4.1-nano gpt-4-vision gpt-4.5-preview',
    '',
    undefined,
    'always',
  ],
  ['gpt-5-chat gpt-5-chat-latest chatgpt-4o-latest GPT-4o-image', '', undefined, 'always'],
  [
    'llava qwen3-vl:8b gpt-oss:20b gpt4all o1js olmo gpt-35-turbo gpt-3.5-turbo my-deployment',
    '',
    undefined,
    'always',
  ],
]
const each = rows.flatMap(([models, ...facts]) =>
  models.split(' ').map((model) => [model, ...facts] as const),
)

test.each(each)(
  '%s takes the efforts "%s" (%s), temperature %s',
  (model, allowed, defaultEffort, temperature) => {
    const wanted = allowed === '' ? [] : allowed.split(' ')
    for (const name of [model, `openai/${model}`, `${model}-2026-01-31`]) {
      const { defaultEffort: normal, ...found } = rule(name)
      expect(found).toMatchObject({
        efforts: wanted,
        takesTemperature: temperature,
        isReasoning: wanted.length > 0,
        refusedFields: [],
      })
      expect(normal).toBe(defaultEffort)
    }
  },
)

test.each([
  [
    'yes',
    'gpt-4o gpt-4o-mini gpt-4.1-nano gpt-4-vision GPT-4o-image gpt-5 gpt-5-chat gpt-5.2 gpt-6-luna o1 o3 o4-mini',
  ],
  ['yes', 'o4-mini-deep-research gpt-5.4-nano gpt-5.5 gpt-5.6-luna gpt-6.1-sol gpt-5-pro'],
  ['no', 'o3-mini'],
  ['unknown', 'llava my-deployment gpt-7 o5 gpt-4o-audio'],
])('pictures: %s for %s', (seesPictures, models) => {
  for (const model of models.split(' ')) expect(rule(model)).toMatchObject({ seesPictures })
})

test('only the models that have `original` are offered it', () => {
  const all = each.map(([model]) => model).filter((model) => rule(model).details.includes('original'))
  const named =
    'gpt-5.4 gpt-5.5 gpt-5.6 gpt-5.6-sol gpt-5.6-terra gpt-5.6-luna gpt-6-sol gpt-6-luna gpt-6.1-terra'
  expect(all).toEqual([...named.split(' '), 'gpt-6-astra', 'gpt-6.1-sol', 'gpt-6-next'])
  expect(rule('gpt-4o').details).toEqual(['low', 'high', 'auto'])
})

test('research is told by its name', () => {
  expect(each.map(([model]) => model).filter((model) => rule(model).isDeepResearch)).toEqual([
    'o3-deep-research',
    'o4-mini-deep-research',
  ])
})

test.each([
  ['2026-07-23', 'o3-deep-research o4-mini-deep-research'],
  ['2026-10-23', 'o4-mini o1 o3-mini gpt-4.1-nano'],
  ['2026-12-11', 'gpt-5 gpt-5-mini gpt-5-nano gpt-5-pro o3 gpt-5-2025-08-07'],
  ['2027-01-14', 'gpt-4o gpt-4o-mini gpt-4.1 gpt-4.1-mini gpt-4o-2024-08-06'],
  ['2027-04-01', 'gpt-5.1'],
])('until %s: %s', (endsOn, models) => {
  for (const model of models.split(' '))
    expect(modelRule({ model, modelRule: {}, shutdowns })).toMatchObject({ endsOn })
})

test('a model lives on where nobody said that it ends', () => {
  expect(modelRule({ model: 'gpt-6-luna', modelRule: {}, shutdowns })).not.toHaveProperty('endsOn')
  expect(rule('gpt-4o')).not.toHaveProperty('endsOn')
  expect(modelRule({ model: 'constructor', modelRule: {}, shutdowns })).not.toHaveProperty('endsOn')
})

describe('what the profile says of its model', () => {
  test('gives a local model its efforts, and leaves it its temperature', () => {
    expect(
      rule('qwen3-vl:8b', { efforts: ['high', 'low'], seesPictures: true, contextTokens: 8_192 }),
    ).toMatchObject({
      isReasoning: true,
      efforts: ['low', 'high'],
      takesTemperature: 'always',
      seesPictures: 'yes',
      contextTokens: 8_192,
    })
  })

  test('comes before what is known', () => {
    const told = rule('gpt-5.1', { efforts: ['low'], seesPictures: false, refusedFields: ['text.verbosity'] })
    expect(told).toMatchObject({ efforts: ['low'], seesPictures: 'no', refusedFields: ['text.verbosity'] })
    expect(told).not.toHaveProperty('defaultEffort') // the server has just said that it is not one
    expect(rule('gpt-5.1', { efforts: [] })).toMatchObject({ efforts: [], isReasoning: true })
  })
})

describe('the nearest effort', () => {
  test.each([
    ['high', 'low medium high', 'high'],
    ['xhigh', 'low medium high', 'high'],
    ['max', 'none', 'none'],
    ['none', 'low medium high', 'low'],
    ['minimal', 'low medium', 'low'],
    ['minimal', 'none low', 'none'],
    ['low', 'high', 'high'],
    ['medium', '', undefined],
  ] as const)('to %s of "%s" is %s', (wanted, allowed, nearest) => {
    expect(nearestEffort(wanted, allowed.split(' ').filter(isEffort))).toBe(nearest)
  })

  test('is always an allowed one, in whatever order they come', () => {
    const effort = fc.constantFrom(...efforts)
    fc.assert(
      fc.property(effort, fc.uniqueArray(effort, { minLength: 1 }), (wanted, allowed) => {
        const nearest = nearestEffort(wanted, allowed)
        expect(allowed).toContain(nearest)
        expect(nearest).toBe(nearestEffort(wanted, allowed.toReversed()))
        if (allowed.includes(wanted)) expect(nearest).toBe(wanted)
      }),
    )
  })
})

test('any text may be the name of a model', () => {
  fc.assert(fc.property(fc.string(), (model) => Array.isArray(rule(model).efforts)))
})

function isEffort(text: string): text is Effort {
  return (efforts as readonly string[]).includes(text)
}
