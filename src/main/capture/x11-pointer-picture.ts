import type { PointerPicture, PointerPictures } from './pointer-picture.ts'
import { loadXfixes } from './xcb-library.ts'

const HEAD_BYTES = 32

type Ask = () => PointerPicture | undefined

/** The pointer's picture as an X server has it. Without one, or without its XFixes extension, there is none. */
export class X11PointerPictures implements PointerPictures {
  #ask: Ask | undefined
  #connected: Promise<void> | undefined

  /** Connects to the X server, if there is one. */
  warm(): Promise<void> {
    this.#connected ??= this.#connect()
    return this.#connected
  }

  get isThere(): boolean {
    return this.#ask !== undefined
  }

  /** The first capture may be wanted before the server has answered. */
  async take(): Promise<PointerPicture | undefined> {
    await this.warm()
    return this.#ask?.()
  }

  async #connect(): Promise<void> {
    this.#ask = await connect().catch(() => undefined) // no such library or server: the pointer stays out of captures
  }
}

async function connect(): Promise<Ask | undefined> {
  const xcb = await loadXfixes()
  const connection = xcb.connect(null, null)
  if (xcb.hasError(connection) !== 0) return undefined
  const version = xcb.versionReply(connection, xcb.queryVersion(connection, 4, 0), null)
  if (version === null) return undefined
  xcb.free(version)
  return () => {
    const reply = xcb.cursorReply(connection, xcb.getCursor(connection), null)
    if (reply === null) return undefined
    const head = xcb.peek(reply, HEAD_BYTES)
    const [widthPx, heightPx] = [head.getUint16(12, true), head.getUint16(14, true)]
    const { buffer } = xcb.peek(reply, HEAD_BYTES + widthPx * heightPx * 4)
    xcb.free(reply)
    // It names the tip, which lies inside of the picture.
    const place = {
      xPx: head.getInt16(8, true) - head.getUint16(16, true),
      yPx: head.getInt16(10, true) - head.getUint16(18, true),
    }
    return { place, widthPx, heightPx, pixels: new Uint8Array(buffer).subarray(HEAD_BYTES) }
  }
}
