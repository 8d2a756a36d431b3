import type { Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { askOptions, askView, capture, draft, mainWith, summary } from './samples.ts'

test.use({ viewport: { width: 480, height: 640 } })

const done = (text: string): AskState => ({ kind: 'done', text, end: {} })
const calls = (page: Page, channel: Parameters<typeof fake.callsOf>[0]) =>
  page.evaluate((name) => fake.callsOf(name), channel)
const field = (page: Page) => page.getByRole('textbox', { name: /Your (next )?question/ })

/** A thread of two questions, the first with two answers and the second asked about the newer of them. */
function thread(): Partial<FakeMain> {
  const first = summary(done('The first answer.'), { askId: 'a' })
  const again = summary(done('Another answer.'), { askId: 'b', askedAgainOf: 'a', model: 'gpt-4o' })
  const next = summary(done('On the other answer.'), {
    askId: 'c',
    question: 'And then?',
    follows: 'b',
    captures: [],
  })
  const asks = [first, again, next]
  return {
    view: askView(next, asks),
    asks: Object.fromEntries(asks.map(({ askId, state }) => [askId, state])),
  }
}

test('a thread stands one question below the other, and goes on from its end', async ({ page, openPage }) => {
  await openPage('ask', thread())
  await expect(page.getByText('Another answer.')).toBeVisible()
  await expect(page.getByText('On the other answer.')).toBeVisible()
  await expect(page.getByText('The first answer.')).toHaveCount(0)
  await field(page).fill('What else?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('What else?')).toBeVisible()
  await expect(page.getByText('Queued').first()).toBeVisible()
  await expect(page.getByText('On the other answer.')).toBeAttached()
  expect(await calls(page, 'ask:submit')).toEqual([
    [{ question: 'What else?', captureIds: [], threadId: 'thread-1', follows: 'c' }],
  ])
})

test('versions of an answer lie beside each other, each with what followed it', async ({
  page,
  openPage,
}) => {
  await openPage('ask', thread())
  const versions = page.getByRole('group', { name: 'Versions of the answer' })
  await expect(versions).toHaveText('2/2')
  await versions.getByRole('button', { name: 'The one before' }).click()
  await expect(page.getByText('The first answer.')).toBeVisible()
  await expect(page.getByText('On the other answer.')).toHaveCount(0)
  expect(await calls(page, 'ask:turn-to')).toEqual([['a']])
  await versions.getByRole('button', { name: 'The one after' }).click()
  await expect(page.getByText('On the other answer.')).toBeVisible()
})

test('the buttons under an error are for the question they stand under', async ({ page, openPage }) => {
  const cut = summary(
    { kind: 'interrupted', attempt: 1, text: 'Half', failure: { code: 'stream-cut' } },
    { askId: 'a' },
  )
  const next = summary(done('Whole.'), { askId: 'b', question: 'And then?', follows: 'a', captures: [] })
  const asks = { a: cut.state, b: next.state }
  await openPage('ask', { view: askView(next, [cut, next]), asks })
  await page.getByRole('button', { name: 'Ask again', exact: true }).first().click()
  expect(await calls(page, 'ask:retry')).toEqual([['a']])
})

test('an old question that is looked at again does not cost the one half written', async ({
  page,
  openPage,
}) => {
  const elsewhere = summary(done('Elsewhere.'), { askId: 'z', threadId: 'thread-2' })
  await openPage('ask', { ...thread(), asks: { ...thread().asks, z: elsewhere.state } })
  await field(page).fill('Half a thought')
  await page.getByRole('button', { name: 'Edit the question' }).first().click()
  await expect(field(page)).not.toHaveValue('Half a thought')
  await page.evaluate((view) => fake.push('ask:show', view), askView(elsewhere, [elsewhere]))
  await expect(page.getByText('Elsewhere.')).toBeVisible()
  const saved = await calls(page, 'draft:save')
  expect(saved.at(-1)).toMatchObject([{ text: 'Half a thought', threadId: 'thread-1' }])
})

test('a capture that is added while a question is edited is for that question', async ({
  page,
  openPage,
}) => {
  await openPage('ask', thread())
  await page.getByRole('button', { name: 'Edit the question' }).last().click()
  const question = await field(page).inputValue()
  const view = thread().view
  if (view?.kind !== 'ask') throw new Error('No thread')
  const added = { ...capture, id: 'added' }
  const withIt = { ...view, draft: { ...view.draft, captures: [added] } }
  await page.evaluate((shown) => fake.push('ask:show', shown), withIt)
  await expect(field(page)).toHaveValue(question)
  await field(page).press('Enter')
  await expect.poll(() => calls(page, 'ask:submit')).toHaveLength(1)
  const [[request]] = (await calls(page, 'ask:submit')) as [[{ captureIds: readonly string[] }]]
  expect(request.captureIds).toContain('added')
})

test('Ctrl+R asks again, and the menu asks another model', async ({ page, openPage }) => {
  await openPage('ask', mainWith(done('Words')))
  await expect(page.getByText('Words')).toBeVisible()
  await page.keyboard.press('Control+r')
  const versions = page.getByRole('group', { name: 'Versions of the answer' })
  await expect(versions).toHaveText('2/2')
  await versions.getByRole('button', { name: 'The one before' }).click()
  await expect(page.getByText('Words')).toBeVisible()
  await page.getByRole('button', { name: 'Ask again with another model' }).click()
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.getByRole('menuitem', { name: 'o3-mini · does not see' }).click()
  await expect(page.getByText('o3-mini', { exact: true })).toBeVisible()
  expect(await calls(page, 'ask:retry')).toEqual([
    ['ask-1'],
    ['ask-1', { profileId: 'profile-1', model: 'o3-mini' }],
  ])
})

test('↑ in an empty field edits the last question, and the old one stays beside it', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(done('Old words')))
  await field(page).focus()
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).toHaveValue('Why is the build red?')
  await expect(page.getByText('Another question in this place; the old one stays.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await page.getByRole('button', { name: 'Edit the question' }).click()
  await expect(field(page)).toBeFocused()
  await field(page).fill('Why is it green?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why is it green?')
  const edits = page.getByRole('group', { name: 'Versions of the question' })
  await expect(edits).toHaveText('2/2')
  await edits.getByRole('button', { name: 'The one before' }).click()
  await expect(page.getByText('Old words')).toBeVisible()
  expect((await calls(page, 'ask:submit'))[0]).toMatchObject([{ editedFrom: 'ask-1' }])
})

test('an answer that broke off is continued below a thin rule', async ({ page, openPage }) => {
  await openPage(
    'ask',
    mainWith({ kind: 'interrupted', attempt: 1, text: 'The first half', failure: { code: 'stream-cut' } }),
  )
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.evaluate(() => {
    fake.event('ask-2', { type: 'send-start', attempt: 1 })
    fake.event('ask-2', { type: 'answer-start', attempt: 1 })
    fake.event('ask-2', { type: 'text-delta', attempt: 1, text: '\n\nand the second.' })
    fake.event('ask-2', { type: 'answer-end', attempt: 1, end: {} })
  })
  await expect(page.getByText('The first half')).toBeVisible()
  await expect(page.getByText('continued', { exact: true })).toBeVisible()
  await expect(page.getByText('and the second.')).toBeVisible()
  await expect(page.getByText('2/2')).toBeVisible()
})

test('a question asked while an answer streams says that it is next', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text: 'Words' }))
  await field(page).fill('And more?')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Next', { exact: true })).toBeVisible()
  await expect(page.getByText('Words')).toBeAttached()
  await page.keyboard.press('Escape')
  expect(await calls(page, 'ask:cancel')).toEqual([['ask-1']])
})

