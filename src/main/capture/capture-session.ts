import type { PartRequest } from '#shared/contract.ts'
import type { OverlayView, OverlayWindows, SeenWindow } from '#shared/views.ts'
import type { Mark } from '#shared/annotate/mark.ts'
import type { MarksWords } from '#shared/annotate/marks-line.ts'
import type { Failure } from '#shared/errors.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import type { BegunDraft } from './begun-draft.ts'
import type { Display, Frame, FrameSource } from './frames.ts'
import type { LastRegion } from './last-region.ts'

/** A finished capture, and where it was taken: the selection in points of the whole desktop. */
export type Captured = {
  readonly capture: CaptureRecord
  readonly place: Rect
  readonly display: Display
  /** The ask about it, when it was asked on the overlay already. */
  readonly askId?: string
}

/** After a capture the ask window comes back by itself, with the capture in it. */
export type RestoreWindows = (which?: 'but-ask') => void

export type CaptureDependencies = {
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
    prepare(display: Display, view: OverlayView, frame: Frame): void
    reveal(): void
    showWindows(windows: OverlayWindows): void
    close(): void
  }
  readonly memory: {
    readonly isMagnified: boolean
    magnify(isMagnified: boolean): void
    lastSelection(display: Display): Rect | undefined
    lastRegion(displays: readonly Display[]): LastRegion
    keepSelection(display: Display, selection: Rect): void
  }
  /** The windows of other programs on this display, front to back. */
  readonly listWindows: (display: Display) => Promise<readonly SeenWindow[]>
  readonly beginDraft: () => BegunDraft
  readonly encode: (frame: Frame, area: PixelRect, marks: readonly Mark[]) => Promise<Uint8Array>
  readonly savePicture: (bytes: Uint8Array) => Promise<{ readonly file: string }>
  /** The picture goes to the clipboard. */
  readonly copyPicture: (bytes: Uint8Array) => Promise<void>
  /** The user chooses a file for the picture; says whether one was written. */
  readonly savePictureAs: (bytes: Uint8Array) => Promise<boolean>
  readonly marksWords: MarksWords
  readonly onCaptured: (captured: Captured) => void
  readonly onProblem: (failure: Failure) => void
  readonly shouldHint: () => boolean
  readonly newId: () => string
  readonly now: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
}

export type Session = {
  readonly frameId: string
  readonly frame: Frame
  readonly display: Display
  /** Of every display at the press: the overlay may go to another one, and the moment stays the same. */
  readonly frames: readonly Frame[]
  readonly displays: readonly Display[]
  readonly draft: BegunDraft
  readonly restoreWindows: RestoreWindows
  /** The selection of the last report, while it is being adjusted, and what is drawn on it. */
  readonly adjusted?: Rect | 'whole-display' | undefined
  readonly marks?: readonly Mark[] | undefined
}

/** What the page of the overlay needs of a session. */
export function viewOf({ frameId, frame, display, draft }: Session) {
  const { bounds, workArea } = display
  return {
    frameId,
    width: bounds.width,
    height: bounds.height,
    frameWidthPx: frame.widthPx,
    frameHeightPx: frame.heightPx,
    workArea: { ...workArea, x: workArea.x - bounds.x, y: workArea.y - bounds.y },
    draft: { text: draft.text, captureCount: draft.captureCount },
  }
}

/** The selection in points of its display. */
export function placeOf({ selection }: PartRequest, { bounds }: Display): Rect {
  return selection === 'whole-display'
    ? { x: 0, y: 0, width: bounds.width, height: bounds.height }
    : selection
}

/** From points of a display to points of the whole desktop. */
export function onDesktop(place: Rect, { bounds }: Display): Rect {
  return { ...place, x: place.x + bounds.x, y: place.y + bounds.y }
}
