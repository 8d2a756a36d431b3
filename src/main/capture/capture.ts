import type { AskAboutRequest, GoToRequest, OverlayReport, SelectRequest } from '#shared/contract.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import type { BegunDraft } from './begun-draft.ts'
import { onDesktop, viewOf, wholeOf } from './capture-session.ts'
import type { CaptureDependencies, RestoreWindows, Session } from './capture-session.ts'
import { toPixels } from './crop.ts'
import { inOrder } from './displays.ts'
import type { Display, Frame } from './frames.ts'
import { takeFrames } from './take-frames.ts'

export type { Captured } from './capture-session.ts'

/** A screen that cannot be read in this time is said to be unreadable. */
const FRAME_LIMIT_MS = 3_000
/** A page that has not shown its frame by now never will. */
const PAINT_LIMIT_MS = 2_000
/** The overlay closes when nothing was pressed or moved for this long; with a selection on it, it waits longer. */
const IDLE_LIMIT_MS = 60_000
const ADJUST_LIMIT_MS = 5 * 60_000

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'framing' }
  | { readonly kind: 'painting'; readonly session: Session }
  | { readonly kind: 'selecting'; readonly session: Session }
  | { readonly kind: 'saving'; readonly session: Session }

/** Press → frames → selection → capture; one at a time. */
export class CaptureFlow {
  readonly #given: CaptureDependencies
  #state: State = { kind: 'idle' }
  #cancelLimit: () => void = () => undefined

  constructor(given: CaptureDependencies) {
    this.#given = given
  }

