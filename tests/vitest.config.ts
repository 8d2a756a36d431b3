import { svelte } from '@sveltejs/vite-plugin-svelte'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  plugins: [svelte({ configFile: resolve(root, 'svelte.config.js') })],
  resolve: {
    alias: {
      '#shared': resolve(root, 'src/shared'),
      // The package's own entry would start a download of Electron.
      electron: resolve(root, 'tests/support/fake-electron.ts'),
    },
    // Svelte's client runtime, so that state classes react in Node as they do in a page.
    conditions: ['browser'],
  },
  test: {
    environment: 'node',
    globals: false,
    // Bundled into the app as well; left outside, it would load the real Electron.
    server: { deps: { inline: ['electron-store'] } },
    include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/crash/**/*.test.ts'],
  },
})
