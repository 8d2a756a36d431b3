import type { AskState, ToolCall } from '../../src/shared/ask-state.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { draft, mainWith } from './samples.ts'

test.use({ viewport: { width: 440, height: 480 } })

const lookUp: ToolCall = {
  callId: 'call-1',
  kind: 'function',
  name: 'look_up',
  argumentsText: JSON.stringify({ city: 'Basel', note: 'x'.repeat(300), depth: { from: 1, to: 2 } }),
  sendsTo: 'tools.example',
}
const search: ToolCall = {
  callId: 'call-2',
  kind: 'mcp',
  name: 'search',
  server: 'wiki',
  argumentsText: 'not json at all',
  sendsTo: 'wiki.example',
}
const waiting = (...calls: readonly ToolCall[]): AskState => ({
  kind: 'needs-approval',
  attempt: 1,
  text: 'Let me look that up.',
  calls,
})

test('a call shows what it wants and to whom it goes, and waits for a choice', async ({ page, openPage }) => {
  await openPage('ask', mainWith(waiting(lookUp)))
  const card = page.getByRole('region', { name: 'Wants to run look_up' })
  await expect(page.getByText('Let me look that up.')).toBeVisible()
  await expect(page.getByText('Needs your yes', { exact: true }).first()).toBeVisible()
  await expect(card.getByText('Basel')).toBeVisible()
  await expect(card.getByText('This sends the above to tools.example.')).toBeVisible()
  await expect(card.getByText('"from": 1')).toBeVisible()
  await expect(card.getByText('300 characters')).toBeVisible()
  for (const name of ['Allow once', 'In this thread', 'Always', 'Refuse'])
    await expect(card.getByRole('button', { name })).not.toBeFocused()
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => fake.callsOf('ask:decide'))).toEqual([])
  await card.getByRole('button', { name: 'Allow once' }).click()
  expect(await page.evaluate(() => fake.callsOf('ask:decide'))).toEqual([['ask-1', 'call-1', 'once']])
  await expect(card).toBeHidden()
  await expect(page.getByText('Let me look that up.')).toBeVisible()
})

test('of several calls each has its own choice, and the first one stays told', async ({ page, openPage }) => {
  await openPage('ask', mainWith(waiting(lookUp, search)))
  const second = page.getByRole('region', { name: 'Wants to use search of wiki' })
  await expect(second.getByText('not json at all')).toBeVisible()
  await expect(second.getByText('The provider sends the above to wiki.example.')).toBeVisible()
  await second.getByRole('button', { name: 'Refuse' }).click()
  await expect(second.getByText('Refused')).toBeVisible()
  await expect(second.getByRole('button')).toHaveCount(0)
  await page.getByRole('button', { name: 'Always' }).click()
  await expect(page.getByRole('region', { name: /^Wants to/ })).toHaveCount(0)
  expect(await page.evaluate(() => fake.callsOf('ask:decide'))).toEqual([
    ['ask-1', 'call-2', 'no'],
    ['ask-1', 'call-1', 'always'],
  ])
})

test('Esc answers no call', async ({ page, openPage }) => {
  await openPage('ask', mainWith(waiting(lookUp)))
  await page.getByRole('region', { name: 'Wants to run look_up' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => fake.callsOf('ask:decide'))).toEqual([])
  expect(await page.evaluate(() => fake.callsOf('ask:cancel'))).toEqual([])
  expect(await page.evaluate(() => fake.callsOf('ask:hide'))).toEqual([[]])
})

test('characters that hide what is sent are written out, and an interrupted run is told', async ({
  page,
  openPage,
}) => {
  const call = { ...lookUp, name: 'safe\u202eevil', argumentsText: '{"a":"b\u200bc"}', mayHaveRun: true }
  await openPage('ask', mainWith(waiting(call)))
  await expect(page.getByText('b‹U+200B›c')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Wants to run safe‹U+202E›evil' })).toBeVisible()
  await expect(page.getByText('It may have happened already.')).toBeVisible()
})

test('thinking is folded, and never part of the answer', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text: '' }))
  await page.evaluate(() => {
    fake.event('ask-1', { type: 'activity-change', attempt: 1, activity: { kind: 'thinking' } })
    fake.event('ask-1', { type: 'reasoning-delta', attempt: 1, text: 'First I look. ' })
    fake.event('ask-1', { type: 'reasoning-delta', attempt: 1, text: 'Then I think.' })
  })
  const thought = page.getByText('First I look. Then I think.')
  await expect(thought).toBeHidden()
  await page.locator('summary', { hasText: 'Thinking' }).click()
  await expect(thought).toBeVisible()
  await page.evaluate(() => {
    fake.event('ask-1', { type: 'text-delta', attempt: 1, text: 'The answer.' })
    fake.event('ask-1', { type: 'answer-end', attempt: 1, end: {} })
  })
  await expect(page.getByText('What it thought')).toBeVisible()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(thought).toBeVisible()
})

test('what the server does is told before words come', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'streaming', attempt: 1, text: '' }))
  await page.evaluate(() =>
    fake.event('ask-1', {
      type: 'activity-change',
      attempt: 1,
      activity: { kind: 'web-search', detail: 'weather in Basel' },
    }),
  )
  await expect(page.getByText('Searching the web: weather in Basel')).toBeVisible()
})

test('sources are numbered, and open only through main', async ({ page, openPage }) => {
  await openPage(
    'ask',
    mainWith({
      kind: 'done',
      text: 'It rains.',
      end: {
        citations: [
          { kind: 'url', url: 'https://weather.example/basel?q=1', title: 'Weather in Basel' },
          { kind: 'file', fileId: 'file-1', filename: 'notes.pdf' },
          { kind: 'url', url: 'javascript:alert(1)', title: 'Click me' },
        ],
        usage: { inputTokens: 1200, outputTokens: 20, cachedTokens: 1000 },
        cost: { usd: 0.00213, isReported: false },
      },
      notes: [{ kind: 'field-dropped', field: 'temperature' }],
    }),
  )
  const sources = page.getByRole('region', { name: 'Sources' })
  await expect(sources.getByRole('listitem')).toHaveText([
    /Weather in Basel\s*weather\.example/,
    /notes\.pdf/,
    'javascript:alert(1)',
  ])
  await expect(sources.getByRole('link')).toHaveCount(1)
  await sources.getByRole('link', { name: 'Weather in Basel' }).click()
  expect(await page.evaluate(() => fake.callsOf('link:open'))).toEqual([
    ['https://weather.example/basel?q=1'],
  ])
  await expect(page.getByText('Sent again without temperature, which gpt-5.4 does not take.')).toBeVisible()
  await expect(page.getByText('1,200 in (1,000 cached) · 20 out · about $0.0021 · gpt-5.4')).toBeVisible()
})

test('the estimate follows what is typed, and is hidden when it cannot be told', async ({
  page,
  openPage,
}) => {
  const estimate = { inputTokens: 1310, usd: 0.003, pricesOf: '2026-09-23' }
  await openPage('ask', { view: draft(), estimate })
  await expect(page.getByText('About 1,310 tokens, $0.0030')).toBeVisible()
  await page.evaluate(() => fake.change({ estimate: {} }))
  await page.getByRole('textbox').fill('What is this?')
  await expect(page.getByText('About 1,310 tokens')).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the cards are accessible, ${colorScheme}`, async ({ page, openPage }) => {
    await page.emulateMedia({ colorScheme })
    await openPage('ask', mainWith(waiting(lookUp, search)))
    await page.getByRole('region', { name: 'Wants to run look_up' }).waitFor()
    await expectAccessible(page)
  })
