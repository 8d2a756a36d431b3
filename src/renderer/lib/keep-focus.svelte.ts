import { tick } from 'svelte'

type Kept = {
  /** What the focus may be lost from, when `change` gives something else. */
  readonly part: () => Element | undefined
  readonly change: () => unknown
  /** What is to have it then. */
  readonly next: () => HTMLElement | null | undefined
}

/** Called while a component is made: a button that had the focus and goes with a change does not take it along. */
export function keepFocus({ part, change, next }: Kept): void {
  $effect.pre(() => {
    change()
    if (part()?.contains(document.activeElement) !== true) return
    void tick().then(() => {
      if (document.activeElement === document.body) next()?.focus({ preventScroll: true })
    })
  })
}
