import { expect, test } from 'vitest'
import { effectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import { modelRule } from '../../../../src/main/profiles/model-rules.ts'
import { modelView, presetViews, profileView } from '../../../../src/main/profiles/profile-view.ts'
import { someProfile } from '../../../support/profiles.ts'

const price = { input: 1, output: 2, asOf: '2026-11-01' }

test('a profile is shown with what its preset adds and what is known of its model', () => {
  const profile = someProfile({ preset: 'openai', model: 'gpt-5.1-2025-11-13', dialect: { streamOk: false } })
  const view = profileView(profile, { key: { kind: 'stored' }, allowedTools: [] })
  expect(view).toMatchObject({ ...profile, key: { kind: 'stored' } })
  const { dialect, timeouts } = effectiveProfile(profile)
  expect(view.effective).toEqual({ dialect, timeouts })
  expect(view.effective.dialect.streamOk).toBe(false)
  expect(view.rule).toEqual({
    name: 'gpt-5.1-2025-11-13',
    seesPictures: 'yes',
    contextTokens: 400_000,
    endsOn: '2027-04-01',
    efforts: ['none', 'low', 'medium', 'high'],
  })
})

test('the models to choose from are each there once', () => {
  const profile = someProfile({
    preset: 'gptproto',
    model: 'own',
    modelRules: { learned: {}, 'gpt-4o-mini': {} },
    prices: { priced: price, learned: price },
  })
  expect(profileView(profile, { key: { kind: 'missing' }, allowedTools: [] }).models).toEqual([
    'gpt-4o-mini',
    'o4-mini-deep-research',
    'learned',
    'priced',
    'own',
  ])
  expect(
    profileView(someProfile({ model: '' }), { key: { kind: 'missing' }, allowedTools: [] }).models,
  ).toEqual([])
})

test('what is not known of a model is not shown', () => {
  expect(modelView('llava', modelRule({ model: 'llava', modelRule: {} }))).toEqual({
    name: 'llava',
    seesPictures: 'unknown',
    efforts: [],
  })
})

test('the presets say whether the user has to give an address', () => {
  expect(presetViews().filter(({ isAddressNeeded }) => isAddressNeeded)).toEqual([
    { id: 'azure-openai', name: 'Azure OpenAI', isAddressNeeded: true },
    { id: 'agcloud', name: 'AGCloud', isAddressNeeded: true },
    { id: 'custom', name: 'Another server', isAddressNeeded: true },
  ])
})
