import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'
import { licences } from './scripts/licences.mjs'

const root = import.meta.dirname
const alias = { '#shared': resolve(root, 'src/shared') }
const page = (name: string) => resolve(root, `src/renderer/${name}/index.html`)

// One target for every build, the oldest runtime it is tested on: the bytes that are tested are the bytes that ship.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

// Loaded from node_modules at run time: they carry native code, or are loaded late on purpose.
const external = [
  'electron',
  '@napi-rs/image',
  '@jellybrick/dbus-next',
  'keytar',
  'node-screenshots',
  'koffi',
]

export default defineConfig({
  main: {
    resolve: { alias },
    plugins: [licences(root)],
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'keychain-host': resolve(root, 'src/main/keychain/keychain-host.ts'),
        },
        external,
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve(root, 'src/preload/index.ts') },
        external: ['electron'],
        // A sandboxed preload is a plain script, not a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    resolve: { alias },
    plugins: [svelte({ configFile: resolve(root, 'svelte.config.js') }), licences(root)],
    build: {
      target: chromeTarget,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: {
          overlay: page('overlay'),
          ask: page('ask'),
          settings: page('settings'),
          'first-run': page('first-run'),
          'self-test': page('self-test'),
          pattern: page('pattern'),
          countdown: page('countdown'),
          pin: page('pin'),
          history: page('history'),
        },
      },
    },
  },
})
