import { profileSchema } from '#shared/schemas/profile.ts'
import { expect, test } from 'vitest'
import { parseBaseUrl } from '../../../../src/main/profiles/base-url.ts'
import { newProfile } from '../../../../src/main/profiles/new-profile.ts'
import { firstPreset, presetOf, presets } from '../../../../src/main/profiles/presets.ts'

test.each(presets)('$id makes a profile that the settings take', (preset) => {
  const profile = newProfile(preset, 'p1')
  expect(profileSchema.parse(profile)).toEqual(profile)
  expect(profile).toMatchObject({ id: 'p1', preset: preset.id, keyHost: '' })
})

test('the OpenAI preset is complete, the custom one is for the user to fill in', () => {
  expect(firstPreset.id).toBe('openai')
  expect(parseBaseUrl(firstPreset.baseUrl)).toMatchObject({ ok: true, host: 'api.openai.com' })
  expect(firstPreset.model).toBe('gpt-6-luna')
  expect(presetOf('custom')).toMatchObject({ baseUrl: '', model: '' })
})
