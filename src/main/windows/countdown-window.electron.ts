import type { BrowserWindow } from 'electron'
import { countdownPlace } from '../capture/countdown.ts'
import type { Display } from '../capture/frames.ts'

/** The count before a capture that waits: made when it begins, gone when it ends. */
export class CountdownWindow {
  readonly #make: (hash: string) => BrowserWindow
  #window: BrowserWindow | undefined

  constructor(make: (hash: string) => BrowserWindow) {
    this.#make = make
  }

  get window(): BrowserWindow | undefined {
    return this.#window
  }

  /** Shows the seconds left; its page hears of later ones by a push. */
  show({ workArea }: Display, secondsLeft: number): void {
    if (this.#window !== undefined) return
    const window = this.#make(`#${secondsLeft}`)
    this.#window = window
    window.setBounds(countdownPlace(workArea))
    window.setAlwaysOnTop(true, 'screen-saver')
    window.once('closed', () => (this.#window = undefined))
    window.once('ready-to-show', () => window.showInactive())
  }

  hide(): void {
    const window = this.#window
    this.#window = undefined
    if (window?.isDestroyed() === false) window.destroy()
  }
}
