import { profileSchema } from '#shared/schemas/profile.ts'
import { expect, test } from 'vitest'
import { parseBaseUrl } from '../../../../src/main/profiles/base-url.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { presets } from '../../../../src/main/profiles/presets.ts'

test.each(Object.entries(presets))('%s makes a profile that the settings take', (id, preset) => {
  const profile = newProfile(preset, 'p1')
  expect(profileSchema.parse(profile)).toEqual(profile)
  expect(profile).toMatchObject({ id: 'p1', preset: id, keyHost: '' })
})

test('the OpenAI preset is complete, the custom one is for the user to fill in', () => {
  expect(parseBaseUrl(presets.openai.baseUrl)).toMatchObject({ ok: true, host: 'api.openai.com' })
  expect(presets.openai.model).toBe('gpt-6-luna')
  expect(presets.custom).toMatchObject({ baseUrl: '', model: '' })
})
