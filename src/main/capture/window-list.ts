import type { Window } from 'node-screenshots'
import type { Rect } from '#shared/geometry.ts'
import type { SeenWindow } from '#shared/views.ts'
import { matchMonitors } from './displays.ts'
import type { MonitorPlace } from './displays.ts'
import type { Display } from './frames.ts'
import type { NamedWindow } from './screen-permission.ts'

/** Smaller windows are parts of a panel, tips and the like. */
const SMALLEST = 40
/** Each window costs half a millisecond of questions to the desktop; between so many, others get their turn. */
const AT_A_TIME = 20

/** A window as the desktop describes it, front ones first, in the same unit as its monitors. */
export type DesktopWindow = {
  readonly bounds: Rect
  readonly isOwn: boolean
  readonly isMinimized: boolean
  /** Asked for last, because it is what takes longest. */
  readonly title: () => string
}

export type WindowSource = {
  readonly monitors: () => readonly MonitorPlace[]
  readonly windows: () => Promise<readonly DesktopWindow[]>
}

/** The windows of other programs on `display`, front to back. Empty where the desktop gives no list. */
export async function listWindows(
  source: WindowSource,
  display: Display,
  displays: readonly Display[],
): Promise<readonly SeenWindow[]> {
  const monitor = matchMonitors(displays, source.monitors()).get(display.id)
  return monitor === undefined ? [] : seenOn(display, monitor.bounds, await source.windows())
}

/** What can be told apart in the frame of one display: not what is too small, nor what another window covers. */
export function seenOn(
  { bounds }: Pick<Display, 'bounds'>,
  monitor: Rect,
  windows: readonly DesktopWindow[],
): readonly SeenWindow[] {
  const seen: SeenWindow[] = []
  const whole = { x: 0, y: 0, width: bounds.width, height: bounds.height }
  for (const window of windows) {
    if (window.isOwn || window.isMinimized) continue
    const rect = cut(inPoints(window.bounds, monitor, whole), whole)
    // A window that covers the display is the display: that is what a click beside all windows takes.
    if (covers(rect, whole)) break
    if (rect.width < SMALLEST || rect.height < SMALLEST) continue
    if (!seen.some((front) => covers(front, rect))) seen.push({ ...rect, title: window.title() })
  }
  return seen
}

/** From the monitor's own unit and place to points of the display: whatever its unit, the ratio is right. */
function inPoints({ x, y, width, height }: Rect, monitor: Rect, display: Rect): Rect {
  const across = display.width / monitor.width
  const down = display.height / monitor.height
  return {
    x: (x - monitor.x) * across,
    y: (y - monitor.y) * down,
    width: width * across,
    height: height * down,
  }
}

function cut({ x, y, width, height }: Rect, area: Rect): Rect {
  const left = Math.max(x, area.x)
  const top = Math.max(y, area.y)
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(x + width, area.x + area.width) - left),
    height: Math.max(0, Math.min(y + height, area.y + area.height) - top),
  }
}

function covers(outer: Rect, inner: Rect): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}

/** node-screenshots: every desktop but Wayland's, which gives no list. */
export async function loadNodeWindows(ownPid: number): Promise<WindowSource> {
  const { Monitor, Window } = await import('node-screenshots')
  return {
    monitors: () =>
      Monitor.all().map((monitor) => ({
        id: monitor.id(),
        bounds: { x: monitor.x(), y: monitor.y(), width: monitor.width(), height: monitor.height() },
      })),
    windows: async () => {
      const found: DesktopWindow[] = []
      for (const [index, window] of Window.all().entries()) {
        if (index % AT_A_TIME === AT_A_TIME - 1) await new Promise((resolve) => setImmediate(resolve))
        const described = describe(window, ownPid)
        if (described !== undefined) found.push(described)
      }
      return found
    },
  }
}

/** The titles of the windows that can be seen; what is too small to have one is left out. */
export async function loadWindowNames(ownPid: number): Promise<readonly NamedWindow[]> {
  const { Window } = await import('node-screenshots')
  return Window.all().flatMap((window) => {
    const described = describe(window, ownPid)
    if (described === undefined || described.isMinimized) return []
    const { width, height } = described.bounds
    const name = told(() => window.title(), '')
    return width < SMALLEST || height < SMALLEST ? [] : [{ isOwn: described.isOwn, name }]
  })
}

/** Nothing for a window that has just been closed. */
function describe(window: Window, ownPid: number): DesktopWindow | undefined {
  try {
    return {
      bounds: { x: window.x(), y: window.y(), width: window.width(), height: window.height() },
      isOwn: told(() => window.pid(), 0) === ownPid,
      isMinimized: told(() => window.isMinimized(), false),
      title: () => told(() => window.title(), '') || told(() => window.appName(), ''),
    }
  } catch {
    return undefined
  }
}

/** Programs need not tell everything: then the capturer throws. */
function told<T>(ask: () => T, otherwise: T): T {
  try {
    return ask()
  } catch {
    return otherwise
  }
}
