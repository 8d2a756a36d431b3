import { describe, expect, test } from 'vitest'
import { chooseLanguage, languageTags, loadWords } from '#shared/words/languages.ts'

describe('the language that the system prefers', () => {
  test.each([
    [[], 'en'],
    [['de-AT', 'en-US'], 'de'],
    [['pt-BR', 'de'], 'de'],
    [['pt-BR', 'sw'], 'en'],
    [['en-GB', 'de'], 'en'],
    [['DE'], 'de'],
    [['not a tag', '', 'de_DE', 'de-CH'], 'de'],
  ] as const)('of %j is %s', (wanted, tag) => {
    expect(chooseLanguage(wanted)).toBe(tag)
  })
})

test('every language has its words', async () => {
  for (const tag of languageTags) expect((await loadWords(tag)).product).toBe('Askshot')
})
