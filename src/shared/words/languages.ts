import type { Words } from './words.ts'

/** Every language there is; the first one serves whoever reads none of the others. */
export const languageTags = ['en', 'de'] as const
export type LanguageTag = (typeof languageTags)[number]

/** What can be set: one of them, or whichever of them the system prefers. */
export const languageChoices = ['system', ...languageTags] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** Each by its own name, so that whoever reads only it finds it. */
export const languageNames: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  de: 'Deutsch',
}

/** Each is read only where it is in force: a page holds the words of one language beside English. */
const loaders: Readonly<Record<LanguageTag, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
}

export function loadWords(tag: LanguageTag): Promise<Words> {
  return loaders[tag]()
}

/**
 * The first of the wanted languages that we have, in its script; else the first in another script, which is nearer to
 * its reader than English is.
 */
export function chooseLanguage(wanted: readonly string[]): LanguageTag {
  const known = wanted.flatMap((tag) => fullTag(tag) ?? [])
  const found = known.flatMap(({ language, script }) =>
    ours.filter((own) => own.language === language && own.script === script),
  )
  const near = known.flatMap(({ language }) => ours.filter((own) => own.language === language))
  return (found[0] ?? near[0])?.tag ?? languageTags[0]
}

/** `zh-TW` and `zh` as what they stand for: `zh-Hant`, `zh-Hans`. Undefined for what is no tag of a language. */
function fullTag(tag: string) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize()
    return { language, script }
  } catch {
    return undefined // somebody may have set anything
  }
}

const ours = languageTags.map((tag) => ({ tag, ...fullTag(tag) }))
