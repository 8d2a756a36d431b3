import type { AskState } from '../../src/shared/ask-state.ts'
import type { HeldBy, OutboxView } from '../../src/shared/outbox-view.ts'
import { expect, test } from './fixtures.ts'
import { mainWith } from './samples.ts'

const outbox = (state: AskState, heldBy?: HeldBy): OutboxView => ({
  isHeld: heldBy?.kind === 'user',
  count: 1,
  asks: [
    {
      askId: 'ask-1',
      question: 'Why is the build red?',
      profileName: 'OpenAI',
      model: 'gpt-5.4',
      host: 'api.openai.com',
      state: state.kind,
      attempt: 1,
      ...(heldBy === undefined ? {} : { heldBy }),
    },
  ],
})
const queued: AskState = { kind: 'queued', attempt: 1 }
const waiting: AskState = { kind: 'waiting', attempt: 1, until: 0, failure: { code: 'unreachable' } }

const cases: readonly (readonly [AskState, HeldBy, string])[] = [
  [queued, { kind: 'user' }, 'Queued. You are holding the outbox'],
  [waiting, { kind: 'user' }, 'Waiting. You are holding the outbox'],
  [queued, { kind: 'no-network' }, 'Queued. No network'],
  [
    queued,
    { kind: 'profile', failure: { code: 'rate-limited' }, until: 0 },
    'Queued. OpenAI asks for a pause.',
  ],
  [
    queued,
    { kind: 'profile', failure: { code: 'key-rejected' } },
    'Queued. OpenAI did not accept the API key.',
  ],
]

for (const [state, heldBy, line] of cases) {
  test(`an ask that is kept says why: ${line}`, async ({ page, openPage }) => {
    await openPage('ask', { ...mainWith(state), outbox: outbox(state, heldBy) })
    const main = page.getByRole('main')
    await expect(main.getByText(line, { exact: true })).toBeVisible()
    await main.getByRole('button', { name: 'Send now' }).click()
    expect(await page.evaluate(() => fake.callsOf('ask:retry'))).toEqual([['ask-1']])
  })
}

test('what the user holds can be let go where it is seen', async ({ page, openPage }) => {
  await openPage('ask', { ...mainWith(queued), outbox: outbox(queued, { kind: 'user' }) })
  await page.getByRole('button', { name: 'Let it go on' }).click()
  expect(await page.evaluate(() => fake.callsOf('outbox:hold'))).toEqual([[false]])
})

test('what keeps it comes and goes without a reload', async ({ page, openPage }) => {
  await openPage('ask', { ...mainWith(queued), outbox: outbox(queued) })
  const main = page.getByRole('main')
  await expect(main.getByText('Queued', { exact: true })).toBeVisible()
  await expect(main.getByRole('button', { name: 'Send now' })).toBeHidden()
  const push = (view: OutboxView) => page.evaluate((shown) => fake.push('outbox:show', shown), view)
  await push(outbox(queued, { kind: 'user' }))
  await expect(main.getByText('Queued. You are holding the outbox')).toBeVisible()
  await push(outbox(queued))
  await expect(main.getByText('Queued', { exact: true })).toBeVisible()
})

test('a question that waits is taken back, written anew and sent as the same ask', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(waiting))
  const main = page.getByRole('main')
  await main.getByRole('textbox').fill('And then?')
  await main.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(main.getByText('Being edited. It goes out when you send it')).toBeVisible()
  const field = main.getByRole('textbox')
  await expect(field).toHaveValue('Why is the build red?')
  await expect(field).toBeFocused()
  await field.fill('Why is the build green?')
  await expect
    .poll(() => page.evaluate(() => fake.callsOf('ask:revise').at(-1)))
    .toMatchObject([{ askId: 'ask-1', question: 'Why is the build green?' }])
  await field.press('Enter')
  await expect
    .poll(() => page.evaluate(() => fake.callsOf('ask:resend')))
    .toMatchObject([[{ askId: 'ask-1', question: 'Why is the build green?' }]])
  await expect(main.getByText('Queued', { exact: true })).toBeVisible()
  await expect(main.getByText('Why is the build green?')).toBeVisible()
  await expect(field).toHaveValue('And then?')
  expect(await page.evaluate(() => fake.callsOf('ask:submit'))).toEqual([])
})

test('left alone, a question that was taken back stays, and goes on where it was left', async ({
  page,
  openPage,
}) => {
  const taken: AskState = {
    kind: 'blocked',
    attempt: 1,
    reason: 'editing',
    failure: { code: 'being-edited' },
  }
  await openPage('ask', mainWith(taken))
  const main = page.getByRole('main')
  await expect(main.getByRole('textbox')).toHaveValue('Why is the build red?')
  await page.keyboard.press('Escape')
  await expect(main.getByRole('textbox')).toHaveValue('')
  await main.getByRole('button', { name: 'Send now' }).click()
  expect(await page.evaluate(() => fake.callsOf('ask:retry'))).toEqual([['ask-1']])
})

test('one that goes out at that very moment is not changed, and it is said', async ({ page, openPage }) => {
  await openPage('ask', mainWith(queued))
  const main = page.getByRole('main')
  await main.getByText('Queued', { exact: true }).waitFor()
  await page.evaluate(() => fake.change({ asks: { 'ask-1': { kind: 'sending', attempt: 2 } } }))
  await main.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByText('This question is already on its way.')).toBeVisible()
  await expect(main.getByRole('textbox')).toHaveValue('')
})

test('a thread can be marked to be forgotten, and says so', async ({ page, openPage }) => {
  await openPage('ask', mainWith(queued))
  const banner = page.getByRole('banner')
  await expect(banner.getByText('Will be forgotten')).toBeHidden()
  const more = banner.getByRole('button', { name: 'More' })
  const item = page.getByRole('menuitemcheckbox', { name: 'Forget when closed' })
  await more.click()
  await expect(item).not.toBeChecked()
  await item.click()
  await expect(banner.getByText('Will be forgotten')).toBeVisible()
  await more.click()
  await expect(item).toBeChecked()
  await item.click()
  await expect(banner.getByText('Will be forgotten')).toBeHidden()
  expect(await page.evaluate(() => fake.callsOf('ask:forget'))).toEqual([[true], [false]])
})

test('the history is one press away', async ({ page, openPage }) => {
  await openPage('ask', mainWith(queued))
  await page.getByRole('banner').getByRole('button', { name: 'History' }).click()
  expect(await page.evaluate(() => fake.callsOf('app:run'))).toEqual([['open-history']])
})
