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
import type { Made } from './begun-draft.ts'
import { coversOf, drawnOf, isUntouched, onDesktop, partLeft, placeOf, unpainted } from './capture-session.ts'
import type {
  Broken,
  Captured,
  CaptureDependencies,
  CaptureState,
  RestoreWindows,
  Session,
} from './capture-session.ts'
import { displayUnder, inOrder } from './displays.ts'
import { takeRegion } from './last-region.ts'
import type { LastRegion } from './last-region.ts'
import { makeCapture } from './make-capture.ts'
import { PictureActs } from './picture-acts.ts'
import { openSession, overlayView, rememberSelection, seenWindows, withFrame } from './open-session.ts'
import type { Beginning, Opened } from './open-session.ts'

/** The overlay closes when nothing was pressed or moved for this long; with a selection on it, it waits longer. */
const IDLE_LIMIT_MS = 60_000
/** A page that says nothing for this long is stuck, and covers the display. */
const SILENCE_LIMIT_MS = 2_000
const ADJUST_LIMIT_MS = 5 * 60_000

/** Press → frames → selection → capture; one at a time. */
export class CaptureFlow {
  readonly pictures: PictureActs
  readonly #given: CaptureDependencies
  #state: CaptureState = { kind: 'idle' }
  #cancelLimit: () => void = () => undefined
  #cancelSilence: () => void = () => undefined
  #keeping: Promise<unknown> | undefined

  constructor(given: CaptureDependencies) {
    this.#given = given
    this.pictures = new PictureActs({
      given,
      selecting: (frameId) => this.#selecting(frameId),
      end: (session) => this.#end(session),
      touch: () => this.touch(),
    })
  }

  get isIdle(): boolean {
    return this.#state.kind === 'idle'
  }

