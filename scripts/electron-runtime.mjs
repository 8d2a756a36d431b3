import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { TEST_RUNTIME_VERSION, WrongHashError, installTestRuntime } from './test-runtime/install.mjs'

const ROOT = path.dirname(import.meta.dirname)
const CACHE = path.join(ROOT, '.cache')
const DOWNLOAD_LIMIT_MS = 120_000 // a network that swallows packets would hang for ever

/**
 * Finds the Electron to run, fetching one when there is none:
 * what ASKSHOT_ELECTRON names, else the shipped version, else the test runtime.
 * Children of a run get the answer through ASKSHOT_ELECTRON, so a refused download is tried once per run.
 * @returns {Promise<{ exe: string, version: string, isTestRuntime: boolean, distFolder: string }>}
 */
export async function resolveElectron({ log = console.log } = {}) {
  const named = process.env.ASKSHOT_ELECTRON
  if (named) return describe(existing(named))
  const refusal = downloadShipped(log)
  if (!refusal) return describe(shippedExe())
  try {
    const folder = await installTestRuntime({ cache: CACHE, log })
    log(
      `NOTICE  Running on the TEST RUNTIME, Electron ${TEST_RUNTIME_VERSION}, because Electron's own download ` +
        `failed (${refusal}). A third party's re-publication without newer fixes: for tests and trying out only.`,
    )
    return describe(path.join(folder, 'electron'))
  } catch (error) {
    if (error instanceof WrongHashError) throw error
    const reasons = `Its own download: ${refusal}. The test runtime: ${error.message}.`
    throw new Error(`No Electron can be had. ${reasons}`, { cause: error })
  }
}

function existing(exe) {
  if (!fs.existsSync(exe)) throw new Error(`ASKSHOT_ELECTRON names ${exe}, which does not exist.`)
  return fs.realpathSync(exe)
}

function describe(exe) {
  const distFolder = distFolderOf(exe)
  const isTestRuntime = fs.existsSync(path.join(distFolder, 'resources', 'app', 'loader.mjs'))
  const stamp = path.join(distFolder, 'version')
  const version = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { exe, version, isTestRuntime, distFolder }
}

/** On macOS the binary is deep inside Electron.app, and the folder that holds the app is the distribution. */
function distFolderOf(exe) {
  const inApp = exe.indexOf('.app/Contents/MacOS/')
  return path.dirname(inApp < 0 ? exe : exe.slice(0, inApp))
}

/** The package has no install script; its own command downloads. Returns why it failed, or nothing. */
function downloadShipped(log) {
  if (fs.existsSync(shippedExe())) return undefined
  log("Fetching Electron by its package's own download")
  const result = spawnSync(nodeExe(), [path.join(electronFolder(), 'install.js')], {
    encoding: 'utf8',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  if (result.status === 0 && fs.existsSync(shippedExe())) return undefined
  if (result.error?.code === 'ETIMEDOUT') return `not finished after ${DOWNLOAD_LIMIT_MS / 1000} s`
  return firstLine(result.stderr) ?? result.error?.message ?? `exit code ${result.status}`
}

function firstLine(text) {
  const lines = (text ?? '').split('\n').map((line) => line.trim())
  return lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '')
}

function electronFolder() {
  return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
}

function shippedExe() {
  const inside = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform]
  return path.join(electronFolder(), 'dist', inside ?? 'electron')
}

/** The installer needs Node 22.12; outside npm scripts the Node on the PATH may be older than the project's own. */
function nodeExe() {
  const own = path.join(
    ROOT,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  return fs.existsSync(own) ? own : process.execPath
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { exe } = await resolveElectron({ log: (line) => console.error(line) })
  console.log(exe)
}
