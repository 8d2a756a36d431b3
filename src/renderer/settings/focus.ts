/** Focus goes into a part when it appears, to what is marked `data-first`, and back when it goes with focus in it. */
export function takeFocus(part: HTMLElement): () => void {
  const before = document.activeElement
  const first =
    part.querySelector<HTMLElement>('[data-first]') ??
    part.querySelector<HTMLElement>('input, select, textarea, button')
  first?.focus()
  return () => {
    const isLost = document.activeElement === document.body || part.contains(document.activeElement)
    if (isLost && before instanceof HTMLElement && before.isConnected) before.focus()
  }
}

/** What is to have focus once this row of a list is gone: the next row, the one before, or what stands below the list. */
export function neighbourOf(row: HTMLElement): () => void {
  const next = row.nextElementSibling ?? row.previousElementSibling
  const below = row.parentElement?.nextElementSibling
  return () => {
    const part = next?.isConnected ? next : below
    part?.querySelector<HTMLElement>('button, input, select, textarea')?.focus()
  }
}
