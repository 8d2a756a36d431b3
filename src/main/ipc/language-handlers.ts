import type { LanguageChoice } from '#shared/words/languages.ts'
import type { LanguageView } from '#shared/contract/language.ts'
import type { Area } from './handlers.ts'

export type LanguageDependencies = {
  readonly view: () => LanguageView
  readonly choose: (choice: LanguageChoice) => Promise<LanguageView>
}

export function languageHandlers(given: LanguageDependencies): Area<'language'> {
  return {
    'language:view': () => given.view(),
    'language:choose': (choice) => given.choose(choice),
  }
}
