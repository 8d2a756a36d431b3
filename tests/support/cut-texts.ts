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
      if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') return false
      if (overflowX === 'auto' || overflowX === 'scroll') return false
      const box = at.getBoundingClientRect()
      const isOut = text.right > box.right + SLACK || text.left < box.left - SLACK
      const cuts = overflowX === 'hidden' || overflowX === 'clip' || at.tagName === 'BUTTON'
      if (cuts && isOut) return true
    }
    return text.right > window.innerWidth + SLACK || text.left < -SLACK
  }
}
