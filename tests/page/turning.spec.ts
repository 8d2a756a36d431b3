import type { Locator, Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { expect, test } from './fixtures.ts'
import { askView, mainWith, summary } from './samples.ts'

test.use({ viewport: { width: 480, height: 640 } })

const answer = (name: string, paragraphs: number): AskState => ({
  kind: 'done',
  text: [`${name}.`, ...Array.from({ length: paragraphs }, (_, at) => `Line ${at} of it.`)].join('\n\n'),
  end: {},
})

/** Three questions of long answers; the one in the middle was answered twice, and asked anew. */
function longThread(): Partial<FakeMain> {
  const first = summary(answer('The first', 30), { askId: 'a', captures: [] })
  const place = { question: 'And then?', follows: 'a', captures: [] }
  const short = summary(answer('A shorter one', 20), { ...place, askId: 'b' })
  const long = summary(answer('A longer one', 40), { ...place, askId: 'c', askedAgainOf: 'b' })
  const after = summary(answer('What followed', 40), { askId: 'd', follows: 'c', captures: [] })
  const asks = [first, short, long, after]
  return {
    view: askView(after, asks),
    asks: Object.fromEntries(asks.map(({ askId, state }) => [askId, state])),
  }
}

const versions = (page: Page) => page.getByRole('group', { name: 'Versions of the answer' })
const topOf = (element: Locator) => element.evaluate((node) => node.getBoundingClientRect().top)

/** Scrolls, as a reader does, until the element stands in the middle of the window. */
async function bringToMiddle(page: Page, element: Locator): Promise<void> {
  await page.getByRole('region', { name: 'Answer' }).hover()
  await element.evaluate((node) => node.scrollIntoView({ block: 'center' }))
}

for (const way of ['click', 'press'] as const) {
  test(`versions are compared without looking for the button again (${way})`, async ({ page, openPage }) => {
    await openPage('ask', longThread())
    await expect(page.getByText('What followed.')).toBeVisible()
    await bringToMiddle(page, versions(page))
    const top = await topOf(versions(page))
    const step = (name: string) => {
      const button = versions(page).getByRole('button', { name })
      return way === 'click' ? button.click() : button.press('Enter')
    }
    await step('The one before')
    await expect(page.getByText('Line 19 of it.').last()).toBeInViewport()
    await expect(versions(page)).toHaveText('1/2')
    await expect(versions(page).getByRole('button', { name: 'The one after' })).toBeFocused()
    await expect.poll(async () => Math.abs((await topOf(versions(page))) - top)).toBeLessThanOrEqual(1)
    await step('The one after')
    await expect(page.getByText('Line 39 of it.').first()).toBeInViewport()
    await expect(versions(page).getByRole('button', { name: 'The one before' })).toBeFocused()
    await expect.poll(async () => Math.abs((await topOf(versions(page))) - top)).toBeLessThanOrEqual(1)
  })
}

test('a question that was asked anew is in view, and so are its other versions in their turn', async ({
  page,
  openPage,
}) => {
  await openPage('ask', longThread())
  await expect(page.getByText('What followed.')).toBeVisible()
  await page.getByRole('button', { name: 'Edit the question' }).nth(1).click()
  const field = page.getByRole('textbox', { name: /Your (next )?question/ })
  await expect(field).toHaveValue('And then?')
  await field.fill('And what else?')
  await page.keyboard.press('Enter')
  const anew = page.getByRole('region', { name: 'Answer' }).getByText('And what else?')
  await expect(anew).toBeInViewport()
  await expect(page.getByText('Queued').last()).toBeInViewport()
  const edits = page.getByRole('group', { name: 'Versions of the question' })
  await bringToMiddle(page, edits)
  const top = await topOf(edits)
  await edits.getByRole('button', { name: 'The one before' }).click()
  await expect(page.getByText('And then?')).toBeInViewport()
  await expect(edits.getByRole('button', { name: 'The one after' })).toBeFocused()
  await expect.poll(async () => Math.abs((await topOf(edits)) - top)).toBeLessThanOrEqual(1)
})

for (const [text, next] of [
  ['Some words', { role: 'button', name: 'Copy' }],
  ['', { role: 'textbox', name: 'Your next question' }],
] as const) {
  test(`who stops an answer by key goes on from there (${next.name})`, async ({ page, openPage }) => {
    await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text }))
    await page.getByRole('button', { name: 'Stop' }).press('Enter')
    await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole(next.role, { name: next.name, exact: true })).toBeFocused()
  })
}

test('nothing that costs stands where Continue was, once the answer is whole', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'cancelled', text: 'Half of it' }))
  const centreOf = async (name: string) => {
    const box = await page.getByRole('button', { name, exact: true }).boundingBox()
    if (box === null) throw new Error(`No ${name}`)
    return box.x + box.width / 2
  }
  const pointer = await centreOf('Continue')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.evaluate(() => {
    fake.event('ask-2', { type: 'send-start', attempt: 1 })
    fake.event('ask-2', { type: 'answer-start', attempt: 1 })
    fake.event('ask-2', { type: 'answer-end', attempt: 1, end: {} })
  })
  const again = page.getByRole('button', { name: 'Ask again', exact: true })
  await expect(again).toBeVisible()
  const box = await again.boundingBox()
  expect(box?.x).toBeGreaterThan(pointer)
})

test('a thread that is shown again stands where the reader left it', async ({ page, openPage }) => {
  const state = { kind: 'done', text: 'Words.\n\n'.repeat(80), end: {} } as const
  const ask = summary(state)
  await openPage('ask', { view: askView(ask), asks: { [ask.askId]: state } })
  const answer = page.getByRole('region', { name: 'Answer' })
  await answer.evaluate((element) => (element.scrollTop = 300))
  await page.evaluate((view) => fake.push('ask:show', view), askView(ask))
  await expect(answer).toBeFocused()
  expect(await answer.evaluate((element) => element.scrollTop)).toBe(300)
})
