import { _electron, chromium } from '@playwright/test'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { en } from '../../src/shared/words/en.ts'
import { ROOT } from '../child.mjs'
import { isPainted } from './screen.mjs'
import { until } from './steps.mjs'

const IS_ROOT = process.getuid() === 0 // Chromium's sandbox refuses to run as root

/** Fills the screen with a picture of a desktop, drawn by a program that has nothing to do with ours. */
export async function openDesktop(folder) {
  const context = await chromium.launchPersistentContext(path.join(folder, 'chromium'), {
    executablePath: process.env.ASKSHOT_CHROMIUM,
    headless: false,
    viewport: null,
    chromiumSandbox: !IS_ROOT,
    ignoreDefaultArgs: ['--enable-automation'], // it would say so in a bar above the page
    args: ['--kiosk', '--test-type', '--password-store=basic'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
  const [page] = context.pages()
  await page.goto(pathToFileURL(path.join(import.meta.dirname, 'page/index.html')).href)
  await until(() => page.evaluate(() => globalThis.innerHeight === globalThis.screen.height))
  await until(isPainted)
  return context
}

/** Starts the built app as `npm start` would. */
export function launchApp() {
  return _electron.launch({
    executablePath: process.env.ASKSHOT_ELECTRON,
    chromiumSandbox: !IS_ROOT,
    args: [ROOT, '--settings'], // the first steps have a page of their own
    colorScheme: null, // the system's, and not always light
    env: process.env,
  })
}

/** Ends the app by its pid, should it not end when asked to. */
export async function endApp(app) {
  const child = app.process()
  const timer = setTimeout(() => child.kill('SIGKILL'), 1500)
  await app.close().catch(() => undefined)
  clearTimeout(timer)
}

/** The page of a window that the user sees: `overlay`, `ask` or `settings`. */
export async function visibleWindow(app, kind) {
  const ending = `/${kind}/index.html`
  await until(() => isVisible(app, ending))
  return until(() => app.windows().find((page) => page.url().endsWith(ending)))
}

/** Where a window that the user sees is on the screen. */
export async function visibleBounds(app, kind) {
  const page = await visibleWindow(app, kind)
  const window = await app.browserWindow(page)
  return window.evaluate((shown) => shown.getBounds())
}

/** Waits until the user no longer sees a window. */
export async function windowGone(app, kind) {
  await until(async () => (await isVisible(app, `/${kind}/index.html`)) === false)
}

/** Whether a window is on the screen. While the app starts it may be unable to say. */
function isVisible(app, ending) {
  const look = ({ BrowserWindow }, wanted) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.isVisible() && window.webContents.getURL().endsWith(wanted),
    )
  return app.evaluate(look, ending).catch(() => undefined)
}

/** Fills in the settings window as a user would. Gives the hotkeys that it shows. */
export async function fillSettings(page, { url, model, key }) {
  const words = en.settings
  const goTo = (name) => page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
  await goTo(en.preferences.pages.profiles)
  await page.getByLabel('Provider', { exact: true }).selectOption({ label: 'Another server' })
  await fill(page, 'Address', url)
  await fill(page, 'Model', model)
  await page.getByLabel(words.key, { exact: true }).pressSequentially(key)
  await page.getByRole('button', { name: words.saveKey }).click()
  await page.getByText(words.keyStates.stored).waitFor()
  await goTo(en.preferences.pages.hotkeys)
  const keysOf = (name) => page.getByRole('group', { name, exact: true }).locator('kbd').innerText()
  return {
    capture: await keysOf(en.capture.hotkeys.capture),
    showLast: await keysOf(en.capture.hotkeys.showLast),
  }
}

async function fill(page, label, value) {
  const field = page.getByLabel(label, { exact: true })
  await field.fill(value)
  await field.press('Enter')
  await page.getByText(en.settings.saved, { exact: true }).first().waitFor()
}
