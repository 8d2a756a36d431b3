import type { Failure } from '#shared/errors.ts'
import type { AppStore } from './app-store.ts'
import type { AskCommands } from './ask/ask-commands.ts'
import { CaptureFlow } from './capture/capture.ts'
import type { Captured } from './capture/capture.ts'
import { encodePng } from './capture/encode.ts'
import { newId } from './new-id.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

/** How many captures the overlay's hint is shown for. */
const HINTED_CAPTURES = 3

type Options = {
  readonly platform: Platform
  readonly store: AppStore
  readonly asks: AskCommands
  /** Windows and captures need each other; by the time of the first press both are there. */
  readonly windows: () => Windows
  readonly onCaptured: (captured: Captured) => void
  readonly onProblem: (failure: Failure) => void
}

/** Wires everything between a press of the hotkey and a capture. */
export function createCapturing({
  platform,
  store,
  asks,
  windows,
  onCaptured,
  onProblem,
}: Options): CaptureFlow {
  const { frames, displays, pointerDisplayId, now, after, settings } = platform
  return new CaptureFlow({
    frames,
    displays,
    pointerDisplayId,
    ownWindows: { places: () => windows().places(), hide: () => windows().hideAll() },
    overlay: {
      prepare: (display, view) => windows().prepareOverlay(display, view),
      reveal: () => windows().revealOverlay(),
      close: () => windows().closeOverlay(),
    },
    encode: encodePng,
    savePicture: (bytes) => store.pictures.save(bytes),
    keep: (capture) => asks.keepCapture(capture),
    onCaptured,
    onProblem,
    shouldHint: () => settings.get().capturesMade < HINTED_CAPTURES,
    newId: () => newId(now()),
    now,
    after,
  })
}

/** Counts one more capture, as far as it matters: then the settings are no longer written for it. */
export function countCapture({ settings, log }: Platform): void {
  if (settings.get().capturesMade >= HINTED_CAPTURES) return
  try {
    settings.change((before) => ({ ...before, capturesMade: before.capturesMade + 1 }))
  } catch (error) {
    log.error('a capture could not be counted', error) // the hint shows once more
  }
}
