import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CAPTURE_KEYS, expectOverlayField } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'

test.use({ setUp: 'first-run' })

test('from launch to the first answer by keyboard alone', async ({ desktop, server, launch }) => {
  const begun = performance.now()
  const app = await launch()
  server.behave({ kind: 'answer', text: 'A desktop of noise.' })
  await app.expectFocused('first-run')
  const first = await app.page('first-run')

  await test.step('a server, its model and a key', async () => {
    await expect(first.getByLabel('Provider')).toBeFocused()
    await desktop.type('Another')
    await expect(first.getByLabel('Address')).toBeVisible()
    await desktop.press('Tab')
    await desktop.type(server.url)
    await desktop.press('Return')
    await tabTo('API key')
    await desktop.type(KEY)
    await desktop.press('Return')
    await expect(first.getByText('Stored in the keychain')).toBeVisible()
    await tabTo('Model')
    await desktop.type('test-model')
    await desktop.press('Return')
  })

  await test.step('the keys, tried where they are offered, open the overlay', async () => {
    await expect(first.getByText('Press Ctrl+Alt+W now.')).toBeVisible()
    await desktop.press(CAPTURE_KEYS)
    await app.overlay()
    await app.expectVisible('first-run', false)
    await desktop.press('space')
    await expectOverlayField(await app.overlay())
    await desktop.type('What is it?')
    await desktop.press('Return')
  })

  await test.step('the first answer', async () => {
    const ask = await app.ask()
    await expect(ask.getByText('A desktop of noise.')).toBeVisible()
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    test.info().annotations.push({ type: 'launch to first answer', description: `${seconds} s` })
    console.log(`    from launch to the first answer: ${seconds} s`)
    expect(app.rows()).toMatchObject([{ question: 'What is it?', kind: 'done' }])
    await expect(first.getByText('It works.')).toBeVisible()
  })

  /** As often as a person would who goes on to the next field. */
  async function tabTo(label: string): Promise<void> {
    const field = first.getByLabel(label, { exact: true })
    for (let presses = 0; presses < 12; presses++) {
      await desktop.press('Tab')
      if (await field.evaluate((each) => each === document.activeElement)) return
    }
    throw new Error(`${label} cannot be reached`)
  }
})

test('is offered until it is done, and never again', async ({ desktop, launch }) => {
  const app = await launch()
  const first = await app.page('first-run')
  await expect(first.getByText('Nothing is sent but what you ask.')).toBeVisible()

  await test.step('start at login is a file that the desktop reads, and only by a yes', async () => {
    const file = join(desktop.home, '.config/autostart/dev.askshot.Askshot.desktop')
    const login = first.getByRole('checkbox', { name: 'Start when I log in' })
    expect(existsSync(file)).toBe(false)
    await login.check()
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=".+" .*"--tray"$/m)
    await login.uncheck()
    await expect.poll(() => existsSync(file)).toBe(false)
  })

  await test.step('closed without Done it comes again', async () => {
    await app.quit()
    const again = await launch()
    await (await again.page('first-run')).getByRole('button', { name: 'Done' }).click()
    await expect.poll(() => firstRunOf(again)).toBe('done')
    await again.expectVisible('first-run', false)
    await again.quit()
  })

  await test.step('after Done the settings stand for it', async () => {
    const later = await launch()
    await later.expectVisible('settings')
    expect(await later.isVisible('first-run')).toBe(false)
  })
})

function firstRunOf(app: RunningAskshot): unknown {
  const settings = JSON.parse(readFileSync(join(app.folder, 'settings.json'), 'utf8')) as {
    firstRun: unknown
  }
  return settings.firstRun
}
