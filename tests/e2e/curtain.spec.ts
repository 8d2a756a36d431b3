import { existsSync } from 'node:fs'
import { CAPTURE_KEYS, dimmed, expectOverlayField, goOnInAskWindow, openOverlay } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test } from '../support/e2e-test.ts'

const CORNER = { x: 40, y: 860 }

/** While it runs, the page of the overlay that waits gets nothing done. */
async function withStoppedPage(app: RunningAskshot, run: () => Promise<void>): Promise<void> {
  const waiting = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter(({ webContents }) => webContents.getURL().includes('overlay') && !webContents.isLoading())
        .map(({ webContents }) => webContents.getOSProcessId()),
    )
  await expect.poll(waiting, { message: 'an overlay that waits' }).toHaveLength(1)
  const [pid = 0] = await waiting()
  process.kill(pid, 'SIGSTOP')
  try {
    await run()
  } finally {
    if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGCONT')
  }
}

async function expectDimmed(desktop: Desktop, bare: readonly number[], isDimmed: boolean): Promise<void> {
  const wanted = isDimmed ? bare.map(dimmed) : bare
  await expect
    .poll(async () => {
      const [seen = []] = await desktop.colours([CORNER])
      return seen.every((value, at) => Math.abs(value - (wanted[at] ?? -9)) <= 1)
    })
    .toBe(true)
}

test('the screen is dimmed before any page has painted, and a drag begun at once is the selection', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await openOverlay(desktop, app)
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  const [bare = []] = await desktop.colours([CORNER])

  await test.step('pressed and moved before, let go of after', async () => {
    await withStoppedPage(app, async () => {
      await desktop.press(CAPTURE_KEYS)
      await expectDimmed(desktop, bare, true)
      await desktop.beginDrag({ x: 200, y: 150, width: 240, height: 130 })
    })
    const overlay = await app.overlay()
    await desktop.move({ x: 500, y: 300 })
    await expect(overlay.locator('.size')).toHaveText('300 × 150')
    await desktop.endDrag()
    await expectOverlayField(overlay)
    await desktop.press('Escape')
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })

  await test.step('pressed and let go of before: what lies below has felt nothing of it', async () => {
    await withStoppedPage(app, async () => {
      await desktop.press(CAPTURE_KEYS)
      await expectDimmed(desktop, bare, true)
      await desktop.drag({ x: 300, y: 200, width: 200, height: 100 })
    })
    await goOnInAskWindow(desktop, app)
    expect(app.rows('captures')[0]).toMatchObject({ width_px: 200, height_px: 100 })
  })
})

test('a page that never paints leaves a screen as it was', async ({ desktop, launch }) => {
  const app = await launch()
  await openOverlay(desktop, app)
  await desktop.press('Escape')
  await app.expectVisible('overlay', false)
  const [bare = []] = await desktop.colours([CORNER])
  await withStoppedPage(app, async () => {
    await desktop.press(CAPTURE_KEYS)
    await expectDimmed(desktop, bare, true)
    await expectDimmed(desktop, bare, false)
  })
})
