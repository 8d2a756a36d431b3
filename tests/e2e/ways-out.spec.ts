import { CAPTURE_KEYS, goOnInAskWindow, openOverlay, startAgain } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

test('whatever happens while selecting, the overlay goes, nothing is captured, and the next hotkey works', async ({
  desktop,
  launch,
}) => {
  const app = await launch()

  await test.step('Esc before the overlay has shown its picture', async () => {
    await desktop.press(CAPTURE_KEYS)
    await app.expectFocused('overlay')
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })

  await test.step('its page crashes', async () => {
    await openOverlay(desktop, app)
    await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isVisible())
        ?.webContents.forcefullyCrashRenderer(),
    )
    await app.expectVisible('overlay', false)
  })

  await test.step('the screen is locked', async () => {
    await openOverlay(desktop, app)
    await app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
    await app.expectVisible('overlay', false)
  })

  await test.step('a display is removed', async () => {
    await openOverlay(desktop, app)
    await app.electron.evaluate(({ screen }) =>
      screen.emit('display-removed', {}, screen.getPrimaryDisplay()),
    )
    await app.expectVisible('overlay', false)
    await expect((await app.ask()).getByText('The displays changed while you were selecting.')).toBeVisible()
    await desktop.press('Escape')
    await app.expectVisible('ask', false)
  })

  await test.step('another window takes the focus', async () => {
    await openOverlay(desktop, app)
    await startAgain(desktop, '--settings')
    await app.expectVisible('overlay', false)
    await app.expectVisible('settings')
  })

  expect(app.rows('captures')).toEqual([])
  await openOverlay(desktop, app)
  await desktop.drag({ x: 40, y: 40, width: 90, height: 60 })
  await goOnInAskWindow(desktop, app)
  expect(app.rows('captures')).toHaveLength(1)
})
