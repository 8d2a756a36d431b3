import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { CAPTURE_KEYS, leaveSettings, openOverlay } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'

test('a display that gives no picture is told, and nothing is captured', async ({ desktop, launch }) => {
  const app = await launch()
  await desktop.paintSolid('black')
  await desktop.press(CAPTURE_KEYS)
  const ask = await app.ask()
  await expect(ask.getByText('The system returned an empty picture.')).toBeVisible()
  await expect(ask.getByText('Nothing was captured or sent.')).toBeVisible()
  expect(await app.isVisible('overlay')).toBe(false)
  expect(app.rows('captures')).toEqual([])

  await test.step('with a picture again, the button captures', async () => {
    await desktop.paint()
    await ask.getByRole('button', { name: 'Capture again' }).click()
    await app.overlay()
    await desktop.press('Escape')
    await app.expectVisible('overlay', false)
  })
})

test('keys that belong to another program are told, and others can be chosen', async ({
  desktop,
  server,
  launch,
}) => {
  const first = await launch()
  const home = mkdtempSync(join(desktop.home, 'other-'))
  await leaveSettings(home, { baseUrl: server.url })
  const second = await launch({ home, args: ['--settings'] })
  const settings = await second.settings('Hotkeys')
  const capture = settings.getByRole('group', { name: 'Capture and ask' })
  await expect(capture.getByText('belongs to another program')).toBeVisible()

  await test.step('the command to bind instead is in view', async () => {
    await expect(settings.getByRole('textbox', { name: 'Start a capture by command' })).toHaveValue(
      /--capture$/,
    )
  })

  await test.step('a chord of the other command is refused; a free one is taken, and works', async () => {
    await capture.getByRole('button', { name: 'Change' }).click()
    await settings.keyboard.press('Control+Alt+Shift+KeyW')
    await expect(settings.getByText('These keys are already used for the other command.')).toBeVisible()
    await settings.keyboard.press('Control+Alt+KeyE')
    await expect(capture.getByText('set; not pressed yet')).toBeVisible()
    await settings.close()
    await desktop.press('ctrl+alt+e')
    await second.overlay()
    await desktop.press('Escape')
    await second.expectVisible('overlay', false)
    await (await second.page('ask')).evaluate(() => window.bridge.app.run('open-settings'))
    const shown = (await second.settings('Hotkeys')).getByRole('group', { name: 'Capture and ask' })
    await expect(shown.getByText('working')).toBeVisible()
  })

  await test.step('the first still has its own', async () => {
    await openOverlay(desktop, first)
    await desktop.press('Escape')
    await first.expectVisible('overlay', false)
  })
})
