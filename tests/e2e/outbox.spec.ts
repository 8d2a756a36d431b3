import { askAbout, SHOW_LAST_KEYS } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { menuOf, outboxLines, tick, watchTray } from '../support/e2e-tray.ts'
import { startLocalServer } from '../support/local-server.ts'

const questions = ['First?', 'Second?', 'Third?']

test('three questions asked while nobody answers wait in the tray, over a quit, and are answered once each', async ({
  desktop,
  server,
  launch,
}) => {
  const port = Number(new URL(server.url).port)
  await server.stop()
  const first = await launch()
  await watchTray(first)
  for (const question of questions) await askAbout(desktop, first, question)

  await test.step('they wait, in words', async () => {
    await expect.poll(() => outboxLines(first)).toHaveLength(3)
    const lines = await outboxLines(first)
    for (const [at, question] of questions.entries())
      expect(lines[at]).toMatch(new RegExp(`^(Waiting|Queued|Sending).*: ${question.replace('?', '\\?')}$`))
    const shown = (await first.ask()).getByRole('main')
    await expect(shown.getByText(/does not answer\. Next try/)).toBeVisible()
  })

  await first.quit()
  expect(first.rows('outbox')).toHaveLength(3)
  const again = await startLocalServer({ port })
  const second = await launch()
  await expect
    .poll(() => second.rows().map(({ kind }) => kind), { timeout: 30_000 })
    .toEqual(['done', 'done', 'done'])
  expect(again.ledger.map(({ question }) => question).toSorted()).toEqual(questions.toSorted())
  expect(second.rows('outbox')).toHaveLength(0)
  await again.stop()
})

test('what is held is sent when it is let go, over a restart, and not before', async ({
  desktop,
  server,
  launch,
}) => {
  const first = await launch()
  await watchTray(first)
  await desktop.press(SHOW_LAST_KEYS)
  await expect.poll(() => menuOf(first)).not.toEqual([])
  await tick(first, 'Hold the outbox')
  for (const question of questions) await askAbout(desktop, first, question)
  await expect.poll(() => outboxLines(first)).toEqual(questions.map((question) => `Queued: ${question}`))
  await first.quit()

  const second = await launch()
  await watchTray(second)
  await desktop.press(SHOW_LAST_KEYS) // the first press of a hotkey is told in the menu, so it is made anew
  await expect.poll(() => outboxLines(second)).toHaveLength(3)
  expect(server.ledger).toHaveLength(0)
  await tick(second, 'Hold the outbox')
  await expect.poll(() => second.rows().map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  expect(server.ledger.map(({ question }) => question).toSorted()).toEqual(questions.toSorted())
})
