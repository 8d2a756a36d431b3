import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { clampRect } from '#shared/geometry.ts'
import type { Rect } from '#shared/geometry.ts'
import type { PinState } from '#shared/views.ts'
import { fittedHeight } from './placement.ts'

const MAX_CRASHES = 3

type Options = {
  readonly make: () => BrowserWindow
  /** Sets how much is seen through it: what Electron does not do everywhere. */
  readonly fade: (window: BrowserWindow, opacity: number) => void
  readonly onFocus: () => void
  readonly onBlur: () => void
  readonly onHide: () => void
  readonly onClose: () => void
}

/** An ask window. It hides rather than closes, and comes back after its page has crashed. */
export class AskWindow {
  readonly #given: Options
  #window: BrowserWindow | undefined
  #isEnding = false
  #isFloating = true
  #pin: PinState = 'float'
  #opacity = 1
  #wasSeen = false
  #crashes = 0
  /** The height we gave it last; another one was set by hand, and stays until the window is hidden. */
  #fitted: number | undefined

  constructor(given: Options) {
    this.#given = given
  }

  warm(): BrowserWindow {
    if (this.#window !== undefined && !this.#window.isDestroyed()) return this.#window
    const { make, fade, onFocus, onBlur } = this.#given
    const window = make()
    this.#window = window
    window.on('close', (event) => {
      if (this.#isEnding) return
      event.preventDefault()
      this.close()
    })
    window.on('focus', onFocus)
    window.on('blur', onBlur)
    window.webContents.on('render-process-gone', () => this.#remake(window))
    window.setSkipTaskbar(this.#pin !== 'window')
    if (this.#opacity < 1) fade(window, this.#opacity)
    return window
  }

  show(place: Rect): void {
    this.#crashes = 0
    this.#wasSeen = true
    const window = this.warm()
    window.setBounds(place)
    this.#fitted = window.getBounds().height
    this.#stack(window)
    window.show()
    window.focus()
    window.webContents.focus()
  }

  /** The user is done with it; it stays, hidden. */
  close(): void {
    this.hide()
    this.#given.onClose()
  }

  hide(): void {
    if (!this.isVisible) return
    this.#window?.hide()
    this.#given.onHide()
  }

  /** Off the screen for a moment: it comes back with `reappear`. */
  vanish(): void {
    this.#window?.hide()
  }

  fade(opacity: number): void {
    this.#opacity = opacity
    if (this.#window?.isDestroyed() === false) this.#given.fade(this.#window, opacity)
  }

  /** Where it stands; undefined before it was seen. */
  get place(): Rect | undefined {
    return this.#wasSeen && this.#window?.isDestroyed() === false ? this.#window.getBounds() : undefined
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
    this.#window.setSkipTaskbar(state !== 'window')
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
    return this.#window?.isDestroyed() === false && this.#window.isVisible()
  }

  get isFocused(): boolean {
    return this.#window?.isDestroyed() === false && this.#window.isFocused()
  }

  /** Another one after its page was made anew. */
  get pageId(): number | undefined {
    return this.#window?.isDestroyed() === false ? this.#window.webContents.id : undefined
  }

  get window(): BrowserWindow | undefined {
    return this.#window
  }

  /** Nothing keeps it from being closed any more. */
  release(): BrowserWindow | undefined {
    this.#isEnding = true
    return this.#window
  }

  end(): void {
    this.#isEnding = true
    this.#window?.destroy()
  }

  #stack(window: BrowserWindow): void {
    window.setAlwaysOnTop(this.#isFloating && this.#pin !== 'window', 'floating')
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
