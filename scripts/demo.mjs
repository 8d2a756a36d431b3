import fs from 'node:fs'
import path from 'node:path'
import { ROOT, buildApp, run, secondsSince } from './child.mjs'
import { ensurePackages, findChromium } from './debian-packages.mjs'
import { makeReadmePictures } from './demo/readme-pictures.mjs'
import { resolveElectron } from './electron-runtime.mjs'

const FOLDER = path.join(ROOT, 'demo')
const LIMIT_MS = 120_000

/**
 * Shows the whole way from the hotkey to the answer on a virtual screen, without display, account or key, and leaves
 * pictures of it in demo/. With --readme it also makes the README's pictures from them.
 */
async function demo(args) {
  if (process.platform !== 'linux') throw new Error('The demo needs a Linux virtual screen. Here: npm start')
  if (process.features.typescript === false) throw new Error('This Node cannot run it. Use: npm run demo')
  const start = performance.now()
  ensurePackages({ for: 'test' })
  const { exe } = await prepare()
  fs.rmSync(FOLDER, { recursive: true, force: true })
  fs.mkdirSync(FOLDER)
  const story = [process.execPath, path.join(import.meta.dirname, 'demo/story.mjs'), FOLDER]
  const { code } = await run(path.join(ROOT, 'tests/support/desktop.sh'), story, {
    env: { ...desktopEnv(), ASKSHOT_ELECTRON: exe, ASKSHOT_CHROMIUM: findChromium() },
    limitMs: LIMIT_MS,
  })
  if (code !== 0) return code
  if (args.includes('--readme')) await makeReadmePictures(FOLDER)
  console.log(
    `\nDone in ${secondsSince(start)} s. The pictures are in ${path.relative(process.cwd(), FOLDER) || '.'}/`,
  )
  return 0
}

/** Builds the app while the Electron for it is looked for. */
async function prepare() {
  const [{ code, seconds, output }, electron] = await Promise.all([
    buildApp({ quiet: true }),
    resolveElectron(),
  ])
  if (code !== 0) throw new Error(`The build failed, so there is nothing to show.\n${output}`)
  console.log(`${seconds.toFixed(1).padStart(5)} s  The app is built`)
  return electron
}

function desktopEnv() {
  const env = { ...process.env, SCREEN: '1600x900', DISPLAYS: '1', KEYRING: 'unlocked', COMPOSITOR: '0' }
  delete env.ELECTRON_RUN_AS_NODE // some editors' terminals set it
  return env
}

try {
  process.exitCode = await demo(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
