const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of a text on one line, cut between letters as people see them. */
export function firstWords(text: string, maxLength: number): string {
  const line = text
    .replace(/[\p{Z}\p{Cc}]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu, '')
    .trim()
  // A letter as people see it can be many code units, but never less than one: this bounds the work, not the result.
  const letters = Array.from(graphemes.segment(line.slice(0, maxLength * 20)), ({ segment }) => segment)
  if (letters.length <= maxLength) return letters.join('')
  return `${letters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`
}
