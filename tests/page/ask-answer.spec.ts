import type { Page } from '@playwright/test'
import type { AskState } from '../../src/shared/ask-state.ts'
import { commandsOf, expect, expectAccessible, test } from './fixtures.ts'
import { draft, mainWith, summary } from './samples.ts'

test.use({ viewport: { width: 440, height: 400 } })

const streaming = (text = ''): AskState => ({ kind: 'streaming', attempt: 1, text })
const say = (page: Page, text: string) =>
  page.evaluate((words) => fake.event('ask-1', { type: 'text-delta', attempt: 1, text: words }), text)
const finish = (page: Page) =>
  page.evaluate(() => fake.event('ask-1', { type: 'answer-end', attempt: 1, end: { tookMs: 6200 } }))

test('an answer streams from the queue to its end', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'queued', attempt: 1 }))
  const announced = page.getByRole('status').last()
  await expect(announced).toHaveText('Queued')
  await page.evaluate(() => fake.event('ask-1', { type: 'send-start', attempt: 1 }))
  await expect(page.getByText('Sending', { exact: true })).toBeVisible()
  await page.evaluate(() => fake.event('ask-1', { type: 'answer-start', attempt: 1 }))
  await expect(page.getByText('Waiting for the first words · 0:00')).toBeVisible()
  await expect(announced).toHaveText('Answering')
  await say(page, 'Two **bold')
  await say(page, '** words')
  await expect(page.getByText('Two bold words')).toBeVisible()
  await expect(page.locator('strong')).toHaveText('bold')
  await finish(page)
  await expect(page.getByText('Answered · 6.2 s')).toBeVisible()
  await expect(announced).toHaveText('Answer finished, 3 words')
  await expect(page.getByText('usage not reported · gpt-5.4')).toBeVisible()
})

test('a reload in the middle of an answer shows all of it and goes on', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming('Before ')))
  await say(page, 'the reload ')
  await page.reload()
  await expect(page.getByText('Before the reload')).toBeVisible()
  await say(page, 'and after.')
  await expect(page.getByText('Before the reload and after.')).toBeVisible()
})

test('the last state has its line and its actions', async ({ page, openPage }) => {
  const failure = { code: 'server-trouble' } as const
  const cases: [AskState, string, string[]][] = [
    [{ kind: 'queued', attempt: 1 }, 'Queued', ['Stop']],
    [
      { kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-rejected' } },
      'Waits for a key',
      ['Set the key', 'Send now'],
    ],
    [
      { kind: 'interrupted', attempt: 1, text: 'a b', failure: { code: 'stream-cut' } },
      'Cut off after 2 words',
      ['Ask again', 'Copy'],
    ],
    [{ kind: 'failed', text: '', failure }, 'Failed', ['Send now']],
    [{ kind: 'cancelled', text: 'a' }, 'Stopped', ['Copy', 'Ask again']],
    [
      { kind: 'done', text: 'a', end: { cutBy: 'length-limit' } },
      'Answered, but the length limit was reached',
      ['Copy', 'Ask again'],
    ],
    [
      { kind: 'done', text: 'a', end: { refused: true } },
      'Declined to answer; its words are below',
      ['Copy'],
    ],
  ]
  await openPage('ask', { view: draft() })
  for (const [index, [state, line, actions]] of cases.entries()) {
    const ask = summary(state, { askId: `ask-${index}` })
    await page.evaluate(
      ({ ask }) => {
        fake.change({ asks: { [ask.askId]: ask.state } })
        fake.push('ask:show', { kind: 'ask', ask, thread: [ask], draft: { text: '', captures: [] } })
      },
      { ask },
    )
    await expect(page.getByText(line, { exact: true }).first()).toBeVisible()
    for (const name of actions) await expect(page.getByRole('button', { name, exact: true })).toBeEnabled()
  }
})

test('waiting counts down and can be cut short', async ({ page, openPage }) => {
  await page.clock.install({ time: 1_700_000_000_000 })
  const until = 1_700_000_042_000
  await openPage('ask', mainWith({ kind: 'waiting', attempt: 1, until, failure: { code: 'server-trouble' } }))
  await expect(
    page.getByText(/OpenAI has trouble of its own. Next try in 0:\d\d \(attempt 2\)/),
  ).toBeVisible()
  await page.clock.pauseAt(until - 10_000)
  await expect(page.getByText('Next try in 0:10')).toBeVisible()
  await page.clock.runFor(2000)
  await expect(page.getByText('Next try in 0:08')).toBeVisible()
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect(page.getByText('Queued').first()).toBeVisible()
})

test('silence is told after 15 seconds', async ({ page, openPage }) => {
  await page.clock.install({ time: 1_700_000_000_000 })
  await openPage('ask', mainWith(streaming('Words')))
  await expect(page.getByText(/Answering · 0:\d\d/)).toBeVisible()
  await page.clock.runFor(16_000)
  await expect(page.getByText(/No words for \d+ s. The connection is open/)).toBeVisible()
})

test('Details unfold what the provider said', async ({ page, openPage }) => {
  const details = { host: 'api.openai.com', status: 401, providerCode: 'invalid_api_key', requestId: 'req_1' }
  await openPage(
    'ask',
    mainWith({ kind: 'blocked', attempt: 1, reason: 'key', failure: { code: 'key-rejected', details } }),
  )
  await expect(page.getByText('OpenAI did not accept the API key.')).toBeVisible()
  await expect(page.getByText('req_1')).toBeHidden()
  await page.getByText('Details').click()
  for (const text of ['401', 'invalid_api_key', 'req_1']) await expect(page.getByText(text)).toBeVisible()
  await page.getByRole('button', { name: 'Set the key' }).click()
  expect(await page.evaluate(() => fake.callsOf('app:run'))).toEqual([['open-settings']])
})

test('Esc closes the menu, then stops the answer, then hides', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming('Some words')))
  await page.getByRole('button', { name: 'More' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(page.getByRole('button', { name: 'More' })).toBeFocused()
  expect(await page.evaluate(() => fake.callsOf('ask:cancel').length)).toBe(0)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Some words')).toBeVisible()
  expect(await page.evaluate(() => fake.callsOf('ask:hide').length)).toBe(0)
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => fake.callsOf('ask:hide').length)).toBe(1)
})

