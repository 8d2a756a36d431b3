import { AppError } from '#shared/errors.ts'
import type { Rect } from '#shared/geometry.ts'
import type { PinView } from '#shared/views.ts'

/** A picture that is to stand on the screen. */
export type Pinned = { readonly bytes: Uint8Array; readonly widthPx: number; readonly heightPx: number }

type Dependencies = {
  readonly newId: () => string
  /** Opens its window, over `place` when one is given (points of the whole desktop). */
  readonly open: (pin: PinView, place: Rect | undefined) => void
  readonly close: (id: string) => void
  readonly copyPicture: (bytes: Uint8Array) => Promise<void>
  readonly savePictureAs: (bytes: Uint8Array) => Promise<boolean>
  /** Begins a question about this picture. */
  readonly ask: (pinned: Pinned) => Promise<void>
}

/** Captures that stand on the screen as small pictures. In memory only: they go with their window. */
export class Pins {
  readonly #given: Dependencies
  readonly #pins = new Map<string, Pinned>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  add(pinned: Pinned, place?: Rect): void {
    const { newId, open } = this.#given
    const id = newId()
    this.#pins.set(id, pinned)
    open(viewOf(id, pinned), place)
  }

  /** The picture that a page may show under this id. */
  picture(id: string): Uint8Array | undefined {
    return this.#pins.get(id)?.bytes
  }

  view(id: string): PinView {
    return viewOf(id, this.#get(id))
  }

  /** The picture stays where it is. */
  async ask(id: string): Promise<void> {
    await this.#given.ask(this.#get(id))
  }

  async copy(id: string): Promise<void> {
    await this.#given.copyPicture(this.#get(id).bytes)
  }

  async save(id: string): Promise<{ readonly isSaved: boolean }> {
    return { isSaved: await this.#given.savePictureAs(this.#get(id).bytes) }
  }

  close(id: string): void {
    this.#given.close(id)
  }

  /** Its window is gone, by whatever way. */
  forget(id: string): void {
    this.#pins.delete(id)
  }

  #get(id: string): Pinned {
    const pinned = this.#pins.get(id)
    if (pinned === undefined) throw new AppError('not-found', 'No such picture is pinned')
    return pinned
  }
}

function viewOf(id: string, { widthPx, heightPx }: Pinned): PinView {
  return { id, url: `app://ui/pin/${id}`, widthPx, heightPx }
}
