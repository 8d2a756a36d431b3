import type { Words } from '../../src/shared/words/words.ts'

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'å', c: 'ç', e: 'é', i: 'ï', l: 'ł', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ÿ', z: 'ž',
  A: 'Å', C: 'Ç', E: 'É', I: 'Ï', N: 'Ñ', O: 'Ö', S: 'Š', U: 'Ü', Y: 'Ÿ', Z: 'Ž',
} // prettier-ignore

/** English as another language might be: each word with accents, and each text 40 % longer. */
export function accented(words: Words): Words {
  return changed(words, longer) as Words
}

/** The same from right to left. */
export function mirrored(words: Words): Words {
  return { ...accented(words), direction: 'rtl' }
}

/** What is no text for people stays. */
const KEPT: ReadonlySet<string> = new Set(['product', 'direction', 'fileName'])

function changed(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (KEPT.has(key)) return value
  if (typeof value === 'string') return change(value)
  if (typeof value === 'function')
    return (...given: unknown[]) => changed((value as Saying)(...given), change)
  if (Array.isArray(value)) return value.map((each) => changed(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, below]) => [name, changed(below, change, name)]),
  )
}

type Saying = (...given: readonly unknown[]) => unknown

function longer(text: string): string {
  const letters = [...text].map((letter) => ACCENTS[letter] ?? letter).join('')
  const more = Math.ceil(text.length * 0.4)
  return `${letters}${' ôñé'.repeat(more).slice(0, more)}`
}
