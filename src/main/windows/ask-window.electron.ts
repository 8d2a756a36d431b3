import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { clampRect } from '#shared/geometry.ts'
import type { Rect } from '#shared/geometry.ts'
import type { PinState } from '#shared/views.ts'
import { fittedHeight, placeBeside } from './placement.ts'
import { ASK_SIZE } from './window-options.ts'

const MAX_CRASHES = 3

/** The floating window. It hides rather than closes, and comes back after its page has crashed. */
export class AskWindow {
  readonly #make: () => BrowserWindow
  readonly #onClosed: () => void
  #window: BrowserWindow | undefined
  #isEnding = false
  #isFloating = true
  #pin: PinState = 'float'
  #crashes = 0
  /** The height we gave it last; another one was set by hand, and stays until the window is hidden. */
  #fitted: number | undefined

  constructor(make: () => BrowserWindow, onClosed: () => void) {
    this.#make = make
    this.#onClosed = onClosed
  }

  warm(): BrowserWindow {
    if (this.#window !== undefined && !this.#window.isDestroyed()) return this.#window
    const window = this.#make()
    this.#window = window
    window.on('close', (event) => {
      if (this.#isEnding) return
      event.preventDefault()
      window.hide()
      this.#onClosed()
    })
    window.webContents.on('render-process-gone', () => this.#remake(window))
    return window
  }

  show(selection?: Rect): void {
    this.#crashes = 0
    const window = this.warm()
    window.setBounds(selection === undefined ? visiblePlace(window) : besidePlace(selection, window))
    this.#fitted = window.getBounds().height
    this.#stack(window)
    window.show()
    window.focus()
    window.webContents.focus()
  }

  hide(): void {
    this.#window?.hide()
  }

  /** Shown where it was, above the others; with the focus only if it had it. */
  reappear(hadFocus: boolean): void {
    if (this.#isEnding) return
    const window = this.warm()
    if (hadFocus) window.show()
    else window.showInactive()
    // A window that was hidden has lost its place in the order.
    this.#stack(window)
    window.moveTop()
  }

  /** Whether it stands above all other windows, or among them. */
  float(isFloating: boolean): void {
    this.#isFloating = isFloating
    if (this.#window !== undefined && !this.#window.isDestroyed()) this.#stack(this.#window)
  }

  /** Above the others, or like any other window and in the task bar. */
  pin(state: PinState): void {
    this.#pin = state
    if (this.#window === undefined || this.#window.isDestroyed()) return
    this.#window.setSkipTaskbar(state === 'float')
    this.#stack(this.#window)
  }

  fit(contentHeight: number): void {
    const window = this.#window
    if (window === undefined) return
    const bounds = window.getBounds()
    if (window.isVisible() && bounds.height !== this.#fitted) return
    const { workArea } = screen.getDisplayMatching(bounds)
    const height = fittedHeight(contentHeight, workArea)
    if (height !== bounds.height) window.setBounds(clampRect({ ...bounds, height }, workArea))
    this.#fitted = height
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false
  }

  get window(): BrowserWindow | undefined {
    return this.#window
  }

  end(): void {
    this.#isEnding = true
    this.#window?.destroy()
  }

  #stack(window: BrowserWindow): void {
    window.setAlwaysOnTop(this.#isFloating && this.#pin === 'float', 'floating')
  }

  /** A crashed page stays dead; a new window asks main what to show and finds the draft on disk. */
  #remake(crashed: BrowserWindow): void {
    if (this.#isEnding) return
    const wasVisible = crashed.isVisible() && this.#crashes++ < MAX_CRASHES
    const bounds = crashed.getBounds()
    crashed.destroy()
    // What brings the page down each time it is shown is not shown again by itself.
    if (!wasVisible) return
    const window = this.warm()
    window.setBounds(bounds)
    window.once('ready-to-show', () => window.show())
  }
}

/** On the side where a whole window fits, at the width it has. */
function besidePlace(selection: Rect, window: BrowserWindow): Rect {
  const { workArea } = screen.getDisplayMatching(selection)
  const { width, height } = window.getBounds()
  const place = placeBeside(selection, workArea, { ...ASK_SIZE, width })
  return { ...place, height: Math.min(height, place.height) }
}

/** Where the window was, moved onto a display that is still there. */
function visiblePlace(window: BrowserWindow): Rect {
  const bounds = window.getBounds()
  return clampRect(bounds, screen.getDisplayMatching(bounds).workArea)
}
