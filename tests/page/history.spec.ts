import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { done, mainWithThreads, someThreads, thread, threadAsk } from './history-samples.ts'

test.use({ viewport: { width: 960, height: 640 } })

const rows = (page: Page) => page.getByRole('option')
const row = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const list = (page: Page) => page.getByRole('listbox', { name: 'Threads' })
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search questions and answers' })
const read = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true })
const sent = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((name) => fake.callsOf(name), channel)

test('the list says of each thread what was asked, answered and how it stands, and the newest is read', async ({
  page,
  openPage,
}) => {
  await openPage('history', mainWithThreads())
  await expect(page.getByText('7 threads')).toBeVisible()
  await expect(row(page, /What does this chart tell/)).toContainText('Answered')
  await expect(row(page, /What does this chart tell/)).toContainText('gpt-5.4')
  await expect(row(page, /Licence question/)).toContainText('Failed')
  await expect(row(page, /Translate this sign/)).toContainText('Waiting')
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true')
  await expect(read(page)).toContainText('The build is red because')
  await expect(read(page)).toContainText('And how do I run only that test?')
})

test('the arrows go through the list, and the thread on the right follows', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await expect(read(page)).toContainText('The build is red because')
  await search(page).press('ArrowDown')
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(read(page)).toContainText('Sales rose by 12 %')
  await page.keyboard.press('End')
  await expect(read(page)).toContainText('It looks like')
  await page.keyboard.press('Home')
  await expect(read(page)).toContainText('The build is red because')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await sent(page, 'history:open')).toEqual([['b']])
  await page.keyboard.press('Control+c')
  expect(await sent(page, 'history:copy')).toEqual([['b']])
})

test('Ctrl+F and / go to the search; what is found is counted and marked', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await list(page).focus()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('sales')
  await expect(page.getByText('1 found')).toBeVisible()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).locator('mark')).toHaveText('Sales')
  await expect(read(page)).toContainText('Sales rose')
  expect(await page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String))).toEqual(['Sales'])
  await search(page).fill('nothing of the kind')
  await expect(page.getByText('Nothing found for “nothing of the kind”')).toBeVisible()
})

