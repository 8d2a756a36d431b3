import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import type { OverlayView } from '#shared/views.ts'
import { firstLook } from '../capture/first-look.ts'
import type { FramePicture } from '../capture/first-look.ts'
import type { Display } from '../capture/frames.ts'
import { overlayScale } from './placement.ts'
import type { WindowEvents, WindowWay } from './windows.ts'

/**
 * The overlay: one window, made and loaded ahead of time, used once, and made anew after use. A window that is shown
 * a second time first shows its old picture for a moment; a new one cannot.
 */
export class OverlayWindow {
  readonly #make: () => BrowserWindow
  readonly #events: WindowEvents
  readonly #way: WindowWay
  #waiting: { readonly window: BrowserWindow; readonly loaded: Promise<void> } | undefined
  #shown: BrowserWindow | undefined
  /** Of another display: seen until the one that follows it is. */
  #left: BrowserWindow | undefined
  #isRevealed = false
  #sendWhole: () => void = () => undefined

  constructor(make: () => BrowserWindow, events: WindowEvents, way: WindowWay) {
    this.#make = make
    this.#events = events
    this.#way = way
  }

  /** Has a window ready for the next capture. */
  warm(): void {
    if (this.#waiting !== undefined && isAlive(this.#waiting.window)) return
    if (this.#waiting?.window.isDestroyed() === false) this.#waiting.window.destroy()
    const window = this.#make()
    const loaded = new Promise<void>((resolve) => {
      window.webContents.once('did-finish-load', () => resolve())
    })
    this.#waiting = { window, loaded }
  }

  /** Lays the waiting window over the display, not to be seen yet, and gives its page the frame. */
  prepare(display: Display, view: OverlayView, frame: FramePicture): void {
    this.warm()
    if (this.#waiting === undefined) return
    const { window, loaded } = this.#waiting
    this.#waiting = undefined
    this.#dropLeft()
    this.#left = this.#shown
    this.#shown = window
    this.#isRevealed = false
    this.#follow(window)
    if (this.#way.canPlace) this.#layOver(window, display)
    else showFullScreen(window, display)
    const first = firstLook(frame)
    const send = (picture: FramePicture) => sendFrame(window, view.frameId, picture)
    this.#sendWhole = first === undefined ? () => undefined : () => send(frame)
    void loaded.then(() => {
      if (window.isDestroyed()) return
      window.webContents.send('overlay:show', view)
      send(first ?? frame)
    })
  }

  reveal(): void {
    const window = this.#shown
    if (window === undefined || window.isDestroyed()) return
    this.#isRevealed = true
    if (this.#way.canPlace) disclose(window)
    this.#dropLeft()
    this.#sendWhole()
    this.#sendWhole = () => undefined // the frame's memory is not held on to
  }

  close(): void {
    const window = this.#shown
    this.#shown = undefined
    this.#dropLeft()
    if (window === undefined) return
    if (this.#way.canPlace) destroy(window)
    else retire(window)
    this.warm()
  }

  /** Ends both windows for good. */
  end(): void {
    for (const window of [this.#shown, this.#waiting?.window]) {
      if (window !== undefined && !window.isDestroyed()) window.destroy()
    }
    this.#dropLeft()
    this.#shown = undefined
    this.#waiting = undefined
  }

  get isShown(): boolean {
    return this.#shown !== undefined
  }

  #layOver(window: BrowserWindow, display: Display): void {
    conceal(window)
    // What the shape uncovers would else be grey until it is drawn.
    this.#way.dropBackground(window.getNativeWindowHandle())
    window.setBounds(display.bounds)
    // Without full screen, X11 keeps a window one point smaller than its display.
    if (process.platform === 'linux') window.setFullScreen(true)
    window.setAlwaysOnTop(true, 'screen-saver')
    present(window)
  }

  #dropLeft(): void {
    const window = this.#left
    this.#left = undefined
    if (window?.isDestroyed() === false) window.destroy()
  }

  #follow(window: BrowserWindow): void {
    const lost = () => {
      if (this.#shown === window) this.#events.onOverlayLost()
    }
    window.once('focus', () => window.on('blur', lost))
    window.once('closed', lost)
    window.webContents.once('render-process-gone', lost)
    // Until its page has loaded, nobody else would hear an Esc.
    window.webContents.on('before-input-event', (_event, { type, key }) => {
      if (!this.#isRevealed && type === 'keyDown' && key === 'Escape') lost()
    })
    window.webContents.on('input-event', () => this.#events.onOverlayInput())
    window.once('unresponsive', lost)
  }
}

function sendFrame(window: BrowserWindow, frameId: string, picture: FramePicture): void {
  window.webContents.send('overlay:frame', { frameId, ...picture })
}

/**
 * The desktop decides on which display. Shown at once, since nothing hides a window of Wayland but not to show it, and a
 * page there decodes no picture before it is shown.
 */
function showFullScreen(window: BrowserWindow, display: Display): void {
  fitInto(window, display)
  window.setFullScreen(true)
  present(window)
}

/** The window may come to stand on another display than the one that its page shows: then all of that one is shown. */
function fitInto(window: BrowserWindow, { bounds: { width, height } }: Display): void {
  const fit = () => {
    const [windowWidth, windowHeight] = window.getContentSize()
    const size = { width: windowWidth ?? width, height: windowHeight ?? height }
    // Full screen is told of before or after the size, and only a display's own size is the last one.
    const isCovering = screen.getAllDisplays().some(({ bounds }) => overlayScale(size, bounds) === 1)
    const scale = overlayScale(size, { width, height })
    if (!isCovering || scale === 1) return
    const page = { width, height }
    // Of this page alone: a zoom would be that of all our pages.
    window.webContents.enableDeviceEmulation({
      ...{ screenPosition: 'desktop', screenSize: page, viewSize: page, viewPosition: { x: 0, y: 0 } },
      ...{ deviceScaleFactor: 0, scale },
    })
  }
  window.on('enter-full-screen', fit)
  window.on('resize', fit)
  window.webContents.once('did-finish-load', fit) // what was said to a page that was still loading is lost
}

function destroy(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy()
}

/** A window of Wayland that is shown while one in full screen is being destroyed is never drawn. */
function retire(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.hide()
  setImmediate(() => destroy(window))
}

function present(window: BrowserWindow): void {
  window.show()
  window.focus()
  window.webContents.focus()
}

function isAlive(window: BrowserWindow): boolean {
  return !window.isDestroyed() && !window.webContents.isCrashed()
}

/**
 * A page paints only in a window that is shown, and a window that is shown is seen before its page has painted: black
 * or grey for a frame. So it is shown where nobody can see it: on X11 with a shape of one pixel, which needs no
 * compositor; elsewhere with no opacity.
 */
function conceal(window: BrowserWindow): void {
  if (process.platform === 'linux') window.setShape([{ x: 0, y: 0, width: 1, height: 1 }])
  else window.setOpacity(0)
}

// No rectangles at all would leave the old shape, so the whole window is named.
function disclose(window: BrowserWindow): void {
  const { width, height } = window.getBounds()
  if (process.platform === 'linux') window.setShape([{ x: 0, y: 0, width, height }])
  else window.setOpacity(1)
}
