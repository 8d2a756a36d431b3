import type { Page } from '@playwright/test'
import type { AskOptions } from '../../src/shared/views.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { askOptions, capture, draft, mainWith } from './samples.ts'

test.use({ viewport: { width: 440, height: 360 } })

const report = { id: 'document-1', name: 'Annual report 2026.pdf', bytes: 214_000 }
const withReport = () => draft('', { captures: [capture, report] })
const takingNone = (): AskOptions => {
  const options = askOptions()
  return { ...options, profiles: options.profiles.map((each) => ({ ...each, takesDocuments: false })) }
}
const told = (page: Page) => page.getByText('OpenAI takes no documents')

async function give(page: Page, way: 'drop' | 'paste', name: string, content: string): Promise<void> {
  await page.evaluate(
    ([type, called, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], called, { type: 'application/pdf' }))
      const rest = { bubbles: true, cancelable: true }
      const event =
        type === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, ...rest })
          : new ClipboardEvent('paste', { clipboardData: data, ...rest })
      document.activeElement?.dispatchEvent(event)
    },
    [way, name, content] as const,
  )
}

for (const way of ['drop', 'paste'] as const) {
  test(`a document of a ${way} goes along with the question, and main has its bytes and its name`, async ({
    page,
    openPage,
  }) => {
    await openPage('ask', { view: draft('What does it say?') })
    await give(page, way, 'May.pdf', '%PDF-1.7 …')
    await expect(page.getByRole('img', { name: 'Document 2, May.pdf' })).toBeVisible()
    await expect(page.getByText(/^PDF · /)).toBeVisible()
    const given = await page.evaluate(() =>
      fake
        .callsOf('ask:add-file')
        .map(([bytes, name]) => [new TextDecoder().decode(bytes as Uint8Array), name]),
    )
    expect(given).toEqual([['%PDF-1.7 …', 'May.pdf']])
    await page.getByRole('textbox').press('Enter')
    await expect(page.getByText('Queued').first()).toBeVisible()
    expect(await page.evaluate(() => fake.callsOf('ask:submit'))).toMatchObject([
      [{ captureIds: ['capture-1', expect.stringContaining('added')] }],
    ])
  })
}

test('a file is opened from the button beside the field, as a picture is', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('') })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'June.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
  await expect(page.getByRole('img', { name: 'Document 2, June.pdf' })).toBeVisible()
})

test('what cannot be asked about is said in words, and what came with it is taken', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Half a question') })
  await page.locator('input[type=file]').setInputFiles([
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') },
    { name: 'June.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') },
  ])
  await expect(page.getByText('This is nothing that Askshot can ask about')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Document 2, June.pdf' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('Half a question')
})

test('it is moved, removed and brought back by the keyboard alone', async ({ page, openPage }) => {
  await openPage('ask', { view: withReport() })
  const items = page.getByRole('list', { name: 'Captures' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Remove document 2' }).press('Alt+ArrowLeft')
  await expect(items.first()).toContainText('Annual report 2026.pdf')
  await page.getByRole('button', { name: 'Remove document 1' }).press('Delete')
  await expect(items).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Capture 1, 1280 by 720' })).toBeFocused()
  await expect(page.getByText('Annual report 2026.pdf removed')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(items.first()).toContainText('Annual report 2026.pdf')
})

test('a profile that takes no documents is named before sending; with the document its note goes', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: withReport(), options: takingNone() })
  await expect(told(page)).toBeVisible()
  await page.getByRole('button', { name: 'Remove document 2' }).click()
  await expect(told(page)).toBeHidden()
})

test('one that takes them is not, and one of the thread counts as well: it is sent again', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: withReport() })
  await expect(page.getByRole('img', { name: 'Document 2, Annual report 2026.pdf' })).toBeVisible()
  await expect(told(page)).toBeHidden()
  const main = mainWith({ kind: 'done', text: 'It says so.', end: {} })
  const { view } = main
  if (view?.kind !== 'ask') throw new Error('No ask is shown')
  const asked = { ...view.ask, captures: [report] }
  await page.evaluate((shown) => fake.push('ask:show', shown), { ...view, ask: asked, thread: [asked] })
  await expect(page.getByRole('article').getByRole('img', { name: /Annual report/ })).toBeVisible()
  await page.evaluate((options) => fake.push('ask:offers', options), takingNone())
  await expect(told(page)).toBeVisible()
})

test('of its tokens it is said that they are not known', async ({ page, openPage }) => {
  await openPage('ask', { view: withReport(), estimate: { isUnknownFor: 'document' } })
  await page.getByRole('textbox').fill('Why?')
  await expect(page.getByText('A document’s tokens are not known before it is sent.')).toBeVisible()
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const) {
  test(`a document keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('ask', { view: withReport(), options: takingNone() })
    await expect(told(page)).toBeVisible()
    await expectAccessible(page)
    if (process.env['SHOT']) await page.screenshot({ path: `/tmp/shot-${Object.values(media)[0]}.png` })
  })
}
