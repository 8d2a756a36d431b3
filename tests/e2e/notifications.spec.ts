import type { Page } from '@playwright/test'
import { askAbout, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test as base } from '../support/e2e-test.ts'
import { startLocalServer } from '../support/local-server.ts'
import { NotificationDaemon } from '../support/notification-daemon.ts'

type Fixtures = { readonly daemon: NotificationDaemon; readonly app: RunningAskshot }

const test = base.extend<Fixtures>({
  daemon: async ({ desktop }, use) => {
    const daemon = await NotificationDaemon.start(desktop.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    await use(daemon)
    daemon.stop()
  },
  app: async ({ daemon, launch }, use) => {
    expect(daemon.told).toEqual([]) // it listens before anything could be told
    await use(await launch())
  },
})

const words = (daemon: NotificationDaemon) => daemon.told.map(({ title, text }) => ({ title, text }))

async function hide(desktop: Desktop, app: RunningAskshot): Promise<void> {
  await app.expectFocused('ask')
  await desktop.press(SHOW_LAST_KEYS) // Escape would stop an answer first
  await app.expectVisible('ask', false)
}

const answered = (ask: Page) => ask.getByRole('main').getByText(/^Answered/)

test('an answer in a hidden window is told, and only there', async ({ desktop, daemon, server, app }) => {
  await test.step('the window is in front', async () => {
    const ask = await askAbout(desktop, app, 'Seen?')
    await expect(answered(ask)).toBeVisible()
    await hide(desktop, app)
    expect(daemon.told).toEqual([])
  })
  await test.step('it is hidden', async () => {
    server.behave({ kind: 'answer', text: 'The words of the answer.', paceMs: 300 })
    await askAbout(desktop, app, 'Not seen?')
    await hide(desktop, app)
    await expect.poll(() => words(daemon)).toEqual([{ title: 'Answer ready', text: 'Not seen?' }])
  })
  await test.step('shown again, the notice of it is gone', async () => {
    await desktop.press(SHOW_LAST_KEYS)
    await app.expectVisible('ask')
    await expect.poll(() => daemon.shown).toEqual([])
  })
})

test('a hidden answer that breaks off is told, as it is kept', async ({ desktop, daemon, server, app }) => {
  server.behave({ kind: 'stall', afterDeltas: 2 })
  const ask = await askAbout(desktop, app, 'Will it break?')
  await expect(ask.getByText('The dialog', { exact: true })).toBeVisible()
  await hide(desktop, app)
  await server.stop()
  await expect
    .poll(() => words(daemon))
    .toEqual([{ title: 'The connection broke after 2 words.', text: 'All of them are kept.' }])
})

test('answers that come after a long time without a server are told as one', async ({
  desktop,
  daemon,
  server,
  launch,
}) => {
  const port = Number(new URL(server.url).port)
  await server.stop()
  const app = await launch()
  for (const question of ['First?', 'Second?', 'Third?']) {
    const ask = await askAbout(desktop, app, question)
    await expect(ask.getByText(/does not answer\. Next try/)).toBeVisible()
  }
  await hide(desktop, app)
  const again = await startLocalServer({ port })
  await expect
    .poll(() => words(daemon), { timeout: 30_000 })
    .toEqual([{ title: '3 waiting questions answered', text: '' }])
  expect(app.rows().map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  await again.stop()
})

test('a notification leads to the very answer it tells of, and goes once that is seen', async ({
  desktop,
  daemon,
  server,
  app,
}) => {
  server.behave(
    { kind: 'answer', text: 'The first answer.', paceMs: 700 },
    { kind: 'answer', text: 'The second answer.', paceMs: 700 },
  )
  for (const question of ['The first question?', 'The second question?']) {
    const ask = await askAbout(desktop, app, question)
    await expect(ask.getByRole('heading', { name: question })).toBeVisible()
    await app.expectFocused('ask')
    await desktop.press('ctrl+w')
    await app.expectVisible('ask', false)
  }
  const shown = () => daemon.shown.map(({ title, text }) => ({ title, text }))
  await expect.poll(shown).toEqual([
    { title: 'Answer ready', text: 'The first question?' },
    { title: 'Answer ready', text: 'The second question?' },
  ])
  expect(await app.isVisible('ask')).toBe(false)

  await test.step('the older one opens the older answer, with the focus', async () => {
    const [first] = daemon.shown
    if (first !== undefined) daemon.click(first)
    const ask = await app.ask()
    await expect(ask.getByText('The first answer.')).toBeVisible()
    await expect(ask.getByText('The second answer.')).toHaveCount(0)
    await app.expectFocused('ask')
    expect(shown()).toEqual([{ title: 'Answer ready', text: 'The second question?' }])
  })

  await test.step('the other one leads on to its own', async () => {
    const [second] = daemon.shown
    if (second !== undefined) daemon.click(second)
    const ask = await app.ask()
    await expect(ask.getByText('The second answer.')).toBeVisible()
    expect(shown()).toEqual([])
  })
})
