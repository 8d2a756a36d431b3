import { expect, test } from 'vitest'
import { languageTags, loadWords } from '#shared/words/languages.ts'

test.each(languageTags)(
  '%s calls a detail the same in the ask window, a profile and the settings',
  async (tag) => {
    const { conversation, settings, preferences } = await loadWords(tag)
    const { auto, low, high, original } = conversation.details
    const beginsWith = (name: string) =>
      expect.stringMatching(new RegExp(`^${name}(?![\\p{L}])`, 'u')) as string
    expect(new Set([auto, low, high, original]).size).toBe(4)
    expect(settings.choices.detail).toEqual({
      auto: beginsWith(auto),
      low: beginsWith(low),
      high: beginsWith(high),
      original: beginsWith(original),
    })
    expect(preferences.choices['capture.detail']).toEqual({
      auto: beginsWith(auto),
      sharp: beginsWith(original),
      small: beginsWith(low),
    })
  },
)