test('the reader is told of the start and the end of an answer, and of nothing between', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith({ kind: 'sending', attempt: 1 }))
  await page.evaluate(() => {
    const region = [...document.querySelectorAll('[role=status]')].at(-1)
    const log: string[] = []
    Object.assign(globalThis, { log })
    new MutationObserver(() => log.push(region?.textContent ?? '')).observe(region as Node, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    fake.event('ask-1', { type: 'answer-start', attempt: 1 })
  })
  for (const word of ['One ', 'two ', 'three'])
    await page.evaluate((text) => fake.event('ask-1', { type: 'text-delta', attempt: 1, text }), word)
  await page.evaluate(() => fake.event('ask-1', { type: 'answer-end', attempt: 1, end: {} }))
  await expect(page.getByText('One two three')).toBeVisible()
  expect(await page.evaluate(() => (globalThis as unknown as { log: string[] }).log)).toEqual([
    'Answering',
    'Answer finished, 3 words',
  ])
})

test('/ opens the presets, which are filtered, chosen and filled in by key', async ({ page, openPage }) => {
  await openPage('ask', {
    view: draft(),
    options: askOptions({ prompts: [{ name: 'Mine', text: 'My {cursor} words', sendsAtOnce: false }] }),
  })
  await field(page).pressSequentially('/')
  const list = page.getByRole('listbox', { name: 'Presets' })
  await expect(list.getByRole('option')).toHaveCount(9)
  await expect(list.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await expectAccessible(page)
  await page.keyboard.type('tr')
  await expect(list.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('Translate the text in the picture into English.')
  expect(await calls(page, 'ask:submit')).toEqual([])
  await field(page).fill('/')
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field(page)).toHaveValue('/')
  await page.keyboard.press('Control+1')
  await page.keyboard.type('own')
  await expect(field(page)).toHaveValue('My own words')
})

test('captures are moved, removed and brought back by key', async ({ page, openPage }) => {
  const second = { ...capture, id: 'capture-2', widthPx: 640 }
  await openPage('ask', { view: draft('Why?', { captures: [capture, second] }) })
  await page.getByRole('button', { name: 'Capture 1, 1280 by 720' }).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('button', { name: 'Capture 1, 640 by 720' })).toBeVisible()
  await page.getByRole('button', { name: 'Capture 1, 640 by 720' }).focus()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('button', { name: 'Capture 1, 1280 by 720' })).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Capture 1, 640 by 720' })).toBeFocused()
  await field(page).press('Enter')
  expect((await calls(page, 'ask:submit'))[0]).toMatchObject([{ captureIds: ['capture-2', 'capture-1'] }])
})