test('Esc clears the search, then the filters, then hides, and deletes nothing', async ({
  page,
  openPage,
}) => {
  await openPage('history', mainWithThreads())
  await page.getByRole('button', { name: /^Starred/ }).click()
  await search(page).fill('chart')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(search(page)).toHaveValue('')
  await expect(page.getByRole('button', { name: /^Starred/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(page.getByText('7 threads')).toBeVisible()
  expect(await sent(page, 'history:hide')).toEqual([])
  await page.keyboard.press('Escape')
  expect(await sent(page, 'history:hide')).toHaveLength(1)
  expect(await sent(page, 'history:delete')).toEqual([])
})

test('chips combine, say what they stand for, and are taken back in one', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await page.getByRole('button', { name: 'State' }).click()
  await expect(page.getByRole('radio', { name: /^Answered/ })).toBeVisible()
  await page.getByRole('radio', { name: /^Answered/ }).click()
  await expect(page.getByRole('button', { name: 'State: Answered' })).toBeFocused()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Tag' }).click()
  await page.getByRole('radio', { name: /charts/ }).click()
  await expect(rows(page)).toHaveCount(1)
  expect((await sent(page, 'history:find')).at(-1)).toEqual([
    { query: { text: '', kinds: ['done'], tag: 'charts' } },
  ])
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(7)
  await page.getByRole('button', { name: 'With code' }).click()
  await expect(rows(page)).toHaveCount(1)
  expect((await sent(page, 'history:find')).at(-1)).toEqual([{ query: { text: '', hasCode: true } }])
})

test('filters are chosen with the keyboard alone', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await page.getByRole('button', { name: 'Date' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Any' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Today' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Date: Today' })).toBeFocused()
  await expect(page.getByRole('radio')).toHaveCount(0)
})

test('a thread is deleted with a way back, and the focus goes to the next', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await list(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(page.getByText('Deleted.')).toBeVisible()
  await expect(rows(page)).toHaveCount(6)
  await expect(row(page, /Translate this sign/)).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows(page)).toHaveCount(7)
  expect(await sent(page, 'history:delete')).toEqual([[['thread-b']]])
  expect(await sent(page, 'history:undo')).toHaveLength(1)
})

test('several are asked about first, with those that have not been answered', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await list(page).focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('7 selected')).toBeVisible()
  await page.keyboard.press('Delete')
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(
    'Delete 7 threads with all pictures? 2 questions have not been answered.',
  )
  await expect(question.getByRole('button', { name: 'Keep' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(rows(page)).toHaveCount(7)
  expect(await sent(page, 'history:delete')).toEqual([])
  await expect(list(page)).toBeFocused()
  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('7 threads deleted.')).toBeVisible()
})

test('Shift and Ctrl choose several, by keys and by clicks', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await list(page).focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 selected')).toBeVisible()
  await row(page, /Which font/).click({ modifiers: ['Control'] })
  await expect(page.getByText('4 selected')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('4 threads')
})

test('a thread is starred, named and tagged', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await list(page).focus()
  await page.keyboard.press('s')
  await expect(rows(page).first()).toContainText('Starred')
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Name of the thread' })).toBeFocused()
  await page.keyboard.type('Red build')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Red build' })).toBeVisible()
  await expect(rows(page).first()).toContainText('Red build')
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('ci')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove the tag ci' })).toBeVisible()
  await search(page).fill('ci')
  await expect(rows(page).first()).toContainText('Red build')
  await page.getByRole('button', { name: 'Remove the tag ci' }).click()
  await expect(page.getByRole('button', { name: 'Remove the tag ci' })).toHaveCount(0)
})

test('Space shows the whole picture, the arrows the next one, Esc goes back to the list', async ({
  page,
  openPage,
}) => {
  await openPage('history', mainWithThreads())
  await expect(read(page)).toContainText('The build is red')
  await list(page).focus()
  await page.keyboard.press(' ')
  await expect(page.getByRole('dialog', { name: 'Picture 1 of 2' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Picture 2 of 2' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(list(page)).toBeFocused()
})

test('the grid shows the same, and the selection stays', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await row(page, /Translate this sign/).click()
  await page.keyboard.press('Control+Shift+2')
  const grid = page.getByRole('listbox', { name: 'Threads, as pictures' })
  await expect(row(page, /Translate this sign/)).toHaveAttribute('aria-selected', 'true')
  await grid.focus()
  await page.keyboard.press('ArrowRight')
  await expect(row(page, /Read the serial number/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowUp')
  await expect(row(page, /What does this chart/)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Control+Shift+1')
  await expect(list(page)).toBeVisible()
})

test('of ten thousand threads only those in view are on the page', async ({ page, openPage }) => {
  const threads = Array.from({ length: 10_000 }, (_unused, n) =>
    thread([threadAsk(`n${n}`, { question: `Question number ${n}`, captures: [], state: done('Yes.') })]),
  )
  await openPage('history', { ...mainWithThreads(threads), asks: {} })
  await expect(page.getByText('10,000 threads')).toBeVisible()
  await expect(row(page, 'Question number 3 ')).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(60)
  await list(page).focus()
  await page.keyboard.press('End')
  await expect(row(page, /Question number 9999/)).toBeInViewport()
  await expect(read(page)).toContainText('Question number 9999')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Home')
  await expect(row(page, 'Question number 0 ')).toBeInViewport()
  expect(await rows(page).count()).toBeLessThan(60)
})

test('an answer that is still coming grows while it is read', async ({ page, openPage }) => {
  const streaming = { kind: 'streaming', attempt: 1, text: 'One' } as const
  await openPage('history', mainWithThreads([thread([threadAsk('s', { state: streaming })])]))
  await expect(read(page)).toContainText('One')
  await page.evaluate(() => fake.event('s', { type: 'text-delta', attempt: 1, text: ' and two' }))
  await expect(read(page)).toContainText('One and two')
})

test('what the user holds back says so, and no time at which it would go', async ({ page, openPage }) => {
  const waiting = {
    kind: 'waiting',
    attempt: 2,
    until: Date.now() + 42_000,
    failure: { code: 'unreachable' },
  } as const
  const told = { askId: 'w', question: 'Why?', profileName: 'OpenAI', model: 'm', host: 'h', attempt: 2 }
  await openPage('history', {
    ...mainWithThreads([thread([threadAsk('w', { state: waiting })])]),
    outbox: { isHeld: true, count: 1, asks: [{ ...told, state: 'waiting', heldBy: { kind: 'user' } }] },
  })
  await expect(read(page)).toContainText('Waiting. You are holding the outbox')
  await expect(read(page)).not.toContainText('Next try')
  await page.getByRole('button', { name: 'Outbox 1' }).click()
  await expect(page.getByRole('switch', { name: 'Hold' })).toBeChecked()
  await expect(page.getByRole('listitem').first()).toContainText('attempt 2')
  await expect(page.getByRole('listitem').first()).not.toContainText('next try')
})

test('the outbox is shown in the order of sending, and can be changed', async ({ page, openPage }) => {
  await openPage('history', mainWithThreads())
  await page.getByRole('button', { name: 'Outbox 2' }).click()
  const lines = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Send now' }) })
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toContainText('Read the serial number')
  await expect(lines.last()).toContainText(/attempt 2 · next try in 0:\d\d/)
  await lines.last().getByRole('button', { name: 'Send now' }).click()
  await lines
    .last()
    .getByRole('button', { name: /Send earlier/ })
    .click()
  await lines
    .first()
    .getByRole('button', { name: 'Read the serial number', exact: true })
    .press('Alt+ArrowDown')
  await lines.first().getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('switch', { name: 'Hold' }).check()
  expect(await sent(page, 'outbox:hold')).toEqual([[true]])
  await page.getByRole('button', { name: 'Send all now' }).click()
  expect(await sent(page, 'history:edit')).toHaveLength(1)
  expect(await sent(page, 'history:send-now')).toEqual([['c']])
  expect(await sent(page, 'history:move')).toEqual([
    ['thread-c', 'up'],
    ['thread-d', 'down'],
  ])
  expect(await sent(page, 'history:send-all')).toHaveLength(1)
})

test('an export says how much it is, and an import where it is wrong', async ({ page, openPage }) => {
  const start = mainWithThreads()
  const history = {
    ...start.history!,
    export: { kind: 'written', name: 'Askshot.json', threadCount: 7 },
    import: { kind: 'refused', fault: 'damaged', line: 4, where: 'thread 3, ask 1, question' },
  } as const
  await openPage('history', { ...start, history })
  await expect(rows(page)).toHaveCount(7)
  await list(page).focus()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Everything (7)' }).click()
  await expect(dialog).toContainText('7 threads, about 2.4 MB.')
  await dialog.getByRole('radio', { name: /JSON/ }).click()
  await dialog.getByRole('button', { name: 'Choose where…' }).click()
  await expect(page.getByText('7 threads exported to “Askshot.json”.')).toBeVisible()
  expect(await sent(page, 'history:export')).toEqual([[{ what: 'everything' }, 'json']])
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Import…' }).click()
  await expect(
    page.getByText(
      'A record of this file cannot be read. Line 4: thread 3, ask 1, question. Nothing was imported.',
    ),
  ).toBeVisible()
})

test('an empty history says how to begin', async ({ page, openPage }) => {
  await openPage('history')
  await expect(page.getByText('Nothing asked yet')).toBeVisible()
  await expect(page.getByText('Ctrl+Alt+W')).toBeVisible()
  await page.getByRole('button', { name: 'Capture and ask' }).click()
  expect(await sent(page, 'app:run')).toEqual([['capture']])
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { contrast: 'more' },
] as const) {
  test(`the history keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('history', mainWithThreads(someThreads))
    await search(page).fill('build')
    await expect(rows(page)).toHaveCount(1)
    await expect(read(page)).toContainText('The build is red')
    await expectAccessible(page)
    await search(page).fill('')
    await page.keyboard.press('Control+Shift+2')
    await page.getByRole('button', { name: 'State' }).click()
    await expect(rows(page).nth(4)).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Outbox/ }).click()
    await expect(page.getByRole('button', { name: 'Send all now' })).toBeVisible()
    await expectAccessible(page)
  })
}

test('nothing is cut at 200 % in the smallest window', async ({ page, openPage }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await openPage('history', mainWithThreads())
  await expect(rows(page).first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
