import { readPicture } from './app-store.ts'
import type { AppStore } from './app-store.ts'
import type { Asking } from './app-asking.ts'
import type { PinDependencies } from './ipc/pin-handlers.ts'
import { newId } from './new-id.ts'
import { Pins } from './pin/pins.ts'
import type { Pinned } from './pin/pins.ts'
import type { Platform } from './platform.ts'
import type { Windows } from './windows/windows.ts'

type Options = {
  readonly platform: Pick<Platform, 'now' | 'copyPicture' | 'savePictureAs'>
  readonly store: Pick<AppStore, 'history' | 'pictures'>
  readonly asking: Pick<Asking, 'asks'>
  readonly windows: () => Pick<Windows, 'openPin' | 'closePin' | 'movePin'>
  readonly showDraft: () => void
}

/** Wires captures that stand on the screen. */
export class AppPins {
  readonly pins: Pins
  readonly #given: Options

  constructor(given: Options) {
    const { platform, windows } = given
    this.#given = given
    this.pins = new Pins({
      newId: () => newId(platform.now()),
      open: (pin, place) => windows().openPin(pin, place),
      close: (id) => windows().closePin(id),
      copyPicture: platform.copyPicture,
      savePictureAs: platform.savePictureAs,
      ask: (pinned) => this.#ask(pinned),
    })
  }

  forPages(): PinDependencies {
    const { pins } = this
    return {
      view: (id) => pins.view(id),
      ask: (id) => pins.ask(id),
      copy: (id) => pins.copy(id),
      save: (id) => pins.save(id),
      close: (id) => pins.close(id),
      move: (id, byX, byY) => this.#given.windows().movePin(id, byX, byY),
      pinCapture: (captureId) => this.#pinCapture(captureId),
      copyCapture: (captureId) => this.#copyCapture(captureId),
    }
  }

  async #copyCapture(captureId: string): Promise<void> {
    const { platform, store } = this.#given
    await platform.copyPicture((await readPicture(store, captureId)).bytes)
  }

  async #pinCapture(captureId: string): Promise<void> {
    const { capture, bytes } = await readPicture(this.#given.store, captureId)
    this.pins.add({ bytes, widthPx: capture.widthPx, heightPx: capture.heightPx })
  }

  /** It becomes a capture like any other, in the question that is being written. */
  async #ask({ bytes, widthPx, heightPx }: Pinned): Promise<void> {
    const { platform, store, asking, showDraft } = this.#given
    const { file } = await store.pictures.save(bytes)
    const takenAt = platform.now()
    const capture = { id: newId(takenAt), file, widthPx, heightPx, bytes: bytes.byteLength, takenAt }
    asking.asks.keepCapture(capture)
    showDraft()
  }
}
