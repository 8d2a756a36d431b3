import { expect, test } from 'vitest'
import { hostedTimeouts } from '../../../../src/main/profiles/dialects.ts'
import { effectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import { presetOf } from '../../../../src/main/profiles/presets.ts'
import { someProfile } from '../../../support/profiles.ts'

test('what the profile says wins, and the preset says the rest', () => {
  const profile = someProfile({
    preset: 'agcloud',
    dialect: { systemPromptAs: 'instructions' },
    timeouts: { idleMs: 5_000 },
  })
  const { dialect, timeouts, authFallback } = effectiveProfile(profile)
  expect(dialect).toEqual({ ...presetOf('agcloud').dialect, systemPromptAs: 'instructions' })
  expect(timeouts).toEqual({ ...hostedTimeouts, idleMs: 5_000 })
  expect(authFallback).toBe(false)
  expect(effectiveProfile(someProfile({ preset: 'gptproto' })).authFallback).toBe(true)
})

test('only the rule of the model that is asked comes along', () => {
  const modelRules = { a: { efforts: ['low' as const] }, b: { refusedFields: ['temperature'] } }
  expect(effectiveProfile(someProfile({ model: 'b', modelRules })).modelRule).toEqual({
    refusedFields: ['temperature'],
  })
  expect(effectiveProfile(someProfile({ model: 'constructor', modelRules })).modelRule).toEqual({})
})

test('the days on which models end are those of their provider', () => {
  expect(effectiveProfile(someProfile({ preset: 'openai' })).shutdowns).toHaveProperty('gpt-4o', '2027-01-14')
  expect(effectiveProfile(someProfile({ preset: 'apimart' }))).not.toHaveProperty('shutdowns')
})

test('research in one plain request is waited for, as long as the user has not said otherwise', () => {
  const model = 'o4-mini-deep-research'
  const patience = (changes: Parameters<typeof someProfile>[0]) =>
    effectiveProfile(someProfile(changes)).timeouts
  const long = { connectMs: 10_000, firstByteMs: 3_600_000, idleMs: 3_600_000 }
  expect(patience({ preset: 'gptproto', model })).toEqual(long)
  expect(patience({ preset: 'openai', model, options: { background: false } })).toEqual(long)
  expect(patience({ preset: 'openai', model })).toEqual(hostedTimeouts)
  expect(patience({ preset: 'gptproto', model: 'gpt-4o-mini' })).toEqual(hostedTimeouts)
  expect(patience({ preset: 'gptproto', model, timeouts: { idleMs: 1_000 } })).toEqual({
    ...long,
    idleMs: 1_000,
  })
})
