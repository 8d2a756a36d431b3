import type { PixelRect } from '#shared/geometry.ts'
import { loadXcb } from './xcb-library.ts'
import type { Handle, Native, XcbLibrary } from './xcb-library.ts'

/** An X server that shares memory with us: the connection, and its first screen's root window. */
type Server = { readonly xcb: XcbLibrary; readonly connection: Handle; readonly root: number }
type Segment = { readonly id: number; readonly address: number; readonly bytes: number }

const IPC_PRIVATE = 0
const IPC_CREAT_FOR_USER = 0o1600
const IPC_RMID = 0
const Z_PIXMAP = 2
const ALL_PLANES = 0xffff_ffff

/** While the server writes one band of a screen into the shared memory, the one before is copied out of it. */
const BANDS = 4
/** Below this, in rows, one band is as quick. */
const WORTH_BANDS = 500

/**
 * Pixels of the X server's screen over shared memory: ten times as quick as over its socket. By XCB and not Xlib,
 * because an error ends the process in Xlib, and a display may go while it is being read.
 */
export class XShm {
  readonly #server: Server
  #segment: Segment | undefined
  #last: Promise<unknown> = Promise.resolve()

  private constructor(server: Server) {
    this.#server = server
  }

  /** Connects to this session's X server; `undefined` where there is none, or none that shares memory with us. */
  static async connect(): Promise<XShm | undefined> {
    try {
      const server = connectTo(await loadXcb())
      if (server === undefined) return undefined
      const screen = new XShm(server)
      screen.monitorAreas()
      await screen.grab({ xPx: 0, yPx: 0, widthPx: 1, heightPx: 1 }, new Uint8Array(4))
      return screen
    } catch {
      return undefined // no such library, a server elsewhere, another depth: the screen is read in another way
    }
  }

  /**
   * Where the monitors lie on the whole desktop, by the ids of their outputs. Other lists give points where the desktop
   * has a scale, and at a fractional one no factor leads back to the pixels. Throws when the server refuses.
   */
  monitorAreas(): ReadonlyMap<number, PixelRect> {
    const { xcb, connection, root } = this.#server
    const reply = xcb.monitorsReply(connection, xcb.getMonitors(connection, root, 1), null)
    if (reply === null) throw new Error('The X server refused')
    const bytes = 32 + 4 * xcb.peek(reply, 32).getUint32(4, true) // the length is told in words after the head
    const areas = readMonitors(xcb.peek(reply, bytes))
    xcb.free(reply)
    return areas
  }

