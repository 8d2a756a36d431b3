import type { Curtain } from '../capture/curtain.ts'
import type { PushChannel, Pushes } from '#shared/contract.ts'
import type { HistoryPart } from '#shared/contract/history.ts'
import type { Preferences } from '#shared/schemas/preferences.ts'
import type { Look, PinState, PinView } from '#shared/views.ts'
import type { Rect } from '#shared/geometry.ts'
import type { Cover } from '../capture/capture-session.ts'
import type { Display } from '../capture/frames.ts'
import type { PageKind, WindowKind } from './window-options.ts'

/** Where the pictures come from that pages show by URL. */
export type PageSources = {
  /** A PNG, or undefined when there is no such capture. */
  readonly capture: (id: string) => Promise<Uint8Array | undefined>
  /** A pinned capture as a PNG or JPEG. */
  readonly pin: (id: string) => Uint8Array | undefined
  /** A small JPEG of a capture. */
  readonly thumbnail: (id: string) => Promise<Uint8Array | undefined>
}

/** What the windows tell. */
export type WindowEvents = {
  /** Another app took the focus, or the overlay's page is gone: the selection is over. */
  readonly onOverlayLost: () => void
  /** Something was pressed or moved on the overlay. */
  readonly onOverlayInput: () => void
  readonly onAskFocused: (windowId: number) => void
  readonly onAskBlurred: (windowId: number) => void
  /** It was on the screen, and is no more. */
  readonly onAskHidden: (windowId: number) => void
  /** The user has closed it; not told where it only makes room for a capture or goes out of the way. */
  readonly onAskClosed: (windowId: number) => void
  /** A pinned capture is gone from the screen. */
  readonly onPinClosed: (id: string) => void
}

/** What windows can do on this desktop. */
export type WindowWay = {
  /** Whether a program may say where its windows stand, and make them a shape that hides them. */
  readonly canPlace: boolean
  /** Lets a window come up without a background; it is named by its native handle. */
  readonly dropBackground: (nativeHandle: Buffer) => void
  /** Stands before the overlay until that is to be seen. */
  readonly curtain: Curtain
  /** Sets how much of what is behind a window is let through, 1 is nothing; it is named by its native handle. */
  readonly fade: (nativeHandle: Buffer, opacity: number) => void
  /** Windows that could be seen were taken off the screen. */
  readonly onHidden: () => void
}

/** All windows of the app. Made in one place, so that every one of them has the same locks. */
export type Windows = {
  /** The kind of the window whose page has this id; undefined when it is not one of ours. */
  kindOf(pageId: number | undefined): WindowKind | undefined
  push<P extends PushChannel>(channel: P, message: Pushes[P]): void
  /** How all windows look from now on; those that show captures as they are keep their size. */
  setLook(theme: Preferences['general']['theme'], look: Look): void
  /** Makes the windows that will be needed, hidden, before anyone waits for them. */
  warm(): void
  /** One overlay for each display that is covered; the first has the focus. */
  prepareOverlay(covers: readonly Cover[]): void
  /** Of several, the one of this display has the focus from now on. */
  leadOverlay(displayId: number): void
  revealOverlay(): void
  closeOverlay(): void
  /** Which ask window has the page of this id; undefined when none has. */
  askOf(pageId: number | undefined): number | undefined
  /** To the page of this ask window alone. */
  pushToAsk<P extends PushChannel>(windowId: number, channel: P, message: Pushes[P]): void
  /** Makes it, hidden, before anyone waits for it. */
  warmAsk(windowId: number): void
  /** In this place, in points of the desktop; takes the focus. */
  showAsk(windowId: number, place: Rect): void
  /** The user closes it. */
  hideAsk(windowId: number): void
  /** It goes out of the way by itself. */
  tuckAsk(windowId: number): void
  /** Closes a hidden one for good; shown again, it is made anew. */
  dropAsk(windowId: number): void
  /** How it stands among others from now on. */
  pinAsk(windowId: number, state: PinState): void
  /** Gives the window the height of its content, unless the user has set one. */
  fitAsk(windowId: number, contentHeight: number): void
  isAskVisible(windowId: number): boolean
  isAskFocused(windowId: number): boolean
  /** Where it stands; undefined for one that was never seen. */
  askPlace(windowId: number): Rect | undefined
  /** How much of what is behind them the ask windows let through, from now on: 1 is nothing. */
  fadeAsks(opacity: number): void
  /** A capture as a small picture above all others, over `place` when one is given. */
  openPin(pin: PinView, place: Rect | undefined): void
  closePin(id: string): void
  movePin(id: string, byX: number, byY: number): void
  /** How long until a capture, in the corner of a display. */
  showCountdown(display: Display, secondsLeft: number): void
  hideCountdown(): void
  showSettings(): void
  showPage(kind: PageKind): void
  closePage(kind: PageKind): void
  /** Covers a display with the pattern of the self-test until it is taken off; rejects when it cannot be shown. */
  showPattern(display: Display, number: number): Promise<() => void>
  showHistory(what?: HistoryPart): void
  hideHistory(): void
  /** Where our windows stand, their borders included, in points of the desktop; only those to be seen. */
  places(): readonly Rect[]
  /** What is being typed in ask windows goes to the disk now. */
  saveAsks(): void
  /** Takes them off the screen; what it gives brings them back, all or all but one ask window, without the focus. */
  hideAll(): (butAsk?: number) => void
  /** Closes those that are written in, once their pages have handed over what was typed last; soon done in any case. */
  leave(): Promise<void>
  /** Closes all of them for good. */
  close(): void
}
