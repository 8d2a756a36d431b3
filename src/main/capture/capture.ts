import type {
  AskAboutRequest,
  GoToRequest,
  OverlayReport,
  PartRequest,
  SelectRequest,
} from '#shared/contract.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { OverlayNote } from '#shared/views.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import type { BegunDraft, Made } from './begun-draft.ts'
import { onDesktop, placeOf, viewOf } from './capture-session.ts'
import type { CaptureDependencies, RestoreWindows, Session } from './capture-session.ts'
import { displayUnder, inOrder } from './displays.ts'
import { takeRegion } from './last-region.ts'
import type { LastRegion } from './last-region.ts'
import { makeCapture, pictureOf } from './make-capture.ts'
import { takeFrames, takeInTime } from './take-frames.ts'

export type { Captured } from './capture-session.ts'

/** A page that has not shown its frame by now never will. */
const PAINT_LIMIT_MS = 2_000
/** The overlay closes when nothing was pressed or moved for this long; with a selection on it, it waits longer. */
const IDLE_LIMIT_MS = 60_000
/** A page that says nothing for this long is stuck, and covers the display. */
const SILENCE_LIMIT_MS = 2_000
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
  #cancelSilence: () => void = () => undefined
  #isChoosingFile = false

  constructor(given: CaptureDependencies) {
    this.#given = given
  }

  /** Starts a capture; a press while one is under way is ignored. Never rejects: problems go to `onProblem`. */
  get isIdle(): boolean {
    return this.#state.kind === 'idle'
  }

  async start(note?: OverlayNote): Promise<void> {
    if (this.#state.kind !== 'idle') return
    this.#state = { kind: 'framing' }
    const { ownWindows, beginDraft } = this.#given
    let restoreWindows: RestoreWindows = () => undefined
    try {
      // First of all: the pointer moves on.
      const display = displayUnder(this.#given.displays(), this.#given.pointerDisplayId())
      const displays = [display, ...this.#given.displays().filter(({ id }) => id !== display.id)]
      const frames = await takeFrames({
        take: (wanted) => takeInTime(wanted, this.#given),
        displays,
        places: ownWindows.places(),
        hide: () => (restoreWindows = ownWindows.hide()),
      })
      this.#open({ display, displays, frames, restoreWindows, draft: beginDraft() }, note)
    } catch (error) {
      this.#close()
      restoreWindows()
      this.#given.onProblem(toFailure(error))
    }
  }

  get hasLastRegion(): boolean {
    return this.#given.memory.lastRegion([]).kind !== 'none'
  }

  /** Takes the region of the last capture at once; when it is not there any more the overlay opens and says so. */
  startLast(): Promise<void> {
    return this.takeAgain(this.#given.memory.lastRegion(this.#given.displays()))
  }

  /** Takes this region at once; when it is not there any more the overlay opens and says so. */
  async takeAgain(last: LastRegion): Promise<void> {
    if (this.#state.kind !== 'idle') return
    if (last.kind !== 'there') return this.start(last.kind)
    this.#state = { kind: 'framing' }
    try {
      await takeRegion(last, this.#given)
    } catch (error) {
      this.#given.onProblem(toFailure(error))
    } finally {
      this.#state = { kind: 'idle' }
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

  /** The page is alive; from its first word on it must say so again and again. */
  beat(frameId: string): void {
    if (this.#session()?.frameId !== frameId) return
    this.#cancelSilence()
    this.#cancelSilence = this.#given.after(SILENCE_LIMIT_MS, () => this.dismiss())
  }

  /** Something was pressed or moved on the overlay. */
  touch(): void {
    // Before it is painted, the shorter limit holds: keys let go of must not keep an unseen overlay.
    if (this.#state.kind !== 'selecting') return
    const limit = this.#state.session.adjusted === undefined ? IDLE_LIMIT_MS : ADJUST_LIMIT_MS
    this.#limit(limit, () => this.dismiss())
  }

  /** The page says how far it is. What was typed goes to the disk, the selection is kept for the case of a loss. */
  report({ frameId, text, selection, marks }: OverlayReport): void {
    const session = this.#session()
    if (session?.frameId !== frameId || this.#state.kind !== 'selecting') return
    this.#state = { kind: 'selecting', session: { ...session, adjusted: selection, marks } }
    this.touch()
    session.draft.type(text)
  }

  magnify(isMagnified: boolean): void {
    this.#given.memory.magnify(isMagnified)
  }

  /** Moves the overlay to another display, with the frame that was taken of it. Throws `not-found`. */
  goTo({ frameId, display: wanted }: GoToRequest): void {
    const session = this.#selecting(frameId)
    const display =
      wanted === 'pointer'
        ? session.displays.find(({ id }) => id === this.#given.pointerDisplayId())
        : inOrder(session.displays)[wanted - 1]
    if (display === undefined || !session.frames.some(({ displayId }) => displayId === display.id))
      throw new AppError('not-found', 'There is no frame of such a display')
    if (display.id !== session.display.id) this.#open({ ...session, display })
  }

  /** The rectangle is chosen: crop, encode, keep. On failure the overlay stays, so that nothing is lost. */
  async select({ text, ...part }: SelectRequest): Promise<{ captureId: string }> {
    const { capture } = await this.#finish(part, (draft, made) => {
      if (text !== undefined) draft.type(text)
      draft.keep(made)
    })
    return { captureId: capture.id }
  }

  /** Asks about the rectangle at once: the ask is on disk before the overlay goes. On failure it stays. */
  async ask({ question, ...part }: AskAboutRequest): Promise<{ askId: string }> {
    const { askId = '' } = await this.#finish(part, (draft, made) => draft.ask(made, question))
    return { askId }
  }

  /** Keeps this picture for the question, on disk; the overlay goes on with the same frames. */
  async add(part: PartRequest): Promise<{ captureCount: number }> {
    const session = this.#selecting(part.frameId)
    session.draft.add(await makeCapture(session, part, this.#given))
    return { captureCount: session.draft.captureCount }
  }

  /** The picture as it would be sent goes to the clipboard; the overlay stays. */
  async copy(part: PartRequest): Promise<void> {
    const { bytes } = await pictureOf(this.#selecting(part.frameId), part, this.#given)
    await this.#given.copyPicture(bytes)
  }

  /** The same into a file that the user chooses. */
  async save(part: PartRequest): Promise<{ isSaved: boolean }> {
    const { bytes } = await pictureOf(this.#selecting(part.frameId), part, this.#given)
    this.#isChoosingFile = true
    try {
      return { isSaved: await this.#given.savePictureAs(bytes) }
    } finally {
      this.#isChoosingFile = false
      this.touch()
    }
  }

  /** The overlay lost the focus to something; our own dialog is nothing. */
  lost(): void {
    if (!this.#isChoosingFile) this.dismiss()
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
    const { adjusted, marks, frameId } = session
    if (this.#state.kind === 'painting' || adjusted === undefined) return this.#end(session, reason)
    this.#given.overlay.close() // at once: what it covers is wanted now
    const part = { frameId, selection: adjusted, ...(marks === undefined ? {} : { marks }) }
    this.select(part).catch((error: unknown) => this.#end(session, toFailure(error)))
  }

  #session(): Session | undefined {
    return 'session' in this.#state ? this.#state.session : undefined
  }

  #open(opened: Omit<Session, 'frameId' | 'frame' | 'adjusted'>, note?: OverlayNote): void {
    const { newId, overlay, memory, shouldHint } = this.#given
    const { display, displays, frames, draft, restoreWindows } = opened
    const frame = frames.find(({ displayId }) => displayId === display.id)
    if (frame === undefined) throw new AppError('not-found', 'This display gave no frame')
    const session = { frameId: newId(), frame, display, displays, frames, draft, restoreWindows }
    this.#state = { kind: 'painting', session }
    this.#limit(PAINT_LIMIT_MS, () => this.dismiss({ code: 'capture-failed' }))
    const lastSelection = memory.lastSelection(display)
    const view = {
      ...viewOf(session),
      showHint: shouldHint(),
      isMagnified: memory.isMagnified,
      ...(lastSelection === undefined ? {} : { lastSelection }),
      ...(note === undefined ? {} : { note }),
    }
    overlay.prepare(display, view, frame)
  }

  /** The desktop may give no list: then nothing is highlighted, and a click takes the display. */
  async #showWindows({ frameId, display }: Session): Promise<void> {
    const windows = await this.#given.listWindows(display).catch(() => [])
    if (this.#session()?.frameId === frameId) this.#given.overlay.showWindows({ frameId, windows })
  }

  #selecting(frameId: string): Session {
    const session = this.#session()
    if (this.#state.kind !== 'selecting' || session?.frameId !== frameId)
      throw new AppError('bad-request', 'No such frame is being selected on')
    return session
  }

  async #finish(
    part: PartRequest,
    keep: (draft: BegunDraft, made: Made) => string | void,
  ): Promise<{ readonly capture: CaptureRecord; readonly askId?: string }> {
    const { frameId, selection } = part
    const session = this.#session()
    if (session?.frameId !== frameId) throw new AppError('bad-request', 'No such frame is being selected on')
    if (this.#state.kind === 'saving')
      throw new AppError('bad-request', 'This selection is already being kept')
    this.#state = { kind: 'saving', session }
    try {
      const { display, draft, restoreWindows } = session
      const place = placeOf(part, display)
      const made = await makeCapture(session, part, this.#given)
      const askId = keep(draft, made)
      if (selection !== 'whole-display') this.#given.memory.keepSelection(display, selection)
      this.#close()
      restoreWindows('but-ask')
      const captured = { capture: made.capture, ...(typeof askId === 'string' ? { askId } : {}) }
      this.#given.onCaptured({ ...captured, place: onDesktop(place, display), display })
      return captured
    } catch (error) {
      this.#state = { kind: 'selecting', session }
      this.touch()
      throw error
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
    this.#cancelSilence()
    for (const frame of this.#session()?.frames ?? []) this.#given.frames.release(frame)
    this.#state = { kind: 'idle' }
    this.#given.overlay.close()
  }

  #limit(delayMs: number, action: () => void): void {
    this.#cancelLimit()
    this.#cancelLimit = this.#given.after(delayMs, action)
  }
}
