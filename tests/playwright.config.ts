import { defineConfig } from '@playwright/test'
import { resolve } from 'node:path'

// Pages are tested in the system's Chromium: nothing is downloaded, and nothing it does by itself leaves the machine.
const chromium = {
  executablePath: process.env['ASKSHOT_CHROMIUM'] ?? 'chromium',
  chromiumSandbox: process.getuid?.() !== 0,
  args: [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
}

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(import.meta.dirname, '../test-results'),
  snapshotPathTemplate: '{testDir}/page/looks/{arg}{ext}',
  timeout: 60_000,
  // Real windows on a busy machine: a second try is allowed in CI, and the lane's line names what needed one.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  projects: [
    { name: 'page', testMatch: 'page/**/*.spec.ts', use: { launchOptions: chromium } },
    {
      name: 'app',
      testMatch: 'e2e/**/*.spec.ts',
      testIgnore: ['e2e/displays/**', 'e2e/offline/**', 'e2e/sandbox/**'],
      workers: 1,
    },
    { name: 'displays', testMatch: 'e2e/displays/**/*.spec.ts', workers: 1 },
    { name: 'offline', testMatch: 'e2e/offline/**/*.spec.ts', workers: 1 },
    { name: 'sandbox', testMatch: 'e2e/sandbox/**/*.spec.ts', workers: 1 },
  ],
})
