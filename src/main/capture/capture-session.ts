import type { OverlayReport, PartRequest } from '#shared/contract.ts'
import type {
  AtOnce,
  OverlayDrawn,
  OverlayLead,
  OverlayPoint,
  OverlayView,
  OverlayWindows,
  PromptText,
  SeenWindow,
} from '#shared/views.ts'
import type { CoverLook, Mark } from '#shared/annotate/mark.ts'
import type { MarksWords } from '#shared/annotate/marks-line.ts'
import type { Failure } from '#shared/errors.ts'
import type { PixelRect, Rect } from '#shared/geometry.ts'
import type { CaptureRecord } from '../history/ask-row.ts'
import type { BegunDraft } from './begun-draft.ts'
import type { EditedPicture } from './edited-picture.ts'
import type { Part } from './across.ts'
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
    /** Gives each display's view to a waiting overlay, which stays hidden until `reveal`; the first has the focus. */
    prepare(covers: readonly Cover[]): void
    reveal(): void
    showWindows(windows: OverlayWindows): void
    /** Where all displays are covered: another one is worked with. */
    lead(lead: OverlayLead): void
    point(point: OverlayPoint): void
    draw(drawn: OverlayDrawn): void
    close(): void
  }
  readonly memory: {
    readonly isMagnified: boolean
    magnify(isMagnified: boolean): void
    readonly coverLook: CoverLook
    chooseCover(look: CoverLook): void
    lastSelection(display: Display): Rect | undefined
    lastRegion(displays: readonly Display[]): LastRegion
    keepSelection(display: Display, selection: Rect): void
  }
  /** The windows of other programs on this display, front to back. */
  readonly listWindows: (display: Display) => Promise<readonly SeenWindow[]>
  /** What is done with a selection as soon as there is one. */
  readonly afterSelection: () => AtOnce | undefined
  /** What Ctrl and a digit ask. */
  readonly prompts: () => readonly PromptText[]
  /** All displays are covered, and one selection may span them. */
  readonly isAcross: () => boolean
  /** Takes frames, and paints over what is never to be captured. */
  readonly takeClean: (
    take: () => Promise<readonly Frame[]>,
    displays: readonly Display[],
  ) => Promise<readonly Frame[]>
  readonly beginDraft: () => BegunDraft
  readonly encode: (frame: Frame, area: PixelRect, marks: readonly Mark[]) => Promise<Uint8Array>
  readonly savePicture: (bytes: Uint8Array) => Promise<{ readonly file: string }>
  /** The picture goes to the clipboard. */
  readonly copyPicture: (bytes: Uint8Array) => Promise<void>
  /** The picture stands on the screen at this place of the desktop. */
  readonly pin: (
    picture: { readonly bytes: Uint8Array; readonly widthPx: number; readonly heightPx: number },
    place: Rect,
  ) => void
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

/** A display, and what its overlay shows. */
export type Cover = {
  readonly display: Display
  readonly view: OverlayView
  readonly frame: Frame
  /** What of the whole desktop the frame is of; absent where it is of none of it. */
  readonly areaPx?: PixelRect
}

export type Session = {
  readonly frameId: string
  readonly frame: Frame
  /** What is covered: a display, or the area of all of them. */
  readonly display: Display
  /** Where all displays are covered: what the area is made of, and the display that is worked with. */
  readonly across?: { readonly parts: readonly Part[]; readonly leadId: number }
  /** Where a picture is drawn on in place of a display: the display that is covered for it. */
  readonly easel?: Display
  readonly atOnce?: AtOnce | undefined
  /** Of every display at the press: the overlay may go to another one, and the moment stays the same. */
  readonly frames: readonly Frame[]
  readonly displays: readonly Display[]
  readonly draft: BegunDraft | EditedPicture
  readonly restoreWindows: RestoreWindows
  /** The selection of the last report, while it is being adjusted, and what is drawn on it. */
  readonly adjusted?: Rect | 'whole-display' | undefined
  readonly marks?: readonly Mark[] | undefined
}

