import { expect, test } from 'vitest'
import type { PromptPreset } from '#shared/schemas/prompt-preset.ts'
import { presetAsked } from '../../../../src/main/profiles/preset-asked.ts'
import { someProfile } from '../../../support/profiles.ts'

const settings = {
  profiles: [
    someProfile({ id: 'a', model: 'one' }),
    someProfile({ id: 'b', model: 'two', modelRules: { three: {} } }),
  ],
  defaultProfileId: 'b',
}
const preset = (choices?: PromptPreset['choices']): PromptPreset => ({
  ...{ name: 'Explain', text: 'Explain.', sendsAtOnce: true },
  ...(choices === undefined ? {} : { choices }),
})

test('its own profile and model answer, whoever would without it', () => {
  expect(presetAsked(preset({ profileId: 'a', model: 'one' }), { profileId: 'b' }, settings)).toEqual({
    ...{ profileId: 'a', model: 'one' },
  })
})

test('a model alone is one of the profile that would answer: the last one of the user, else the usual', () => {
  expect(presetAsked(preset({ model: 'three' }), {}, settings)).toEqual({ profileId: 'b', model: 'three' })
  expect(presetAsked(preset({ model: 'one' }), { profileId: 'a' }, settings)).toMatchObject({ model: 'one' })
  // One that was chosen and is gone since does not answer.
  expect(presetAsked(preset({ model: 'two' }), { profileId: 'gone' }, settings)).toMatchObject({
    profileId: 'b',
  })
})

test('what nobody there can answer is refused', () => {
  const refused = expect.objectContaining({ code: 'preset-unfit' }) as Error
  expect(() => presetAsked(preset({ model: 'three' }), { profileId: 'a' }, settings)).toThrow(refused)
  expect(() => presetAsked(preset({ profileId: 'gone' }), {}, settings)).toThrow(refused)
})

test('without a word on it, or with another name since, nothing changes', () => {
  const chosen = { profileId: 'a', effort: 'low' } as const
  expect(presetAsked(preset(), chosen, settings)).toBe(chosen)
  expect(presetAsked(undefined, chosen, settings)).toBe(chosen)
})
