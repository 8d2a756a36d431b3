import type { BrowserWindow } from 'electron'

/** Nobody who quits waits longer for a page that is stuck. */
const LIMIT_MS = 300

/** Closes windows as a user would, so that their pages hear of it and have time to hand over what they still hold. */
export async function closePages(windows: readonly BrowserWindow[]): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, LIMIT_MS))
  await Promise.race([Promise.all(windows.map(closePage)), limit])
}

async function closePage(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed()) return
  await new Promise<void>((resolve) => {
    window.once('closed', () => resolve())
    // What the page sends while it goes arrives before its window is closed.
    window.close()
  })
}
