import { foundIn } from './marked-text.ts'

const NAME = 'found'

/**
 * Marks these words in an element and brings the first into view, without a change to the page. What comes later, as
 * the words of an answer that streams, is not marked.
 */
export function highlight(words: readonly string[]): (element: HTMLElement) => () => void {
  return (element) => {
    const ranges = words.length === 0 ? [] : rangesIn(element, words)
    CSS.highlights.set(NAME, new Highlight(...ranges))
    ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
    return () => CSS.highlights.delete(NAME)
  }
}

function rangesIn(element: HTMLElement, words: readonly string[]): readonly Range[] {
  const ranges: Range[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    for (const [from, to] of foundIn(node.textContent ?? '', words)) {
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  return ranges
}
