import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { ROOT, run, runNode } from './child.mjs'
import { resolveElectron } from './electron-runtime.mjs'

const REQUIRED_FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

const NATIVE_MODULES = ['@napi-rs/image', 'keytar', 'koffi', 'node-screenshots']

// Up, with a folder of its own, for two seconds; then gone within three of being asked.
const START_AND_END = `
"$@" & app=$!
for _ in $(seq 200); do [ -d "$HOME/.config/Askshot" ] && break; sleep 0.1; done
[ -d "$HOME/.config/Askshot" ] || { echo 'made no user data folder within 20 s'; kill -KILL $app; exit 1; }
sleep 2
kill -TERM $app 2>/dev/null || { echo 'did not stay up'; exit 1; }
for _ in $(seq 30); do kill -0 $app 2>/dev/null || exit 0; sleep 0.1; done
echo 'still there 3 s after SIGTERM'; kill -KILL $app; exit 1`

/**
 * Packs the built app as a release would be, with the Electron at hand, and checks the package.
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function packageLane({ electron }) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'askshot-package-'))
  try {
    const folder = await pack(electron, work)
    const checks = [checkFuses, checkContents, checkNativeModules, checkRunAsNode, checkStart]
    const counts = { passed: 0, failed: 0, skipped: 0 }
    for (const check of checks) counts[await outcomeOf(check, folder, electron)] += 1
    return counts
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

async function outcomeOf(check, folder, electron) {
  try {
    const { what, skipped } = await check(folder, electron)
    console.log(skipped ? `  skipped  ${what}: ${skipped}` : `  passed   ${what}`)
    return skipped ? 'skipped' : 'passed'
  } catch (error) {
    console.log(`  failed   ${error.message}`)
    return 'failed'
  }
}

/** From a copy without resources/app: the test runtime's loader would be packed along. */
async function pack({ distFolder, version }, work) {
  const dist = path.join(work, 'electron')
  const loader = path.join(distFolder, 'resources', 'app')
  fs.cpSync(distFolder, dist, { recursive: true, verbatimSymlinks: true, filter: (from) => from !== loader })
  const config = [
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
    `-c.directories.output=${path.join(work, 'out')}`,
  ]
  const args = ['--linux', 'dir', '--publish', 'never', ...config]
  const { code, output } = await runNode('electron-builder/cli.js', args, { quiet: true, limitMs: 300_000 })
  if (code !== 0) throw new Error(`electron-builder failed:\n${output}`)
  return path.join(work, 'out', 'linux-unpacked')
}

async function checkFuses(folder) {
  const wire = await getCurrentFuseWire(executableIn(folder))
  const wrong = Object.entries(REQUIRED_FUSES).filter(
    ([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE),
  )
  if (wrong.length > 0) throw new Error(`fuses not as required: ${wrong.map(([name]) => name).join(', ')}`)
  return { what: `${Object.keys(REQUIRED_FUSES).length} fuses read back as required` }
}

async function checkContents(folder) {
  const files = filesOf(readAsarHeader(path.join(folder, 'resources', 'app.asar')))
  const foreign = files.filter((file) => !/^\/(out|resources|node_modules)\/|^\/package\.json$/.test(file))
  const sources = files.filter((file) => /\.(map|svelte)$|(?<!\.d)\.ts$|^\/out\/.*\.test\./.test(file))
  const loader = files.filter((file) => /loader\.mjs$|@photostructure/.test(file) && !/^\/out\//.test(file))
  const unwanted = [...foreign, ...sources, ...loader]
  if (unwanted.length > 0) throw new Error(`packed, but should not be: ${unwanted.slice(0, 10).join(' ')}`)
  if (!files.includes('/out/main/index.js')) throw new Error('the built main process is not in the package')
  if (fs.existsSync(path.join(folder, 'resources', 'app')))
    throw new Error('an app folder lies beside the asar')
  return { what: `${files.length} files in the asar: no tests, scripts, sources or source maps` }
}

async function checkNativeModules(folder) {
  const unpacked = path.join(folder, 'resources', 'app.asar.unpacked', 'node_modules')
  const lacking = NATIVE_MODULES.filter((name) => !fs.existsSync(path.join(unpacked, name, 'package.json')))
  if (lacking.length > 0) throw new Error(`native modules not beside the asar: ${lacking.join(', ')}`)
  return { what: 'native modules lie beside the asar' }
}

async function checkRunAsNode(folder) {
  const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined } // a Node would not miss it
  const { output } = await run(executableIn(folder), ['-e', 'console.log(6 * 7 + " by Node")'], {
    env: { ...process.env, ...noDisplay, ELECTRON_RUN_AS_NODE: '1' },
    quiet: true,
    limitMs: 10_000,
  })
  if (output.includes('42 by Node')) throw new Error('ELECTRON_RUN_AS_NODE=1 makes it a Node')
  return { what: 'ELECTRON_RUN_AS_NODE=1 has no effect' }
}

async function checkStart(folder, { isTestRuntime }) {
  const what = 'the packed app starts and ends'
  if (isTestRuntime) return { what, skipped: 'the test runtime has no node:sqlite outside its loader' }
  const sandbox = process.getuid() === 0 ? ['--no-sandbox'] : []
  const command = ['bash', '-c', START_AND_END, 'bash', executableIn(folder), ...sandbox]
  const { code, output } = await run(path.join(ROOT, 'tests/support/desktop.sh'), command, {
    quiet: true,
    limitMs: 60_000,
  })
  if (code !== 0) throw new Error(`the packed app: ${output.trim().split('\n').at(-1)}`)
  return { what }
}

function executableIn(folder) {
  return path.join(folder, 'askshot')
}

/** An asar begins with four sizes and a JSON tree of what it holds. */
function readAsarHeader(file) {
  const descriptor = fs.openSync(file)
  try {
    const sizes = Buffer.alloc(16)
    fs.readSync(descriptor, sizes, 0, 16, 0)
    const json = Buffer.alloc(sizes.readUInt32LE(12))
    fs.readSync(descriptor, json, 0, json.length, 16)
    return JSON.parse(json.toString())
  } finally {
    fs.closeSync(descriptor)
  }
}

function filesOf({ files }, folder = '') {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? filesOf(entry, `${folder}/${name}`) : [`${folder}/${name}`],
  )
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await packageLane({ electron: await resolveElectron() })))
}
