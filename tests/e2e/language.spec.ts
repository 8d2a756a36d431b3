import { expect, test } from '../support/e2e-test.ts'
import { menuOf, tooltipOf, watchTray } from '../support/e2e-tray.ts'

test('another language is in every open window and in the tray at once, and after a restart', async ({
  launch,
}) => {
  const app = await launch({ args: ['--settings'] })
  await watchTray(app)
  const settings = await app.settings('General')
  const ask = await app.page('ask')
  await settings.getByLabel('Language', { exact: true }).selectOption({ label: 'Deutsch' })
  await expect(settings.getByRole('heading', { name: 'Allgemein', exact: true })).toBeVisible()
  await expect(ask.locator('html')).toHaveAttribute('lang', 'de')
  await expect.poll(async () => (await menuOf(app)).at(-1)?.label).toBe('Askshot beenden')
  await expect.poll(() => tooltipOf(app)).toContain('Askshot')
  await app.stop()

  const later = await launch({ args: ['--settings'] })
  const again = await later.page('settings')
  await expect(again.getByRole('navigation', { name: 'Seiten' })).toBeVisible()
})
