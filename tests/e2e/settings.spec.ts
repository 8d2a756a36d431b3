import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { PROFILE_ID, startAgain } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'

test.use({ setUp: 'with-key' })

const surfaceOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const LIGHT = 'rgb(255, 255, 255)'
const DARK = 'rgb(27, 30, 35)'

test('theme and size hold in every window at once, outlast a restart, and are undone', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await startAgain(desktop, '--settings')
  const settings = await app.settings('General')
  const ask = await app.page('ask')
  const loadedAt = () => ask.evaluate(() => performance.timeOrigin)
  const before = await loadedAt()
  await settings.getByLabel('Theme').selectOption({ label: 'Light' })
  for (const page of [settings, ask]) await expect.poll(() => surfaceOf(page)).toBe(LIGHT)
  await settings.getByLabel('Theme').selectOption({ label: 'Dark' })
  for (const page of [settings, ask]) await expect.poll(() => surfaceOf(page)).toBe(DARK)

  await settings.getByLabel('Text size').selectOption({ label: '150 %' })
  const zoomOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).zoom)
  for (const page of [settings, ask]) await expect.poll(() => zoomOf(page)).toBe('1.5')
  // Points on the overlay stay those of the display.
  expect(
    await (await app.page('overlay')).evaluate(() => getComputedStyle(document.documentElement).zoom),
  ).toBe('1')
  expect(await loadedAt()).toBe(before)

  await settings.keyboard.press('Control+z')
  for (const page of [settings, ask]) await expect.poll(() => zoomOf(page)).toBe('1')
  await app.stop()

  const again = await launch()
  await startAgain(desktop, '--settings')
  await expect.poll(async () => surfaceOf(await again.settings('General'))).toBe(DARK)
  await expect.poll(async () => surfaceOf(await again.page('ask'))).toBe(DARK)
})

test('settings go to a file without secrets and come back; a broken file changes nothing', async ({
  desktop,
  launch,
}) => {
  const app = await launch()
  await startAgain(desktop, '--settings')
  const settings = await app.settings('General')
  const path = join(desktop.home, 'mine.json')
  await answerDialogs(app, path)
  await settings.getByLabel('Theme').selectOption({ label: 'Dark' })
  await settings.getByRole('button', { name: 'Export…' }).click()
  await expect(settings.getByText('Written to mine.json.')).toBeVisible()
  const text = readFileSync(path, 'utf8')
  expect(text).toContain('"theme": "dark"')
  expect(text).not.toContain(KEY)
  expect(text).toContain('"keyHost": ""')

  await test.step('a broken one is refused with its line', async () => {
    writeFileSync(path, text.replace('"theme": "dark"', '"theme": dark'))
    const line = text.split('\n').findIndex((each) => each.includes('"theme"')) + 1
    await settings.getByRole('button', { name: 'Import…' }).click()
    await expect(
      settings.getByText(`Line ${line} of the file is not JSON. Nothing was changed.`),
    ).toBeVisible()
  })

  await test.step('a good one holds at once, and the key stays', async () => {
    writeFileSync(path, text.replace('"theme": "dark"', '"theme": "light"'))
    await settings.getByRole('button', { name: 'Import…' }).click()
    await expect(settings.getByText(/^Read, and in force/)).toBeVisible()
    await expect(settings.getByLabel('Theme')).toHaveValue('light')
    await expect.poll(() => surfaceOf(settings)).toBe(LIGHT)
    await settings.getByRole('button', { name: 'Profiles', exact: true }).click()
    await expect(settings.getByText('Stored in the keychain')).toBeVisible()
    expect(await desktop.keyOf(PROFILE_ID)).toBe(KEY)
  })
})

test('start at login writes a file that desktops take, and undo removes it', async ({ desktop, launch }) => {
  const app = await launch()
  await startAgain(desktop, '--settings')
  const settings = await app.settings('General')
  const login = settings.getByRole('switch', { name: 'Start Askshot at login' })
  await login.check()
  const file = join(desktop.home, '.config/autostart/dev.askshot.Askshot.desktop')
  await expect.poll(() => contentOf(file)).toContain('--tray')
  // Says what is wrong, and fails then.
  execFileSync('desktop-file-validate', [file], { stdio: 'pipe' })
  await settings.getByRole('button', { name: 'Undo' }).click()
  await expect(login).not.toBeChecked()
  expect(contentOf(file)).toBe('')
})

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it is not there
  }
}

/** The user chooses this file, whatever is asked. */
async function answerDialogs(app: RunningAskshot, path: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}
