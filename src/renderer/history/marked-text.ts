/** A piece of a text, and whether it was looked for. */
export type MarkedPart = { readonly text: string; readonly isFound: boolean }

/** A text in pieces, so that the words that were looked for can be marked. */
export function markedParts(text: string, words: readonly string[]): readonly MarkedPart[] {
  const parts: MarkedPart[] = []
  let end = 0
  for (const [from, to] of foundIn(text, words)) {
    if (from > end) parts.push({ text: text.slice(end, from), isFound: false })
    parts.push({ text: text.slice(from, to), isFound: true })
    end = to
  }
  if (end < text.length) parts.push({ text: text.slice(end), isFound: false })
  return parts
}

/** Where in a text these words begin a word, as pairs of places that do not overlap. */
export function foundIn(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const wanted = words.filter((word) => word !== '').map(escaped)
  if (wanted.length === 0) return []
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})|(?:${unspaced(words).join('|') || '(?!)'})`,
    'giu',
  )
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length] as const)
}

/** Scripts without spaces are found inside what looks like one word. */
function unspaced(words: readonly string[]): readonly string[] {
  return words
    .filter((word) =>
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(word),
    )
    .map(escaped)
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
