import type { Page } from '@playwright/test'
import { setTimeout as wait } from 'node:timers/promises'
import { CAPTURE_KEYS, leaveSettings, openOverlay, RunningAskshot } from '../support/e2e-app.ts'
import { Desktop } from '../support/e2e-desktop.ts'
import type { Row } from './row.ts'
import { ScreenWatch } from './screen-watch.ts'

const ROUNDS = 15
const WIDTH_PX = 3840
const HEIGHT_PX = 2160

type Painted = { readonly half: number; readonly whole: number }

/**
 * From the press on a large display: until the frozen picture is first seen, which is the curtain, and until the page
 * behind it has painted the frame at half its size and whole.
 */
export async function run(): Promise<readonly Row[]> {
  const desktop = await Desktop.start({ screen: `${WIDTH_PX}x${HEIGHT_PX}` })
  try {
    await desktop.paint(WIDTH_PX, HEIGHT_PX)
    await leaveSettings(desktop.home, { baseUrl: 'http://127.0.0.1:1/v1' })
    const app = await RunningAskshot.launch(desktop)
    await openOverlay(desktop, app) // the first one loads what the others find loaded
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
    const watch = await ScreenWatch.on(desktop, { x: 40, y: HEIGHT_PX - 40 })
    const seen: number[] = []
    const half: number[] = []
    const whole: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await watch.untilCalm()
      const page = await app.page('overlay')
      await note(page)
      const pressedAt = performance.timeOrigin + performance.now()
      seen.push(await watch.untilChanged(() => desktop.press(CAPTURE_KEYS)))
      const painted = await bothPainted(page)
      half.push(painted.half - pressedAt)
      whole.push(painted.whole - pressedAt)
      await desktop.press('Escape')
      await app.expectVisible('overlay', false)
    }
    await app.stop()
    return [
      { name: 'the frozen picture, seen [≤ 0.35× the page, whole]', samplesMs: seen },
      { name: 'the page, at half its size', samplesMs: half },
      { name: 'the page, whole', samplesMs: whole },
    ]
  } finally {
    await desktop.stop()
  }
}

/** Has the page note when it has painted each picture of a frame, by the clock of the whole machine. */
async function note(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.evaluate((widthPx) => {
    const painted: Partial<Record<'half' | 'whole', number>> = {}
    Object.assign(globalThis, { benchPainted: painted })
    window.addEventListener('message', ({ data }: MessageEvent<{ widthPx?: number }>) => {
      if (data.widthPx === undefined) return
      const which = data.widthPx === widthPx ? 'whole' : 'half'
      // The first frame draws it, and the next one begins when that is done.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => (painted[which] = performance.timeOrigin + performance.now())),
      )
    })
  }, WIDTH_PX)
}

async function bothPainted(page: Page): Promise<Painted> {
  for (;;) {
    const painted = await page.evaluate(
      () => (globalThis as { benchPainted?: Partial<Painted> }).benchPainted,
    )
    if (painted?.half !== undefined && painted.whole !== undefined)
      return { half: painted.half, whole: painted.whole }
    await wait(50)
  }
}
