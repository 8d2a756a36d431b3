import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { emptyMain, mainWith } from './samples.ts'

const done = (text: string) => mainWith({ kind: 'done', text, end: {} })

/** Whoever has this in front of them can go on: the end is reached, and the next question is typed and sent. */
async function expectUsable(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Answer' })
    .evaluate((region) => (region.scrollTop = region.scrollHeight))
  await page.getByRole('textbox').fill('And now?')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect.poll(() => page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(1)
}

/** Through the clipboard, as people do with a log. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => {
    const place = document.body.appendChild(document.createElement('textarea'))
    place.value = copied
    place.select()
    document.execCommand('copy')
    place.remove()
  }, text)
  await page.getByRole('textbox').focus()
  await page.keyboard.press('Control+V')
}

test('of an answer far too long the begin is shown and the rest is told; the copy has it all', async ({
  page,
  openPage,
}) => {
  await openPage('ask', done('A paragraph of an answer without end.\n\n'.repeat(25_000)))
  await expect(page.getByText('475,000 more characters are not shown here.')).toBeAttached()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  // Main has the text; the page gives no picture of it that would be shorter.
  expect(await page.evaluate(() => fake.callsOf('answer:copy'))).toEqual([['ask-1']])
  await expectUsable(page)
})

for (const [what, text] of [
  ['a line of 400,000 characters', `Look: ${'word '.repeat(80_000)}`],
  ['a word of 400,000 characters', 'x'.repeat(400_000)],
  ['a code fence that never ends, with a line of 300,000 characters', `\`\`\`js\n${'a;'.repeat(150_000)}\nb`],
  ['quotes a thousand deep', `${'> '.repeat(1_000)}deep`],
  [
    'lists a thousand deep',
    Array.from({ length: 1_000 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  ],
  ['brackets without end', '[!['.repeat(20_000)],
  ['a script', '<script>document.body.remove()</script>\n\n<div onclick="x">'.repeat(200)],
] as const) {
  test(`the window stays usable with ${what}`, async ({ page, openPage }) => {
    await openPage('ask', done(text))
    await expect(page.locator('.block').first()).toBeVisible()
    expect(await page.evaluate(() => document.scripts.length)).toBe(1)
    await expectUsable(page)
  })
}

test('a line of code without end is shown in part, and copied whole', async ({ page, openPage }) => {
  const line = 'a;'.repeat(20_000)
  await openPage('ask', done(`\`\`\`js\n${line}\n\`\`\`\n`))
  await expect(page.locator('.chunk')).toContainText('a; … +30,000')
  await page.getByRole('button', { name: 'Copy code' }).click()
  expect(await page.evaluate(() => fake.callsOf('code:copy'))).toEqual([[line]])
})

test('a question of 100,000 characters is sent whole', async ({ page, openPage }) => {
  await openPage('ask', emptyMain())
  const question = 'A line of a long log.\n'.repeat(4_600).trim()
  await paste(page, question)
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(1)
  const sent = await page.evaluate(() => fake.callsOf('ask:submit')[0]?.[0])
  expect((sent as { question: string }).question).toBe(question)
})

test('a question that is too long keeps every character, says how many are too many, and is sent when shortened', async ({
  page,
  openPage,
}) => {
  await openPage('ask', emptyMain())
  const field = page.getByRole('textbox')
  await field.fill('x'.repeat(250_000))
  const note = page.getByText('50,000 characters more than the 200,000 that can be asked at once.')
  await expect(note).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  expect(await field.inputValue()).toHaveLength(250_000)
  await expect.poll(() => page.evaluate(() => fake.callsOf('draft:save').length)).toBeGreaterThan(0)
  expect(await page.evaluate(() => fake.callsOf('ask:submit'))).toEqual([])
  await field.fill('x'.repeat(200_000))
  await expect(note).toBeHidden()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.evaluate(() => fake.callsOf('ask:submit').length)).toBe(1)
})
