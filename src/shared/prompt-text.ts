/** A preset's text with its places filled, and where to type in it. */
export function filledPreset(
  { text }: { readonly text: string },
  language: string,
): { readonly text: string; readonly cursor: number } {
  const filled = text.replaceAll('{language}', language)
  const cursor = filled.indexOf('{cursor}')
  return { text: filled.replaceAll('{cursor}', ''), cursor: cursor === -1 ? filled.length : cursor }
}
