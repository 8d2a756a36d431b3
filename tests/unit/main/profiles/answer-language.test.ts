import { expect, test } from 'vitest'
import { inLanguage } from '../../../../src/main/profiles/answer-language.ts'
import { someProfile } from '../../../support/profiles.ts'

test('the wish for a language follows the instructions of the profile', () => {
  const profile = someProfile({ options: { instructions: 'Be brief. ' } })
  expect(inLanguage(profile, 'question')).toBe(profile)
  expect(inLanguage(profile, 'de').options.instructions).toBe('Be brief.\n\nAnswer in German.')
  expect(inLanguage(someProfile({}), 'zh-Hans').options.instructions).toBe('Answer in Simplified Chinese.')
})
