import type { Clock } from '../lib/clock.ts'

/** A window that is not to be seen paints no frames; a slow machine takes its time for the first one. */
const PAINT_AT_LATEST_MS = 600

/** Resolves once what the page has laid out is painted. */
export function afterPaint(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    // The first frame draws, the second one is begun when that is handed on, and the third when it is on the screen.
    clock.frame(() => clock.frame(() => clock.frame(resolve)))
    clock.after(PAINT_AT_LATEST_MS, resolve)
  })
}
