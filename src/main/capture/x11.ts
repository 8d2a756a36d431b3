import type { PixelPoint } from '#shared/geometry.ts'

/** What is asked of the X server itself, over a connection of our own. */
type Xlib = {
  readonly pointer: () => PixelPoint | undefined
  readonly dropBackground: (windowId: number) => void
  readonly fade: (windowId: number, opacity: number) => void
}

/** What only the X server knows or can do. Without one, everything here does nothing. */
export class X11 {
  #xlib: Xlib | undefined

  /** Connects to the X server, if there is one. */
  async warm(): Promise<void> {
    this.#xlib ??= await connect().catch(() => undefined) // no X11 here: everything has another way
  }

  /**
   * The pointer, in pixels of the whole desktop. Electron's own answer stands still while the pointer is over other
   * programs' windows, so a capture would cover the display where it was before.
   */
  pointer(): PixelPoint | undefined {
    return this.#xlib?.pointer()
  }

  /**
   * Lets a window come up without a background: until its page is drawn, what was there before stays to be seen. The
   * window is named by its native handle.
   */
  dropBackground(nativeHandle: Buffer): void {
    this.#xlib?.dropBackground(nativeHandle.readUInt32LE())
  }

  /** Asks a compositor to let through what is behind the window; 1 is nothing. Electron does that only elsewhere. */
  fade(nativeHandle: Buffer, opacity: number): void {
    this.#xlib?.fade(nativeHandle.readUInt32LE(), opacity)
  }
}

/** A pointer in the sense of C. */
type Handle = unknown
type Library = { readonly func: (prototype: string) => unknown }

const NO_PIXMAP = 0
const CARDINAL = 6
const REPLACE = 0

/** Xlib, as its manual has it (https://www.x.org/releases/current/doc/libX11/libX11/libX11.html). */
async function connect(): Promise<Xlib | undefined> {
  const { default: koffi } = await import('koffi')
  const library = koffi.load('libX11.so.6')
  const openDisplay = library.func('void *XOpenDisplay(const char *name)') as (name: string | null) => Handle
  const rootOf = library.func('unsigned long XDefaultRootWindow(void *display)') as (
    display: Handle,
  ) => number
  const queryPointer = library.func(
    'int XQueryPointer(void *display, unsigned long window, _Out_ unsigned long *root, _Out_ unsigned long *child,' +
      ' _Out_ int *rootX, _Out_ int *rootY, _Out_ int *windowX, _Out_ int *windowY, _Out_ unsigned int *mask)',
  ) as (display: Handle, window: number, ...results: readonly number[][]) => number
  const setBackground = library.func(
    'int XSetWindowBackgroundPixmap(void *display, unsigned long window, unsigned long pixmap)',
  ) as (display: Handle, window: number, pixmap: number) => number
  const flush = library.func('int XSync(void *display, int discard)') as (
    d: Handle,
    discard: number,
  ) => number
  const display = openDisplay(null)
  if (display === null) return undefined
  const root = rootOf(display)
  const fade = fading(library, display)
  return {
    pointer: () => {
      const [rootX, rootY] = [[0], [0]]
      const isOnScreen = queryPointer(display, root, [0], [0], rootX, rootY, [0], [0], [0])
      return isOnScreen === 0 ? undefined : { xPx: rootX[0] ?? 0, yPx: rootY[0] ?? 0 }
    },
    dropBackground: (windowId) => {
      setBackground(display, windowId, NO_PIXMAP)
      flush(display, 0)
    },
    fade: (windowId, opacity) => {
      fade(windowId, opacity)
      flush(display, 0)
    },
  }
}

/** What compositors read (https://specifications.freedesktop.org/wm-spec/latest). Without one, nothing is seen through. */
function fading(library: Library, display: Handle): Xlib['fade'] {
  const internAtom = library.func(
    'unsigned long XInternAtom(void *display, const char *name, int onlyIfExists)',
  ) as (display: Handle, name: string, onlyIfExists: number) => number
  const changeProperty = library.func(
    'int XChangeProperty(void *display, unsigned long window, unsigned long property, unsigned long type,' +
      ' int format, int mode, const unsigned long *data, int count)',
  ) as (display: Handle, window: number, ...rest: readonly (number | readonly number[])[]) => number
  return (windowId, opacity) => {
    const property = internAtom(display, '_NET_WM_WINDOW_OPACITY', 0)
    const value = Math.round(opacity * 0xffffffff)
    changeProperty(display, windowId, property, CARDINAL, 32, REPLACE, [value], 1)
  }
}
