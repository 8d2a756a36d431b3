import type { BrowserWindow } from 'electron'
import type { PageKind } from './window-options.ts'

/** Windows of one page each, one of a kind at most. */
export class PageWindows {
  readonly #make: (kind: PageKind) => BrowserWindow
  readonly #windows = new Map<PageKind, BrowserWindow>()

  constructor(make: (kind: PageKind) => BrowserWindow) {
    this.#make = make
  }

  all(): readonly BrowserWindow[] {
    return [...this.#windows.values()]
  }

  show(kind: PageKind): void {
    const window = this.#windows.get(kind) ?? this.#open(kind)
    window.show()
    window.focus()
  }

  close(kind: PageKind): void {
    this.#windows.get(kind)?.close()
  }

  end(): void {
    for (const window of this.all()) window.destroy()
  }

  #open(kind: PageKind): BrowserWindow {
    const window = this.#make(kind)
    this.#windows.set(kind, window)
    window.webContents.once('render-process-gone', () => window.destroy()) // made anew when it is asked for
    window.once('closed', () => this.#windows.delete(kind))
    return window
  }
}
