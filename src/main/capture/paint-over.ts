import { AppError } from '#shared/errors.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import { toPixels } from './crop.ts'
import { matchMonitors } from './displays.ts'
import type { MonitorPlace } from './displays.ts'
import type { Display, Frame } from './frames.ts'
import { inPoints } from './window-list.ts'
import type { DesktopWindow, WindowSource } from './window-list.ts'

/** What stands in place of a window that is never captured: one grey, whatever was under it. */
const GREY = 0x50

type Take = () => Promise<readonly Frame[]>

type Given = {
  /** Names of programs or parts of titles. */
  readonly never: readonly string[]
  readonly displays: readonly Display[]
  readonly source: () => Promise<WindowSource>
}

/**
 * Frames in which the windows of these programs are painted over, before anybody sees them. They are looked for before
 * and after: one that was moved meanwhile may be in either place. Throws `capture-failed` when they cannot be looked for.
 */
export async function takeWithout(take: Take, given: Given): Promise<readonly Frame[]> {
  if (given.never.length === 0) return take()
  const before = await windowsOf(given)
  const frames = await take()
  const after = await windowsOf(given)
  for (const frame of frames) {
    for (const { windows, monitors } of [before, after]) {
      const display = given.displays.find(({ id }) => id === frame.displayId)
      const monitor = matchMonitors(given.displays, monitors).get(frame.displayId)
      if (display === undefined || monitor === undefined)
        throw new AppError('capture-failed', 'It is not known where windows stand on a display')
      paintOver(frame, areasIn(windows, { display, monitor: monitor.bounds, frame }))
    }
  }
  return frames
}

/** Whether a window is one of a program that is never to be captured. */
export function isNever(
  { appName, title }: Pick<DesktopWindow, 'appName' | 'title'>,
  never: readonly string[],
) {
  const names = [appName(), title()].map((name) => name.toLowerCase())
  return never.some((wanted) => names.some((name) => name.includes(wanted.trim().toLowerCase())))
}

async function windowsOf({ never, source }: Given) {
  try {
    const found = await source()
    const windows = (await found.windows()).filter((window) => !window.isMinimized && isNever(window, never))
    return { windows, monitors: found.monitors() }
  } catch (cause) {
    // Not knowing where they are, nothing may be captured.
    throw new AppError('capture-failed', 'The windows could not be listed', { cause })
  }
}

type Ground = { readonly display: Display; readonly monitor: MonitorPlace['bounds']; readonly frame: Frame }

function areasIn(
  windows: readonly Pick<DesktopWindow, 'bounds' | 'edge'>[],
  { display, monitor, frame }: Ground,
): readonly PixelRect[] {
  const whole: Rect = { x: 0, y: 0, width: display.bounds.width, height: display.bounds.height }
  return windows.flatMap(({ bounds, edge = { top: 0, side: 0 } }) => {
    const rect = grown(inPoints(bounds, monitor, whole), edge)
    const isThere =
      rect.x < whole.width && rect.y < whole.height && rect.x + rect.width > 0 && rect.y + rect.height > 0
    return isThere ? [toPixels(rect, whole, frame)] : []
  })
}

function grown({ x, y, width, height }: Rect, { top, side }: NonNullable<DesktopWindow['edge']>): Rect {
  return { x: x - side, y: y - top, width: width + 2 * side, height: height + top + side }
}

/** Fills these areas of a frame, edge to edge. */
function paintOver({ pixels, widthPx }: Frame, areas: readonly PixelRect[]): void {
  for (const area of areas) {
    for (let row = area.yPx; row < area.yPx + area.heightPx; row++) {
      const start = (row * widthPx + area.xPx) * 4
      pixels.fill(GREY, start, start + area.widthPx * 4)
    }
  }
}
