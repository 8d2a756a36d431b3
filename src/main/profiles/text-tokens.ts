/**
 * About how many tokens a text is. Not the model's own count, which would need its table of a megabyte and more: four
 * letters of English make a token, of other alphabets two or three, and a Chinese character is one by itself.
 */
export function textTokens(text: string): number {
  let tokens = 0
  for (const character of text) tokens += rateOf(character.codePointAt(0) ?? 0)
  return Math.ceil(tokens)
}

function rateOf(codePoint: number): number {
  if (codePoint < 0x80) return 0.25
  if (codePoint < 0x2e80) return 0.4
  return codePoint < 0x10000 ? 1 : 2
}
