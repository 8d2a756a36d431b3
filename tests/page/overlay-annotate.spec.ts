import type { Page } from '@playwright/test'
import type { Mark } from '../../src/shared/annotate/mark.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { asked, dismissed, field, openOverlay, reports, select, selected } from './overlay-page.ts'

test.use({ viewport: { width: 1280, height: 720 } })

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tools' })
const button = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })
const said = (page: Page) => page.getByRole('status').last()

/** What is drawn, as main would be given it now. */
async function marks(page: Page): Promise<readonly Mark[]> {
  await field(page).fill('Why?')
  await field(page).press('Enter')
  const [call] = (await asked(page)).at(-1) ?? []
  return (call as { marks?: readonly Mark[] } | undefined)?.marks ?? []
}

async function open(page: Page, openPage: Parameters<typeof openOverlay>[1]) {
  await openOverlay(page, openPage)
  await select(page, [100, 100], [600, 400])
}

test.describe('the tools by mouse', () => {
  test.beforeEach(({ page, openPage }) => open(page, openPage))

  test('every one draws what it is named after, in the order they were drawn', async ({ page }) => {
    await button(page, 'Pen').click()
    await select(page, [120, 120], [200, 160])
    await button(page, 'Arrow').click()
    await select(page, [150, 200], [250, 250])
    await button(page, 'Box').click()
    await select(page, [300, 150], [350, 190])
    await button(page, 'Number').click()
    await page.mouse.click(400, 200)
    await page.mouse.click(450, 200)
    await button(page, 'Cover').click()
    await select(page, [500, 300], [540, 330])
    expect(await marks(page)).toMatchObject([
      { kind: 'pen', colour: 'red', widthPx: 4 },
      { kind: 'arrow', from: { xPx: 150, yPx: 200 }, to: { xPx: 250, yPx: 250 } },
      { kind: 'box', area: { xPx: 300, yPx: 150, widthPx: 50, heightPx: 40 } },
      { kind: 'number', at: { xPx: 400, yPx: 200 } },
      { kind: 'number', at: { xPx: 450, yPx: 200 } },
      { kind: 'cover', look: 'solid', area: { xPx: 500, yPx: 300, widthPx: 40, heightPx: 30 } },
    ])
  })

  test('text is typed where it was clicked, wraps at the edge of the selection and brings its ink', async ({
    page,
  }) => {
    await button(page, 'Text').click()
    await page.mouse.click(450, 150)
    await expect(page.getByRole('textbox', { name: 'Text on the picture' })).toBeFocused()
    await page.keyboard.type('why is 1 not like 2 here')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('textbox', { name: 'Text on the picture' })).toHaveCount(0)
    const [text] = await marks(page)
    expect(text).toMatchObject({ kind: 'text', area: { xPx: 450, yPx: 150 } })
    if (text?.kind !== 'text') throw new Error('No text')
    expect(text.lines.join(' ')).toBe('why is 1 not like 2 here')
    expect(text.lines.length).toBeGreaterThan(1)
    expect(text.area.xPx + text.area.widthPx).toBeLessThanOrEqual(600)
    expect(Object.values(text.ink).some((part) => part > 200)).toBe(true)
  })

  test('what is too long for a text on the picture is cut where it is pasted, and that is said', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('too long '.repeat(200)))
    await button(page, 'Text').click()
    await page.mouse.click(450, 150)
    await page.keyboard.type('Why is this')
    const text = page.getByRole('textbox', { name: 'Text on the picture' })
    await expect(text).toHaveValue('Why is this')
    await page.keyboard.press('Home')
    const note = page.getByText('Cut off: a text on the picture has 1,000 characters at most')
    await expect(note).toHaveCount(0)
    await page.keyboard.press('Control+V')
    await expect(note.first()).toBeVisible()
    await expect(said(page)).toHaveText('Cut off: a text on the picture has 1,000 characters at most')
    await expect(text).toHaveValue(/^too long .*Why is this$/)
    expect(await text.inputValue()).toHaveLength(1_000)
    await page.keyboard.press('Escape')
    expect(await marks(page)).toMatchObject([{ kind: 'text' }])
  })

  test('a text with no letter in it is no mark', async ({ page }) => {
    await button(page, 'Text').click()
    await page.mouse.click(450, 150)
    await page.mouse.click(200, 300)
    await page.keyboard.press('Escape')
    expect(await marks(page)).toEqual([])
  })

  test('nothing is drawn outside the selection, which keeps its handles', async ({ page }) => {
    await button(page, 'Cover').click()
    await select(page, [550, 350], [900, 700])
    await select(page, [900, 500], [1000, 600])
    await select(page, [610, 250], [650, 250])
    await expect(page.getByText('540 × 300')).toBeVisible()
    expect(await marks(page)).toMatchObject([{ area: { xPx: 550, yPx: 350, widthPx: 50, heightPx: 50 } }])
  })

  test('without a tool a mark is selected, moved and deleted, and numbers close up', async ({ page }) => {
    await button(page, 'Number').click()
    await page.mouse.click(200, 200)
    await page.mouse.click(300, 200)
    await expect(page.getByText('Marks on capture 1: 1 at 20 % across, 33 % down; 2 at 40 %')).toBeVisible()
    await button(page, 'Number').click()
    await select(page, [200, 200], [220, 230])
    await page.mouse.click(300, 200)
    await page.keyboard.press('Delete')
    await expect(page.getByText('Marks on capture 1: 1 at 24 % across, 43 % down')).toBeVisible()
    expect(await marks(page)).toMatchObject([{ at: { xPx: 220, yPx: 230 } }])
  })

  test('colour and width are of what is drawn next, and of what is selected', async ({ page }) => {
    await button(page, 'Colour').click()
    await page.getByRole('menuitemradio', { name: 'Blue' }).click()
    await button(page, 'Width').click()
    await page.getByRole('menuitemradio', { name: 'Thick' }).click()
    await button(page, 'Box').click()
    await select(page, [300, 150], [350, 190])
    await button(page, 'Box').click()
    await page.mouse.click(325, 150)
    await button(page, 'Colour').click()
    await page.getByRole('menuitemradio', { name: 'Green' }).click()
    expect(await marks(page)).toMatchObject([{ kind: 'box', colour: 'green', widthPx: 8 }])
  })

  test('a cover has a look in place of a colour', async ({ page }) => {
    await button(page, 'Cover').click()
    await expect(button(page, 'Width')).toHaveAttribute('aria-disabled', 'true')
    await button(page, 'Look of covers').click()
    await page.getByRole('menuitemradio', { name: 'Mosaic' }).click()
    await select(page, [300, 150], [350, 190])
    expect(await marks(page)).toMatchObject([{ kind: 'cover', look: 'mosaic' }])
  })

  test('main knows of a cover at once, in case the overlay is lost', async ({ page }) => {
    await button(page, 'Cover').click()
    await select(page, [300, 150], [350, 190])
    expect((await reports(page)).at(-1)).toMatchObject({ marks: [{ kind: 'cover' }] })
  })

  test('one line of undo for the selection and the marks', async ({ page }) => {
    await button(page, 'Box').click()
    await select(page, [300, 150], [350, 190])
    await button(page, 'Box').click()
    await select(page, [200, 300], [230, 300])
    await button(page, 'Undo').click()
    await button(page, 'Undo').click()
    await expect(button(page, 'Undo')).toHaveAttribute('aria-disabled', 'true')
    await button(page, 'Redo').click()
    expect(await marks(page)).toMatchObject([{ kind: 'box' }])
    expect((await asked(page)).at(-1)).toMatchObject([{ selection: { x: 100, y: 100 } }])
  })
})

