import type { SelectRequest } from '#shared/contract.ts'
import type { OverlayView } from '#shared/views.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import { toPixels } from './crop.ts'
import type { Display, Frame, FrameSource } from './frames.ts'
import { areasOn, takeSettled } from './settle.ts'

/** A screen that cannot be read in this time is said to be unreadable. */
const FRAME_LIMIT_MS = 3_000
/** A page that has not shown its frame by now never will. */
const PAINT_LIMIT_MS = 2_000
/** The overlay closes when nothing was pressed or moved for this long. */
const IDLE_LIMIT_MS = 60_000

/** A finished capture, and where it was taken: the selection in points of the whole desktop. */
export type Captured = { readonly capture: CaptureRecord; readonly place: Rect; readonly display: Display }

/** After a capture the ask window comes back by itself, with the capture in it. */
type RestoreWindows = (which?: 'but-ask') => void

type Dependencies = {
  readonly frames: FrameSource
  readonly displays: () => readonly Display[]
  /** The display under the pointer, asked for at the moment of the press: it is stale before (X11). */
  readonly pointerDisplayId: () => number
  readonly ownWindows: {
    /** Where our windows stand, in points of the whole desktop; none while nothing of ours is to be seen. */
    places(): readonly Rect[]
    /** Takes them off the screen; what it gives brings them back. */
    hide(): RestoreWindows
  }
  readonly overlay: {
    /** Gives the view to the waiting overlay of this display, which stays hidden until `reveal`. */
    prepare(display: Display, view: OverlayView): void
    reveal(): void
    close(): void
  }
  readonly encode: (frame: Frame, area: PixelRect) => Promise<Uint8Array>
  readonly savePicture: (bytes: Uint8Array) => Promise<{ readonly file: string }>
  readonly keep: (capture: CaptureRecord) => void
  readonly onCaptured: (captured: Captured) => void
  readonly onProblem: (failure: Failure) => void
  readonly shouldHint: () => boolean
  readonly newId: () => string
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
}

type Session = {
  readonly frameId: string
  readonly frame: Frame
  readonly display: Display
  readonly restoreWindows: RestoreWindows
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'framing' }
  | { readonly kind: 'painting'; readonly session: Session }
  | { readonly kind: 'selecting'; readonly session: Session }
  | { readonly kind: 'saving'; readonly session: Session }

