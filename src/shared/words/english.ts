const number = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')

/** "1 ask", "2 asks". */
export function count(value: number, one: string, many: string): string {
  return `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`
}
