import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { asked, dismissed, field, openOverlay, reports, select, selected } from './overlay-page.ts'
import { pictureFrame } from './samples.ts'

test.use({ viewport: { width: 1280, height: 720 } })

/** The corner of the picture on the display. */
const [left, top] = [240, 126]

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tools' })
const button = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })

test.beforeEach(async ({ page, openPage }) => {
  await openOverlay(page, openPage, pictureFrame(), 0x336699)
  await expect(bar(page)).toBeVisible()
})

test('all of it is selected, where it stands, and nothing is asked', async ({ page }) => {
  await expect(page.locator('.frame')).toHaveJSProperty('width', 800)
  expect(await page.locator('.frame').boundingBox()).toEqual({ x: left, y: top, width: 800, height: 400 })
  await expect(page.getByRole('button', { name: '800 × 400' })).toBeVisible()
  await expect(field(page)).toBeHidden()
  await expect(page.getByText('Enter keeps what you have drawn.')).toBeVisible()
  await expect(button(page, 'Add another capture')).toBeHidden()
  await expectAccessible(page)
})

test('marks are where the hand was, and Enter keeps them', async ({ page }) => {
  await page.keyboard.press('3')
  await select(page, [left + 100, top + 50], [left + 200, top + 90])
  await page.keyboard.press('3') // the tool is put away
  await page.keyboard.press('Enter')
  const area = { xPx: 100, yPx: 50, widthPx: 100, heightPx: 40 }
  expect(await selected(page)).toMatchObject([
    [{ selection: 'whole-display', marks: [{ kind: 'box', area }] }],
  ])
})

test('a picture that could not be kept says why, and can be kept again', async ({ page }) => {
  await page.evaluate(() => fake.fail('capture:select', { code: 'disk-full' }))
  await page.keyboard.press('3')
  await select(page, [left + 100, top + 50], [left + 200, top + 90])
  await button(page, 'Keep the changes').click()
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expectAccessible(page)
  await button(page, 'Keep the changes').click()
  expect(await selected(page)).toHaveLength(2)
})

test('the button keeps them too', async ({ page }) => {
  await button(page, 'Cover').click()
  await select(page, [left + 10, top + 10], [left + 50, top + 30])
  await button(page, 'Keep the changes').click()
  expect(await selected(page)).toMatchObject([[{ marks: [{ kind: 'cover' }] }]])
})

test('a hand that begins or ends beside the picture selects no more than the picture', async ({ page }) => {
  await page.keyboard.press('Escape')
  await select(page, [left + 600, top + 300], [1270, 700])
  await page.keyboard.press('Enter')
  const selection = { x: 600, y: 300, width: 200, height: 100 }
  expect(await selected(page)).toMatchObject([[{ selection }]])
})

test('places are typed from the corner of the picture', async ({ page }) => {
  await page.keyboard.press('r')
  await expect(page.getByRole('textbox', { name: 'X' })).toHaveValue('0')
  await page.getByRole('textbox', { name: 'X' }).fill('700')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  expect(await selected(page)).toMatchObject([[{ selection: { x: 700, y: 0, width: 100, height: 400 } }]])
})

test('Esc goes back to choosing a part, where a click takes all of it, and then leaves', async ({ page }) => {
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await page.mouse.click(20, 20)
  await expect(page.getByRole('button', { name: '800 × 400' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await dismissed(page)).toBe(1)
  expect(await selected(page)).toEqual([])
})

test('keys that are of a screen or a question do nothing', async ({ page }) => {
  for (const key of ['+', 'Control+1', 'F6', 'F6']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  for (const key of ['d', 'l', '2', 'Tab']) await page.keyboard.press(key)
  const channels = ['capture:add', 'overlay:delay', 'capture:go-to'] as const
  const calls = await page.evaluate((all) => all.map((each) => fake.callsOf(each).length), channels)
  expect(calls).toEqual([0, 0, 0])
  expect(await asked(page)).toEqual([])
})

test('F6 goes round the picture and its tools', async ({ page }) => {
  const group = page.getByRole('group', { name: /^Selection, 800 by 400/ })
  await expect(group).toBeFocused()
  await page.keyboard.press('F6')
  await expect(button(page, 'Pen')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(group).toBeFocused()
})

test('main knows what is drawn, should this page be lost', async ({ page }) => {
  await page.keyboard.press('4')
  await page.mouse.click(left + 400, top + 200)
  await expect
    .poll(async () => (await reports(page)).at(-1))
    .toMatchObject({ selection: 'whole-display', marks: [{ kind: 'number', at: { xPx: 400, yPx: 200 } }] })
})

test('the list of keys is of what they do here', async ({ page }) => {
  await page.keyboard.press('F1')
  const list = page.getByRole('dialog', { name: 'Keys' })
  await expect(list.getByText('undo and redo')).toBeVisible()
  await expect(list.getByText('the last region')).toBeHidden()
  await expect(list.getByText('asks a preset')).toBeHidden()
})
