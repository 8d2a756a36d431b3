import { en } from '#shared/words/en.ts'
import type { Words } from '#shared/words/words.ts'

export type Language = { readonly tag: string; readonly words: Words }

/** Every language there is; the first one serves whoever asks for another. */
const languages: readonly [Language, ...Language[]] = [{ tag: 'en', words: en }]

/** The one place that chooses: the first of the wanted languages that we have. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const base = (tag: string) => tag.toLowerCase().split('-')[0]
  const found = wanted.flatMap((tag) => languages.filter((language) => language.tag === base(tag)))
  return found[0] ?? languages[0]
}
