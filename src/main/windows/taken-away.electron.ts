import type { BrowserWindow } from 'electron'
import type { AskWindow } from './ask-window.electron.ts'

type NumberedAsk = readonly [windowId: number, ask: AskWindow]

/** Takes these windows off the screen. What it gives brings them back, all or all but one ask window. */
export function takeAway(
  asks: readonly NumberedAsk[],
  focused: NumberedAsk | undefined,
  others: readonly BrowserWindow[],
): (butAsk?: number) => void {
  for (const [, ask] of asks) ask.vanish()
  for (const window of others) window.hide()
  return (butAsk) => {
    for (const window of others) bringBack(window)
    for (const each of asks)
      if (each[0] !== butAsk) each[1].reappear(each === focused && butAsk === undefined)
  }
}

/** Without the focus, which belongs to whoever has it. */
function bringBack(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  window.showInactive()
  window.moveTop()
}

export function isSeen(window: BrowserWindow | undefined): window is BrowserWindow {
  return window?.isVisible() === true && !window.isMinimized()
}
