import { screen } from 'electron'
import type { Display } from './frames.ts'
import { displayAt } from './pointer.ts'
import type { X11 } from './x11.ts'

/** The displays as they are now, as plain data. */
export function listDisplays(): readonly Display[] {
  const primaryId = screen.getPrimaryDisplay().id
  return screen.getAllDisplays().map(({ id, bounds, workArea, scaleFactor, nativeOrigin }) => ({
    id,
    bounds,
    workArea,
    scaleFactor,
    originPx: { xPx: nativeOrigin.x, yPx: nativeOrigin.y },
    isPrimary: id === primaryId,
  }))
}

/** The display under the pointer, as the X server sees it, and elsewhere as Electron does. */
export function pointerDisplayId(x11: X11): number {
  const place = x11.pointer()
  const display = place === undefined ? undefined : displayAt(listDisplays(), place)
  return display?.id ?? screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id
}

/** Calls back when a display came, went, moved or changed its size; gives what ends that. */
export function followDisplays(onChange: () => void): () => void {
  // Our own full-screen overlay can change the work area, and that is no change of the display.
  const onMetrics = (_event: unknown, _display: unknown, changed: readonly string[]) => {
    if (changed.some((metric) => metric !== 'workArea')) onChange()
  }
  screen.on('display-added', onChange)
  screen.on('display-removed', onChange)
  screen.on('display-metrics-changed', onMetrics)
  return () => {
    screen.off('display-added', onChange)
    screen.off('display-removed', onChange)
    screen.off('display-metrics-changed', onMetrics)
  }
}
