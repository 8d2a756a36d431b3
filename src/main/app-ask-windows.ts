import { join } from 'node:path'
import { textOf } from '#shared/ask-state.ts'
import type { AskState } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { AskOptions, PinState } from '#shared/views.ts'
import type { Asking } from './app-asking.ts'
import type { AppStore } from './app-store.ts'
import { PictureEditing } from './app-editing.ts'
import { lastShown } from './ask/last-shown.ts'
import { CaptureRegions } from './capture/capture-regions.ts'
import type { Captured } from './capture/capture-session.ts'
import type { EditedPicture } from './capture/edited-picture.ts'
import type { LastRegion } from './capture/last-region.ts'
import type { AskWindowActs } from './ipc/conversation-handlers.ts'
import type { Platform } from './platform.ts'
import { askOptions } from './profiles/ask-options.ts'
import { recentModels } from './tray/recent-models.ts'
import { AskPlaces } from './windows/ask-places.ts'
import type { Windows } from './windows/windows.ts'

/** A window that lost the focus may have it back in a moment, and what was typed is on disk only then. */
const BLUR_MS = 400

/** Whose draft a capture is for, and in which window it is shown. */
export type CaptureInto = {
  /** Absent for the next new ask. */
  readonly threadId?: string | undefined
  readonly windowId: number
  /** One more for the question that stands there, not the beginning of another. */
  readonly isMore: boolean
}

type Options = {
  readonly platform: Pick<
    Platform,
    'settings' | 'displays' | 'pointerDisplayId' | 'after' | 'folder' | 'log' | 'copyText'
  >
  readonly store: AppStore
  readonly asking: Pick<Asking, 'asks' | 'shown'>
  readonly windows: () => Windows
  readonly onShown: (askId: string) => void
  /** This window is gone, and was hidden before. */
  readonly onDropped: (windowId: number) => void
  readonly captureInto: (into: CaptureInto) => void
  readonly takeAgain: (region: LastRegion, into: CaptureInto) => void
  readonly editPicture: (picture: EditedPicture, into: CaptureInto) => void
}

/** The ask windows: which one shows what, where each stands, and when one goes out of the way. */
export class AskWindows {
  readonly #given: Options
  readonly #places: AskPlaces
  readonly #regions: CaptureRegions
  readonly #editing: PictureEditing
  /** Windows over which a dialog of ours stands. */
  readonly #asking = new Map<number, number>()
  #isLeaving = false

  constructor(given: Options) {
    this.#given = given
    const { folder, log } = given.platform
    const onError = (error: unknown) => log.error('what is remembered could not be written', error)
    this.#places = new AskPlaces({ path: join(folder, 'ask-places.json'), onError })
    this.#regions = new CaptureRegions({ path: join(folder, 'regions.json'), onError })
    const show = (windowId: number) => this.#show(windowId)
    this.#editing = new PictureEditing({ ...given, regions: this.#regions, show })
  }

