import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Rect } from '#shared/geometry.ts'
import type { PinView } from '#shared/views.ts'
import { pinPlace } from '../pin/pin-place.ts'

type Dependencies = {
  readonly make: (hash: string) => BrowserWindow
  readonly onClosed: (id: string) => void
}

/** The windows of pinned captures, one for each. */
export class PinWindows {
  readonly #given: Dependencies
  readonly #windows = new Map<string, BrowserWindow>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  all(): readonly BrowserWindow[] {
    return [...this.#windows.values()]
  }

  open({ id, widthPx, heightPx }: PinView, over: Rect | undefined): void {
    const { make, onClosed } = this.#given
    const window = make(`#${id}`)
    this.#windows.set(id, window)
    const { workArea, scaleFactor } = screen.getDisplayNearestPoint(over ?? screen.getCursorScreenPoint())
    const picture = { width: widthPx / scaleFactor, height: heightPx / scaleFactor }
    window.setBounds(pinPlace(picture, workArea, over))
    window.once('closed', () => {
      this.#windows.delete(id)
      onClosed(id)
    })
    window.webContents.once('render-process-gone', () => window.destroy())
    window.once('ready-to-show', () => window.show())
  }

  move(id: string, byX: number, byY: number): void {
    const window = this.#windows.get(id)
    const { x, y } = window?.getBounds() ?? { x: 0, y: 0 }
    window?.setPosition(x + byX, y + byY)
  }

  close(id: string): void {
    this.#windows.get(id)?.close()
  }

  end(): void {
    for (const window of this.all()) window.destroy()
  }
}
