const number = /\s*([-−–]?\s*\d+(?:[.,]\d+)?)\s*/y
const signs: Readonly<Record<string, '+' | '-' | '*' | '/'>> = {
  '+': '+', '-': '-', '−': '-', '–': '-', '*': '*', '×': '*', x: '*', '·': '*', '/': '/', '÷': '/', ':': '/',
} // prettier-ignore

/** What a sum such as "1920/2 − 10" comes to; nothing when it is none. Products go before sums. */
export function evaluate(text: string): number | undefined {
  let at = 0
  const next = (): number => {
    number.lastIndex = at
    const found = number.exec(text)?.[1]
    at = number.lastIndex
    return found === undefined
      ? Number.NaN
      : Number(found.replace(/[−–]/, '-').replace(/\s/g, '').replace(',', '.'))
  }
  let total = 0
  let term = next()
  // What is no number makes all that follows none, and an end is always reached.
  while (at < text.length && !Number.isNaN(term)) {
    const sign = signs[text.charAt(at++).toLowerCase()]
    const value = next()
    if (sign === '*' || sign === '/') term = sign === '*' ? term * value : term / value
    else {
      total += term
      term = sign === undefined ? Number.NaN : sign === '+' ? value : -value
    }
  }
  return Number.isFinite(total + term) ? total + term : undefined
}