  /** Starts a capture; a press while one is under way is ignored. Never rejects: problems go to `onProblem`. */
  async start(beginning: Beginning = {}): Promise<void> {
    if (this.#state.kind !== 'idle') return
    const framing: CaptureState = { kind: 'framing', broken: undefined }
    this.#state = framing
    let restoreWindows: RestoreWindows = () => undefined
    try {
      const opened = await openSession(this.#given, beginning, (restore) => (restoreWindows = restore))
      const { broken } = this.#state
      if (broken !== undefined) return this.#giveUp(opened, broken)
      this.#open(opened, beginning.note)
    } catch (error) {
      this.#close()
      restoreWindows()
      this.#given.onProblem(toFailure(error))
    }
  }

  /** The screen was locked or changed while its frames were taken: they are of another moment than they should be. */
  #giveUp({ frames, restoreWindows, draft }: Opened, broken: Broken): void {
    for (const frame of frames) this.#given.frames.release(frame)
    this.#close()
    restoreWindows()
    draft.end()
    if (broken.reason !== undefined) this.#given.onProblem(broken.reason)
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
    return last.kind === 'there' ? this.#takeAtOnce(last) : this.start({ note: last.kind })
  }

  /** Takes all of the display under the pointer at once. */
  async startDisplay(): Promise<void> {
    if (this.#state.kind !== 'idle') return
    const display = displayUnder(this.#given.displays(), this.#given.pointerDisplayId())
    const { width, height } = display.bounds
    await this.#takeAtOnce({ kind: 'there', display, selection: { x: 0, y: 0, width, height } })
  }

  async #takeAtOnce(region: Extract<LastRegion, { kind: 'there' }>): Promise<void> {
    this.#state = { kind: 'framing', broken: undefined }
    try {
      await takeRegion(region, this.#given)
    } catch (error) {
      this.#given.onProblem(toFailure(error))
    } finally {
      this.#state = { kind: 'idle' }
    }
  }

  /** The overlay's page shows the frame: now the window may be seen. */
  painted(frameId: string): void {
    if (this.#state.kind !== 'painting' || this.#state.session.frameId !== frameId) return
    const { session, unpainted } = this.#state
    if (unpainted > 1) return void (this.#state = { ...this.#state, unpainted: unpainted - 1 })
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
    if (session.across !== undefined && marks !== session.marks)
      this.#given.overlay.draw({ frameId, ...drawnOf(selection, session), marks: marks ?? [] })
    session.draft.type(text)
  }

  /** A page could not show its frame. */
  fail(frameId: string): void {
    const session = this.#session()
    if (session?.frameId === frameId) this.dismiss(unpainted(session).reason)
  }

  /** The windows of the overlay talk to each other about this frame. */
  isOf(frameId: string): boolean {
    return this.#session()?.frameId === frameId
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
    if (session.across !== undefined) return this.#lead({ ...session, across: session.across }, display.id)
    if (display.id !== session.display.id) this.#open({ ...session, display })
  }

  #lead(session: Session & { readonly across: NonNullable<Session['across']> }, displayId: number): void {
    const { across, frameId, draft } = session
    if (across.leadId === displayId || session.adjusted !== undefined) return
    this.#state = { kind: 'selecting', session: { ...session, across: { ...across, leadId: displayId } } }
    const { isMagnified } = this.#given.memory
    this.#given.overlay.lead({ frameId, displayId, text: draft.text, isMagnified })
  }

  /** The rectangle is chosen: crop, encode, keep. On failure the overlay stays, so that nothing is lost. */
  async select({ text, ...part }: SelectRequest): Promise<void> {
    await this.#finish(part, (draft, made) => {
      if (text !== undefined) draft.type(text)
      draft.keep(made)
    })
  }

  /** Asks about the rectangle at once: the ask is on disk before the overlay goes. On failure it stays. */
  async ask({ question, preset, ...part }: AskAboutRequest): Promise<{ askId: string }> {
    return { askId: (await this.#finish(part, (draft, made) => draft.ask(made, question, preset))) ?? '' }
  }

  /** The overlay lost the focus to something; our own dialog is nothing. */
  lost(): void {
    if (!this.pictures.isChoosingFile) this.dismiss()
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
    if (this.#state.kind === 'framing') return void (this.#state = { kind: 'framing', broken: { reason } })
    const session = this.#session()
    if (session === undefined || this.#state.kind === 'saving') return
    const part = partLeft(session)
    if (this.#state.kind === 'painting' || part === undefined) return this.#end(session, reason)
    this.#given.overlay.close() // at once: what it covers is wanted now
    this.#keeping = this.select(part).catch((error: unknown) => this.#end(session, toFailure(error)))
  }

  /** The same, waited for. */
  async finish(): Promise<void> {
    this.dismiss()
    await this.#keeping
  }

  #session(): Session | undefined {
    return 'session' in this.#state ? this.#state.session : undefined
  }

  #open(opened: Opened, note?: OverlayNote): void {
    const session = withFrame(opened, this.#given.newId())
    const covers = coversOf(session, overlayView(session, this.#given, note))
    this.#state = { kind: 'painting', session, unpainted: covers.length }
    const { limitMs, reason } = unpainted(session)
    this.#limit(limitMs * covers.length, () => this.dismiss(reason))
    this.#given.overlay.prepare(covers)
  }

  async #showWindows(session: Session): Promise<void> {
    const windows = await seenWindows(session, this.#given)
    const { frameId } = session
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
    keep: (draft: Session['draft'], made: Made) => string | void,
  ): Promise<string | undefined> {
    const { frameId } = part
    const session = this.#session()
    if (session?.frameId !== frameId) throw new AppError('bad-request', 'No such frame is being selected on')
    if (this.#state.kind === 'saving')
      throw new AppError('bad-request', 'This selection is already being kept')
    if (isUntouched(session, part)) return void this.#end(session)
    this.#state = { kind: 'saving', session }
    try {
      const made = await makeCapture(session, part, this.#given)
      const askId = keep(session.draft, made) ?? undefined
      this.#close()
      session.restoreWindows('but-ask')
      this.#tell(session, part, { capture: made.capture, ...(askId === undefined ? {} : { askId }) })
      return askId
    } catch (error) {
      this.#state = { kind: 'selecting', session }
      this.touch()
      throw error
    }
  }

  /** Of a display the region is remembered, and it is told where on it. */
  #tell(session: Session, part: PartRequest, captured: Pick<Captured, 'capture' | 'askId'>): void {
    const { display, draft, easel } = session
    if (easel !== undefined) return draft.end()
    rememberSelection(session, part.selection, this.#given.memory)
    this.#given.onCaptured({ ...captured, place: onDesktop(placeOf(part, display), display), display })
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
