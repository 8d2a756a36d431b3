import type { PartRequest } from '#shared/contract.ts'
import { onDesktop, placeOf } from './capture-session.ts'
import type { CaptureDependencies, Session } from './capture-session.ts'
import { makeCapture, pictureOf } from './make-capture.ts'

type Dependencies = {
  readonly given: CaptureDependencies
  /** The session that is being selected on. Throws `bad-request` when it is another one. */
  readonly selecting: (frameId: string) => Session
  /** The overlay is done with. */
  readonly end: (session: Session) => void
  readonly touch: () => void
}

/** What is done with the selected picture besides asking: kept for more, copied, saved or pinned. */
export class PictureActs {
  readonly #with: Dependencies
  #isChoosingFile = false

  constructor(parts: Dependencies) {
    this.#with = parts
  }

  /** Our own dialog has the focus. */
  get isChoosingFile(): boolean {
    return this.#isChoosingFile
  }

  /** Keeps this picture for the question, on disk; the overlay goes on with the same frames. */
  async add(part: PartRequest): Promise<{ captureCount: number }> {
    const session = this.#with.selecting(part.frameId)
    session.draft.add(await makeCapture(session, part, this.#with.given))
    return { captureCount: session.draft.captureCount }
  }

  /** The picture as it would be sent goes to the clipboard; the overlay stays. */
  async copy(part: PartRequest): Promise<void> {
    const { given, selecting } = this.#with
    const { bytes } = await pictureOf(selecting(part.frameId), part, given)
    await given.copyPicture(bytes)
  }

  /** The same stands on the screen, where it was taken, once the overlay is gone. */
  async pin(part: PartRequest): Promise<void> {
    const { given, selecting, end } = this.#with
    const session = selecting(part.frameId)
    const { bytes, area } = await pictureOf(session, part, given)
    const { widthPx, heightPx } = area
    const place = onDesktop(placeOf(part, session.display), session.display)
    end(session)
    given.pin({ bytes, widthPx, heightPx }, place)
  }

  /** The same into a file that the user chooses. */
  async save(part: PartRequest): Promise<{ isSaved: boolean }> {
    const { given, selecting, touch } = this.#with
    const { bytes } = await pictureOf(selecting(part.frameId), part, given)
    this.#isChoosingFile = true
    try {
      return { isSaved: await given.savePictureAs(bytes) }
    } finally {
      this.#isChoosingFile = false
      touch()
    }
  }
}