test('Esc only hides what is queued or waiting', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'queued', attempt: 1 }))
  await expect(page.getByText('Queued').first()).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await commandsOf(page)).toEqual(['ask:view', 'ask:forgets', 'ask:hide'])
})

test('the view follows the end until the reader scrolls up, and again on request', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(streaming('Start.\n\n')))
  const region = page.getByRole('region', { name: 'Answer' })
  const fromEnd = () => region.evaluate((node) => node.scrollHeight - node.clientHeight - node.scrollTop)
  await say(page, 'A paragraph.\n\n'.repeat(40))
  await expect(page.getByText('A paragraph.').last()).toBeInViewport()
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await expect(page.getByRole('button', { name: 'Newest' })).toBeHidden()
  await region.hover()
  await page.mouse.wheel(0, -400)
  await expect(page.getByRole('button', { name: 'Newest' })).toBeVisible()
  const place = await region.evaluate((node) => node.scrollTop)
  await say(page, 'More of it.\n\n'.repeat(10))
  await expect(page.getByText('More of it.').first()).toBeAttached()
  expect(await region.evaluate((node) => node.scrollTop)).toBe(place)
  await page.getByRole('button', { name: 'Newest' }).click()
  await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  await say(page, 'The end.')
  await expect(page.getByText('The end.')).toBeInViewport()
})

test('selected words stay selected while more come', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming('First words.\n\nSecond')))
  await page.getByText('First words.').selectText()
  await say(page, ' part, and more.\n\nThird')
  await expect(page.getByText('Third')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('First words.')
})

test('a finished block is never rendered again', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming('First.\n\nSecond.\n\nThi')))
  await page.getByText('First.').evaluate((node) => node.setAttribute('data-mark', 'kept'))
  await say(page, 'rd.\n\n- a\n- b\n\nFourth.')
  await finish(page)
  await expect(page.getByText('Fourth.')).toBeVisible()
  await expect(page.getByText('First.')).toHaveAttribute('data-mark', 'kept')
})

test('what stands in a block that still grows is not made again either', async ({ page, openPage }) => {
  await openPage('ask', mainWith(streaming('| a | b |\n|---|---|\n| early | two |\n')))
  await page.getByText('early').evaluate((node) => node.setAttribute('data-mark', 'kept'))
  await say(page, '| **three** | four |\n')
  await expect(page.getByText('three')).toBeVisible()
  await expect(page.getByText('early')).toHaveAttribute('data-mark', 'kept')
  await say(page, '\n- [ ] first *thing*\n- sec')
  await page.getByText('first').evaluate((node) => node.setAttribute('data-mark', 'kept'))
  await say(page, 'ond\n  1. inner\n')
  await expect(page.getByText('inner')).toBeVisible()
  await expect(page.getByText('first')).toHaveAttribute('data-mark', 'kept')
})

