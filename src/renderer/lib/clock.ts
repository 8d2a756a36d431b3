export type Stop = () => void

/** Time as a page sees it; tests move their own. */
export type Clock = {
  readonly now: () => number
  readonly after: (delayMs: number, run: () => void) => Stop
  readonly every: (intervalMs: number, run: () => void) => Stop
  /** Before the next painted frame. A hidden window paints none until it is shown again. */
  readonly frame: (run: () => void) => Stop
}

export function createPageClock(): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
    every(intervalMs, run) {
      const timer = setInterval(run, intervalMs)
      return () => clearInterval(timer)
    },
    frame(run) {
      const request = requestAnimationFrame(run)
      return () => cancelAnimationFrame(request)
    },
  }
}
