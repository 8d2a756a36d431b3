import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { ask, colourAt, dismissed, drag, field, openOverlay, select, selected, show } from './overlay-page.ts'
import { frame } from './samples.ts'

test.use({ viewport: { width: 1280, height: 720 } })

test('the frame stands there at its own size before main is told', async ({ page, openPage }) => {
  await openOverlay(page, openPage, {
    frameWidthPx: 2560,
    frameHeightPx: 1440,
  })
  expect(await page.locator('.frame').boundingBox()).toEqual({ x: 0, y: 0, width: 1280, height: 720 })
  expect(await page.locator('.frame').evaluate((node: HTMLCanvasElement) => node.width)).toBe(2560)
  expect(await page.evaluate(() => fake.callsOf('overlay:painted'))).toEqual([['frame-1']])
})

test('drag and let go: the selection stays, and what is typed next is the question', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  await select(page, [700, 500], [200, 100])
  await expect(page.getByText('500 × 400')).toBeVisible()
  await expect(field(page)).toBeFocused()
  expect(await ask(page)).toEqual({ x: 200, y: 100, width: 500, height: 400 })
  await expect(page.locator('.frame')).toHaveCount(0)
})

test('the size is told in pixels, also where a point is not one', async ({ page, openPage }) => {
  await openOverlay(page, openPage, { frameWidthPx: 1920, frameHeightPx: 1080 })
  await drag(page, [0, 0], [640, 360])
  await expect(page.getByText('960 × 540')).toBeVisible()
})

test('the label is 8 points above the corner, or inside where there is no room', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  await drag(page, [200, 100], [400, 300])
  expect(await page.getByText('200 × 200').boundingBox()).toMatchObject({
    x: 200,
    y: 100 - 8 - 24,
    height: 24,
  })
  await page.mouse.move(1270, 0)
  const label = (await page.getByText('1070 × 100').boundingBox())!
  expect(label.y).toBe(8)
  await page.mouse.move(0, 10)
  expect((await page.getByText('200 × 90').boundingBox())!.x).toBeGreaterThanOrEqual(0)
})

test('what is selected is shown bright, all else dark', async ({ page, openPage }) => {
  await openOverlay(page, openPage, { showHint: false })
  expect(await pixel(page, 640, 360)).toEqual([191, 191, 191])
  await drag(page, [200, 100], [400, 300])
  await expect(page.getByText('200 × 200')).toBeVisible()
  expect(await pixel(page, 300, 200)).toEqual([255, 255, 255])
  for (const [x, y] of [
    [100, 200],
    [500, 200],
    [300, 95],
    [300, 305],
  ] as const)
    expect(await pixel(page, x, y)).toEqual([127, 127, 127])
  expect(await pixel(page, 300, 99)).toEqual([0, 0, 0])
})

/** The colour on the screen, by the browser's own decoder. */
async function pixel(page: Page, x: number, y: number): Promise<number[]> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  const other = await page.context().newPage()
  const colour = await other.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
      const context = new OffscreenCanvas(1, 1).getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    },
    [...png],
  )
  await other.close()
  return colour
}

test('a click where no window is known takes the whole display', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.mouse.click(300, 300)
  await expect(page.getByText('1280 × 720')).toBeVisible()
  expect(await ask(page)).toBe('whole-display')
})

test('a drag of 3 × 3 is a click', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await select(page, [300, 300], [303, 303])
  expect(await ask(page)).toBe('whole-display')
})

test('Esc leaves the drawing, then the overlay, and keeps nothing of the frame', async ({
  page,
  openPage,
}) => {
  await openOverlay(page, openPage)
  await drag(page, [100, 100], [300, 300])
  await expect(page.getByText('200 × 200')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('200 × 200')).toBeHidden()
  await page.mouse.up()
  expect(await dismissed(page)).toBe(0)
  await page.keyboard.press('Escape')
  expect(await dismissed(page)).toBe(1)
  expect(await selected(page)).toEqual([])
  await expect(page.locator('.frame')).toHaveCount(0)
})

test('the right button goes back as Esc does', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.mouse.click(300, 300, { button: 'right' })
  expect(await dismissed(page)).toBe(1)
  expect(await selected(page)).toEqual([])
})

test('by keyboard alone: Enter, arrows, Enter', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('100 × 11')).toBeVisible()
  await expect(page.getByRole('status')).toHaveText('Selection 100 by 11')
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('Why?')
  await page.keyboard.press('Enter')
  const selection = { x: 640, y: 360, width: 100, height: 11 }
  expect(await page.evaluate(() => fake.callsOf('capture:ask'))).toEqual([
    [{ frameId: 'frame-1', selection, question: 'Why?' }],
  ])
})

test('Space takes the whole display', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await page.keyboard.press('Space')
  await expect(field(page)).toHaveValue('')
  expect(await ask(page)).toBe('whole-display')
})

test('an Enter held while the overlay opens does nothing', async ({ page, openPage }) => {
  await openPage('overlay')
  await page.keyboard.down('Enter')
  await show(page, frame())
  for (let count = 0; count < 5; count += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.keyboard.press('ArrowRight')
  expect(await selected(page)).toEqual([])
  await expect(page.getByText(/\d × \d/)).toHaveCount(0)
})

test('a second frame starts from nothing', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await drag(page, [200, 100], [400, 300])
  await show(page, frame({ frameId: 'frame-2', showHint: false }), 0x112233)
  await expect(page.locator('.frame')).toHaveCount(1)
  expect(await colourAt(page, 640, 360)).toEqual([0x11, 0x22, 0x33])
  await expect(page.getByText('200 × 200')).toBeHidden()
  await page.mouse.up()
  await expect(field(page)).toHaveCount(0)
})

test('the hint is there only when main wants it', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await expect(page.getByText('Drag, or click a window. Esc closes.')).toBeVisible()
  await show(page, frame({ frameId: 'frame-2', showHint: false }))
  await expect(page.getByText(/^Drag/)).toBeHidden()
})

test('moving the pointer lays nothing out', async ({ page, openPage }) => {
  await openOverlay(page, openPage)
  await drag(page, [10, 10], [20, 20])
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const layouts = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? 0
  }
  await page.mouse.move(300, 200)
  await expect(page.getByText('290 × 190')).toBeVisible()
  const before = await layouts()
  for (let step = 0; step < 50; step += 1) await page.mouse.move(300 + step * 10, 200 + step * 5)
  await expect(page.getByText('780 × 435')).toBeVisible()
  // The label's own text is the one thing that is laid out, inside its fixed box.
  expect((await layouts()) - before).toBeLessThanOrEqual(60)
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const) {
  test(`the overlay keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openOverlay(page, openPage)
    await expect(page.getByRole('application', { name: 'Select a part of the screen' })).toBeVisible()
    await expectAccessible(page)
  })
}
