import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

// What Electron, and keytar in it, load from the system. libnotify only at run time: without it, no notifications.
const LIBRARIES = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libgbm.so.1': 'libgbm1',
  'libasound.so.2': 'libasound2',
  'libnotify.so.4': 'libnotify4',
  'libsecret-1.so.0': 'libsecret-1-0',
}

const PAGE_COMMANDS = { chromium: 'chromium' }

const DESKTOP_COMMANDS = {
  Xvfb: 'xvfb',
  Xorg: 'xserver-xorg-core',
  xrandr: 'x11-xserver-utils',
  xrdb: 'x11-xserver-utils',
  xsetroot: 'x11-xserver-utils',
  xev: 'x11-utils',
  openbox: 'openbox',
  'dbus-daemon': 'dbus',
  'dbus-send': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  xdotool: 'xdotool',
  'desktop-file-validate': 'desktop-file-utils',
}

/** What the benchmarks measure beside ours, or with. */
const BENCH_COMMANDS = { flameshot: 'flameshot', tesseract: 'tesseract-ocr' }

const DUMMY_DRIVER = '/usr/lib/xorg/modules/drivers/dummy_drv.so'

/**
 * Makes sure that what is needed from the system is there: to `run` the app, for the `page` tests, for every `test`,
 * or for the `bench`. As root on Debian it installs what is missing; else it throws an Error that says what to do.
 */
export function ensurePackages({ for: purpose, log = console.log }) {
  if (process.platform !== 'linux') return refuseDesktop(purpose)
  const hasApt = findCommand('apt-get') !== undefined
  if (purpose === 'run' && !hasApt) return
  const missing = missingPackages(purpose)
  if (missing.length === 0) return
  if (!hasApt) throw new Error(`Missing, by their Debian names: ${missing.join(' ')}`)
  const names = missing.map(nameHere)
  if (process.getuid() !== 0) throw new Error(`sudo ${aptLine(names)}`)
  install(names, log)
  const still = missingPackages(purpose)
  if (still.length > 0) throw new Error(`Installed, but not found afterwards: ${still.join(' ')}`)
}

/** Finds a command on the PATH, or where Debian keeps what only root has on it. */
export function findCommand(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin']
  return folders.map((folder) => path.join(folder, name)).find(isExecutable)
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}

function refuseDesktop(purpose) {
  if (purpose === 'test')
    throw new Error('Tests of the whole app bring their own X server, so they need Linux')
}

function missingPackages(purpose) {
  const forTests = { ...PAGE_COMMANDS, ...DESKTOP_COMMANDS }
  const commands = { run: {}, page: PAGE_COMMANDS, test: forTests, bench: BENCH_COMMANDS }[purpose]
  const missing = Object.keys(commands).filter((name) => !isThere(name))
  const packages = missing.map((name) => commands[name])
  if (purpose === 'run' || purpose === 'test') packages.push(...missingLibraries())
  if (purpose === 'test' && !fs.existsSync(DUMMY_DRIVER)) packages.push('xserver-xorg-video-dummy')
  return [...new Set(packages)]
}

function isThere(command) {
  return command === 'chromium' ? findChromium() !== undefined : findCommand(command) !== undefined
}

/** The Chromium of the page tests: what ASKSHOT_CHROMIUM names, else the system's. */
export function findChromium() {
  return process.env.ASKSHOT_CHROMIUM ?? findCommand('chromium')
}

/** What the loader would find, whatever the packages are called. */
function missingLibraries() {
  const ldconfig = findCommand('ldconfig')
  if (!ldconfig) return []
  const known = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout
  return Object.keys(LIBRARIES)
    .filter((library) => !known.includes(`\t${library} `))
    .map((library) => LIBRARIES[library])
}

/** From Debian 13 on, some libraries carry the mark of the 64-bit time change in their names. */
function nameHere(name) {
  const marked = `${name}t64`
  return spawnSync('apt-cache', ['show', marked], { stdio: 'ignore' }).status === 0 ? marked : name
}

function aptLine(names) {
  return `apt-get install -y --no-install-recommends ${names.join(' ')}`
}

function install(names, log) {
  log(`Installing Debian packages: ${names.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const [command, ...args] = aptLine(names).split(' ')
  spawnSync(command, ['update', '-qq'], { env, stdio: 'ignore' }) // stale lists may do; the install says if not
  const result = spawnSync(command, args, { env, encoding: 'utf8' })
  if (result.status === 0) return
  const reason = (result.stderr ?? '').trim().split('\n').slice(-3).join(' · ')
  throw new Error(`This failed: ${aptLine(names)} (${result.error?.message ?? reason})`)
}
