import type { PartRequest } from '#shared/contract.ts'
import { AppError } from '#shared/errors.ts'
import type { AtOnce, OverlayNote, PromptText } from '#shared/views.ts'
import { involved, joinFrames } from './across.ts'
import type { BegunDraft } from './begun-draft.ts'
import { onDesktop, viewOf } from './capture-session.ts'
import type { CaptureDependencies, RestoreWindows, Session } from './capture-session.ts'
import { displayUnder } from './displays.ts'
import type { EditedPicture } from './edited-picture.ts'
import type { Display } from './frames.ts'
import { openPicture } from './open-picture.ts'
import { takeFrames, takeInTime } from './take-frames.ts'

/** How a capture begins besides with a press. */
export type Beginning = {
  readonly note?: OverlayNote
  /** Asked about the selection as soon as there is one. */
  readonly asksAtOnce?: PromptText | undefined
  /** This is drawn on, and no display. */
  readonly picture?: EditedPicture
}

/** What is selected on, before it has an id. */
export type Opened = Omit<Session, 'frameId' | 'frame' | 'adjusted' | 'marks'>

/** Takes the frames of all displays, the one under the pointer first. Throws when that one could not be read. */
export async function openSession(
  given: CaptureDependencies,
  beginning: Beginning,
  onHidden: (restore: RestoreWindows) => void,
): Promise<Opened> {
  if (beginning.picture !== undefined) return openPicture(beginning.picture, given, onHidden)
  // First of all: the pointer moves on.
  const display = displayUnder(given.displays(), given.pointerDisplayId())
  const displays = [display, ...given.displays().filter(({ id }) => id !== display.id)]
  let restoreWindows: RestoreWindows = () => undefined
  const hide = () => {
    restoreWindows = given.ownWindows.hide()
    onHidden(restoreWindows)
  }
  const take = () =>
    takeFrames({
      take: (wanted) => takeInTime(wanted, given),
      displays,
      places: given.ownWindows.places(),
      hide,
    })
  const frames = await given.takeClean(take, displays)
  const opened = { display, displays, frames, restoreWindows }
  const across = given.isAcross() ? await acrossOf(opened) : undefined
  const draft = given.beginDraft()
  return { ...opened, ...across, draft, atOnce: atOnce(beginning, draft, given) }
}

/** A capture begun for a preset asks that; one more for a question under way is left to the user. */
function atOnce(
  { asksAtOnce }: Beginning,
  { isMore }: Pick<BegunDraft, 'isMore'>,
  { afterSelection }: CaptureDependencies,
): AtOnce | undefined {
  if (asksAtOnce !== undefined) return { kind: 'ask', prompt: asksAtOnce }
  return isMore ? undefined : afterSelection()
}

/** All displays that gave a frame as one area; nothing where there is only one. */
async function acrossOf({
  display,
  displays,
  frames,
}: Pick<Opened, 'display' | 'displays' | 'frames'>): Promise<
  Pick<Opened, 'display' | 'frames' | 'across'> | undefined
> {
  const parts = displays.flatMap((each) => {
    const frame = frames.find(({ displayId }) => displayId === each.id)
    return frame === undefined ? [] : [{ display: each, frame }]
  })
  if (parts.length < 2) return undefined
  const joined = await joinFrames(parts)
  return {
    display: joined.display,
    frames: [...frames, joined.frame],
    across: { parts, leadId: display.id },
  }
}

/** The session with its frame, which pages may ask for by its id. */
export function withFrame(opened: Opened, frameId: string): Session {
  const frame = opened.frames.find(({ displayId }) => displayId === opened.display.id)
  if (frame === undefined) throw new AppError('not-found', 'This display gave no frame')
  return { ...opened, frameId, frame }
}

/** What the page is to show of a session. */
export function overlayView(session: Session, given: CaptureDependencies, note: OverlayNote | undefined) {
  const { memory, shouldHint, prompts } = given
  const lastSelection = session.across === undefined ? memory.lastSelection(session.display) : undefined
  return {
    ...viewOf(session),
    showHint: session.easel === undefined && shouldHint(),
    isMagnified: memory.isMagnified,
    coverLook: memory.coverLook,
    prompts: session.easel === undefined ? prompts() : [],
    ...(session.atOnce === undefined ? {} : { atOnce: session.atOnce }),
    ...(lastSelection === undefined ? {} : { lastSelection }),
    ...(note === undefined ? {} : { note }),
  }
}

/** The windows of other programs on what is covered, front to back on each display. */
export async function seenWindows({ display, across, easel }: Session, { listWindows }: CaptureDependencies) {
  if (easel !== undefined) return []
  // The desktop may give no list: then nothing is highlighted, and a click takes the display.
  const list = (each: Display) => listWindows(each).catch(() => [])
  if (across === undefined) return list(display)
  const lists = across.parts.map(async (part) => {
    const { x, y } = part.display.bounds
    const by = { x: x - display.bounds.x, y: y - display.bounds.y }
    const seen = await list(part.display)
    return seen.map((window) => ({ ...window, x: window.x + by.x, y: window.y + by.y }))
  })
  return (await Promise.all(lists)).flat()
}

/** A region of one display, whatever else was covered. */
export function rememberSelection(
  { display, across, displays }: Session,
  selection: PartRequest['selection'],
  memory: CaptureDependencies['memory'],
): void {
  if (selection === 'whole-display') return
  if (across === undefined) return memory.keepSelection(display, selection)
  const place = onDesktop(selection, display)
  const [only, ...others] = involved(across.parts, place)
  const own = displays.find(({ id }) => others.length === 0 && id === only?.display.id)
  if (own === undefined) return
  memory.keepSelection(own, { ...place, x: place.x - own.bounds.x, y: place.y - own.bounds.y })
}
