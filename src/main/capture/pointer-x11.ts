import type { PixelPoint } from './pointer.ts'

type Query = () => PixelPoint | undefined

/**
 * The pointer as the X server knows it. Electron's own answer stands still while the pointer is over other programs'
 * windows, so a capture would cover the display where it was before.
 */
export class X11Pointer {
  #query: Query | undefined

  /** Connects to the X server; without one, or without its library, `read` goes on to give nothing. */
  async warm(): Promise<void> {
    this.#query ??= await connect().catch(() => undefined) // no X11 here: somebody else knows the pointer
  }

  /** In pixels of the whole desktop; undefined before `warm` and where there is no X server. */
  read(): PixelPoint | undefined {
    return this.#query?.()
  }
}

/** Xlib's XQueryPointer (https://www.x.org/releases/current/doc/libX11/libX11/libX11.html#Querying_Pointer_Coordinates). */
async function connect(): Promise<Query | undefined> {
  const { default: koffi } = await import('koffi')
  const xlib = koffi.load('libX11.so.6')
  const openDisplay = xlib.func('void *XOpenDisplay(const char *name)') as (name: string | null) => unknown
  const rootOf = xlib.func('unsigned long XDefaultRootWindow(void *display)') as (display: unknown) => number
  const queryPointer = xlib.func(
    'int XQueryPointer(void *display, unsigned long window, _Out_ unsigned long *root, _Out_ unsigned long *child,' +
      ' _Out_ int *rootX, _Out_ int *rootY, _Out_ int *windowX, _Out_ int *windowY, _Out_ unsigned int *mask)',
  ) as (display: unknown, window: number, ...results: readonly number[][]) => number
  const display = openDisplay(null)
  if (display === null) return undefined
  const root = rootOf(display)
  return () => {
    const [rootX, rootY] = [[0], [0]]
    const isOnScreen = queryPointer(display, root, [0], [0], rootX, rootY, [0], [0], [0])
    return isOnScreen === 0 ? undefined : { xPx: rootX[0] ?? 0, yPx: rootY[0] ?? 0 }
  }
}