  /**
   * Reads `area` of the whole desktop, in its pixels, into `into`: blue, green, red and a byte without meaning for
   * each. Off the main thread. Throws when the server refuses, as it does for an area beyond its screen.
   */
  async grab(area: PixelRect, into: Uint8Array): Promise<void> {
    const turn = this.#last.then(() => this.#grab(area, into)) // one at a time: there is one segment
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #grab(area: PixelRect, into: Uint8Array): Promise<void> {
    const { xcb, connection } = this.#server
    const bytes = area.widthPx * area.heightPx * 4
    if (into.byteLength !== bytes) throw new RangeError('The memory has another size than the area')
    const segment = this.#segmentOf(bytes)
    let fault: string | undefined
    for (const { cookie, from, to } of askForBands(this.#server, segment, area)) {
      const reply = await onThread(xcb.imageReply, connection, cookie, null)
      fault ??= faultOf(xcb, reply, to - from)
      if (reply !== null) xcb.free(reply)
      if (fault === undefined)
        await onThread(xcb.copyOut, into.subarray(from, to), segment.address + from, to - from)
    }
    if (fault !== undefined) throw new Error(fault)
  }

  #segmentOf(bytes: number): Segment {
    if (this.#segment !== undefined && this.#segment.bytes >= bytes) return this.#segment
    const { xcb, connection } = this.#server
    if (this.#segment !== undefined) {
      xcb.detach(connection, this.#segment.id)
      xcb.shmdt(this.#segment.address)
      this.#segment = undefined
    }
    this.#segment = share(this.#server, bytes)
    return this.#segment
  }
}

/** Asks for an area in bands, all of the same moment; where each will lie in the memory, in bytes. */
function askForBands({ xcb, connection, root }: Server, { id }: Segment, area: PixelRect) {
  const { xPx, yPx, widthPx, heightPx } = area
  const rows = Math.ceil(heightPx / (heightPx < WORTH_BANDS ? 1 : BANDS))
  const rowBytes = widthPx * 4
  xcb.grabServer(connection)
  try {
    return Array.from({ length: Math.ceil(heightPx / rows) }, (_, at) => {
      const top = at * rows
      const height = Math.min(rows, heightPx - top)
      const place = [xPx, yPx + top, widthPx, height]
      const from = top * rowBytes
      const cookie = xcb.getImage(connection, root, ...place, ALL_PLANES, Z_PIXMAP, id, from)
      return { cookie, from, to: from + height * rowBytes }
    })
  } finally {
    xcb.ungrabServer(connection) // whatever happens: nobody else is served until then
    xcb.flush(connection)
  }
}

/** Why a reply brought no picture. */
function faultOf(xcb: XcbLibrary, reply: Handle, bytes: number): string | undefined {
  if (reply === null) return 'The X server refused'
  const head = xcb.peek(reply, 16) // a byte of type, one of depth; the count of bytes from the twelfth on
  const isUsual = [24, 32].includes(head.getUint8(1)) && head.getUint32(12, true) === bytes
  return isUsual ? undefined : 'The screen has other pixels than four bytes each'
}

/** The reply of RRGetMonitors: its head says how many there are, and each has as many outputs as it says itself. */
function readMonitors(reply: DataView): ReadonlyMap<number, PixelRect> {
  const areas = new Map<number, PixelRect>()
  let at = 32
  for (let left = reply.getUint32(12, true); left > 0; left--) {
    const outputs = reply.getUint16(at + 6, true)
    const area = {
      xPx: reply.getInt16(at + 8, true),
      yPx: reply.getInt16(at + 10, true),
      widthPx: reply.getUint16(at + 12, true),
      heightPx: reply.getUint16(at + 14, true),
    }
    for (let output = 0; output < outputs; output++)
      areas.set(reply.getUint32(at + 24 + 4 * output, true), area)
    at += 24 + 4 * outputs
  }
  return areas
}

function connectTo(xcb: XcbLibrary): Server | undefined {
  const connection = xcb.connect(null, null)
  if (xcb.hasError(connection) !== 0) return undefined
  const { data } = xcb.screens(xcb.setup(connection))
  return { xcb, connection, root: xcb.peek(data, 4).getUint32(0, true) }
}

function share({ xcb, connection }: Server, bytes: number): Segment {
  const memory = xcb.shmget(IPC_PRIVATE, bytes, IPC_CREAT_FOR_USER)
  if (memory === -1) throw new Error('No shared memory is to be had')
  const address = xcb.shmat(memory, null, 0)
  const id = xcb.generateId(connection)
  const refusal = xcb.check(connection, xcb.attach(connection, id, memory, 0))
  xcb.shmctl(memory, IPC_RMID, null) // it goes when both have let go of it, however this process ends
  if (refusal === null) return { id, address, bytes }
  xcb.free(refusal)
  xcb.shmdt(address)
  throw new Error('The X server does not share memory')
}

function onThread<Args extends readonly unknown[], Result>(
  call: Native<Args, Result>,
  ...args: Args
): Promise<Result> {
  return new Promise((resolve, reject) => {
    call.async(...args, (error, result) => {
      if (error === null || error === undefined) resolve(result)
      else reject(error instanceof Error ? error : new Error('A native call failed'))
    })
  })
}
