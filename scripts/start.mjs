import { ROOT, buildApp, run } from './child.mjs'
import { ensurePackages } from './debian-packages.mjs'
import { resolveElectron } from './electron-runtime.mjs'

const NO_DISPLAY =
  'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window could be shown. ' +
  '`npm run demo` brings its own and leaves pictures behind.'

/** Builds the source tree and runs it; arguments go on to the app: `npm start -- --capture`. */
async function start(args) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error(NO_DISPLAY)
  }
  needPackages()
  const built = await buildApp()
  if (built.code !== 0) throw new Error('The build failed, so there is nothing to start.')
  const { exe } = await resolveElectron()
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: undefined } // some editors' terminals set it
  return (await run(exe, [ROOT, ...args, ...sandboxSwitch()], { env })).code
}

function needPackages() {
  try {
    ensurePackages({ for: 'run' })
  } catch (error) {
    throw new Error(`Libraries of the system are missing:\n  ${error.message}`, { cause: error })
  }
}

/** Chromium's sandbox refuses to run as root, and with it the app. */
function sandboxSwitch() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return []
  console.log('NOTICE  Running as root, so without the sandbox around pages (--no-sandbox).')
  return ['--no-sandbox']
}

try {
  process.exitCode = await start(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
