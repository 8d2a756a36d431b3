/** Focus goes into a menu when it opens, and back to what had it when the menu closes with focus in it. */
export function focusFirst(menu: HTMLElement): () => void {
  const before = document.activeElement
  itemsOf(menu)[0]?.focus()
  return () => {
    const isLost = document.activeElement === document.body || menu.contains(document.activeElement)
    if (isLost && before instanceof HTMLElement) before.focus()
  }
}

/** Moves focus between the items of a menu; returns whether the key was one that does. */
export function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu)
  const at = items.findIndex((item) => item === document.activeElement)
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (Math.max(at, 0) - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }
  const target = targets[key]
  if (target === undefined) return false
  items[target]?.focus()
  return true
}

function itemsOf(menu: HTMLElement): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
}