/** Press → frames → selection → capture; one at a time. */
export class CaptureFlow {
  readonly #given: Dependencies
  #state: State = { kind: 'idle' }
  #cancelLimit: () => void = () => undefined

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Starts a capture; a press while one is under way is ignored. Never rejects: problems go to `onProblem`. */
  async start(): Promise<void> {
    if (this.#state.kind !== 'idle') return
    this.#state = { kind: 'framing' }
    let restoreWindows: Session['restoreWindows'] = () => undefined
    try {
      // First of all: the pointer moves on.
      const display = this.#displayOf(this.#given.pointerDisplayId())
      const places = this.#given.ownWindows.places()
      const before = places.length === 0 ? undefined : await this.#takeFrame(display, [display])
      restoreWindows = this.#given.ownWindows.hide()
      const frame = await this.#takeFrameWithoutOwn(display, places, before)
      this.#open({ display, frame, restoreWindows })
    } catch (error) {
      this.#close()
      restoreWindows()
      this.#given.onProblem(toFailure(error))
    }
  }

  /** The overlay's page shows the frame: now the window may be seen. */
  painted(frameId: string): void {
    if (this.#state.kind !== 'painting' || this.#state.session.frameId !== frameId) return
    this.#state = { kind: 'selecting', session: this.#state.session }
    this.#given.overlay.reveal()
    this.touch()
  }

  /** Something was pressed or moved on the overlay. */
  touch(): void {
    // Before it is painted, the shorter limit holds: keys let go of must not keep an unseen overlay.
    if (this.#state.kind === 'selecting') this.#limit(IDLE_LIMIT_MS, () => this.dismiss())
  }

  /** The rectangle is chosen: crop, encode, keep. On failure the overlay stays, so that nothing is lost. */
  async select({ frameId, selection }: SelectRequest): Promise<{ captureId: string }> {
    const session = this.#session()
    if (session?.frameId !== frameId) throw new AppError('bad-request', 'No such frame is being selected on')
    if (this.#state.kind === 'saving')
      throw new AppError('bad-request', 'This selection is already being kept')
    this.#state = { kind: 'saving', session }
    try {
      const place = selection === 'whole-display' ? wholeOf(session.display) : selection
      const capture = await this.#keep(session, place)
      this.#close()
      session.restoreWindows('but-ask')
      this.#given.onCaptured({ capture, place: onDesktop(place, session.display), display: session.display })
      return { captureId: capture.id }
    } catch (error) {
      this.#state = { kind: 'selecting', session }
      this.touch()
      throw error
    }
  }

  /** Ends the selection without a capture and brings back what was hidden; with a reason, says it. */
  dismiss(reason?: Failure): void {
    const session = this.#session()
    if (session === undefined || this.#state.kind === 'saving') return
    this.#close()
    session.restoreWindows()
    if (reason !== undefined) this.#given.onProblem(reason)
  }

  /** The frame that a page may show under this id. */
  frame(frameId: string): Frame | undefined {
    const session = this.#session()
    return session?.frameId === frameId ? session.frame : undefined
  }

  #session(): Session | undefined {
    return 'session' in this.#state ? this.#state.session : undefined
  }

  #displayOf(pointerId: number): Display {
    const displays = this.#given.displays()
    const display = displays.find(({ id }) => id === pointerId) ?? displays.find(({ isPrimary }) => isPrimary)
    if (display === undefined) throw new AppError('capture-failed', 'No display is connected')
    return display
  }

  async #takeFrame(display: Display, displays = this.#given.displays()): Promise<Frame> {
    const frames = await this.#withLimit(this.#given.frames.take(displays, display.id))
    const frame = frames.find(({ displayId }) => displayId === display.id)
    for (const other of frames) if (other !== frame) this.#given.frames.release(other)
    if (frame === undefined)
      throw new AppError('capture-failed', 'The display under the pointer gave no frame')
    return frame
  }

  #takeFrameWithoutOwn(display: Display, places: readonly Rect[], before?: Frame): Promise<Frame> {
    const areas = before === undefined ? [] : areasOn(display, places, before)
    if (before === undefined || areas.length === 0) return this.#takeFrame(display)
    return takeSettled({ take: () => this.#takeFrame(display, [display]), before, areas })
  }

  async #withLimit<T>(work: Promise<T>): Promise<T> {
    let cancel: () => void = () => undefined
    const late = new Promise<never>((_resolve, reject) => {
      const error = new AppError('capture-failed', 'The screen was not read in time')
      cancel = this.#given.after(FRAME_LIMIT_MS, () => reject(error))
    })
    return Promise.race([work, late]).finally(() => cancel())
  }

  #open({ display, frame, restoreWindows }: Omit<Session, 'frameId'>): void {
    const frameId = this.#given.newId()
    const session: Session = { frameId, frame, display, restoreWindows }
    this.#state = { kind: 'painting', session }
    this.#limit(PAINT_LIMIT_MS, () => this.dismiss({ code: 'capture-failed' }))
    this.#given.overlay.prepare(display, {
      frameId,
      frameUrl: `app://ui/frame/${frameId}`,
      width: display.bounds.width,
      height: display.bounds.height,
      frameWidthPx: frame.widthPx,
      frameHeightPx: frame.heightPx,
      showHint: this.#given.shouldHint(),
    })
  }

  async #keep({ frame, display }: Session, place: Rect): Promise<CaptureRecord> {
    const { encode, savePicture, keep, newId, now } = this.#given
    const area = toPixels(place, display.bounds, frame)
    const bytes = await encode(frame, area)
    const { file } = await savePicture(bytes)
    const capture: CaptureRecord = {
      id: newId(),
      file,
      widthPx: area.widthPx,
      heightPx: area.heightPx,
      bytes: bytes.byteLength,
      takenAt: now(),
    }
    keep(capture)
    return capture
  }

  #close(): void {
    this.#cancelLimit()
    const session = this.#session()
    if (session !== undefined) this.#given.frames.release(session.frame)
    this.#state = { kind: 'idle' }
    this.#given.overlay.close()
  }

  #limit(delayMs: number, action: () => void): void {
    this.#cancelLimit()
    this.#cancelLimit = this.#given.after(delayMs, action)
  }
}

function wholeOf({ bounds }: Display): Rect {
  return { x: 0, y: 0, width: bounds.width, height: bounds.height }
}

function onDesktop(place: Rect, { bounds }: Display): Rect {
  return { ...place, x: place.x + bounds.x, y: place.y + bounds.y }
}
