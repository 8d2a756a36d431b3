/** Gives the focus to the capture at `index` of the list of them in `place`. */
export function focusCapture(place: Element | undefined, index: number): void {
  place?.querySelectorAll('li')[index]?.querySelector('button')?.focus()
}

/** Scrolls a list sideways to its end. */
export function scrollToEnd(list: Element): void {
  const towards = getComputedStyle(list).direction === 'rtl' ? -1 : 1
  list.scrollLeft = towards * list.scrollWidth
}
