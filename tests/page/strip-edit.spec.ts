import type { Page } from '@playwright/test'
import type { PictureReplaced } from '../../src/shared/contract/revise.ts'
import type { CaptureView } from '../../src/shared/views.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { askView, capture, draft, summary } from './samples.ts'

const second = { ...capture, id: 'capture-2', widthPx: 640 }
const drawn = { ...capture, id: 'drawn', widthPx: 320, url: '/picture/320x200/aa3333.png' }

const field = (page: Page) => page.getByRole('textbox', { name: /question/ })
const edit = (page: Page, position: number) => page.getByRole('button', { name: `Edit capture ${position}` })
const calls = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((each) => fake.callsOf(each), channel)

/** Main says that it is on disk. */
const replace = (page: Page, replaced: PictureReplaced) =>
  page.evaluate((sent) => fake.push('ask:replaced', sent), replaced)

test('a picture that was drawn on takes the place of the old one, and can be what it was', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Why?', { captures: [capture, second] }) })
  await edit(page, 2).click()
  expect(await calls(page, 'ask:edit-picture')).toEqual([[{ captureId: 'capture-2', position: 2 }]])
  await replace(page, { captureId: 'capture-2', by: drawn })
  await expect(page.getByRole('button', { name: 'Capture 2, 320 by 720' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Capture 2, 640 by 720' })).toBeHidden()
  await expect.poll(() => calls(page, 'draft:save')).toMatchObject([[{ captureIds: ['capture-1', 'drawn'] }]])
  await expect(page.getByText('Capture 2 changed')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Capture 2, 640 by 720' })).toBeVisible()
  await field(page).press('Enter')
  expect(await calls(page, 'ask:submit')).toMatchObject([[{ captureIds: ['capture-1', 'capture-2'] }]])
})

test('what was typed and not yet saved is on its way before the picture opens', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('', { captures: [capture] }) })
  await field(page).fill('Half a quest')
  await edit(page, 1).click()
  expect(await calls(page, 'draft:save')).toMatchObject([[{ text: 'Half a quest' }]])
})

test('away from the field, Ctrl+Z brings back a capture and leaves the words alone', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('', { captures: [capture] }) })
  await field(page).pressSequentially('half typed')
  await page.getByRole('button', { name: 'Remove capture 1' }).click()
  await page.getByRole('button', { name: 'More', exact: true }).focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Capture 1, 1280 by 720' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(field(page)).toHaveValue('half typed')
  await field(page).press('Control+z')
  await expect(field(page)).not.toHaveValue('half typed')
})

test('a capture that comes for the next question leaves the reader in its field', async ({
  page,
  openPage,
}) => {
  const state = { kind: 'done', text: 'Words.\n\n'.repeat(80), end: {} } as const
  const asked = summary(state)
  const view = (captures: readonly CaptureView[]) => askView(asked, [asked], { text: 'How do', captures })
  await openPage('ask', { view: view([]), asks: { [asked.askId]: state } })
  const answer = page.getByRole('region', { name: 'Answer' })
  await field(page).focus()
  await answer.evaluate((element) => (element.scrollTop = 300))
  await page.evaluate((shown) => fake.push('ask:show', shown), view([second]))
  await expect(page.getByRole('button', { name: 'Capture 1, 640 by 720' })).toBeVisible()
  await expect(field(page)).toBeFocused()
  expect(await answer.evaluate((element) => element.scrollTop)).toBe(300)
})

test('a capture that is begun has what was typed last', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('', { captures: [capture] }) })
  await field(page).pressSequentially('explain')
  await page.evaluate(() => fake.push('ask:save-now', null))
  expect(await calls(page, 'draft:save')).toMatchObject([[{ text: 'explain' }]])
})

test('numbers on the picture are told of below the question', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why is 1 red?', { captures: [capture] }) })
  const line = 'Marks on capture 1: 1 at 25 % across, 25 % down'
  await replace(page, { captureId: 'capture-1', by: drawn, line })
  await expect(field(page)).toHaveValue(`Why is 1 red?\n${line}`)
  await expect
    .poll(() => calls(page, 'draft:save'))
    .toMatchObject([[{ text: `Why is 1 red?\n${line}`, captureIds: ['drawn'] }]])
})

test('what is told of numbers goes with the picture that has them', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?', { captures: [capture] }) })
  const at = (percent: number) => `Marks on capture 1: 1 at ${percent} % across, 10 % down`
  await replace(page, { captureId: 'capture-1', by: drawn, line: at(20) })
  await expect(field(page)).toHaveValue(`Why?\n${at(20)}`)
  await edit(page, 1).click()
  expect((await calls(page, 'ask:edit-picture'))[0]).toMatchObject([{ captureId: 'drawn', line: at(20) }])
  await replace(page, { captureId: 'drawn', by: { ...drawn, id: 'again' }, line: at(70) })
  await expect(field(page)).toHaveValue(`Why?\n${at(70)}`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page)).toHaveValue(`Why?\n${at(20)}`)
  await replace(page, { captureId: 'drawn', by: { ...drawn, id: 'cut', widthPx: 10 } })
  await expect(field(page)).toHaveValue('Why?')
})

