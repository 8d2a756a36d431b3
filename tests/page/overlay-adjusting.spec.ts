import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, asked, dismissed, drag, field, openOverlay, reports, select, selected } from './overlay-page.ts'

test.use({ viewport: { width: 1280, height: 720 } })

test.describe('the selection', () => {
  test.beforeEach(async ({ page, openPage }) => {
    await openOverlay(page, openPage)
    await select(page, [200, 100], [500, 400])
  })

  const grips: readonly (readonly [string, [number, number], [number, number], object])[] = [
    ['inside moves it', [300, 300], [350, 320], { x: 250, y: 120, width: 300, height: 300 }],
    [
      'inside moves it no farther than the display',
      [300, 300],
      [0, 0],
      { x: 0, y: 0, width: 300, height: 300 },
    ],
    ['the top-left corner', [200, 100], [180, 90], { x: 180, y: 90, width: 320, height: 310 }],
    [
      'the bottom-right corner, within 12',
      [510, 410],
      [560, 470],
      { x: 200, y: 100, width: 350, height: 360 },
    ],
    ['the right edge', [504, 300], [554, 10], { x: 200, y: 100, width: 350, height: 300 }],
    ['the top edge', [260, 98], [900, 48], { x: 200, y: 50, width: 300, height: 350 }],
    ['an edge stops before the other one', [500, 250], [0, 250], { x: 200, y: 100, width: 4, height: 300 }],
  ]
  for (const [name, from, to, rect] of grips) {
    test(`dragged: ${name}`, async ({ page }) => {
      await select(page, from, to)
      await expect(field(page)).toBeFocused()
      expect(await ask(page)).toEqual(rect)
    })
  }

  test('Shift keeps the proportions on a corner', async ({ page }) => {
    await page.keyboard.down('Shift')
    await select(page, [500, 400], [600, 410])
    await page.keyboard.up('Shift')
    expect(await ask(page)).toEqual({ x: 200, y: 100, width: 400, height: 400 })
  })

  test('a drag beside it selects anew and keeps the text; a click beside it changes nothing', async ({
    page,
  }) => {
    await page.keyboard.type('Why?')
    await page.mouse.click(1200, 650)
    await expect(page.getByText('300 × 300')).toBeVisible()
    await select(page, [1000, 550], [1200, 650])
    await expect(page.getByText('200 × 100')).toBeVisible()
    await expect(field(page)).toHaveValue('Why?')
    await page.keyboard.press('Enter')
    expect(await asked(page)).toMatchObject([[{ selection: { x: 1000, y: 550, width: 200, height: 100 } }]])
  })

  test('by keys: F6 goes to it, arrows move it and its corners, Shift+F6 goes back', async ({ page }) => {
    await page.keyboard.press('F6')
    const stop = page.getByRole('group', { name: 'Selection, 300 by 300' })
    await expect(stop).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Control+Shift+ArrowDown')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(page.getByText('301 × 311')).toBeVisible()
    await expect(page.getByRole('status').last()).toHaveText('Selection 301 by 311')
    await page.keyboard.press('Shift+F6')
    await expect(field(page)).toBeFocused()
    expect(await ask(page)).toEqual({ x: 201, y: 109, width: 301, height: 311 })
  })

  test('Enter on it goes to the field and asks nothing', async ({ page }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('Enter')
    await expect(field(page)).toBeFocused()
    expect(await asked(page)).toEqual([])
  })

  for (const [name, act] of [
    ['Esc', (page) => page.keyboard.press('Escape')],
    ['the right button', (page) => page.mouse.click(300, 300, { button: 'right' })],
  ] as readonly [string, (page: Page) => Promise<void>][]) {
    test(`${name} goes back to aiming, and the text is kept for the next selection`, async ({ page }) => {
      await page.keyboard.type('Why is')
      await act(page)
      await expect(field(page)).toHaveCount(0)
      expect(await dismissed(page)).toBe(0)
      await expect.poll(() => reports(page)).toContainEqual({ frameId: 'frame-1', text: 'Why is' })
      await select(page, [700, 300], [900, 400])
      await expect(field(page)).toHaveValue('Why is')
    })
  }

  test('main is told what is selected and typed, so that neither is lost', async ({ page }) => {
    const selection = { x: 200, y: 100, width: 300, height: 300 }
    await expect.poll(() => reports(page)).toEqual([{ frameId: 'frame-1', text: '', selection }])
    await page.keyboard.type('Why?')
    await expect.poll(() => reports(page)).toContainEqual({ frameId: 'frame-1', text: 'Why?', selection })
  })

  test('Ctrl+O goes on in the ask window, with the text', async ({ page }) => {
    await page.keyboard.type('Later')
    await page.keyboard.press('Control+o')
    const selection = { x: 200, y: 100, width: 300, height: 300 }
    expect(await selected(page)).toEqual([[{ frameId: 'frame-1', selection, text: 'Later' }]])
    expect(await asked(page)).toEqual([])
  })

  test('Enter on an empty field asks nothing and says so', async ({ page }) => {
    await page.keyboard.press('Enter')
    await expect(page.getByText('Type a question first')).toBeVisible()
    expect(await asked(page)).toEqual([])
    await page.keyboard.type('x')
    await expect(page.getByText('Type a question first')).toBeHidden()
  })

  test('when it cannot be asked the overlay stays and says why, and Enter tries again', async ({ page }) => {
    await page.evaluate(() => fake.fail('capture:ask', { code: 'disk-full' }))
    await page.keyboard.type('Why?')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('The disk is full, so this could not be saved.')
    await expect(field(page)).toHaveValue('Why?')
    await page.evaluate(() => fake.fail('capture:ask'))
    await field(page).press('Enter')
    await expect(page.locator('.frame')).toHaveCount(0)
    expect(await asked(page)).toHaveLength(2)
  })

  test('a second Enter while it is being asked asks once', async ({ page }) => {
    await page.evaluate(() => fake.hold('capture:ask'))
    await page.keyboard.type('Why?')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await asked(page)).toHaveLength(1)
    await page.evaluate(() => fake.release('capture:ask'))
    await expect(page.locator('.frame')).toHaveCount(0)
  })

  test('Enter and Esc of an input method are its own', async ({ page }) => {
    await page.keyboard.type('日本')
    for (const key of ['Enter', 'Escape']) {
      await field(page).evaluate((node, pressed) => {
        const press = { key: pressed, code: pressed, isComposing: true, bubbles: true, cancelable: true }
        node.dispatchEvent(new KeyboardEvent('keydown', press))
      }, key)
    }
    await expect(field(page)).toHaveValue('日本')
    expect(await asked(page)).toEqual([])
  })

  test('the size label takes sums, and says what it had to cut', async ({ page }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('r')
    const label = page.getByRole('group', { name: 'Type the place and size' })
    await expect(label.getByLabel('X')).toBeFocused()
    await label.getByLabel('W').fill('1920/2 − 10')
    await label.getByLabel('W').press('Tab')
    await expect(label.getByLabel('W')).toHaveValue('950')
    await label.getByLabel('H').fill('5000')
    await label.getByLabel('H').press('Tab')
    await expect(label.getByText('limited to the display')).toBeVisible()
    await expect(label.getByLabel('H')).toHaveValue('620')
    await label.getByLabel('X').fill('left')
    await label.getByLabel('X').press('Tab')
    await expect(label.getByText('not a number')).toBeVisible()
    await label.getByLabel('X').fill('100+50')
    await label.getByLabel('X').press('Enter')
    await expect(field(page)).toBeFocused()
    expect(await ask(page)).toEqual({ x: 150, y: 100, width: 950, height: 620 })
  })

  test('a click on the size label opens it, and Esc closes only it', async ({ page }) => {
    await page.getByRole('button', { name: '300 × 300' }).click()
    await expect(page.getByRole('textbox', { name: 'X' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(field(page)).toBeFocused()
  })

  test('moving it lays nothing out but its label', async ({ page }) => {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const layouts = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0
    }
    await drag(page, [300, 300], [310, 300])
    const before = await layouts()
    for (let step = 0; step < 50; step += 1) await page.mouse.move(310 + step * 4, 300 + step)
    await page.mouse.up()
    expect((await layouts()) - before).toBeLessThanOrEqual(10)
  })

  test('keeps nobody out', async ({ page }) => {
    await expectAccessible(page)
    await page.keyboard.press('F6')
    await page.keyboard.press('r')
    await expectAccessible(page)
  })
})

test.describe('the field', () => {
  const sides: readonly (readonly [string, [number, number], [number, number], { x: number; y: number }])[] =
    [
      ['right of it', [100, 100], [300, 300], { x: 312, y: 100 }],
      ['left of it', [900, 100], [1200, 300], { x: 448, y: 100 }],
      ['below it', [100, 20], [1200, 300], { x: 100, y: 312 }],
      ['above it', [100, 500], [1200, 700], { x: 100, y: 396 }],
      ['inside its bottom edge', [10, 10], [1270, 710], { x: 420, y: 606 }],
    ]
  for (const [name, from, to, place] of sides) {
    test(`stands ${name}, wholly on the display`, async ({ page, openPage }) => {
      await openOverlay(page, openPage)
      await select(page, from, to)
      const box = (await page.locator('form').boundingBox())!
      expect(box).toMatchObject(place)
      expect(box.y + box.height).toBeLessThanOrEqual(720)
    })
  }

  test('has the question already begun, and tells what goes along', async ({ page, openPage }) => {
    await openOverlay(page, openPage, { draft: { text: 'And this', captureCount: 2 } })
    await select(page, [100, 100], [300, 300])
    await expect(field(page)).toHaveValue('And this')
    await expect(page.getByText('2 earlier pictures go along')).toBeVisible()
  })

  test('takes nothing of the key that made the selection, however long it is held', async ({
    page,
    openPage,
  }) => {
    await openOverlay(page, openPage)
    await page.keyboard.down('Space')
    await expect(field(page)).toBeFocused()
    for (let count = 0; count < 5; count += 1) await page.keyboard.down('Space')
    await page.keyboard.up('Space')
    await expect(field(page)).toHaveValue('')
    await page.keyboard.press('Space')
    await expect(field(page)).toHaveValue(' ')
  })
})
