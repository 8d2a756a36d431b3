import { expect, test as base } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import type { Settings } from '../../src/shared/schemas/settings.ts'
import { leaveSettings, PROFILE_ID, RunningAskshot } from './e2e-app.ts'
import type { LaunchOptions } from './e2e-app.ts'
import { Desktop } from './e2e-desktop.ts'
import type { DesktopOptions } from './e2e-desktop.ts'
import { startLocalServer } from './local-server.ts'
import type { LocalServer } from './local-server.ts'

export const KEY = 'sk-e2e-7Qm4vXw9ZpL2'

type Options = {
  readonly desktopOptions: DesktopOptions
  /**
   * `first-run`: as just installed. `no-key`: a server that asks for none. `wants-key`: one that does, and no key yet.
   * `with-key`: the key is in the keyring.
   */
  readonly setUp: 'first-run' | 'no-key' | 'wants-key' | 'with-key'
  /** What the user has set before, besides. */
  readonly settings: Partial<Settings>
}

type Fixtures = {
  readonly desktop: Desktop
  /** A server that knows one key. */
  readonly server: LocalServer
  readonly launch: (options?: LaunchOptions) => Promise<RunningAskshot>
}

/** A desktop, a server and Askshot of each test's own. */
export const test = base.extend<Options & Fixtures>({
  desktopOptions: [{}, { option: true }],
  setUp: ['no-key', { option: true }],
  settings: [{}, { option: true }],

  desktop: async ({ desktopOptions }, use) => {
    const desktop = await Desktop.start(desktopOptions)
    await desktop.paint()
    await use(desktop)
    await desktop.stop()
  },

  server: async ({ setUp }, use) => {
    const server = await startLocalServer(setUp === 'no-key' ? {} : { keys: [KEY] })
    await use(server)
    await server.stop()
  },

  launch: async ({ desktop, setUp, settings, server }, use, info) => {
    const auth = setUp === 'no-key' ? 'none' : 'bearer'
    if (setUp !== 'first-run')
      await leaveSettings(
        desktop.home,
        { baseUrl: server.url, auth, keyHost: setUp === 'with-key' ? new URL(server.url).host : '' },
        settings,
      )
    if (setUp === 'with-key') await desktop.storeKey(PROFILE_ID, KEY)
    const started: RunningAskshot[] = []
    await use(async (options) => {
      const app = await RunningAskshot.launch(desktop, options)
      started.push(app)
      return app
    })
    await attachReports(info, desktop, started)
    for (const app of started) await app.stop()
  },
})

/** Main's output and log, the console of the pages, and what stood on the display. */
async function attachReports(info: TestInfo, desktop: Desktop, started: readonly RunningAskshot[]) {
  if (info.status === info.expectedStatus) return
  for (const [index, app] of started.entries())
    await attach(info, `askshot-${index + 1}.txt`, 'text/plain', app.report())
  const picture = await desktop.picture().catch(() => undefined)
  if (picture !== undefined) await attach(info, 'display.png', 'image/png', picture)
}

async function attach(
  info: TestInfo,
  name: string,
  contentType: string,
  body: string | Buffer,
): Promise<void> {
  const path = info.outputPath(name)
  await writeFile(path, body)
  await info.attach(name, { path, contentType })
}

export { expect }
