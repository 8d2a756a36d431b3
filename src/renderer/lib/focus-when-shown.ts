/** Puts focus on an element when it appears, and again whenever the number of showings changes. */
export function focusWhenShown(timesShown: number): (element: HTMLElement) => void {
  return (element) => {
    if (timesShown > 0) element.focus()
  }
}

/** The same for a part that fills the window: its ring waits, in `data-quiet`, until a key shows that keys are used. */
export function focusQuietly(timesShown: number): (element: HTMLElement) => () => void {
  return (element) => {
    const speakUp = () => element.removeAttribute('data-quiet')
    if (timesShown > 0) {
      element.setAttribute('data-quiet', '')
      element.focus({ preventScroll: true })
    }
    element.addEventListener('keydown', speakUp)
    element.addEventListener('blur', speakUp)
    return () => {
      element.removeEventListener('keydown', speakUp)
      element.removeEventListener('blur', speakUp)
    }
  }
}
