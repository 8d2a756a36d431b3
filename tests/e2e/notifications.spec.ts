import type { Page } from '@playwright/test'
import { askAbout, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import type { RunningAskshot } from '../support/e2e-app.ts'
import type { Desktop } from '../support/e2e-desktop.ts'
import { expect, test as base } from '../support/e2e-test.ts'
import { NotificationDaemon } from '../support/notification-daemon.ts'

const test = base.extend<{ daemon: NotificationDaemon }>({
  daemon: async ({ desktop }, use) => {
    const daemon = await NotificationDaemon.start(desktop.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
    await use(daemon)
    daemon.stop()
  },
})

const words = (daemon: NotificationDaemon) => daemon.told.map(({ title, text }) => ({ title, text }))

async function hide(desktop: Desktop, app: RunningAskshot): Promise<void> {
  await app.expectFocused('ask')
  await desktop.press(SHOW_LAST_KEYS) // Escape would stop an answer first
  await app.expectVisible('ask', false)
}

const answered = (ask: Page) => ask.getByRole('main').getByText(/^Answered/)

test('an answer in front is not told; in a hidden window it is, once', async ({
  desktop,
  daemon,
  server,
  launch,
}) => {
  const app = await launch()
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
})