test('the only capture has the focus when it is brought back', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?') })
  await page.getByRole('button', { name: 'Remove capture 1' }).click()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Capture 1, 1280 by 720' })).toBeFocused()
})

for (const tag of ['en', 'es'] as const)
  test(`thumbnails bear their numbers, and the newest is in view: ${tag}`, async ({ page, openPage }) => {
    const five = [1, 2, 3, 4, 5].map((each) => ({ ...capture, id: `capture-${each}` }))
    await page.setViewportSize({ width: 440, height: 520 })
    await openPage('ask', {
      view: draft('Why?', { captures: five.slice(0, 4) }),
      language: { choice: tag, tag },
    })
    const strip = page.locator('.composer ul')
    const tiles = strip.getByRole('listitem')
    await expect(tiles).toHaveCount(4)
    await page.evaluate((shown) => fake.push('ask:show', shown), draft('Why?', { captures: five }))
    await expect(tiles).toHaveCount(5)
    await expect(strip.locator('.number')).toHaveText(['1', '2', '3', '4', '5'])
    await expect(tiles.last()).toBeInViewport({ ratio: 1 })
    await expect(tiles.first()).not.toBeInViewport({ ratio: 1 })
  })

test('the ring around the first thumbnail is whole', async ({ page, openPage }) => {
  await openPage('ask', { view: draft('Why?') })
  const first = page.getByRole('button', { name: 'Capture 1, 1280 by 720' })
  await first.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  const room = await first.evaluate((button) => {
    const strip = button.closest('ul')?.getBoundingClientRect()
    const { outlineWidth, outlineOffset } = getComputedStyle(button)
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset)
    return button.getBoundingClientRect().left - ring - (strip?.left ?? 0)
  })
  expect(room).toBeGreaterThanOrEqual(0)
})

test('a pasted picture joins the question; what is nothing to ask about says so', async ({
  page,
  openPage,
}) => {
  await openPage('ask', { view: draft('Why?') })
  await expect(field(page)).toBeFocused()
  const paste = (bytes: readonly number[], type: string) =>
    page.evaluate(
      ([given, mime]) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(given)], 'x', { type: mime }))
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        )
      },
      [bytes, type] as const,
    )
  await paste([0x89, 0x50], 'image/png')
  await expect(page.getByRole('button', { name: 'Capture 2, 320 by 200' })).toBeVisible()
  await paste([1, 2, 3], 'image/png')
  await expect(page.getByText('This is nothing that Askshot can ask about')).toBeVisible()
  await expect(field(page)).toHaveValue('Why?')
})

test('a capture is seen whole, and Esc leaves it first', async ({ page, openPage }) => {
  await openPage('ask', mainWith(done('Words')))
  await page.getByRole('button', { name: 'Capture 1, 1280 by 720' }).click()
  const dialog = page.getByRole('dialog', { name: '1280×720 · 214 kB' })
  await expect(dialog.getByText('These are the exact pixels that are sent.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await calls(page, 'ask:hide')).toEqual([])
  await expect(page.getByRole('button', { name: 'Capture 1, 1280 by 720' })).toBeFocused()
})

test('keys lead everywhere, and the sheet tells them', async ({ page, openPage }) => {
  await openPage('ask', thread())
  await expect(page.getByText('Another answer.')).toBeVisible()
  await page.keyboard.press('Control+[')
  await page.keyboard.press('Control+]')
  await page.keyboard.press('Control+n')
  await page.keyboard.press('Control+p')
  expect(await calls(page, 'ask:leaf')).toEqual([
    ['thread-1', 'before'],
    ['thread-1', 'after'],
  ])
  expect(await calls(page, 'app:run')).toEqual([['new-ask']])
  expect(await calls(page, 'ask:pin')).toEqual([['pinned']])
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Control+Shift+Enter')
  await expect.poll(() => calls(page, 'answer:go-back')).toEqual([[]])
  expect(await calls(page, 'answer:copy')).toEqual([['c', expect.stringContaining('On the other answer.')]])
})

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
] as const) {
  test(`a thread keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage('ask', thread())
    await expect(page.getByLabel('Effort')).toBeVisible()
    await expectAccessible(page)
  })
}

test('at 200 % and 320 points nothing is cut off sideways', async ({ page, openPage }) => {
  await page.setViewportSize({ width: 320, height: 480 })
  await openPage('ask', thread())
  await expect(page.getByText('Another answer.')).toBeAttached()
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  )
  expect(wide).toEqual([])
})
