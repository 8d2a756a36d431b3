import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import { onDesktop } from './capture-session.ts'
import type { CaptureDependencies, RestoreWindows } from './capture-session.ts'
import type { Display, Frame } from './frames.ts'
import { makeCapture } from './make-capture.ts'
import { takeFrames, takeInTime } from './take-frames.ts'

/** The region that was captured last, as far as it is still there. */
export type LastRegion =
  | { readonly kind: 'there'; readonly display: Display; readonly selection: Rect }
  | { readonly kind: 'none' | 'gone' | 'changed' }

/** Takes the region again without an overlay; the ask window opens beside it. */
export async function takeRegion(
  { display, selection }: Extract<LastRegion, { kind: 'there' }>,
  given: CaptureDependencies,
): Promise<void> {
  const { ownWindows, beginDraft, onCaptured, newId, frames } = given
  const take = (wanted: readonly Display[]) => takeInTime(wanted, given)
  let restoreWindows: RestoreWindows = () => undefined
  let taken: readonly Frame[] = []
  try {
    const hide = () => (restoreWindows = ownWindows.hide())
    const frameOf = () => takeFrames({ take, displays: [display], places: ownWindows.places(), hide })
    taken = await given.takeClean(frameOf, [display])
    const frame = taken.find(({ displayId }) => displayId === display.id)
    if (frame === undefined) throw new AppError('capture-failed', 'The display gave no frame')
    const draft = beginDraft()
    const frameId = newId()
    const session = { frameId, frame, display, displays: [display], frames: taken, draft, restoreWindows }
    const made = await makeCapture(session, { frameId, selection }, given)
    draft.keep(made)
    restoreWindows('but-ask')
    onCaptured({ capture: made.capture, place: onDesktop(selection, display), display })
  } catch (error) {
    restoreWindows()
    throw error
  } finally {
    for (const frame of taken) frames.release(frame)
  }
}
