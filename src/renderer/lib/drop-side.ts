/** The header of a window, and what is left free at its edges. */
const ABOVE = 36
const BELOW = 8
const TALLEST = 320
/** Less than this is not worth scrolling in. */
const ENOUGH = 200

/**
 * Lays what drops from a control over the side of it that has more room, and no higher than that. `onShort` is told
 * how high the window would have to be where neither side has enough.
 */
export function dropBeside(onShort: (height: number) => void): (menu: HTMLElement) => () => void {
  return (menu) => {
    let isTold = false
    const place = () => {
      const owner = menu.parentElement?.getBoundingClientRect()
      if (owner === undefined) return
      const above = owner.top - ABOVE
      const below = innerHeight - owner.bottom - BELOW
      const isAbove = above >= below
      menu.style.insetBlockEnd = isAbove ? '100%' : 'auto'
      menu.style.insetBlockStart = isAbove ? 'auto' : '100%'
      // Places are in points of the window, lengths of the page in points of its text size.
      const zoom = menu.currentCSSZoom
      menu.style.maxHeight = `${Math.min(TALLEST, Math.max(above, below) / zoom)}px`
      const wanted = Math.min(TALLEST, menu.scrollHeight) * zoom
      if (!isTold && Math.max(above, below) < Math.min(ENOUGH, wanted)) onShort(owner.bottom + wanted + BELOW)
      isTold = true
    }
    place()
    window.addEventListener('resize', place)
    return () => window.removeEventListener('resize', place)
  }
}
