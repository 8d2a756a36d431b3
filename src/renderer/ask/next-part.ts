/** F6: focus goes round the parts of the window, each marked with `data-part`. */
export function nextPart(page: Document, isBackwards: boolean): void {
  const parts = [...page.querySelectorAll<HTMLElement>('[data-part]')]
  const at = parts.findIndex((part) => part.contains(page.activeElement))
  const step = isBackwards ? -1 : 1
  const next = at === -1 ? 0 : (at + step + parts.length) % parts.length
  parts[next]?.focus()
}
