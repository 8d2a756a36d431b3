import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Cover } from '../capture/capture-session.ts'
import { firstLook } from '../capture/first-look.ts'
import type { FramePicture } from '../capture/first-look.ts'
import { bandsOf } from '../capture/frame-bands.ts'
import type { Display } from '../capture/frames.ts'
import { overlayScale } from './placement.ts'
import { OverlayCurtain } from './overlay-curtain.electron.ts'
import type { WindowEvents, WindowWay } from './windows.ts'

type Sent = Cover & { readonly first: FramePicture | undefined }
type Loading = { readonly window: BrowserWindow; readonly loaded: Promise<void> }

/** So long the focus may be nobody's on its way from one of our windows to another. */
const FOCUS_PASSES_MS = 80

/**
 * The overlay: one window, made and loaded ahead of time, used once, and made anew after use. A window that is shown
 * a second time first shows its old picture for a moment; a new one cannot.
 */
export class OverlayWindow {
  readonly #make: () => BrowserWindow
  readonly #events: WindowEvents
  readonly #way: WindowWay
  #waiting: readonly Loading[] = []
  /** How many were needed the last time. */
  #wanted = 1
  #shown: BrowserWindow | undefined
  /** Of another display: seen until the one that follows it is. */
  #left: BrowserWindow | undefined
  /** Where all displays are covered: the window of each, by the display's id. */
  readonly #all = new Map<number, BrowserWindow>()
  readonly #curtain: OverlayCurtain
  #isRevealed = false
  #onRevealed: () => void = () => undefined

  constructor(make: () => BrowserWindow, events: WindowEvents, way: WindowWay) {
    this.#make = make
    this.#events = events
    this.#way = way
    this.#curtain = new OverlayCurtain(way.curtain)
  }

