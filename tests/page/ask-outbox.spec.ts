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