test.describe('the tools by keyboard', () => {
  test.beforeEach(({ page, openPage }) => open(page, openPage))

  test('F6 goes round field, selection and toolbar, whose arrows go from button to button', async ({
    page,
  }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('F6')
    await expect(button(page, 'Pen')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(button(page, 'Close')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(button(page, 'Arrow')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('F6')
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('Shift+F6')
    await expect(button(page, 'Arrow')).toBeFocused()
  })

  test('a digit, arrows and Enter draw; the digit again puts the tool away', async ({ page }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('6')
    await expect(said(page)).toHaveText(/^Cover\. /)
    await page.keyboard.press('Enter')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Enter')
    await expect(said(page)).toHaveText('Cover drawn')
    await page.keyboard.press('6')
    await expect(said(page)).toHaveText('No tool')
    await page.keyboard.press('Tab')
    await expect(said(page)).toHaveText(/^Cover selected/)
    await page.keyboard.press('ArrowRight')
    const area = { xPx: 351, yPx: 250, widthPx: 30, heightPx: 20 }
    expect(await marks(page)).toEqual([{ kind: 'cover', look: 'solid', area }])
  })

  test('Ctrl+Z and Ctrl+Shift+Z, and in the field they are its own', async ({ page }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('4')
    await page.mouse.click(200, 200)
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Marks on capture 1')).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(page.getByText('Marks on capture 1')).toBeVisible()
    await field(page).focus()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Marks on capture 1')).toBeVisible()
  })

  test('Esc closes a menu, drops what is half drawn, leaves the tool, then the selection, then the overlay', async ({
    page,
  }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('c')
    await expect(page.getByRole('menuitemradio', { name: 'Red' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await page.keyboard.press('3')
    await page.mouse.move(200, 200)
    await page.mouse.down()
    await page.mouse.move(300, 300)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(button(page, 'Box')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Escape')
    await expect(button(page, 'Box')).toHaveAttribute('aria-pressed', 'false')
    expect((await reports(page)).every((report) => !('marks' in (report as object)))).toBe(true)
    await page.keyboard.press('Escape')
    await expect(bar(page)).toHaveCount(0)
    expect(await dismissed(page)).toBe(0)
    await page.keyboard.press('Escape')
    expect(await dismissed(page)).toBe(1)
  })
})

test.describe('what becomes of the picture', () => {
  const part = { frameId: 'frame-1', selection: { x: 100, y: 100, width: 500, height: 300 } }
  const calls = (page: Page, channel: 'capture:add' | 'capture:copy' | 'capture:save') =>
    page.evaluate((name) => fake.callsOf(name), channel)
  test.beforeEach(({ page, openPage }) => open(page, openPage))

  test('+ keeps it and goes on to another, with the text', async ({ page }) => {
    await page.keyboard.type('How do these')
    await page.keyboard.press('F6')
    await page.keyboard.press('4')
    await page.mouse.click(200, 200)
    await page.keyboard.press('+')
    await expect(page.getByText('1 capture is kept. Select another').first()).toBeVisible()
    expect(await calls(page, 'capture:add')).toMatchObject([[{ ...part, marks: [{ kind: 'number' }] }]])
    await select(page, [700, 300], [900, 400])
    await expect(page.getByText('1 earlier picture goes along')).toBeVisible()
    await expect(field(page)).toHaveValue('How do these')
    expect(await marks(page)).toEqual([])
  })

  test('one too many is said beside the question, and the selection stays', async ({ page }) => {
    await page.evaluate(() => fake.fail('capture:add', { code: 'captures-full' }))
    await button(page, 'Add another capture').click()
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(bar(page)).toBeVisible()
  })

  test('Ctrl+C copies and Ctrl+S saves it with its marks, and the overlay stays', async ({ page }) => {
    await page.keyboard.press('F6')
    await page.keyboard.press('Control+c')
    await expect(said(page)).toHaveText('Copied')
    await page.keyboard.press('Control+s')
    await expect(said(page)).toHaveText('Saved')
    expect(await calls(page, 'capture:copy')).toEqual([[part]])
    expect(await calls(page, 'capture:save')).toEqual([[part]])
    await expect(bar(page)).toBeVisible()
  })

  test('a text still being typed goes along', async ({ page }) => {
    await button(page, 'Text').click()
    await page.mouse.click(300, 200)
    await page.keyboard.type('here')
    await page.keyboard.press('Control+o')
    expect(await selected(page)).toMatchObject([[{ ...part, marks: [{ kind: 'text', lines: ['here'] }] }]])
  })

  test('Open in window takes the marks along', async ({ page }) => {
    await button(page, 'Cover').click()
    await select(page, [300, 150], [350, 190])
    await button(page, 'Open in window').click()
    expect(await selected(page)).toMatchObject([[{ ...part, marks: [{ kind: 'cover' }] }]])
  })
})

test.describe('the toolbar', () => {
  const sides: readonly (readonly [string, [number, number], [number, number], Record<string, number>])[] = [
    ['below the selection', [300, 100], [800, 400], { x: 281, y: 412 }],
    ['above it, over the size', [300, 300], [800, 700], { x: 281, y: 220 }],
    ['beside it where only a side is free', [0, 0], [800, 720], { x: 812, width: 36 }],
    ['inside its bottom edge when nothing is free, above the question', [0, 0], [1280, 720], { y: 568 }],
  ]
  for (const [name, from, to, place] of sides) {
    test(`stands ${name}`, async ({ page, openPage }) => {
      await openOverlay(page, openPage)
      await select(page, from, to)
      const box = (await bar(page).boundingBox())!
      expect(box).toMatchObject(place)
      const form = (await page.locator('form').boundingBox())!
      const isApart =
        box.x >= form.x + form.width ||
        form.x >= box.x + box.width ||
        box.y >= form.y + form.height ||
        form.y >= box.y + box.height
      expect(isApart).toBe(true)
    })
  }

  test('has targets of 28 × 28, each with a name and its key', async ({ page, openPage }) => {
    await open(page, openPage)
    for (const each of await bar(page).getByRole('button').all()) {
      expect(await each.boundingBox()).toMatchObject({ width: 28, height: 28 })
      expect(await each.getAttribute('title')).toMatch(/ \(.+\)$/)
    }
    expect(await bar(page).boundingBox()).toMatchObject({ width: 519, height: 36 })
  })

  for (const colours of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
  ] as const) {
    test(`keeps nobody out (${JSON.stringify(colours)})`, async ({ page, openPage }) => {
      await page.emulateMedia(colours)
      await open(page, openPage)
      await button(page, 'Number').click()
      await page.mouse.click(200, 200)
      await button(page, 'Colour').click()
      await expectAccessible(page)
    })
  }
})
