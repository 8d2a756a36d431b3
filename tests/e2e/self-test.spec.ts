import { startAgain } from '../support/e2e-app.ts'
import { expect, KEY, test } from '../support/e2e-test.ts'

test.use({ setUp: 'with-key' })

test('the self-test proves screen, keychain, data and network, and tells nothing private', async ({
  desktop,
  server,
  launch,
}) => {
  const app = await launch()
  await startAgain(desktop, '--self-test')
  await app.expectVisible('self-test')
  const page = await app.page('self-test')
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(page.getByText('Display 1: 1600 × 900 px at 100 %, every field in its place.')).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText('Askshot’s own windows stay out of captures.')).toBeVisible()
  await expect(page.getByText('The test entry was written, read and removed.')).toBeVisible()
  await expect(page.getByText(/^Written, synced and found/)).toBeVisible()
  await expect(page.getByText(`${new URL(server.url).host} answers, without a proxy.`)).toBeVisible()
  expect(await desktop.keyOf('askshot-self-test')).toBe(null)

  await test.step('the pattern leaves nothing on the display', async () => {
    expect((await app.windows()).filter(({ kind }) => kind === 'pattern')).toEqual([])
  })

  await test.step('the report', async () => {
    await page.getByRole('button', { name: 'Copy report' }).click()
    await expect(page.getByText('Copied', { exact: true })).toBeVisible()
    const report = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
    expect(report).toContain('screen: works (frame-right')
    expect(report).toContain('keychain: works')
    for (const secret of [KEY, desktop.home, '/v1']) expect(report).not.toContain(secret)
  })
})
