import { isPicture } from '#shared/captures.ts'
import type { EditPictureRequest } from '#shared/contract/revise.ts'
import type { CaptureInto } from './app-ask-windows.ts'
import { readPicture } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import { replaceCapture } from './ask/replace-capture.ts'
import { toCaptureView } from './ask/shown-view.ts'
import type { CaptureRegions } from './capture/capture-regions.ts'
import { EditedPicture } from './capture/edited-picture.ts'
import type { CaptureRecord } from './history/ask-row.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

/** Longer than the window offers to take it back, and than it takes to note that. */
const FORGET_AFTER_MS = 30_000

type Options = {
  readonly platform: Pick<Platform, 'after' | 'log'>
  readonly store: AppStore
  readonly windows: () => Pick<Windows, 'pushToAsk' | 'askPlace'>
  readonly regions: Pick<CaptureRegions, 'follow'>
  readonly editPicture: (picture: EditedPicture, into: CaptureInto) => void
  /** The window stands where it stood, and has the focus again. */
  readonly show: (windowId: number) => void
}

/** Wires drawing on a picture of a question that is being written. */
export class PictureEditing {
  readonly #given: Options
  /** Captures that others have taken the place of, each with what stops its deletion. */
  readonly #replaced = new Map<string, () => void>()

  constructor(given: Options) {
    this.#given = given
  }

  /** Opens a picture of the question in this window. */
  begin(windowId: number, request: EditPictureRequest): void {
    const { captureId, position, threadId, line: was } = request
    const { store, windows, editPicture, show } = this.#given
    const picture = new EditedPicture({
      position,
      read: async () => (await readPicture(store, captureId)).bytes,
      place: () => windows().askPlace(windowId),
      replace: ({ capture: by, line: added }) => {
        const line = added ?? (this.#isWhole(captureId, by) ? was : undefined)
        replaceCapture(store, { captureId, by, was, line, threadId })
        this.#replacedBy(captureId, by.id)
        const replaced = { captureId, by: toCaptureView(by), ...(line === undefined ? {} : { line }) }
        windows().pushToAsk(windowId, 'ask:replaced', replaced)
      },
      onDone: () => show(windowId),
    })
    editPicture(picture, { threadId, windowId, isMore: true })
  }

  /** The app quits: nobody takes anything back any more. */
  stop(): void {
    for (const [captureId, stop] of this.#replaced) {
      stop()
      this.#given.store.removePicturesNow(this.#forget(captureId))
    }
  }

  /** Of one that was cut, nobody knows where its numbers are now. */
  #isWhole(captureId: string, by: CaptureRecord): boolean {
    const before = this.#given.store.history.capture(captureId)
    if (before === undefined || !isPicture(before) || !isPicture(by)) return false
    return before.widthPx === by.widthPx && before.heightPx === by.heightPx
  }

  /** What was covered is to be nowhere; a question or a draft that is still about the old picture keeps it. */
  #replacedBy(captureId: string, by: string): void {
    const { platform, store, regions } = this.#given
    regions.follow(captureId, by)
    this.#replaced.get(captureId)?.()
    const stop = platform.after(FORGET_AFTER_MS, () => {
      store
        .removePictures(this.#forget(captureId))
        .catch((error: unknown) => platform.log.error('a replaced picture could not be removed', error))
    })
    this.#replaced.set(captureId, stop)
  }

  /** Gives the files that nothing may name any more. */
  #forget(captureId: string): readonly string[] {
    this.#replaced.delete(captureId)
    const { db, history } = this.#given.store
    const capture = history.capture(captureId)
    db.transaction(() => history.removeUnusedCapture(captureId))
    return capture === undefined ? [] : [capture.file]
  }
}
