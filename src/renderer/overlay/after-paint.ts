import type { Clock } from '../lib/clock.ts'

/** A hidden window paints no frames; then this long is enough for what the page has laid out. */
const PAINT_AT_LATEST_MS = 60

/** Resolves once what the page has laid out is painted. */
export function afterPaint(clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.frame(() => clock.frame(resolve))
    clock.after(PAINT_AT_LATEST_MS, resolve)
  })
}
