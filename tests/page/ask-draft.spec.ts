import type { Page } from '@playwright/test'
import type { AskView } from '../../src/shared/views.ts'
import { commandsOf, expect, expectAccessible, test } from './fixtures.ts'
import type { OpenPage } from './fixtures.ts'
import { capture, draft } from './samples.ts'

test.use({ viewport: { width: 440, height: 320 } })

/** An empty draft in which time passes only when the test says so. */
async function openOnStoppedClock(page: Page, openPage: OpenPage) {
  await page.clock.install({ time: 1_700_000_000_000 })
  await openPage('ask', { view: draft() })
  await page.clock.pauseAt(1_700_000_600_000)
}

test('the question field has focus, and Enter sends the question with its captures', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft() })
  await expect(page.getByRole('textbox', { name: 'Your question' })).toBeFocused()
  await page.keyboard.type('What is this?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Queued').first()).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('ask:submit'))).toEqual([
    [{ captureIds: ['capture-1'], question: 'What is this?' }],
  ])
  await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused()
})

test('Shift+Enter makes a new line; Ctrl+Enter sends', async ({ page, openPage }) => {
  await openPage('ask', { view: draft() })
  await page.keyboard.type('one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await expect(page.getByRole('textbox')).toHaveValue('one\ntwo')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Queued').first()).toBeVisible()
})

test('an Enter that belongs to the input method sends nothing; the next one sends once', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('にほん') })
  const field = page.getByRole('textbox')
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true })
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true })
  await field.dispatchEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })
  await field.dispatchEvent('keyup', { key: 'Enter', bubbles: true })
  await field.dispatchEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true })
  expect(await page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(0)
  expect(await page.evaluate(() => fake.callsOf('ask:hide').length)).toBe(0)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Queued').first()).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(1)
})

test('an empty question is not sent and says so', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('   ') })
  await page.keyboard.press('Enter')
  await expect(page.getByText('Type a question or pick a preset with /')).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(0)
})

test('until the commit the field is read-only, and a second Enter sends nothing', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Why?') })
  await page.evaluate(() => fake.hold('ask:submit'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox')).toHaveAttribute('readonly')
  await page.evaluate(() => fake.release('ask:submit'))
  await expect(page.getByRole('textbox', { name: 'Your question' })).toBeHidden()
  expect(await page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(1)
})

test('when the ask could not be kept the text stays, with the reason above it', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Precious words') })
  await page.evaluate(() => fake.fail('ask:submit', { code: 'disk-full' }))
  await page.keyboard.press('Enter')
  const reason = page.getByText('The disk is full, so this could not be saved.')
  await expect(reason).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('Precious words')
  const above = (await reason.boundingBox())!.y < (await page.getByRole('textbox').boundingBox())!.y
  expect(above).toBe(true)
  await page.evaluate(() => fake.fail('ask:submit'))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Queued').first()).toBeVisible()
})

test('whoever types without a pause is saved too', async ({ page, openPage }) => {
  await openOnStoppedClock(page, openPage)
  for (const letter of ['a', 'b', 'c']) {
    await page.getByRole('textbox').press(letter)
    await page.clock.runFor(200)
  }
  expect(await page.evaluate(() => fake.main.drafts)).toEqual([{ text: 'ab', captureIds: ['capture-1'] }])
})

test('what is typed is saved soon after the last key, once', async ({ page, openPage }) => {
  await openOnStoppedClock(page, openPage)
  await page.getByRole('textbox').pressSequentially('Half a thought')
  await page.clock.runFor(200)
  expect(await page.evaluate(() => fake.main.drafts)).toEqual([])
  await page.clock.runFor(100)
  expect(await page.evaluate(() => fake.main.drafts)).toEqual([
    { text: 'Half a thought', captureIds: ['capture-1'] },
  ])
})

test('hiding saves what was typed at that very moment', async ({ page, openPage }) => {
  await openOnStoppedClock(page, openPage)
  await page.keyboard.type('Half')
  await page.keyboard.press('Escape')
  expect((await commandsOf(page)).slice(-2)).toEqual(['draft:save', 'ask:hide'])
})

test('a view that comes while typing does not eat the last keys', async ({ page, openPage }) => {
  await openOnStoppedClock(page, openPage)
  await page.keyboard.type('Newer words')
  await page.evaluate((view) => fake.push('ask:show', view), draft('', { captures: [] }))
  await expect(page.getByRole('textbox')).toHaveValue('Newer words')
  expect(await page.evaluate(() => fake.main.drafts)).toEqual([{ text: 'Newer words', captureIds: [] }])
})

test('a capture shows what is sent and can be taken out', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('', { captures: [capture, { ...capture, id: 'capture-2' }] }) })
  await expect(page.getByRole('img', { name: 'Capture 1, 1280 by 720' })).toBeVisible()
  await expect(page.getByText('1280×720 · 214 kB').first()).toBeVisible()
  await page.getByRole('button', { name: 'Remove capture 1' }).click()
  await page.getByRole('textbox').fill('Only the second')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Queued').first()).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('ask:submit'))).toEqual([
    [{ captureIds: ['capture-2'], question: 'Only the second' }],
  ])
})

