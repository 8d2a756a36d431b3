import type { EditPictureRequest, PictureReplaced } from '#shared/contract/revise.ts'
import { readPicture } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import { replaceCapture } from './ask/replace-capture.ts'
import { toCaptureView } from './ask/shown-view.ts'
import type { CaptureRegions } from './capture/capture-regions.ts'
import { EditedPicture } from './capture/edited-picture.ts'

type Options = {
  readonly store: AppStore
  readonly regions: Pick<CaptureRegions, 'follow'>
  /** It is on disk: what shows the old picture is to show the new one. */
  readonly onReplaced: (replaced: PictureReplaced) => void
  readonly onDone: () => void
}

/** Wires drawing on a picture of a question that is being written. */
export function editedPicture(
  { captureId, position, threadId }: EditPictureRequest,
  { store, regions, onReplaced, onDone }: Options,
): EditedPicture {
  return new EditedPicture({
    position,
    read: async () => (await readPicture(store, captureId)).bytes,
    replace: ({ capture: by, line }) => {
      replaceCapture(store, { captureId, by, line, threadId })
      regions.follow(captureId, by.id)
      onReplaced({ captureId, by: toCaptureView(by), ...(line === undefined ? {} : { line }) })
    },
    onDone,
  })
}
