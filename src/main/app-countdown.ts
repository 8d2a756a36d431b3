import { Countdown } from './capture/countdown.ts'
import { displayUnder } from './capture/displays.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

type Options = {
  readonly platform: Pick<Platform, 'now' | 'after' | 'displays' | 'pointerDisplayId' | 'takeKey'>
  readonly windows: () => Pick<Windows, 'showCountdown' | 'hideCountdown'>
  readonly onChange: () => void
}

/** Wires the count before a capture that waits. */
export function createCountdown({ platform, windows, onChange }: Options): Countdown {
  const { now, after, displays, pointerDisplayId, takeKey } = platform
  return new Countdown({
    now,
    after,
    display: () => displayUnder(displays(), pointerDisplayId()),
    show: (display, secondsLeft) => windows().showCountdown(display, secondsLeft),
    hide: () => windows().hideCountdown(),
    takeEscape: (onPress) => {
      const release = takeKey('Escape', onPress)
      // Another program has it: the tray and the window itself still stop the count.
      return typeof release === 'function' ? release : () => undefined
    },
    onChange,
  })
}
