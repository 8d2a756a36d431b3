import { askAbout } from '../support/e2e-app.ts'
import { expect, test } from '../support/e2e-test.ts'
import { FakeNotifications } from '../support/fake-notifications.ts'

test('a notification leads to the very answer it tells of, and goes once that is seen', async ({
  desktop,
  server,
  launch,
}) => {
  const notifications = await FakeNotifications.start(desktop.environment['DBUS_SESSION_BUS_ADDRESS'] ?? '')
  const app = await launch()
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
  const told = () => notifications.shown.map(({ title, text }) => ({ title, text }))
  await expect.poll(told).toEqual([
    { title: 'Answer ready', text: 'The first question?' },
    { title: 'Answer ready', text: 'The second question?' },
  ])
  expect(await app.isVisible('ask')).toBe(false)

  await test.step('the older one opens the older answer, with the focus', async () => {
    const [first] = notifications.shown
    if (first !== undefined) notifications.press(first)
    const ask = await app.ask()
    await expect(ask.getByText('The first answer.')).toBeVisible()
    await expect(ask.getByText('The second answer.')).toHaveCount(0)
    await app.expectFocused('ask')
    expect(told()).toEqual([{ title: 'Answer ready', text: 'The second question?' }])
  })

  await test.step('the other one leads on to its own', async () => {
    const [second] = notifications.shown
    if (second !== undefined) notifications.press(second)
    const ask = await app.ask()
    await expect(ask.getByText('The second answer.')).toBeVisible()
    expect(told()).toEqual([])
  })
  notifications.stop()
})
