import type { Page } from '@playwright/test'
import { overlap } from '../../src/renderer/overlay/toolbar-place.ts'
import { expect, test } from './fixtures.ts'
import type { OpenPage } from './fixtures.ts'
import { drag, openOverlay, select, show } from './overlay-page.ts'
import { frame } from './samples.ts'

test.use({ viewport: { width: 1280, height: 720 } })

async function selectBesidePreset(page: Page, openPage: OpenPage): Promise<void> {
  await openOverlay(page, openPage, { prompts: [{ name: 'Explain', text: 'Explain this.' }] })
  await select(page, [200, 100], [400, 300])
}

test('Ctrl and a digit ask a preset with what was typed below it, and one that is not there is told', async ({
  page,
  openPage,
}) => {
  await selectBesidePreset(page, openPage)
  await page.keyboard.type('Briefly.')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('status').last()).toHaveText('There is no preset 2.')
  await page.keyboard.press('Control+1')
  expect(await page.evaluate(() => fake.callsOf('capture:ask'))).toMatchObject([
    [{ question: 'Explain this.\n\nBriefly.', preset: 'Explain' }],
  ])
})

test('a capture for a preset asks as soon as something is selected; refused, the question stays', async ({
  page,
  openPage,
}) => {
  await openPage('overlay')
  await page.evaluate(() => fake.fail('capture:ask', { code: 'disk-full' }))
  await show(page, frame({ atOnce: { kind: 'ask', prompt: { name: 'Explain', text: 'Explain this.' } } }))
  await expect(page.getByText('“Explain” is asked as soon as you have selected. Esc closes.')).toBeVisible()
  await drag(page, [200, 100], [400, 300])
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue('Explain this.')
  await expect(page.getByRole('alert')).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('capture:ask').length)).toBe(1)
})

test('a question that is too long for the overlay is told of, and nothing of it is cut', async ({
  page,
  openPage,
}) => {
  await selectBesidePreset(page, openPage)
  const field = page.getByRole('textbox', { name: 'Your question' })
  await field.fill('x'.repeat(200_050))
  const note = page.getByText('50 characters more than the 200,000 that can be asked at once.')
  await note.click({ trial: true, position: { x: 40, y: 24 } }) // nothing stands over it
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  await field.press('Enter')
  await field.fill('x'.repeat(199_990))
  await field.press('Control+1')
  await expect(page.getByText('5 characters more than the 200,000')).toBeVisible()
  expect(await field.inputValue()).toBe(`Explain this.\n\n${'x'.repeat(199_990)}`)
  expect(await page.evaluate(() => fake.callsOf('capture:ask'))).toEqual([])
  await field.fill('Short.')
  await field.press('Enter')
  expect(await page.evaluate(() => fake.callsOf('capture:ask'))).toMatchObject([[{ question: 'Short.' }]])
})

for (const [what, from, to] of [
  ['at the left edge', [20, 440], [120, 560]],
  ['in the lower left corner', [20, 560], [120, 690]],
  ['in the middle', [600, 420], [660, 560]],
  ['at the right edge', [1180, 460], [1260, 600]],
] as const)
  test(`a long question beside a small selection ${what} does not reach under the toolbar`, async ({
    page,
    openPage,
  }) => {
    await openOverlay(page, openPage)
    await select(page, [...from], [...to])
    const field = page.getByRole('textbox', { name: 'Your question' })
    await field.fill('One more line of it.\n'.repeat(12))
    const [form, bar] = [page.locator('form'), page.getByRole('toolbar', { name: 'Tools' })]
    const [question, tools] = [await form.boundingBox(), await bar.boundingBox()]
    expect(question === null || tools === null || overlap(question, tools)).toBe(false)
    await page.getByRole('button', { name: 'Send', exact: true }).click({ trial: true })
  })

test('a preset that nobody there can answer is not asked of somebody else: the overlay says why', async ({
  page,
  openPage,
}) => {
  await openPage('overlay')
  await page.evaluate(() => fake.fail('capture:ask', { code: 'preset-unfit', details: { field: 'gpt-9' } }))
  await show(page, frame({ atOnce: { kind: 'ask', prompt: { name: 'Explain', text: 'Explain this.' } } }))
  await drag(page, [200, 100], [400, 300])
  await page.mouse.up()
  await expect(page.getByRole('alert')).toContainText('has no model gpt-9, to which this preset is set')
  await page.evaluate(() => fake.fail('capture:ask'))
  await page.getByRole('textbox', { name: 'Your question' }).press('Enter')
  // Sent by hand after that, it is asked of who answers everything else.
  const [first, second] = await page.evaluate(() => fake.callsOf('capture:ask'))
  expect(first).toMatchObject([{ preset: 'Explain' }])
  expect(second?.[0]).not.toHaveProperty('preset')
})

test('set so, letting go opens the ask window, and a typed size waits for its last number', async ({
  page,
  openPage,
}) => {
  await openPage('overlay')
  await show(page, frame({ atOnce: { kind: 'window' } }))
  await drag(page, [200, 100], [400, 300])
  await page.mouse.up()
  await expect(page.locator('.frame')).toHaveCount(0)
  const selection = { x: 200, y: 100, width: 200, height: 200 }
  expect(await page.evaluate(() => fake.callsOf('capture:select'))).toMatchObject([[{ selection }]])

  await show(page, frame({ frameId: 'frame-2', atOnce: { kind: 'window' } }))
  await page.keyboard.press('r')
  await expect(page.getByRole('group', { name: 'Type the place and size' })).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('capture:select').length)).toBe(1)
})

test('where Ctrl+Enter is to send, Enter is a new line in the overlay too', async ({ page, openPage }) => {
  await openPage('overlay')
  await page.evaluate(() =>
    fake.push('look:show', { contrast: 'system', textSize: 100, sendWith: 'ctrl-enter' }),
  )
  await show(page, frame())
  await select(page, [200, 100], [400, 300])
  await page.keyboard.type('One line')
  await page.keyboard.press('Enter')
  await page.keyboard.type('and another')
  await expect(page.getByRole('textbox', { name: 'Your question' })).toHaveValue('One line\nand another')
  expect(await page.evaluate(() => fake.callsOf('capture:ask'))).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(() => page.evaluate(() => fake.callsOf('capture:ask')))
    .toMatchObject([[{ question: 'One line\nand another' }]])
})

test('D waits, a look of covers is remembered, and a pinned picture leaves the overlay', async ({
  page,
  openPage,
}) => {
  await openPage('overlay')
  await show(page, frame({ coverLook: 'mosaic' }))
  await page.keyboard.press('d')
  expect(await page.evaluate(() => fake.callsOf('overlay:delay'))).toEqual([['frame-1']])
  await expect(page.locator('.frame')).toHaveCount(0)

  await show(page, frame({ frameId: 'frame-2', coverLook: 'mosaic' }))
  await select(page, [200, 100], [600, 400])
  await page.keyboard.press('F6')
  await page.keyboard.press('6')
  await page.keyboard.press('c')
  await expect(page.getByRole('menuitemradio', { name: 'Mosaic' })).toHaveAttribute('aria-checked', 'true')
  await page.getByRole('menuitemradio', { name: 'Solid' }).click()
  expect(await page.evaluate(() => fake.callsOf('overlay:cover-look'))).toEqual([['solid']])
  await page.getByRole('button', { name: 'Pin on the screen' }).click()
  expect(await page.evaluate(() => fake.callsOf('capture:pin').length)).toBe(1)
  await expect(page.locator('.frame')).toHaveCount(0)
})
