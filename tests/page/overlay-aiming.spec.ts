import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, drag, field, openOverlay, select, show, showWindows } from './overlay-page.ts'
import { frame } from './samples.ts'

test.use({ viewport: { width: 1280, height: 720 } })

const front = { title: 'Report.pdf', x: 100, y: 100, width: 400, height: 300 }
const back = { title: 'Browser', x: 300, y: 200, width: 600, height: 400 }
const goneTo = (page: Page) => page.evaluate(() => fake.callsOf('capture:go-to').map(([request]) => request))

test('the topmost window under the pointer is highlighted with its name, and a click takes it', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage, { showHint: false })
  await showWindows(page, [front, back])
  await page.mouse.move(350, 250)
  await expect(page.getByText('Report.pdf · 400 × 300')).toBeVisible()
  await page.mouse.move(700, 500)
  await expect(page.getByText('Browser · 600 × 400')).toBeVisible()
  await page.mouse.move(1200, 50)
  await expect(page.getByText(/ · /)).toHaveCount(0)
  await page.mouse.click(350, 250)
  expect(await ask(page)).toEqual({ x: 100, y: 100, width: 400, height: 300 })
})

test('windows of another frame are not ours', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await showWindows(page, [front], 'frame-0')
  await page.mouse.move(200, 200)
  await page.mouse.move(201, 200)
  await expect(page.getByText(/ · /)).toHaveCount(0)
})

test('Tab goes from window to window, front to back, and tells them; Enter takes one', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  await showWindows(page, [front, { ...back, title: '' }])
  const told = page.getByRole('status')
  await page.keyboard.press('Tab')
  await expect(told).toHaveText('Report.pdf, 400 by 300')
  await page.keyboard.press('Tab')
  await expect(told).toHaveText('Window without a title, 600 by 400')
  await page.keyboard.press('Tab')
  await expect(told).toHaveText('Report.pdf, 400 by 300')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  expect(await ask(page)).toEqual({ x: 300, y: 200, width: 600, height: 400 })
})

test('Tab without windows says so', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('status')).toHaveText('No windows are known on this display.')
})

test('Space held while dragging moves the whole rectangle', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await drag(page, [200, 200], [300, 300])
  await page.keyboard.down('Space')
  await page.mouse.move(350, 320)
  await page.keyboard.up('Space')
  await page.mouse.move(360, 330)
  await page.mouse.up()
  expect(await ask(page)).toEqual({ x: 250, y: 220, width: 110, height: 110 })
})

test('Shift draws a square, Alt from the centre', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.mouse.move(300, 300)
  await page.mouse.down()
  await page.keyboard.down('Shift')
  await page.keyboard.down('Alt')
  await page.mouse.move(350, 310)
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await page.keyboard.up('Shift')
  expect(await ask(page)).toEqual({ x: 250, y: 250, width: 100, height: 100 })
})

test('L takes the last region, and says when there is none', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('l')
  await expect(page.getByRole('status')).toHaveText('There is no last region of this display.')
  const lastSelection = { x: 10, y: 20, width: 300, height: 200 }
  await show(page, frame({ frameId: 'frame-2', lastSelection }))
  await page.keyboard.press('l')
  expect(await ask(page)).toEqual(lastSelection)
})

test('a digit asks main for that display, and a missing one is told', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('2')
  expect(await goneTo(page)).toEqual([{ frameId: 'frame-1', display: 2 }])
  await page.evaluate(() => fake.fail('capture:go-to', { code: 'not-found' }))
  await page.keyboard.press('7')
  await expect(page.getByRole('status')).toHaveText('There is no display 7.')
})

test('when the pointer leaves the display while aiming, main is asked to follow; while drawing it stays', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  const leave = () => page.evaluate(() => document.dispatchEvent(new PointerEvent('pointerleave')))
  await leave()
  expect(await goneTo(page)).toEqual([{ frameId: 'frame-1', display: 'pointer' }])
  await drag(page, [10, 10], [100, 100])
  await leave()
  await page.mouse.up()
  await leave()
  expect(await goneTo(page)).toHaveLength(1)
})

test('M shows the pixels under the pointer, their place and colour, and main remembers it', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage, {}, 0x3366aa)
  await page.mouse.move(100, 50)
  await page.keyboard.press('m')
  await expect(page.getByText('100, 50 · #3366aa')).toBeVisible()
  expect((await page.locator('canvas:not(.frame)').boundingBox())!).toMatchObject({
    x: 124,
    y: 74,
    width: 150,
    height: 150,
  })
  await page.mouse.move(1270, 710)
  await expect(page.getByText('1270, 710 · #3366aa')).toBeVisible()
  expect((await page.locator('canvas:not(.frame)').boundingBox())!).toMatchObject({ x: 1096, y: 508 })
  await page.keyboard.press('m')
  await expect(page.locator('canvas:not(.frame)')).toHaveCount(0)
  expect(await page.evaluate(() => fake.callsOf('overlay:magnify'))).toEqual([[true], [false]])
})

test('the magnifier follows the crosshair', async ({ page, openPage }) => {
  await openOverlay(page, openPage, { isMagnified: true })
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('641, 360 · #ffffff')).toBeVisible()
})

test('R types a selection from nothing', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('r')
  for (const [side, value] of [
    ['X', '10'],
    ['Y', '20'],
    ['W', '300'],
    ['H', '200'],
  ] as const) {
    await page.getByLabel(side, { exact: true }).fill(value)
    await page.getByLabel(side, { exact: true }).press('Tab')
  }
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()
  expect(await ask(page)).toEqual({ x: 10, y: 20, width: 300, height: 200 })
})

for (const key of ['F1', '?']) {
  test(`${key} lists the keys, and Esc closes only the list`, async ({ page, openPage }) => {
    await openOverlay(page, openPage)
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(await page.evaluate(() => fake.callsOf('overlay:dismiss').length)).toBe(0)
  })
}

test('at 1.5 every selection is of whole pixels', async ({ page, openPage }) => {
  await openOverlay(page, openPage, { frameWidthPx: 1920, frameHeightPx: 1080 })
  await select(page, [101, 101], [202, 204])
  await expect(page.getByText('151 × 154')).toBeVisible()
  expect(await ask(page)).toEqual({ x: 152 / 1.5, y: 152 / 1.5, width: 151 / 1.5, height: 154 / 1.5 })
})
