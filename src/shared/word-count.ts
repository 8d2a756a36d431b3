/** Words as readers count them, in scripts without spaces too. */
export function countWords(text: string): number {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return [...segments].filter((segment) => segment.isWordLike).length
}
