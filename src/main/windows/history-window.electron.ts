import { screen } from 'electron'
import type { BrowserWindow } from 'electron'
import type { HistoryPart } from '#shared/contract/history.ts'
import { readSize, writeSize } from './window-memory.ts'

type Options = {
  readonly make: (what: HistoryPart) => BrowserWindow
  /** The file in which its size is remembered. */
  readonly memory: string
  readonly onShownAgain: (what: HistoryPart) => void
}

/** An ordinary window, with the size that it had last. */
export class HistoryWindow {
  readonly #options: Options
  #window: BrowserWindow | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get window(): BrowserWindow | undefined {
    return this.#window
  }

  show(what: HistoryPart): void {
    const isThere = this.#window !== undefined
    const window = this.#window ?? this.#open(what)
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    window.webContents.focus()
    if (isThere) this.#options.onShownAgain(what)
  }

  hide(): void {
    this.#window?.close()
  }

  end(): void {
    this.#window?.destroy()
  }

  #open(what: HistoryPart): BrowserWindow {
    const { make, memory } = this.#options
    const window = make(what)
    this.#window = window
    const size = readSize(memory)
    if (size !== undefined) restore(window, size)
    window.on('close', () => {
      const { width, height } = window.getNormalBounds()
      writeSize(memory, { width, height, isMaximized: window.isMaximized() })
    })
    window.webContents.once('render-process-gone', () => window.destroy()) // made anew when it is asked for
    window.once('closed', () => {
      this.#window = undefined
    })
    return window
  }
}

/** Never larger than the display it opens on. */
function restore(window: BrowserWindow, size: { width: number; height: number; isMaximized: boolean }): void {
  const { workArea } = screen.getDisplayMatching(window.getBounds())
  window.setSize(Math.min(size.width, workArea.width), Math.min(size.height, workArea.height))
  window.center()
  if (size.isMaximized) window.maximize()
}
