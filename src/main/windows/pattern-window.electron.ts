import type { BrowserWindow } from 'electron'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Display } from '../capture/frames.ts'

/** So long the pattern stands before it is looked at: the desktop has composed it by then. */
const STANDS_MS = 200
const LOAD_LIMIT_MS = 5_000

/** Covers a display with known colours; gives what takes them off. The page's number turns the colours. */
export async function showPattern(
  make: (hash: string) => BrowserWindow,
  { bounds }: Display,
  number: number,
): Promise<() => void> {
  const window = make(`#${number}`)
  const end = () => {
    if (!window.isDestroyed()) window.destroy()
  }
  try {
    await once(window, 'ready-to-show', { signal: AbortSignal.timeout(LOAD_LIMIT_MS) })
    window.setBounds(bounds)
    window.showInactive()
    if (process.platform === 'linux') window.setFullScreen(true)
    await wait(STANDS_MS)
    return end
  } catch (error) {
    end()
    throw error
  }
}
