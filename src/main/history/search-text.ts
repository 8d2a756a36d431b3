/** What was typed into the search field, in parts that must all be found. */
export type SearchTerm = {
  readonly text: string
  /** The word is still being typed: what begins like it is meant as well. */
  readonly isPrefix: boolean
  /** A minus stands before it: what has it is not meant. */
  readonly isExcluded?: true
}

const PART = /(?:(?<=^|\s)[-−])?(?:"([^"]*)("?)|[^\s"]+)/g
const WORD = /[\p{L}\p{N}]/u
/** Scripts that are written without spaces: the index knows their sentences, not their words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** Words, and phrases in quotes; the last one is unfinished until a space or a quote ends it. */
export function searchTerms(typed: string): readonly SearchTerm[] {
  return [...typed.matchAll(PART)]
    .map((match) => {
      const { 0: whole, 1: phrase, 2: closing, index } = match
      const isLast = index + whole.length === typed.length
      const isExcluded = /^[-−]/.test(whole)
      const text = phrase ?? (isExcluded ? whole.slice(1) : whole)
      return { text, isPrefix: isLast && closing !== '"', ...(isExcluded ? { isExcluded } : {}) }
    })
    .filter(({ text }) => WORD.test(text))
}

/** The words that begin so, where they are few; undefined where that is not known. */
type Endings = (beginning: string) => readonly string[] | undefined

/** The terms as FTS5 reads them (SQLite, FTS5 query syntax); undefined where only the text itself can be looked at. */
export function matchOf(terms: readonly SearchTerm[], endings: Endings): string | undefined {
  const wanted = terms.filter(({ isExcluded }) => isExcluded === undefined)
  if (wanted.length === 0 || terms.some(({ text }) => UNSPACED.test(text))) return undefined
  const match = (term: SearchTerm) => matched(term, endings)
  const unwanted = terms.filter(({ isExcluded }) => isExcluded).map((term) => ` NOT ${match(term)}`)
  return `(${wanted.map(match).join(' AND ')})${unwanted.join('')}`
}

function matched({ text, isPrefix }: SearchTerm, endings: Endings): string {
  if (!isPrefix) return `"${text}"`
  // Of a phrase, only the last word is unfinished.
  const cut = text.lastIndexOf(' ') + 1
  const words = endings(text.slice(cut))
  if (words === undefined || words.length === 0) return `"${text}" *`
  return `(${words.map((word) => `"${text.slice(0, cut)}${word}"`).join(' OR ')})`
}

/** A term as `LIKE … ESCAPE '\'` reads it. */
export function likeOf({ text }: SearchTerm): string {
  return `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}
