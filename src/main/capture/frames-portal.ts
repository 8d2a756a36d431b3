import { open, unlink } from 'node:fs/promises'
import { constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '#shared/errors.ts'
import type { PixelRect } from '#shared/geometry.ts'
import type { Portal } from '../portal/portal.ts'
import { PortalError } from '../portal/portal.ts'
import { areasIn } from './desktop-picture.ts'
import { findEmpty } from './displays.ts'
import type { Display, Frame, FrameSource } from './frames.ts'

type Dependencies = {
  readonly portal: Pick<Portal, 'request'>
  /** All displays: the picture is of the whole desktop, whichever of them are wanted. */
  readonly layout: () => readonly Display[]
  /** What the desktop knows our window by, for its dialogs; empty where windows have no such name. */
  readonly parentWindow: () => string
  /** Resolves once windows of ours that were just taken away are off the screen. */
  readonly ownWindowsGone: () => Promise<void>
}

/** The desktop may first ask the user, who reads and decides. */
const ANSWER_LIMIT_MS = 60_000
const READ_LIMIT_MS = 3_000
/** Eight displays of 8K, uncompressed. */
const MAX_FILE_BYTES = 1_100_000_000

/**
 * Stills by the desktop portal's Screenshot, which is how a Wayland desktop gives them: one picture of everything, and
 * perhaps a dialog before it. So it is asked exactly once for each call, and never ahead of one.
 */
export class PortalFrames implements FrameSource {
  readonly limitMs = ANSWER_LIMIT_MS + READ_LIMIT_MS
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Loads the decoder. The portal itself is not touched: a desktop that asks its user would do so now. */
  async warm(): Promise<void> {
    await import('@napi-rs/image')
  }

  async take(displays: readonly Display[], firstId: number): Promise<readonly Frame[]> {
    if (!displays.some(({ id }) => id === firstId))
      throw new AppError('capture-failed', `No display has the id ${firstId}`)
    const layout = this.#given.layout()
    await this.#given.ownWindowsGone()
    const frames = await read(await this.#picture(), (size) => {
      const areas = areasIn(size, layout)
      const wanted = [firstId, ...displays.map(({ id }) => id).filter((id) => id !== firstId)]
      return wanted.flatMap((id) => {
        const area = areas.get(id)
        return area === undefined ? [] : [{ id, area }]
      })
    })
    const [first] = frames
    if (first?.displayId !== firstId)
      throw new AppError('capture-failed', 'The picture and the layout of the displays differ in shape')
    const emptiness = findEmpty(first)
    if (emptiness) throw new AppError('capture-empty', `The picture of the desktop is empty: ${emptiness}`)
    return frames
  }

  release(): void {
    // Each picture is memory of its own.
  }

  /** The file that the desktop has put the picture into. */
  async #picture(): Promise<string> {
    const { portal, parentWindow } = this.#given
    const answer = await portal
      .request({
        interface: 'org.freedesktop.portal.Screenshot',
        member: 'Screenshot',
        signature: 's',
        body: () => [parentWindow()],
        options: { interactive: ['b', false] },
        limitMs: ANSWER_LIMIT_MS,
      })
      .catch(notGiven)
    // A "no" that was stored comes as a refusal, one that is said now as a cancelled dialog.
    if (answer.kind !== 'done') throw new AppError('capture-denied', `The portal's answer: ${answer.kind}`)
    return pathOf(answer.results['uri'])
  }
}

function notGiven(cause: unknown): never {
  const fault = cause instanceof PortalError ? cause.fault : 'failed'
  const isDenied = fault === 'denied' || fault === 'absent'
  throw new AppError(isDenied ? 'capture-denied' : 'capture-failed', `Screenshot portal: ${fault}`, { cause })
}

function pathOf(uri: unknown): string {
  try {
    return fileURLToPath(String(uri))
  } catch (cause) {
    throw new AppError('capture-empty', 'The portal named no file', { cause })
  }
}

type Wanted = { readonly id: number; readonly area: PixelRect }
type PictureSize = { readonly widthPx: number; readonly heightPx: number }

/** Cut on other threads. Once it is known to be the picture, the file is deleted: nobody else is to find it. */
async function read(
  path: string,
  choose: (size: PictureSize) => readonly Wanted[],
): Promise<readonly Frame[]> {
  const bytes = await bytesOf(path)
  try {
    const { Transformer } = await import('@napi-rs/image')
    const { width, height } = await new Transformer(bytes).metadata()
    await unlink(path).catch(() => undefined) // best effort: some portals clear up themselves
    const wanted = choose({ widthPx: width, heightPx: height })
    return await Promise.all(wanted.map((each) => cut(bytes, { width, height }, each)))
  } catch (cause) {
    throw new AppError('capture-empty', 'The file of the portal is no picture', { cause })
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    // Without waiting: what is named could be a pipe that nobody writes to.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const facts = await file.stat()
      if (!facts.isFile() || facts.size > MAX_FILE_BYTES) throw new Error('Not a file of a picture')
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw new AppError('capture-empty', 'The file of the portal cannot be read', { cause })
  }
}

async function cut(
  bytes: Uint8Array,
  whole: { readonly width: number; readonly height: number },
  { id, area }: Wanted,
): Promise<Frame> {
  const { xPx, yPx, widthPx, heightPx } = area
  const { Transformer } = await import('@napi-rs/image')
  // Resizing to the same size changes no pixel and gives four bytes for each, whatever the file had.
  const picture = new Transformer(bytes).fastResize(whole).crop(xPx, yPx, widthPx, heightPx)
  return { displayId: id, widthPx, heightPx, pixels: await picture.rawPixels(), order: 'rgba' }
}
