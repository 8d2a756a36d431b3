import type { Finding } from '../../src/shared/setup-views.ts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { sent } from './settings-page.ts'

test.use({ viewport: { width: 680, height: 760 } })

const findings = {
  screen: [
    {
      check: 'screen',
      result: 'works',
      code: 'frame-right',
      facts: { display: 1, widthPx: 2560, heightPx: 1440, scale: 1.25 },
      tookMs: 431,
    },
    { check: 'screen', result: 'fails', code: 'frame-black', facts: { display: 2 }, tookMs: 431 },
  ],
  keychain: [{ check: 'keychain', result: 'look', code: 'keychain-locked', facts: {}, tookMs: 5000 }],
  data: [
    { check: 'data', result: 'works', code: 'data-works', facts: { freeBytes: 41_300_000_000 }, tookMs: 12 },
  ],
  network: [
    {
      check: 'network',
      result: 'fails',
      code: 'network-failed',
      facts: { host: 'api.openai.com', reason: 'unreachable' },
      tookMs: 900,
    },
  ],
  desktop: [
    {
      check: 'desktop',
      result: 'works',
      code: 'desktop-facts',
      facts: {
        version: '0.1.0',
        system: 'linux 6.1 x64',
        session: 'GNOME, x11',
        electron: '45.4.1',
        chromium: '150',
        node: '24.21',
      },
      tookMs: 1,
    },
  ],
} as const satisfies Record<string, readonly Finding[]>

for (const colorScheme of ['light', 'dark'] as const)
  test(`runs all, says each in a word and a sentence, ${colorScheme}`, async ({ page, openPage }) => {
    await page.emulateMedia({ colorScheme })
    await openPage('self-test', { findings })
    await expect(page.getByRole('heading', { name: 'Screen' })).toBeVisible()
    expect(await sent(page, 'self-test:run')).toEqual([])
    await page.getByRole('button', { name: 'Run all' }).click()
    await expect(
      page.getByText('Display 1: 2560 × 1440 px at 125 %, every field in its place.'),
    ).toBeVisible()
    await expect(page.getByText('Display 2: the picture is black.')).toBeVisible()
    await expect(page.getByText('The keychain is locked. Unlock it and test again.')).toBeVisible()
    await expect(page.getByText('Written, synced and found; 41.3 GB free.')).toBeVisible()
    await expect(page.getByText('api.openai.com does not answer.')).toBeVisible()
    await expect(page.getByText(/Electron 45\.4\.1/)).toBeVisible()
    const row = (name: string) => page.getByRole('listitem', { name })
    await expect(row('Screen')).toContainText('Does not work')
    await expect(row('Keychain')).toContainText('Look at this')
    await expect(row('Data')).toContainText('Works')
    expect((await sent(page, 'self-test:run')).flat()).toEqual([
      'screen',
      'keychain',
      'data',
      'network',
      'desktop',
    ])
    await expectAccessible(page)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

test('asks what only the user can see, and copies it all', async ({ page, openPage }) => {
  await openPage('self-test', { findings })
  const tray = page.getByRole('listitem', { name: 'Tray' })
  await tray.getByRole('button', { name: 'No' }).click()
  await expect(tray).toContainText('Look at this')
  await expect(tray).toContainText('This desktop may hide it.')
  const notifications = page.getByRole('listitem', { name: 'Notifications' })
  await notifications.getByRole('button', { name: 'Show one' }).click()
  await notifications.getByRole('button', { name: 'Yes' }).click()
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await sent(page, 'self-test:copy')).toEqual([[{ tray: false, notification: true }]])
})