test('Copy copies the answer and says so; code has its own', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'done', text: 'Do\n\n```sh\nls -l\n\u202epwd\n```\n', end: {} }))
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const [[askId, html] = []] = await page.evaluate(() => fake.callsOf('answer:copy'))
  expect(askId).toBe('ask-1')
  expect(html).toMatch(/<p dir="auto">Do<\/p>[^]*<code>/)
  expect(String(html).replaceAll(/<[^>]+>/g, '')).toContain('ls -l') // coloured by now, or not yet
  expect(html).not.toMatch(/class=|<button|Copy/)
  await expect(page.getByText('‹U+202E›pwd')).toBeVisible()
  await page.getByRole('button', { name: 'Copy code' }).click()
  expect(await page.evaluate(() => fake.callsOf('code:copy'))).toEqual([['ls -l\n\u202epwd']])
})

test('Ask again begins a new ask, and the old one is no longer watched', async ({ page, openPage }) => {
  await openPage('ask', mainWith({ kind: 'done', text: 'Old answer', end: {} }))
  await page.getByRole('button', { name: 'Ask again', exact: true }).click()
  await expect(page.getByText('Queued').first()).toBeVisible()
  await expect(page.getByText('Old answer')).toBeHidden()
  expect(await page.evaluate(() => [fake.watching('ask-1'), fake.watching('ask-2')])).toEqual([0, 1])
})

test('the menu works by keyboard and leads to recent asks', async ({ page, openPage }) => {
  const recent = [{ threadId: 'thread-9', question: 'An older one', askedAt: 1, state: 'done' }] as const
  await openPage('ask', { ...mainWith({ kind: 'done', text: 'Words', end: {} }), recent })
  await page.getByRole('button', { name: 'More' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Capture and ask' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'New question' })).toBeFocused()
  for (let pins = 0; pins < 3; pins += 1) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemradio', { name: 'Like any other window' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Answered: An older one' })).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Quit Askshot' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Home')
  for (let items = 0; items < 5; items += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toBeHidden()
  expect(await page.evaluate(() => fake.callsOf('recent:open'))).toEqual([['thread-9']])
})

test('a problem without a question says what to do', async ({ page, openPage }) => {
  await openPage('ask', { view: { kind: 'problem', failure: { code: 'capture-empty' } } })
  await expect(page.getByText('The system returned an empty picture.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Capture again' }).click()
  expect(await page.evaluate(() => fake.callsOf('app:run'))).toEqual([['capture']])
})

test('an ask that main no longer has says so', async ({ page, openPage }) => {
  await openPage('ask', { ...mainWith({ kind: 'queued', attempt: 1 }), asks: {} })
  await expect(page.getByText('This question is no longer there.')).toBeVisible()
})

const answer =
  '# Title\n\nA [link](https://a.example) and `code`.\n\n- [x] done\n\n```ts\nlet a = 1\n```\n\n|a|b|\n|-|-|\n|1|2|\n\n> quote'
for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { forcedColors: 'active' },
  { contrast: 'more' },
] as const) {
  test(`an answer keeps nobody out (${JSON.stringify(media)})`, async ({ page, openPage }) => {
    await page.emulateMedia(media)
    await openPage(
      'ask',
      mainWith({ kind: 'interrupted', attempt: 1, text: answer, failure: { code: 'stream-cut' } }),
    )
    await expect(page.getByRole('heading', { name: 'Title' })).toBeVisible()
    await expectAccessible(page)
  })
}

test('main is told how high the window would have to be, more for a longer answer', async ({
  page,
  openPage,
}) => {
  await openPage('ask', mainWith(streaming('One line')))
  const told = () => page.evaluate(() => fake.callsOf('ask:fit').map(([height]) => Number(height)))
  await expect.poll(async () => (await told()).length).toBeGreaterThan(0)
  const before = (await told()).at(-1) ?? 0
  await say(page, '\n\nAnother line'.repeat(30))
  await expect.poll(async () => (await told()).at(-1)).toBeGreaterThan(before + 600)
})

test('what lies over a small window keeps the room that was made for it', async ({ page, openPage }) => {
  await page.setViewportSize({ width: 440, height: 256 })
  await openPage('ask', mainWith({ kind: 'done', text: 'Short.', end: {} }))
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const told = () => page.evaluate(() => fake.callsOf('ask:fit').map(([height]) => Number(height)))
  await expect.poll(async () => (await told()).at(-1) ?? 0).toBeGreaterThan(300)
  const wanted = (await told()).at(-1) ?? 0
  const before = (await told()).length
  await page.setViewportSize({ width: 440, height: wanted })
  await expect.poll(async () => (await told()).length).toBeGreaterThan(before)
  expect((await told()).at(-1)).toBe(wanted)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await told()).at(-1)).toBeLessThan(wanted)
})
