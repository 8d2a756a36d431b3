import { MAX_ASK_WINDOWS } from '#shared/limits.ts'
import type { Failure } from '#shared/errors.ts'
import type { AskView, PinState } from '#shared/views.ts'
import type { ShownView } from './shown-view.ts'

type Dependencies = {
  readonly newShown: (push: (view: AskView) => void, windowId: number) => ShownView
  /** To the page of this window alone. */
  readonly push: (windowId: number, view: AskView) => void
  readonly isVisible: (windowId: number) => boolean
}

type Seat = { readonly windowId: number; readonly shown: ShownView; pin: PinState }

/**
 * What each ask window shows and how it stands, and which of them the next question goes to. A window is known by a
 * number that stays its own when its page is made anew.
 */
export class AskDesk {
  readonly #given: Dependencies
  /** In the order they were last used. */
  #seats: readonly Seat[] = []

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** What this window shows. */
  of(windowId: number): ShownView {
    return this.#seat(windowId).shown
  }

  pinOf(windowId: number): PinState {
    return this.#seat(windowId).pin
  }

  pin(windowId: number, pin: PinState): void {
    this.#seat(windowId).pin = pin
  }

  /** The windows there are, the one used last at the end. */
  get windowIds(): readonly number[] {
    return this.#seats.map(({ windowId }) => windowId)
  }

  /** The user has this one before them. */
  touch(windowId: number): void {
    const seat = this.#seat(windowId)
    this.#seats = [...this.#seats.filter((each) => each !== seat), seat]
  }

  /** The window is gone. */
  forget(windowId: number): void {
    this.#seats = this.#seats.filter((seat) => seat.windowId !== windowId)
  }

  /** The one that shows this thread: one to be seen rather than a hidden one. */
  showing(threadId: string): number | undefined {
    return this.#best(({ shown }) => shown.threadId === threadId)
  }

  /** The one that shows the next new question. */
  showingDraft(): number | undefined {
    return this.#best(({ shown }) => shown.isDraft)
  }

  /** Whether this thread is on the screen. */
  isSeen(threadId: string): boolean {
    return this.#seats.some(
      ({ windowId, shown }) => shown.threadId === threadId && this.#given.isVisible(windowId),
    )
  }

  /**
   * Where the next new question is shown. There is one such question at a time: one that stands in a window to be seen
   * goes on there, whatever its pin.
   */
  forDraft(): number {
    const holding = this.#seats.findLast(
      ({ windowId, shown }) => shown.isDraft && this.#given.isVisible(windowId),
    )
    return holding?.windowId ?? this.forAnother()
  }

  /**
   * Where something goes that no window shows: the floating one used last is taken over; where all are pinned, another
   * is opened. When there are too many, a hidden one makes way, or the one that was used longest ago.
   */
  forAnother(): number {
    const floating = this.#seats.findLast(({ pin }) => pin === 'float')
    if (floating !== undefined) return floating.windowId
    if (this.#seats.length < MAX_ASK_WINDOWS) return this.#open()
    const hidden = this.#seats.find(({ windowId }) => !this.#given.isVisible(windowId))
    return (hidden ?? this.#seats[0])?.windowId ?? this.#open()
  }

  /** The windows that need not be kept: hidden, and another one that is hidden was used after them. */
  spare(): readonly number[] {
    return this.windowIds.filter((windowId) => !this.#given.isVisible(windowId)).slice(0, -1)
  }

  /** What is being written was written on elsewhere: the windows that show it follow. */
  draftChanged(threadId: string | undefined): void {
    for (const { shown } of this.#seats) if (shown.threadId === threadId) shown.refresh()
  }

  /** No window goes on with what is being deleted. */
  leave(isGone: (threadId: string) => boolean): void {
    for (const { shown } of this.#seats)
      if (shown.threadId !== undefined && isGone(shown.threadId)) shown.showDraft({ isNew: true })
  }

  /** No window goes on with what has been deleted. */
  leaveGone(): void {
    for (const { shown } of this.#seats)
      if (!shown.isDraft && shown.threadId === undefined) shown.showDraft({ isNew: true })
  }

  /** Says what went wrong, in the window used last. Gives which that is. */
  showProblem(failure: Failure): number {
    const windowId = this.#best(() => true) ?? this.#open()
    this.of(windowId).showProblem(failure)
    return windowId
  }

  #best(isMeant: (seat: Seat) => boolean): number | undefined {
    const meant = this.#seats.filter(isMeant)
    return (meant.findLast(({ windowId }) => this.#given.isVisible(windowId)) ?? meant.at(-1))?.windowId
  }

  #open(): number {
    const taken = new Set(this.windowIds)
    const free = Array.from({ length: MAX_ASK_WINDOWS }, (_, at) => at).find((id) => !taken.has(id)) ?? 0
    return this.#seat(free).windowId
  }

  #seat(windowId: number): Seat {
    const known = this.#seats.find((seat) => seat.windowId === windowId)
    if (known !== undefined) return known
    const shown = this.#given.newShown((view) => this.#given.push(windowId, view), windowId)
    const seat: Seat = { windowId, shown, pin: 'float' }
    this.#seats = [seat, ...this.#seats] // nobody has seen it yet
    return seat
  }
}
