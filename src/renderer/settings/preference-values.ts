import { TEXT_SIZES } from '#shared/limits.ts'
import type { PreferencePath } from '#shared/words/preference-words.ts'
import type { Words } from '#shared/words/words.ts'
import type { NumberRange } from './field-text.ts'

const ranges: Readonly<Partial<Record<PreferencePath, NumberRange>>> = {
  'capture.delaySeconds': { min: 1, max: 30, isWhole: true },
  'asking.opacity': { min: 50, max: 100, isWhole: true },
  'network.giveUpHours': { min: 1, max: 720, isWhole: true },
}

/** What a number may be, and what it counts. */
export function rangeOf(path: PreferencePath, { preferences }: Words) {
  const range = ranges[path]
  if (range === undefined) return undefined
  const { seconds, percentUnit, hours } = preferences
  const unit = path === 'asking.opacity' ? percentUnit : path === 'network.giveUpHours' ? hours : seconds
  return { ...range, unit }
}

const SIZES = [TEXT_SIZES.min, 90, 100, 110, 125, 150, 175, TEXT_SIZES.max]

/** The sizes on offer, and the one that holds if it is none of them. */
export function sizeChoices(now: number, { preferences }: Words): Readonly<Record<string, string>> {
  const sizes = [...new Set([...SIZES, now])].toSorted((one, other) => one - other)
  return Object.fromEntries(sizes.map((size) => [String(size), preferences.percent(size)]))
}

const LANGUAGES = [
  ...['ar', 'cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'hi', 'id', 'it', 'ja', 'ko', 'nl', 'no', 'pl', 'pt'],
  ...['ro', 'ru', 'sv', 'th', 'tr', 'uk', 'vi', 'zh-Hans', 'zh-Hant'],
]

/** What can be done with a selection by itself: a preset of questions is asked, among others. */
export function afterSelectionChoices(
  prompts: readonly { readonly name: string }[],
  { preferences: { afterSelection } }: Words,
): Readonly<Record<string, string>> {
  const { adjust, window, preset } = afterSelection
  const asked = prompts.map(({ name }) => [`preset:${name}`, preset(name)] as const)
  return { adjust, window, ...Object.fromEntries(asked) }
}

/** Languages by their own names, after the language of the question itself. */
export function languageChoices(now: string, { preferences }: Words): Readonly<Record<string, string>> {
  const tags = LANGUAGES.includes(now) || now === 'question' ? LANGUAGES : [...LANGUAGES, now]
  const named = tags.map((tag) => [tag, nameOf(tag)] as const)
  const sorted = named.toSorted(([, one], [, other]) => one.localeCompare(other))
  return { question: preferences.sameLanguage, ...Object.fromEntries(sorted) }
}

function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** One to a line, with spaces inside: names of programs have them. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
