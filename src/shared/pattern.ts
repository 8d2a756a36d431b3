/** Fields along each side of the self-test's pattern. */
export const PATTERN_SIDE = 6

/** Far from each other and from any desktop; the field in row r and column c of display n has the (6r+c+r+n)th. */
export const PATTERN_COLOURS: readonly string[] = [
  '#d01818',
  '#18a030',
  '#2038d0',
  '#e0c000',
  '#b020b0',
  '#10a8b8',
  '#f0f0f0',
]