  /** Has the windows ready that the next capture will need. */
  warm(): void {
    const alive = this.#waiting.filter(({ window }) => isAlive(window))
    for (const { window } of this.#waiting) if (!window.isDestroyed() && !isAlive(window)) window.destroy()
    const missing = Math.max(0, this.#wanted - alive.length)
    this.#waiting = [...alive, ...Array.from({ length: missing }, () => this.#load())]
  }

  /** Lays a window over each display, not to be seen yet, and gives their pages the frame; the first has the focus. */
  prepare(covers: readonly Cover[]): void {
    this.#dropLeft()
    this.#left = this.#shown
    this.#shown = undefined
    this.#isRevealed = false
    this.#all.clear()
    this.#wanted = covers.length
    this.warm()
    const loading = this.#waiting.slice(0, covers.length)
    this.#waiting = this.#waiting.slice(covers.length)
    this.#shown = loading[0]?.window
    // Of another display than before, the frame is of an earlier moment than the curtain's.
    if (this.#left === undefined) this.#curtain.lower(covers)
    const first = covers.slice(0, 1).map(({ frame }) => firstLook(frame))[0] // all covers show the one frame
    const pairs = loading.flatMap((each, index) =>
      covers.slice(index, index + 1).map((cover) => [cover, each] as const),
    )
    // The one that is worked with is shown last, so that it has the focus.
    for (const [cover, each] of pairs.toReversed())
      this.#cover({ ...cover, first }, each, each === loading[0] ? 'focused' : 'beside')
    this.#onRevealed = () => {
      this.#curtain.open(pairs.map(([cover, { window }]) => [cover, window]))
      // What is to be seen goes out first: the whole of a large frame takes its time.
      setTimeout(() => void sendRest(first, pairs))
    }
  }

  /** Of several windows this one is worked with from now on. */
  lead(displayId: number): void {
    const window = this.#all.get(displayId)
    if (window === undefined || window.isDestroyed()) return
    this.#shown = window
    window.focus()
    window.webContents.focus()
  }

  #load(): Loading {
    const window = this.#make()
    const loaded = new Promise<void>((resolve) => {
      window.webContents.once('did-finish-load', () => resolve())
    })
    return { window, loaded }
  }

  #cover(
    { display, view, frame, first }: Sent,
    { window, loaded }: Loading,
    how: 'beside' | 'focused',
  ): void {
    this.#all.set(display.id, window)
    this.#follow(window)
    if (this.#way.canPlace) this.#layOver(window, display, how)
    else showFullScreen(window, display)
    void loaded.then(() => {
      if (window.isDestroyed()) return
      window.webContents.send('overlay:show', view)
      void sendFrame(window, view.frameId, first ?? frame)
    })
  }

  reveal(): void {
    const window = this.#shown
    if (window === undefined || window.isDestroyed()) return
    this.#isRevealed = true
    if (this.#way.canPlace) for (const each of this.#all.values()) disclose(each)
    this.#dropLeft()
    this.#onRevealed()
    this.#onRevealed = () => undefined // the frame's memory is not held on to
  }

  close(): void {
    const wasShown = this.#shown !== undefined
    this.#curtain.drop()
    this.#onRevealed = () => undefined
    const all = [...this.#all.values()]
    this.#shown = undefined
    this.#all.clear()
    this.#dropLeft()
    for (const window of all) {
      if (this.#way.canPlace) destroy(window)
      else retire(window)
    }
    if (wasShown) this.warm()
  }

  /** Gives those that are worked with, to be closed: nothing is told of them any more. */
  release(): readonly BrowserWindow[] {
    const all = [...this.#all.values()]
    this.#shown = undefined
    this.#all.clear()
    return all
  }

  /** Ends both windows for good. */
  end(): void {
    this.#curtain.drop()
    for (const window of [...this.#all.values(), ...this.#waiting.map((each) => each.window)]) {
      if (!window.isDestroyed()) window.destroy()
    }
    this.#dropLeft()
    this.#shown = undefined
    this.#all.clear()
    this.#waiting = []
  }

  get isShown(): boolean {
    return this.#shown !== undefined
  }

  #layOver(window: BrowserWindow, display: Display, how: 'beside' | 'focused'): void {
    conceal(window)
    // What the shape uncovers would else be grey until it is drawn.
    this.#way.dropBackground(window.getNativeWindowHandle())
    window.setBounds(display.bounds)
    // Without full screen, X11 keeps a window one point smaller than its display.
    if (process.platform === 'linux') window.setFullScreen(true)
    window.setAlwaysOnTop(true, 'screen-saver')
    if (how === 'focused') present(window)
    else window.showInactive()
  }

  #isOurs(window: BrowserWindow): boolean {
    return this.#shown !== undefined && [...this.#all.values()].includes(window)
  }

  #dropLeft(): void {
    const window = this.#left
    this.#left = undefined
    if (window?.isDestroyed() === false) window.destroy()
  }

  #follow(window: BrowserWindow): void {
    const lost = () => {
      if (this.#isOurs(window)) this.#events.onOverlayLost()
    }
    // The focus may go from one of ours to another, which says so only after this one has lost it.
    const onBlur = () => {
      if (this.#all.size < 2) return lost()
      setTimeout(() => {
        if (![...this.#all.values()].some((each) => !each.isDestroyed() && each.isFocused())) lost()
        else if (this.#shown?.isDestroyed() === false && !this.#shown.isFocused()) this.#shown.focus()
      }, FOCUS_PASSES_MS)
    }
    window.once('focus', () => window.on('blur', onBlur))
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

/** Where only half of it was sent, the whole frame follows. */
async function sendRest(
  first: FramePicture | undefined,
  pairs: readonly (readonly [Cover, Loading])[],
): Promise<void> {
  if (first === undefined) return
  for (const [{ view, frame }, { window }] of pairs) await sendFrame(window, view.frameId, frame)
}

/** In bands, between which main has time for everything else; ends with the window, whose frame may be used anew. */
async function sendFrame(window: BrowserWindow, frameId: string, picture: FramePicture): Promise<void> {
  for (const band of bandsOf(picture)) {
    if (window.isDestroyed()) return
    window.webContents.send('overlay:frame', { frameId, ...band })
    await new Promise((resolve) => setImmediate(resolve))
  }
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
  if (window.isDestroyed()) return
  const { width, height } = window.getBounds()
  if (process.platform === 'linux') window.setShape([{ x: 0, y: 0, width, height }])
  else window.setOpacity(1)
}