  /** Starts a capture; a press while one is under way is ignored. Never rejects: problems go to `onProblem`. */
  async start(): Promise<void> {
    if (this.#state.kind !== 'idle') return
    this.#state = { kind: 'framing' }
    const { ownWindows, beginDraft } = this.#given
    let restoreWindows: RestoreWindows = () => undefined
    try {
      // First of all: the pointer moves on.
      const display = this.#displayOf(this.#given.pointerDisplayId())
      const displays = [display, ...this.#given.displays().filter(({ id }) => id !== display.id)]
      const frames = await takeFrames({
        take: (wanted) => this.#take(wanted),
        displays,
        places: ownWindows.places(),
        hide: () => (restoreWindows = ownWindows.hide()),
      })
      this.#open({ display, displays, frames, restoreWindows, draft: beginDraft() })
    } catch (error) {
      this.#close()
      restoreWindows()
      this.#given.onProblem(toFailure(error))
    }
  }

  /** The overlay's page shows the frame: now the window may be seen. */
  painted(frameId: string): void {
    if (this.#state.kind !== 'painting' || this.#state.session.frameId !== frameId) return
    const { session } = this.#state
    this.#state = { kind: 'selecting', session }
    this.#given.overlay.reveal()
    this.touch()
    void this.#showWindows(session)
  }

  /** Something was pressed or moved on the overlay. */
  touch(): void {
    // Before it is painted, the shorter limit holds: keys let go of must not keep an unseen overlay.
    if (this.#state.kind !== 'selecting') return
    const limit = this.#state.session.adjusted === undefined ? IDLE_LIMIT_MS : ADJUST_LIMIT_MS
    this.#limit(limit, () => this.dismiss())
  }

  /** The page says how far it is. What was typed goes to the disk, the selection is kept for the case of a loss. */
  report({ frameId, text, selection }: OverlayReport): void {
    const session = this.#session()
    if (session?.frameId !== frameId || this.#state.kind !== 'selecting') return
    this.#state = { kind: 'selecting', session: { ...session, adjusted: selection } }
    this.touch()
    session.draft.type(text)
  }

  magnify(isMagnified: boolean): void {
    this.#given.memory.magnify(isMagnified)
  }

  /** Moves the overlay to another display, with the frame that was taken of it. Throws `not-found`. */
  goTo({ frameId, display: wanted }: GoToRequest): void {
    const session = this.#session()
    if (this.#state.kind !== 'selecting' || session?.frameId !== frameId)
      throw new AppError('bad-request', 'No such frame is being selected on')
    const display =
      wanted === 'pointer'
        ? session.displays.find(({ id }) => id === this.#given.pointerDisplayId())
        : inOrder(session.displays)[wanted - 1]
    if (display === undefined || !session.frames.some(({ displayId }) => displayId === display.id))
      throw new AppError('not-found', 'There is no frame of such a display')
    if (display.id !== session.display.id) this.#open({ ...session, display })
  }

  /** The rectangle is chosen: crop, encode, keep. On failure the overlay stays, so that nothing is lost. */
  async select({ frameId, selection, text }: SelectRequest): Promise<{ captureId: string }> {
    const { capture } = await this.#finish({ frameId, selection }, (draft, made) => {
      if (text !== undefined) draft.type(text)
      draft.keep(made)
    })
    return { captureId: capture.id }
  }

  /** Asks about the rectangle at once: the ask is on disk before the overlay goes. On failure it stays. */
  async ask({ frameId, selection, question }: AskAboutRequest): Promise<{ askId: string }> {
    const { askId = '' } = await this.#finish({ frameId, selection }, (draft, made) =>
      draft.ask(made, question),
    )
    return { askId }
  }

  /** The user closes the overlay. */
  leave(): void {
    const session = this.#session()
    if (session !== undefined && this.#state.kind !== 'saving') this.#end(session)
  }

  /**
   * Something else ends the selection: what was being adjusted goes on in the ask window, with what was typed. A
   * reason is told.
   */
  dismiss(reason?: Failure): void {
    const session = this.#session()
    if (session === undefined || this.#state.kind === 'saving') return
    const { adjusted, frameId } = session
    if (this.#state.kind === 'painting' || adjusted === undefined) return this.#end(session, reason)
    this.#given.overlay.close() // at once: what it covers is wanted now
    this.select({ frameId, selection: adjusted }).catch((error: unknown) =>
      this.#end(session, toFailure(error)),
    )
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

  async #take(displays: readonly Display[]): Promise<readonly Frame[]> {
    const { frames, after } = this.#given
    let cancel: () => void = () => undefined
    const late = new Promise<never>((_resolve, reject) => {
      const error = new AppError('capture-failed', 'The screen was not read in time')
      cancel = after(FRAME_LIMIT_MS, () => reject(error))
    })
    const taken = frames.take(displays, displays[0]?.id ?? 0)
    return Promise.race([taken, late]).finally(() => cancel())
  }

  #open(opened: Omit<Session, 'frameId' | 'frame' | 'adjusted'>): void {
    const { newId, overlay, memory, shouldHint } = this.#given
    const { display, displays, frames, draft, restoreWindows } = opened
    const frame = frames.find(({ displayId }) => displayId === display.id)
    if (frame === undefined) throw new AppError('not-found', 'This display gave no frame')
    const session = { frameId: newId(), frame, display, displays, frames, draft, restoreWindows }
    this.#state = { kind: 'painting', session }
    this.#limit(PAINT_LIMIT_MS, () => this.dismiss({ code: 'capture-failed' }))
    const lastSelection = memory.lastSelection(display)
    overlay.prepare(display, {
      ...viewOf(session),
      showHint: shouldHint(),
      isMagnified: memory.isMagnified,
      ...(lastSelection === undefined ? {} : { lastSelection }),
    })
  }

  /** The desktop may give no list: then nothing is highlighted, and a click takes the display. */
  async #showWindows({ frameId, display }: Session): Promise<void> {
    const windows = await this.#given.listWindows(display).catch(() => [])
    if (this.#session()?.frameId === frameId) this.#given.overlay.showWindows({ frameId, windows })
  }

  async #finish(
    { frameId, selection }: SelectRequest,
    keep: (draft: BegunDraft, capture: CaptureRecord) => string | void,
  ): Promise<{ readonly capture: CaptureRecord; readonly askId?: string }> {
    const session = this.#session()
    if (session?.frameId !== frameId) throw new AppError('bad-request', 'No such frame is being selected on')
    if (this.#state.kind === 'saving')
      throw new AppError('bad-request', 'This selection is already being kept')
    this.#state = { kind: 'saving', session }
    try {
      const { display, draft, restoreWindows } = session
      const place = selection === 'whole-display' ? wholeOf(display) : selection
      const capture = await this.#crop(session, place)
      const askId = keep(draft, capture)
      if (selection !== 'whole-display') this.#given.memory.keepSelection(display, selection)
      this.#close()
      restoreWindows('but-ask')
      const made = { capture, ...(typeof askId === 'string' ? { askId } : {}) }
      this.#given.onCaptured({ ...made, place: onDesktop(place, display), display })
      return made
    } catch (error) {
      this.#state = { kind: 'selecting', session }
      this.touch()
      throw error
    }
  }

  async #crop({ frame, display }: Session, place: Rect): Promise<CaptureRecord> {
    const { encode, savePicture, newId, now } = this.#given
    const area = toPixels(place, display.bounds, frame)
    const bytes = await encode(frame, area)
    const { file } = await savePicture(bytes)
    return {
      id: newId(),
      file,
      widthPx: area.widthPx,
      heightPx: area.heightPx,
      bytes: bytes.byteLength,
      takenAt: now(),
    }
  }

  #end(session: Session, reason?: Failure): void {
    this.#close()
    session.restoreWindows()
    session.draft.end()
    if (reason !== undefined) this.#given.onProblem(reason)
  }

  #close(): void {
    this.#cancelLimit()
    for (const frame of this.#session()?.frames ?? []) this.#given.frames.release(frame)
    this.#state = { kind: 'idle' }
    this.#given.overlay.close()
  }

  #limit(delayMs: number, action: () => void): void {
    this.#cancelLimit()
    this.#cancelLimit = this.#given.after(delayMs, action)
  }
}
