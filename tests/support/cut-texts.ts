/**
 * Runs in a page: the texts of which a part cannot be seen, because they reach out of an ancestor that cuts what
 * reaches out. What ends in an ellipsis, scrolls, or is there for screen readers alone is as it should be.
 */
export function cutTexts(): readonly string[] {
  const SLACK = 1.5
  const cut: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    if (element === null || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width > 0 && isCut(element, box)) cut.push(`${element.tagName}: ${node.textContent?.trim()}`)
  }
  return cut

  function isSeen(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect()
    const isForReaders = width <= 1 || height <= 1
    return (
      !isForReaders &&
      element.closest('option, script, style, [hidden]') === null &&
      element.checkVisibility()
    )
  }

  function isCut(from: Element, text: DOMRect): boolean {
    for (let at: Element | null = from; at !== null; at = at.parentElement) {
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(at)
      const isMeant = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
      if (isMeant || ['auto', 'scroll'].includes(overflowX)) return false
      const cuts = ['hidden', 'clip'].includes(overflowX) || at.tagName === 'BUTTON'
      if (cuts && isOut(text, at.getBoundingClientRect())) return true
    }
    return isOut(text, new DOMRect(0, 0, window.innerWidth))
  }

  function isOut(text: DOMRect, box: DOMRect): boolean {
    return text.right > box.right + SLACK || text.left < box.left - SLACK
  }
}
