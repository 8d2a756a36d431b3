import { expect, test } from '@playwright/test'
import type { Page, TestInfo } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const record = resolve(import.meta.dirname, 'looks/taken-with.json')

const looks = [
  { look: 'light', media: { colorScheme: 'light' } },
  { look: 'dark', media: { colorScheme: 'dark' } },
  { look: 'contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const

type Scene = {
  readonly page: Page
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly isThemeless: boolean
  readonly info: TestInfo
}

/**
 * Compares a page with its baselines: light, dark and of high contrast, and light on a screen of two pixels a point.
 * They hold for one Chromium and one set of fonts; with others the test is skipped, and says so. After a wanted change
 * run `npx playwright test -c tests/playwright.config.ts --project=page looks --update-snapshots`, and look at them.
 */
export async function looksLikeBefore({ page, name, size, isThemeless, info }: Scene): Promise<void> {
  const here = await surroundings(page)
  if (info.config.updateSnapshots === 'all' || info.config.updateSnapshots === 'changed')
    writeFileSync(record, `${JSON.stringify(here)}\n`)
  const there: unknown = JSON.parse(readFileSync(record, 'utf8'))
  test.skip(
    JSON.stringify(there) !== JSON.stringify(here),
    `The baselines are of ${JSON.stringify(there)}, and this is ${JSON.stringify(here)}`,
  )
  for (const { look, media } of isThemeless ? looks.slice(0, 1) : looks) {
    await page.emulateMedia(media)
    await expectSame(page, `${name}-${look}.png`)
  }
  await page.emulateMedia(looks[0].media)
  const screen = await page.context().newCDPSession(page)
  await screen.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false })
  await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2)
  await expectSame(page, `${name}-light-2x.png`)
}

/** As small a change as another padding of one row is told; the last bit of a shade is not. */
async function expectSame(page: Page, file: string): Promise<void> {
  await expect(page).toHaveScreenshot(file, { scale: 'device', maxDiffPixelRatio: 0.001, threshold: 0.1 })
}

/** What else than our pages decides how they look. */
async function surroundings(page: Page): Promise<unknown> {
  const widths = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')
    if (context === null) return []
    return ['system-ui', 'monospace', 'math'].map((family) => {
      context.font = `100px ${family}`
      return Math.round(context.measureText('Sphinx of black quartz, 0123456789').width)
    })
  })
  const version = page.context().browser()?.version().split('.')[0]
  return { chromium: version, widths }
}
