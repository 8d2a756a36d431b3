import { contains } from '#shared/geometry.ts'
import type { CaptureDependencies, RestoreWindows } from './capture-session.ts'
import { displayUnder } from './displays.ts'
import { onEasel, PICTURE_ID } from './easel.ts'
import type { EditedPicture } from './edited-picture.ts'
import type { Display } from './frames.ts'
import type { Opened } from './open-session.ts'
import { frameOfPng } from './picture-frame.ts'

/**
 * A picture in place of the display that it is shown on. Throws `picture-missing`, `picture-unreadable`,
 * `picture-too-large`.
 */
export async function openPicture(
  picture: EditedPicture,
  given: CaptureDependencies,
  onHidden: (restore: RestoreWindows) => void,
): Promise<Opened> {
  const easel = easelFor(picture, given)
  // First of all: what is done in its window while it is read would be done to the old one.
  const restoreWindows = given.ownWindows.hide()
  onHidden(restoreWindows)
  const frame = await frameOfPng(await picture.read(), PICTURE_ID)
  return {
    display: onEasel(frame, easel),
    easel,
    displays: [],
    frames: [frame],
    restoreWindows,
    draft: picture,
  }
}

function easelFor({ place }: EditedPicture, { displays, pointerDisplayId }: CaptureDependencies): Display {
  const middle = place && { x: place.x + place.width / 2, y: place.y + place.height / 2 }
  const shown = middle && displays().find(({ bounds }) => contains(bounds, middle))
  return shown ?? displayUnder(displays(), pointerDisplayId())
}
