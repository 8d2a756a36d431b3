/**
 * Keeps an element at this height of the window, however what is around it grows or shrinks, until the reader does
 * something. Where what scrolls ends too early for that, room is made below it, which goes as it is scrolled away.
 */
export function holdAt(element: HTMLElement, scroller: HTMLElement, top: number): void {
  const held = new AbortController()
  const all = new AbortController()
  const settle = () => {
    if (!element.isConnected) return all.abort()
    const isHeld = !held.signal.aborted
    const wanted = scroller.scrollTop + (isHeld ? offset(element, scroller, top) : 0)
    const room = makeRoom(scroller, wanted)
    if (isHeld) scroller.scrollTop = wanted
    else if (room === 0) all.abort()
  }
  const observer = new ResizeObserver(settle)
  for (const each of [scroller, ...scroller.children]) observer.observe(each)
  all.signal.addEventListener('abort', () => observer.disconnect())
  scroller.addEventListener('scroll', () => held.signal.aborted && settle(), {
    signal: all.signal,
    passive: true,
  })
  for (const act of ['pointerdown', 'wheel', 'keydown'])
    window.addEventListener(act, () => held.abort(), { signal: all.signal, passive: true })
}

/** How far there is to scroll for that, in points of the page's text size; never to where it is out of sight. */
function offset(element: HTMLElement, scroller: HTMLElement, top: number): number {
  const place = element.getBoundingClientRect()
  const lowest = scroller.getBoundingClientRect().bottom - place.height
  return (place.top - Math.min(top, lowest)) / scroller.currentCSSZoom
}

/** Makes the room below what scrolls, a single child, that it takes to be scrolled this far. */
export function makeRoom(scroller: HTMLElement, scrollTop: number): number {
  const content = scroller.firstElementChild
  if (!(content instanceof HTMLElement)) return 0
  const missing = scrollTop - Math.max(0, content.offsetHeight - scroller.clientHeight)
  const room = Math.max(0, Math.ceil(missing))
  content.style.marginBottom =
    room > 0 ? `${room + Math.max(0, scroller.clientHeight - content.offsetHeight)}px` : ''
  return room
}
