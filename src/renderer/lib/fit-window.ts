/** No window is as high; an answer may be. */
const HIGHEST = 10_000

/**
 * For a scrolling element with one child: tells, whenever it or the window changes, how high in points the window would
 * have to be for nothing to scroll.
 */
export function fitWindow(onHeight: (height: number) => void): (scroller: HTMLElement) => () => void {
  return (scroller) => {
    const content = scroller.firstElementChild
    let told = ''
    const observer = new ResizeObserver(() => {
      if (content === null) return
      const around = window.innerHeight - scroller.getBoundingClientRect().height
      const height = Math.ceil(content.getBoundingClientRect().height + around)
      // A window that was made another height by main, to be shown elsewhere, hears of it again.
      const now = `${height} ${window.innerHeight}`
      if (now === told) return
      told = now
      onHeight(Math.min(height, HIGHEST))
    })
    if (content !== null) observer.observe(content)
    observer.observe(scroller)
    return () => observer.disconnect()
  }
}
