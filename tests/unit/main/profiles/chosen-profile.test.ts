import { expect, test } from 'vitest'
import { chosenProfile } from '../../../../src/main/profiles/chosen-profile.ts'
import { someProfile } from '../../../support/profiles.ts'

const profile = someProfile({
  id: 'p',
  model: 'usual',
  options: { effort: 'low', temperature: 1 },
  tools: { webSearch: { isOn: false } },
})

test('nothing chosen leaves the profile as it is', () => {
  expect(chosenProfile(profile, {})).toEqual(profile)
})

test('what is chosen is asked for, and the rest stays', () => {
  const choices = {
    profileId: 'p',
    model: 'other',
    effort: 'high',
    detail: 'original',
    tools: { 'web-search': true },
  } as const
  expect(chosenProfile(profile, choices)).toMatchObject({
    model: 'other',
    options: { effort: 'high', temperature: 1, detail: 'original' },
    tools: { webSearch: { isOn: true } },
  })
})

test('a model chosen of a profile that is gone is not asked of another', () => {
  expect(chosenProfile(profile, { profileId: 'gone', model: 'other', effort: 'high' })).toEqual(profile)
})
