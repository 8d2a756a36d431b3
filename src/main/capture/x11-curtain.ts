import type { PixelRect } from '#shared/geometry.ts'
import type { Curtain, Press } from './curtain.ts'
import { loadXcbWindows } from './xcb-library.ts'
import type { Handle, XcbWindows } from './xcb-library.ts'

/** An X server that mixes colours: the connection, its first screen, and how the pixels of that are told of. */
type Server = {
  readonly xcb: XcbWindows
  readonly connection: Handle
  readonly root: number
  readonly depth: number
  readonly format: number
}

// Of the X protocol (https://www.x.org/releases/current/doc/xproto/x11protocol.html) and of RENDER (renderproto.txt).
const SUBWINDOW_MODE_AND_EXPOSURES = (1 << 15) | (1 << 16)
const INCLUDE_INFERIORS = 1
const BACKGROUND_REDIRECT_EVENTS = (1 << 0) | (1 << 9) | (1 << 11)
const PRESSES = (1 << 2) | (1 << 3)
const INPUT_OUTPUT = 1
const OP_OVER = 3
const PRESSED = 4
const RELEASED = 5
const OPAQUE = 0xffff

/** Of black, out of 1: as much as the overlay's page lays over what is not selected. */
const DIMMED = 64 / 255

/**
 * A curtain that the X server draws itself, from what is on its screen: it is there long before a page has been given
 * the pixels and has painted them. Windows of it know no window manager, and go when this process ends.
 */
export class X11Curtain implements Curtain {
  #server: Server | undefined
  readonly #windows: number[] = []

  /** Connects to the X server, if there is one. */
  async warm(): Promise<void> {
    this.#server ??= await connect().catch(() => undefined) // no such library or server: the overlay comes without one
  }

  lower(areas: readonly PixelRect[]): void {
    this.lift()
    const server = this.#server
    if (server === undefined) return
    for (const area of areas) this.#windows.push(hang(server, area))
    server.xcb.flush(server.connection)
  }

  lift(): readonly Press[] {
    if (this.#server === undefined || this.#windows.length === 0) return []
    const { xcb, connection } = this.#server
    const pressed = eventsOf(this.#server).flatMap((event) => pressOf(event, this.#windows))
    for (const window of this.#windows.splice(0)) xcb.destroyWindow(connection, window)
    xcb.flush(connection)
    return pressed
  }
}

/** A window over this area that shows what is there now, dimmed; the server keeps the pixels as its background. */
function hang({ xcb, connection, root, depth, format }: Server, area: PixelRect): number {
  const { xPx, yPx, widthPx, heightPx } = area
  const [pixmap, copier, picture, window] = [1, 2, 3, 4].map(() => xcb.generateId(connection)) as Ids
  xcb.createPixmap(connection, depth, pixmap, root, widthPx, heightPx)
  const all = Uint32Array.of(INCLUDE_INFERIORS, 0)
  xcb.createGc(connection, copier, root, SUBWINDOW_MODE_AND_EXPOSURES, all)
  xcb.copyArea(connection, root, pixmap, copier, xPx, yPx, 0, 0, widthPx, heightPx)
  xcb.createPicture(connection, picture, pixmap, format, 0, null)
  const black = { red: 0, green: 0, blue: 0, alpha: Math.round(DIMMED * OPAQUE) }
  xcb.fillRectangles(connection, OP_OVER, picture, black, 1, Uint16Array.of(0, 0, widthPx, heightPx))
  const place = [xPx, yPx, widthPx, heightPx]
  const looks = Uint32Array.of(pixmap, 1, PRESSES)
  const [border, depthOfRoot, visualOfRoot] = [0, 0, 0]
  const kind = [border, INPUT_OUTPUT, visualOfRoot, BACKGROUND_REDIRECT_EVENTS]
  xcb.createWindow(connection, depthOfRoot, window, root, ...place, ...kind, looks)
  xcb.mapWindow(connection, window)
  xcb.freePicture(connection, picture)
  xcb.freeGc(connection, copier)
  xcb.freePixmap(connection, pixmap)
  return window
}

type Ids = [pixmap: number, copier: number, picture: number, window: number]

/** Everything that has arrived by now; an event has 32 bytes. */
function eventsOf({ xcb, connection }: Server): readonly DataView[] {
  const events: DataView[] = []
  for (let event = xcb.nextEvent(connection); event !== null; event = xcb.nextEvent(connection)) {
    events.push(xcb.peek(event, 32))
    xcb.free(event)
  }
  return events
}

const BUTTONS = new Map([
  [1, 'left'],
  [2, 'middle'],
  [3, 'right'],
] as const)

function pressOf(event: DataView, windows: readonly number[]): readonly Press[] {
  const kind = event.getUint8(0) & 0x7f // the highest bit tells who sent it
  const button = BUTTONS.get(event.getUint8(1) as 1)
  const area = windows.indexOf(event.getUint32(12, true))
  if ((kind !== PRESSED && kind !== RELEASED) || button === undefined || area === -1) return []
  const place = { xPx: event.getInt16(24, true), yPx: event.getInt16(26, true) }
  return [{ area, isDown: kind === PRESSED, button, place }]
}

async function connect(): Promise<Server | undefined> {
  const xcb = await loadXcbWindows()
  const connection = xcb.connect(null, null)
  if (xcb.hasError(connection) !== 0) return undefined
  const { data } = xcb.screens(xcb.setup(connection))
  const screen = xcb.peek(data, 40)
  const depth = screen.getUint8(38)
  const format = formatOf(xcb, connection, depth)
  return format === undefined
    ? undefined
    : { xcb, connection, root: screen.getUint32(0, true), depth, format }
}

/** RENDER's name for pixels of this depth that are red, green and blue without an opacity. */
function formatOf(xcb: XcbWindows, connection: Handle, depth: number): number | undefined {
  const reply = xcb.formatsReply(connection, xcb.queryFormats(connection), null)
  if (reply === null) return undefined
  const count = xcb.peek(reply, 12).getUint32(8, true)
  const formats = xcb.peek(reply, 32 + 28 * count)
  xcb.free(reply)
  for (let at = 32; at < formats.byteLength; at += 28) {
    const [itsDepth, redFrom, alphaMask] = [
      formats.getUint8(at + 5),
      formats.getUint16(at + 8, true),
      formats.getUint16(at + 22, true),
    ]
    if (itsDepth === depth && redFrom === 16 && alphaMask === 0) return formats.getUint32(at, true)
  }
  return undefined
}