  start(): () => void {
    const { settings } = this.#given.platform
    const windows = this.#given.windows()
    windows.warmAsk(this.#desk.forAnother())
    windows.fadeAsks(settings.get().asking.opacity / 100)
    return settings.watch(({ asking }) => {
      windows.fadeAsks(asking.opacity / 100)
      for (const windowId of this.#desk.windowIds) this.#offer(windowId)
    })
  }

  /** What a page that is an ask window can do with itself; asked for by any other it refuses. */
  acts(pageId: number | undefined): AskWindowActs {
    const windowId = () => {
      const found = this.#given.windows().askOf(pageId)
      if (found === undefined) throw new AppError('bad-request', 'Only an ask window may do that')
      return found
    }
    const { captureInto, takeAgain, windows, platform } = this.#given
    return {
      shown: () => this.#desk.of(windowId()),
      hide: () => windows().hideAsk(windowId()),
      fit: (height) => windows().fitAsk(windowId(), height),
      pin: (pin) => this.#pin(windowId(), pin),
      offers: () => this.#offers(windowId()),
      openBeside: (threadId, side) => this.#openBeside(windowId(), threadId, side),
      captureInto: (threadId) => captureInto({ threadId, windowId: windowId(), isMore: true }),
      lookAgain: (captureIds, threadId) => {
        const region = this.#regions.find(captureIds, platform.displays())
        takeAgain(region, { threadId, windowId: windowId(), isMore: true })
      },
      editPicture: (request) => this.#editing.begin(windowId(), request),
      during: (dialog) => this.#during(windowId(), dialog),
    }
  }

  openAsk(askId: string): void {
    const { threadId } = this.#given.asking.asks.ask(askId)
    const windowId = this.#desk.showing(threadId) ?? this.#desk.forAnother()
    this.#showAsk(windowId, askId)
  }

  showDraft(): void {
    const windowId = this.#desk.forDraft()
    this.#desk.of(windowId).showDraft({ isNew: false })
    this.#show(windowId)
  }

  showProblem(failure: Failure): void {
    this.#show(this.#desk.showProblem(failure))
  }

  /** Where the next capture is shown, as the windows stand now. */
  nextForCapture(): number {
    return this.#desk.forDraft()
  }

  /** A capture was made: in its thread, as the next question, or asked about already. */
  captured({ threadId, windowId, isMore }: CaptureInto, captured: Captured): void {
    const { askId } = captured
    this.#regions.keep(captured)
    const shown = this.#desk.of(windowId)
    if (askId !== undefined) shown.showAsk(askId)
    else if (threadId === undefined || shown.threadId !== threadId) shown.showDraft({ isNew: true })
    else shown.refresh()
    // One more for what a window shows comes to where that is read.
    this.#show(windowId, isMore && askId === undefined ? undefined : captured.place)
  }

  /** Shows the last answer or the question begun after it, and hides it again. */
  toggleLast(): void {
    const { history, drafts } = this.#given.store
    const last = lastShown(history, drafts)
    const holding =
      last.kind === 'ask'
        ? this.#desk.showing(this.#given.asking.asks.ask(last.askId).threadId)
        : this.#desk.showingDraft()
    const windowId = holding ?? this.#desk.forAnother()
    if (this.#given.windows().isAskVisible(windowId)) this.#given.windows().hideAsk(windowId)
    else this.showLast()
  }

  showLast(): void {
    const { history, drafts } = this.#given.store
    const last = lastShown(history, drafts)
    if (last.kind === 'ask') this.openAsk(last.askId)
    else this.showDraft()
  }

  isSeen(askId: string): boolean {
    return this.#desk.isSeen(this.#given.asking.asks.ask(askId).threadId)
  }

  focused(windowId: number): void {
    this.#desk.touch(windowId)
  }

  /** A floating one goes out of the way when that is set, unless something in it is not finished. */
  blurred(windowId: number): void {
    const { settings, after } = this.#given.platform
    if (this.#given.windows().isAskVisible(windowId)) this.#keepPlace(windowId)
    if (!settings.get().asking.hideOnBlur || this.#desk.pinOf(windowId) !== 'float') return
    after(BLUR_MS, () => {
      const windows = this.#given.windows()
      const isLeft = windows.isAskVisible(windowId) && !windows.isAskFocused(windowId)
      if (isLeft && !this.#asking.has(windowId) && !this.#isUnfinished(windowId)) windows.tuckAsk(windowId)
    })
  }

  /** Its place is remembered, and of hidden windows only the one used last is kept. */
  hidden(windowId: number): void {
    this.#keepPlace(windowId)
    for (const spare of this.#desk.spare()) {
      this.#given.windows().dropAsk(spare)
      this.#desk.forget(spare)
      this.#given.onDropped(spare)
    }
  }

  /** An answer is there: on the clipboard, too, when that is set and somebody asked for it here. */
  answered(askId: string, state: AskState): void {
    const { settings, copyText, log } = this.#given.platform
    const isWanted = state.kind === 'done' && settings.get().asking.afterAnswer === 'copy'
    if (!isWanted || textOf(state) === '') return
    if (this.#desk.showing(this.#given.asking.asks.ask(askId).threadId) === undefined) return
    copyText(textOf(state)).catch((error: unknown) => log.error('an answer could not be copied', error))
  }

  stop(): void {
    this.#editing.stop()
  }

  /** Closes what is written in, which hands over what was typed last; where the windows stand is remembered before. */
  async leave(): Promise<void> {
    this.#isLeaving = true
    for (const windowId of this.#desk.windowIds)
      if (this.#given.windows().isAskVisible(windowId)) this.#keepPlace(windowId)
    await this.#given.windows().leave()
  }

  get #desk() {
    return this.#given.asking.shown
  }

  #showAsk(windowId: number, askId: string): void {
    this.#given.onShown(askId)
    this.#desk.of(windowId).showAsk(askId)
    this.#show(windowId)
  }

  #show(windowId: number, selection?: Rect): void {
    if (this.#isLeaving) return
    const windows = this.#given.windows()
    const isSeen = windows.isAskVisible(windowId) && selection === undefined
    const wanted = {
      selection,
      threadId: isSeen ? undefined : this.#desk.of(windowId).threadId,
      current: windows.askPlace(windowId),
    }
    windows.showAsk(windowId, this.#places.place(wanted, this.#ground()))
    // Not only when it is hidden: then a kill would cost the place.
    this.#keepPlace(windowId)
    this.#desk.touch(windowId)
  }

  #ground() {
    const { displays, pointerDisplayId, settings } = this.#given.platform
    const all = displays()
    const id = pointerDisplayId()
    const ordered = [...all.filter((each) => each.id === id), ...all.filter((each) => each.id !== id)]
    return { displays: ordered, mode: settings.get().asking.windowPlace }
  }

  #keepPlace(windowId: number): void {
    const place = this.#given.windows().askPlace(windowId)
    if (place !== undefined)
      this.#places.keep(place, this.#desk.of(windowId).threadId, this.#given.platform.displays())
  }

  /** The next capture will need another window then: it is made while nobody waits for it. */
  #pin(windowId: number, pin: PinState): void {
    const windows = this.#given.windows()
    this.#desk.pin(windowId, pin)
    windows.pinAsk(windowId, pin)
    this.#offer(windowId)
    const next = this.#desk.forAnother()
    if (!windows.isAskVisible(next)) windows.warmAsk(next)
  }

  #offer(windowId: number): void {
    this.#given.windows().pushToAsk(windowId, 'ask:offers', this.#offers(windowId))
  }

  #offers(windowId: number): AskOptions {
    const settings = this.#given.platform.settings.get()
    const pin = this.#desk.pinOf(windowId)
    return askOptions({ settings, pin, recentModels: (id) => recentModels(this.#given.store.db, id) })
  }

  /** The next thread in that direction that no other window shows. */
  #openBeside(windowId: number, threadId: string, side: 'before' | 'after'): void {
    const { history } = this.#given.store
    let next = history.besides(threadId, side)
    while (next !== undefined && this.#isElsewhere(next.threadId, windowId))
      next = history.besides(next.threadId, side)
    if (next !== undefined) this.#showAsk(windowId, next.askId)
  }

  #isElsewhere(threadId: string, windowId: number): boolean {
    return this.#desk.isSeen(threadId) && this.#desk.showing(threadId) !== windowId
  }

  #isUnfinished(windowId: number): boolean {
    const { asking, store } = this.#given
    const { threadId } = this.#desk.of(windowId)
    if ((store.drafts.read(threadId)?.text ?? '') !== '') return true
    const asks = threadId === undefined ? [] : asking.asks.thread(threadId)
    return asks.some(({ state: { kind } }) => ['sending', 'streaming', 'needs-approval'].includes(kind))
  }

  async #during<T>(windowId: number, dialog: Promise<T>): Promise<T> {
    this.#asking.set(windowId, (this.#asking.get(windowId) ?? 0) + 1)
    try {
      return await dialog
    } finally {
      const left = (this.#asking.get(windowId) ?? 1) - 1
      if (left > 0) this.#asking.set(windowId, left)
      else this.#asking.delete(windowId)
    }
  }
}