/** What ended a capture while its frames were taken; a reason is told. */
export type Broken = { readonly reason?: Failure | undefined }

/** How far the one capture is that can be under way. */
export type CaptureState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'framing'; readonly broken: Broken | undefined }
  | { readonly kind: 'painting'; readonly session: Session; readonly unpainted: number }
  | { readonly kind: 'selecting'; readonly session: Session }
  | { readonly kind: 'saving'; readonly session: Session }

/** What the page of the overlay needs of a session. */
export function viewOf({ frameId, frame, display, draft, easel }: Session) {
  const { bounds, workArea } = display
  return {
    frameId,
    width: bounds.width,
    height: bounds.height,
    frameWidthPx: frame.widthPx,
    frameHeightPx: frame.heightPx,
    workArea: within(workArea, bounds),
    draft: { text: draft.text, captureCount: draft.captureCount },
    ...(easel === undefined ? {} : { isPicture: true }),
  }
}

/** The views of all overlays of a session, that of the display that is worked with first. */
export function coversOf(session: Session, view: OverlayView): readonly Cover[] {
  const { across, easel, display: area, frame } = session
  if (easel !== undefined)
    return [{ display: easel, view: { ...view, window: partOf(easel, area, true) }, frame }]
  if (across === undefined) return [{ display: area, view, frame, areaPx: areaOf(area, frame) }]
  const covers = across.parts.map(({ display, frame: own }) => {
    const part = partOf(display, area, display.id === across.leadId)
    return { display, view: { ...view, window: part }, frame, areaPx: areaOf(display, own) }
  })
  return covers.toSorted((a, b) => Number(b.view.window.isLead) - Number(a.view.window.isLead))
}

/** One window, in points of the area that is selected on. */
function partOf(display: Display, area: Display, isLead: boolean) {
  return {
    displayId: display.id,
    bounds: within(display.bounds, area.bounds),
    workArea: within(display.workArea, area.bounds),
    isLead,
  }
}

/** Where a display lies on the whole desktop, as large as its own frame. */
function areaOf({ originPx }: Display, { widthPx, heightPx }: Frame): PixelRect {
  return { ...originPx, widthPx, heightPx }
}

/** What is selected, for the windows that only show it. */
export function drawnOf(selection: OverlayReport['selection'], { display: { bounds } }: Session) {
  if (selection === undefined) return { isAdjusting: false }
  const whole = { x: 0, y: 0, width: bounds.width, height: bounds.height }
  return { selection: selection === 'whole-display' ? whole : selection, isAdjusting: true }
}

/** From points of the whole desktop to points of this area. */
function within(rect: Rect, area: Rect): Rect {
  return { ...rect, x: rect.x - area.x, y: rect.y - area.y }
}

/** How long a page may take to show what it is given, and what is said of one that does not. */
export function unpainted({ easel }: Session): { readonly limitMs: number; readonly reason: Failure } {
  if (easel !== undefined) return { limitMs: 10_000, reason: { code: 'picture-too-large' } }
  return { limitMs: 2_000, reason: { code: 'capture-failed' } }
}

/** A picture that nothing was drawn on and nothing was cut off from. */
export function isUntouched({ easel }: Session, { selection, marks = [] }: PartRequest): boolean {
  return easel !== undefined && selection === 'whole-display' && marks.length === 0
}

/** The selection in points of its display. */
export function placeOf({ selection }: PartRequest, { bounds }: Display): Rect {
  return selection === 'whole-display'
    ? { x: 0, y: 0, width: bounds.width, height: bounds.height }
    : selection
}

/** What is selected, drawn on as it is now; undefined where nothing is. */
export function partLeft({ frameId, adjusted, marks }: Session): PartRequest | undefined {
  if (adjusted === undefined) return undefined
  return { frameId, selection: adjusted, ...(marks === undefined ? {} : { marks }) }
}

/** From points of a display to points of the whole desktop. */
export function onDesktop(place: Rect, { bounds }: Display): Rect {
  return { ...place, x: place.x + bounds.x, y: place.y + bounds.y }
}