test('a draft from before says when it is from and can be cleared', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Old words', { restoredFrom: Date.now() }) })
  await expect(page.getByText(/Draft from \d\d:\d\d/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByRole('textbox')).toHaveValue('')
  await expect(page.getByText(/Draft from/)).toBeHidden()
})

test('the field grows to eight lines and then scrolls', async ({ page, openPage }) => {
  await openPage('ask', { view: draft() })
  const field = page.getByRole('textbox')
  const height = async () => (await field.boundingBox())!.height
  const oneLine = await height()
  await field.fill('one\ntwo\nthree')
  expect(await height()).toBe(oneLine + 2 * 22)
  await field.fill('line\n'.repeat(30))
  expect(await height()).toBe(8 * 22 + 10)
})

test('a file dropped on the window does not replace it', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Still here') })
  const prevented = await page.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], 'x.html', { type: 'text/html' }))
    return ['dragover', 'drop'].map(
      (type) =>
        !document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        ),
    )
  })
  expect(prevented).toEqual([true, true])
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const) {
  test(`a draft keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('ask', { view: draft('Words', { restoredFrom: Date.now() }) })
    await expect(page.getByRole('textbox')).toBeFocused()
    await expectAccessible(page)
  })
}

for (const [width, height] of [
  [360, 200],
  [760, 900],
] as const) {
  test(`at ${width} × ${height} everything can be reached and nothing sticks out`, async ({
    page,
    openPage,
  }) => {
    await page.setViewportSize({ width, height })
    await openPage('ask', { view: draft('line\n'.repeat(12)) })
    await page.getByRole('button', { name: 'Send' }).click()
    await expect(page.getByText('Queued').first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  })
}

test('a question that was sent does not come back as a draft', async ({ page, openPage }) => {
  await openPage('ask', { view: draft() })
  await page.getByRole('textbox').fill('Why?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Why?').first()).toBeVisible()
  await page.evaluate(() => dispatchEvent(new Event('pagehide')))
  const commands = await commandsOf(page)
  expect(commands.slice(commands.indexOf('ask:submit'))).not.toContain('draft:save')
})

test('after a capture that failed, trying again captures and sends nothing', async ({ page, openPage }) => {
  const view: AskView = {
    kind: 'draft',
    draft: { text: 'Half a', captures: [capture] },
    problem: { code: 'capture-failed' },
  }
  await openPage('ask', { view })
  await page.getByRole('button', { name: 'Capture again' }).click()
  const commands = await commandsOf(page)
  expect(commands).toContain('app:run')
  expect(commands).not.toContain('ask:submit')
})