test('the focus stays in the place of the picture', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?', { captures: [capture, second] }) })
  await edit(page, 2).focus()
  await page.keyboard.press('Enter')
  await replace(page, { captureId: 'capture-2', by: drawn })
  await expect(page.getByRole('button', { name: 'Capture 2, 320 by 720' })).toBeFocused()
  await field(page).focus()
  await replace(page, { captureId: 'drawn', by: second })
  await expect(page.getByRole('button', { name: 'Capture 2, 640 by 720' })).toBeVisible()
  await expect(field(page)).toBeFocused()
})

test('once it is asked, nothing of it is taken back', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?', { captures: [capture] }) })
  await replace(page, { captureId: 'capture-1', by: drawn })
  await expect(page.getByText('Capture 1 changed')).toBeVisible()
  await field(page).press('Enter')
  await expect(page.getByText('Capture 1 changed')).toBeHidden()
})

test('in a thread, the picture of the next question is drawn on from its full view', async ({
  page,
  openPage,
}) => {
  const ask = summary({ kind: 'done', text: 'Red.', end: {} }, { captures: [second] })
  const next = { text: 'And now?', captures: [capture] }
  await openPage('ask', { view: askView(ask, [ask], next), asks: { 'ask-1': ask.state } })
  await page.getByRole('button', { name: 'Capture 1, 1280 by 720' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Edit capture 1' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(await calls(page, 'ask:edit-picture')).toEqual([
    [{ captureId: 'capture-1', position: 1, threadId: 'thread-1' }],
  ])
})

test('what was asked about is looked at, and no longer drawn on', async ({ page, openPage }) => {
  const ask = summary({ kind: 'done', text: 'Red.', end: {} }, { captures: [second] })
  await openPage('ask', { view: askView(ask), asks: { 'ask-1': ask.state } })
  await page.getByRole('button', { name: 'Capture 1, 640 by 720' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(edit(page, 1)).toBeHidden()
})

test('a question of which only the picture was drawn on is a draft like any other', async ({
  page,
  openPage,
}) => {
  const ask = summary({ kind: 'done', text: 'Red.', end: {} }, { captures: [second] })
  await openPage('ask', { view: askView(ask), asks: { 'ask-1': ask.state } })
  await field(page).press('ArrowUp')
  await replace(page, { captureId: 'capture-2', by: drawn })
  await expect
    .poll(async () => (await calls(page, 'draft:save')).at(-1))
    .toMatchObject([{ text: 'Why is the build red?', captureIds: ['drawn'] }])
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(page.getByRole('button', { name: 'Capture 1, 320 by 720' })).toBeVisible()
  await expect(page.getByText('Capture 1 changed')).toBeVisible()
})

test('what was written before a question was rewritten is kept with what was changed in it', async ({
  page,
  openPage,
}) => {
  const asked = { text: '', end: {}, kind: 'done' } as const
  const [first, next] = [
    summary(asked, { askId: 'a', question: 'First?', captures: [] }),
    summary(asked, { askId: 'b', question: 'Next?', follows: 'a', captures: [] }),
  ]
  const view = askView(next, [first, next], { text: 'A thought', captures: [] })
  await openPage('ask', { view, asks: { a: asked, b: asked } })
  const pencils = page.getByRole('button', { name: 'Edit the question' })
  await pencils.first().click()
  await field(page).fill('First, but why?')
  await expect
    .poll(async () => (await calls(page, 'draft:save')).at(-1))
    .toMatchObject([{ text: 'A thought\n\nFirst, but why?' }])
  await pencils.last().click()
  await expect(field(page)).toHaveValue('Next?')
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(field(page)).toHaveValue('A thought\n\nFirst, but why?')
})

test('a question that is written anew has the picture that was drawn on', async ({ page, openPage }) => {
  const ask = summary({ kind: 'done', text: 'Red.', end: {} }, { captures: [second] })
  await openPage('ask', { view: askView(ask), asks: { 'ask-1': ask.state } })
  await field(page).press('ArrowUp')
  await expect(field(page)).toHaveValue('Why is the build red?')
  await replace(page, { captureId: 'capture-2', by: drawn })
  await field(page).press('Enter')
  expect(await calls(page, 'ask:submit')).toMatchObject([[{ editedFrom: 'ask-1', captureIds: ['drawn'] }]])
})

test('the picture is copied from its full view', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?', { captures: [capture] }) })
  await page.getByRole('button', { name: 'Capture 1, 1280 by 720' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await calls(page, 'ask:copy-capture')).toEqual([['capture-1']])
})

test('the presets are listed in the words that they are asked in', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('', { captures: [capture] }) })
  await field(page).fill('/')
  await expect(page.getByRole('option', { name: /^Translate/ })).toContainText('into English')
})
