/** Signs that Markdown reads, where they stand at the beginning of a line or around words. */
const LINE_SIGNS = /^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|```.*$|\|[-:| ]+\|?$)/gm
const WORD_SIGNS = /\*\*|__|`|\|/g
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g
const BLANK = /[\p{Z}\p{Cc}]+/gu
/** Half of a letter that takes two code units. */
const HALF_LETTER = /[\uD800-\uDBFF]$/
/** So much of a line is shown before what was looked for. */
const BEFORE = 32
/** More than this is never looked through for one line. */
const LOOKED_AT = 200_000

/** One line of an answer as plain text, from a little before the first of these words. */
export function plainLine(markdown: string, words: readonly string[], maxLength: number): string {
  const line = markdown
    .slice(0, words.length === 0 ? maxLength * 8 : LOOKED_AT)
    .replace(LINK, '$1')
    .replace(LINE_SIGNS, '')
    .replace(WORD_SIGNS, '')
    .replace(BLANK, ' ')
    .trim()
  const at = firstOf(line, words)
  if (at <= BEFORE) return cut(line, maxLength)
  const start = line.indexOf(' ', at - BEFORE) + 1
  return `… ${cut(line.slice(start > at ? at : start), maxLength)}`
}

function firstOf(line: string, words: readonly string[]): number {
  const lower = line.toLowerCase()
  const places = words.map((word) => lower.indexOf(word.toLowerCase())).filter((place) => place >= 0)
  return places.length === 0 ? 0 : Math.min(...places)
}

function cut(line: string, maxLength: number): string {
  return line.length <= maxLength ? line : `${line.slice(0, maxLength).replace(HALF_LETTER, '')}…`
}
