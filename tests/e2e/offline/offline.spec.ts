import { networkInterfaces } from 'node:os'
import type { Desktop } from '../../support/e2e-desktop.ts'
import { askAbout, leaveSettings, SHOW_LAST_KEYS } from '../../support/e2e-app.ts'
import type { RunningAskshot } from '../../support/e2e-app.ts'
import { expect, test as base } from '../../support/e2e-test.ts'
import { outboxLines, watchTray } from '../../support/e2e-tray.ts'
import { farServer } from '../../support/local-certificate.ts'
import { FarServer } from '../../support/far-server.ts'

/** The lane gives these tests a network namespace of their own: there is nothing in it but loopback. */
const isAlone = Object.keys(networkInterfaces()).every((name) => name === 'lo')

const test = base.extend<{ far: FarServer }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
  far: async ({}, use) => {
    const far = await FarServer.start()
    await use(far)
    await far.stop()
  },
})

test.beforeEach(async ({ far, desktop, launch }) => {
  expect(isAlone, 'run it by npm test -- --lane=offline').toBe(true)
  expect(launch).toBeDefined() // it leaves settings of its own, so ours come after it
  await leaveSettings(desktop.home, { baseUrl: far.url, certificate: farServer.cert })
})

/** Three questions of one thread, while there is no network at all. */
async function askThree(desktop: Desktop, app: RunningAskshot): Promise<void> {
  const ask = await askAbout(desktop, app, questions[0])
  for (const question of questions.slice(1)) {
    const field = ask.getByRole('textbox', { name: 'Your next question' })
    await field.fill(question)
    await field.press('Enter')
    await expect(field).toHaveValue('')
  }
  await expect(ask.getByText(/^(Queued\. No network|There is no network\.)/).first()).toBeVisible()
}

async function expectWaiting(app: RunningAskshot): Promise<void> {
  await expect.poll(() => outboxLines(app), { timeout: 20_000 }).toHaveLength(3)
  const lines = await outboxLines(app)
  for (const [at, question] of questions.entries())
    expect(lines[at]).toMatch(new RegExp(`^(Queued|Waiting).*: ${question.replace('?', '\\?')}$`))
}

async function expectAnswered(app: RunningAskshot, far: FarServer): Promise<void> {
  await expect
    .poll(() => app.rows().map(({ kind }) => kind), { timeout: 60_000 })
    .toEqual(['done', 'done', 'done'])
  expect(await far.questions()).toEqual(questions)
  expect(app.rows('outbox')).toHaveLength(0)
}

const questions = ['First?', 'Second?', 'Third?'] as const

test('asked without a network, three questions wait in the tray and are answered in order when it is back', async ({
  desktop,
  launch,
  far,
}) => {
  test.setTimeout(180_000)
  const app = await launch()
  await watchTray(app)
  expect(await app.electron.evaluate(({ net }) => net.isOnline())).toBe(false)
  await askThree(desktop, app)
  await expectWaiting(app)
  expect(await far.questions()).toEqual([])
  far.plugIn()
  await expectAnswered(app, far)
  await expect(
    (await app.ask())
      .getByRole('main')
      .getByText(/^Answered/)
      .last(),
  ).toBeVisible()
})

test('the same over a quit and a new start', async ({ desktop, launch, far }) => {
  test.setTimeout(180_000)
  const first = await launch()
  await askThree(desktop, first)
  await first.quit()
  expect(first.rows('outbox')).toHaveLength(3)
  const second = await launch()
  await watchTray(second)
  await desktop.press(SHOW_LAST_KEYS) // the first press of a hotkey is told in the menu, so it is made anew
  await expectWaiting(second)
  far.plugIn()
  await expectAnswered(second, far)
})
