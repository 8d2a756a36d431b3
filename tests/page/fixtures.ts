import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { resolve } from 'node:path'
import { build } from 'vite'
import { startPageServer } from '../support/page-server.ts'
import type { FakeMain } from '../support/fake-bridge.ts'
import { emptyMain } from './samples.ts'

type PageName = 'overlay' | 'ask' | 'history' | 'settings' | 'first-run' | 'self-test' | 'countdown' | 'pin'
export type OpenPage = (name: PageName, start?: Partial<FakeMain>) => Promise<void>

type WorkerFixtures = { pagesFolder: string; origin: string; fakeScript: string }
type Fixtures = { openPage: OpenPage; complaints: string[] }

const root = resolve(import.meta.dirname, '../..')

/** Opens a built page on the fake bridge, under the real policy; any word on the console fails the test. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  pagesFolder: [resolve(root, 'out/renderer'), { scope: 'worker', option: true }],

  origin: [
    async ({ pagesFolder }, use) => {
      const server = await startPageServer(pagesFolder)
      await use(server.origin)
      await server.close()
    },
    { scope: 'worker' },
  ],

  fakeScript: [
    // eslint-disable-next-line no-empty-pattern -- Playwright wants the pattern
    async ({}, use) => use(await bundleFake()),
    { scope: 'worker' },
  ],

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],

  openPage: async ({ page, origin, fakeScript }, use) => {
    await use(async (name, start) => {
      const main: FakeMain = { ...emptyMain(), ...start }
      await page.addInitScript({ content: `globalThis.fakeStart = ${JSON.stringify(main)};\n${fakeScript}` })
      await page.goto(`${origin}/${name}/index.html`)
    })
  },
})

async function bundleFake(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': resolve(root, 'src/shared') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: resolve(root, 'tests/support/fake-bridge.ts'), formats: ['iife'], name: 'fakeBridge' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (first === undefined || !('output' in first)) throw new Error('The fake bridge was not built')
  return first.output[0].code
}

/** What the page asked of main, in order; how high it would like to be, and what could be chosen, is left out. */
export async function commandsOf(page: Page): Promise<readonly string[]> {
  const channels = await page.evaluate(() => fake.calls.map(({ channel }) => channel))
  const asides: readonly string[] = ['ask:fit', 'ask:estimate', 'ask:options', 'outbox:view', 'language:view']
  return channels.filter((channel) => !asides.includes(channel))
}

/** Nothing that keeps people out: no serious or critical finding. */
export async function expectAccessible(page: Page): Promise<void> {
  // In the page alone, for ours have no frames, and told of nothing else: a quarter of the time.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
  const { violations } = await axe.analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

export { expect }
