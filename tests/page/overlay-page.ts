import type { Page } from '@playwright/test'
import type { OverlayView, SeenWindow } from '../../src/shared/views.ts'
import type { OpenPage } from './fixtures.ts'
import { frame } from './samples.ts'

export async function openOverlay(page: Page, openPage: OpenPage, more: Partial<OverlayView> = {}) {
  await openPage('overlay')
  await show(page, frame(more))
}

export async function show(page: Page, view: OverlayView) {
  await page.evaluate((sent) => fake.push('overlay:show', sent), view)
  await page.waitForFunction(
    (id) => fake.callsOf('overlay:painted').some(([painted]) => painted === id),
    view.frameId,
  )
}

/** The desktop has told its windows, front to back. */
export async function showWindows(page: Page, windows: readonly SeenWindow[], frameId = 'frame-1') {
  await page.evaluate((sent) => fake.push('overlay:windows', sent), { frameId, windows })
}

export const selected = (page: Page) => page.evaluate(() => fake.callsOf('capture:select'))
export const asked = (page: Page) => page.evaluate(() => fake.callsOf('capture:ask'))
export const dismissed = (page: Page) => page.evaluate(() => fake.callsOf('overlay:dismiss').length)
export const reports = (page: Page) =>
  page.evaluate(() => fake.callsOf('overlay:report').map(([report]) => report))

export async function drag(page: Page, from: [number, number], to: [number, number]) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to)
}

export async function select(page: Page, from: [number, number], to: [number, number]) {
  await drag(page, from, to)
  await page.mouse.up()
}

/** The question field, which is there while a selection is adjusted. */
export const field = (page: Page) => page.getByRole('textbox', { name: 'Your question' })

/** What would be asked about now, by asking it. */
export async function ask(page: Page, question = 'Why?') {
  await field(page).fill(question)
  await field(page).press('Enter')
  const [call] = (await asked(page)).at(-1) ?? []
  return (call as { selection: unknown } | undefined)?.selection
}
