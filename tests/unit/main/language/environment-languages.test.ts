import { expect, test } from 'vitest'
import { environmentLanguages } from '../../../../src/main/language/environment-languages.ts'

test.each([
  [{}, []],
  [{ LANG: '' }, []],
  [{ LANG: 'de_DE.UTF-8' }, ['de-DE']],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8@euro' }, ['fr-FR']],
  [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR', LC_ALL: 'ja_JP.eucJP' }, ['ja-JP']],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, ['de-DE']],
  [{ LANG: 'en_GB.UTF-8', LANGUAGE: 'zh_CN:de' }, ['zh-CN', 'de', 'en-GB']],
  [{ LANG: 'C.UTF-8', LANGUAGE: 'de' }, ['en']],
  [{ LANG: 'POSIX' }, ['en']],
  [{ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, ['en']],
])('%j asks for %j', (environment, languages) => {
  expect(environmentLanguages(environment)).toEqual(languages)
})
