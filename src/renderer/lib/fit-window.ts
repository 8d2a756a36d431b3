/**
 * For a scrolling element with one child: tells, whenever it changes, how high in points the window would have to be for
 * nothing to scroll.
 */
export function fitWindow(onHeight: (height: number) => void): (scroller: HTMLElement) => () => void {
  return (scroller) => {
    const content = scroller.firstElementChild
    let told = 0
    const observer = new ResizeObserver(() => {
      if (content === null) return
      const around = window.innerHeight - scroller.getBoundingClientRect().height
      const height = Math.ceil(content.getBoundingClientRect().height + around)
      if (height === told) return
      told = height
      onHeight(height)
    })
    if (content !== null) observer.observe(content)
    return () => observer.disconnect()
  }
}
