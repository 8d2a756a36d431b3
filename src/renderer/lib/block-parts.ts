/** The browser lays a line out whole for each word that is added to it. */
const LONGEST_LINE = 10_000
/** As does the parser with the block that is open. */
const LONGEST_PART = 40_000
const LONGEST_HEADER = 2_000

const fence = /^ {0,3}(?:`{3}|~{3})/
const tableHeader = /^[^\n]*\|[^\n]*\n(?=[^\n]*-)[ \t|:-]+\n/

/**
 * Where a block that is far too long is cut, so that what stands before need not be read again: between two lines, or
 * between two words of a line without end. Undefined for every block that people would write, and for code, which is
 * never read again anyway.
 */
export function cutOf(source: string): number | undefined {
  if (source.length <= LONGEST_LINE || fence.test(source)) return undefined
  let at = 0
  while (at < source.length) {
    const newline = source.indexOf('\n', at)
    const end = newline === -1 ? source.length : newline
    if (end - at > LONGEST_LINE) return at + wordEnd(source.slice(at, at + LONGEST_LINE))
    if (end > LONGEST_PART && at > 0) return at
    at = end + 1
  }
  return undefined
}

/** What stands before the next part of a cut block too: a table has its header again. */
export function carriedOver(source: string): string {
  return tableHeader.exec(source.slice(0, LONGEST_HEADER))?.[0] ?? ''
}

/** A whole block as the parts that it is cut into. */
export function partsOf(source: string): readonly string[] {
  const parts: string[] = []
  let rest = source
  for (let cut = cutOf(rest); cut !== undefined; cut = cutOf(rest)) {
    parts.push(rest.slice(0, cut))
    rest = carriedOver(rest) + rest.slice(cut)
  }
  return [...parts, rest]
}

function wordEnd(line: string): number {
  const blank = line.lastIndexOf(' ')
  if (blank > LONGEST_LINE / 2) return blank + 1
  // Not between the two halves of one sign.
  return /[\ud800-\udbff]$/.test(line) ? line.length - 1 : line.length
}

/** Code as it is shown: of a line without end its begin, and how many characters follow. */
export function shortLines(code: string): string {
  if (!isLong(code)) return code
  return code
    .split('\n')
    .map((line) =>
      line.length > LONGEST_LINE
        ? `${line.slice(0, LONGEST_LINE)} … +${(line.length - LONGEST_LINE).toLocaleString()}`
        : line,
    )
    .join('\n')
}

/** Whether a line of it is shown in part only. */
export function isLong(code: string): boolean {
  return code.length > LONGEST_LINE && code.split('\n').some((line) => line.length > LONGEST_LINE)
}
