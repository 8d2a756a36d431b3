import type { CaptureDependencies, RestoreWindows } from './capture-session.ts'
import { displayUnder } from './displays.ts'
import { onEasel, PICTURE_ID } from './easel.ts'
import type { EditedPicture } from './edited-picture.ts'
import type { Opened } from './open-session.ts'
import { frameOfPng } from './picture-frame.ts'

/** A picture in place of a display. Throws `picture-missing`, `picture-unreadable`, `picture-too-large`. */
export async function openPicture(
  picture: EditedPicture,
  { displays, pointerDisplayId, ownWindows }: CaptureDependencies,
  onHidden: (restore: RestoreWindows) => void,
): Promise<Opened> {
  const easel = displayUnder(displays(), pointerDisplayId())
  const frame = await frameOfPng(await picture.read(), PICTURE_ID)
  const restoreWindows = ownWindows.hide()
  onHidden(restoreWindows)
  return {
    display: onEasel(frame, easel),
    easel,
    displays: [],
    frames: [frame],
    restoreWindows,
    draft: picture,
  }
}
