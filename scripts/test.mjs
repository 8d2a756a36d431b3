import { secondsSince } from './child.mjs'
import { ensurePackages, findChromium } from './debian-packages.mjs'
import { resolveElectron } from './electron-runtime.mjs'
import { offlineLane } from './offline-lane.mjs'
import { packageLane } from './package-lane.mjs'
import { sandboxLane } from './sandbox-lane.mjs'
import { buildLane, playwrightLane, unitLane } from './test-lanes.mjs'
import { WrongHashError } from './test-runtime/install.mjs'

/**
 * The lanes in the order they run. `needs` says what a lane cannot do without: a `build`, a `browser`, or a
 * `desktop`, which is a real Electron on an X server of its own.
 */
const LANES = [
  { name: 'build', needs: [], run: buildLane },
  { name: 'unit', needs: [], run: unitLane },
  { name: 'page', needs: ['build', 'browser'], run: (context) => playwrightLane('page', context) },
  { name: 'app', needs: ['build', 'desktop'], run: (context) => playwrightLane('app', context) },
  { name: 'displays', needs: ['build', 'desktop'], run: (context) => playwrightLane('displays', context) },
  { name: 'offline', needs: ['build', 'desktop'], run: offlineLane },
  { name: 'sandbox', needs: ['build', 'desktop'], run: sandboxLane },
  { name: 'package', needs: ['build', 'desktop'], run: packageLane },
]

const SKIP_HINT = 'set ASKSHOT_E2E=skip to run the other lanes only'

/** `npm test`: every lane, or those of --lane=a,b; other arguments go to the runner of the single lane chosen. */
async function main(argv) {
  const { chosen, args } = parse(argv)
  const lanes = LANES.filter(({ name }) => chosen.has(name))
  const context = await prepare(lanes, args)
  const results = []
  for (const lane of lanes) {
    const result = await runLane(lane, context)
    if (lane.name === 'build' && result.failed > 0) context.missing.build = 'the build failed'
    results.push(result)
  }
  report(results)
  return results.some(({ failed }) => failed > 0) ? 1 : 0
}

function parse(argv) {
  const flag = argv.find((argument) => argument.startsWith('--lane='))
  const args = argv.filter((argument) => argument !== flag)
  const all = LANES.map(({ name }) => name)
  const names = flag ? flag.slice('--lane='.length).split(',') : all
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Error(`No such lane: ${unknown.join(', ')}. There are ${all.join(', ')}.`)
  if (args.length > 0 && names.length !== 1)
    throw new Error(`Which lane gets ${args.join(' ')}? Add --lane=….`)
  const needsBuild = LANES.some(({ name, needs }) => names.includes(name) && needs.includes('build'))
  return { chosen: new Set(needsBuild ? ['build', ...names] : names), args } // never tests of an old build
}

/** Finds what the lanes need before the first one runs; what is missing fails its lanes, not the others. */
async function prepare(lanes, args) {
  const needs = new Set(lanes.flatMap((lane) => lane.needs))
  const context = { args, missing: {}, env: { ...process.env }, electron: undefined }
  if (needs.has('browser')) context.missing.browser = tryPackages('page')
  if (needs.has('desktop')) {
    if (process.env.ASKSHOT_E2E === 'skip') context.skipDesktop = 'ASKSHOT_E2E=skip is set'
    else await prepareDesktop(context)
  }
  // After the packages, which bring it: the app tests show pictures in it as well.
  context.env.ASKSHOT_CHROMIUM = findChromium()
  return context
}

async function prepareDesktop(context) {
  const reasons = [tryPackages('test')]
  try {
    context.electron = await resolveElectron()
    context.env.ASKSHOT_ELECTRON = context.electron.exe
    context.env.ASKSHOT_ELECTRON_VERSION = context.electron.version
  } catch (error) {
    if (error instanceof WrongHashError) throw error
    reasons.push(error.message)
  }
  const found = reasons.filter((reason) => reason !== undefined)
  if (found.length > 0) context.missing.desktop = `${found.join('\n')}\n(${SKIP_HINT})`
}

function tryPackages(purpose) {
  try {
    ensurePackages({ for: purpose })
    return undefined
  } catch (error) {
    return `Packages of the system are missing: ${error.message}`
  }
}

async function runLane(lane, context) {
  const start = performance.now()
  console.log(`\n=== ${lane.name}${versionNote(lane, context)}`)
  const counts = await countsOf(lane, context)
  const result = { lane: lane.name, seconds: secondsSince(start), ...counts }
  const reason = counts.reason ? `: ${counts.reason}` : ''
  console.log(`--- ${lane.name}: ${inWords(counts)} in ${result.seconds} s${reason}`)
  return result
}

/** So that nobody reads a result of the test runtime as one of the shipped version. */
function versionNote({ needs }, { electron }) {
  if (!electron || !needs.includes('desktop')) return ''
  return `  on ${electron.isTestRuntime ? 'the TEST RUNTIME, ' : ''}Electron ${electron.version}`
}

async function countsOf(lane, context) {
  if (context.skipDesktop && lane.needs.includes('desktop')) {
    console.log(`E2E SKIPPED: ${context.skipDesktop}`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const lacking = lane.needs.map((need) => context.missing[need]).filter((reason) => reason !== undefined)
  if (lacking.length > 0) return { passed: 0, failed: 1, skipped: 0, reason: lacking.join('\n') }
  try {
    return await lane.run(context)
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, reason: error.message }
  }
}

function report(results) {
  console.log(`\n${'lane'.padEnd(10)}${['passed', 'failed', 'skipped', 'seconds'].map(right).join('')}`)
  for (const { lane, passed, failed, skipped, seconds } of results) {
    console.log(lane.padEnd(10) + [passed, failed, skipped, seconds.toFixed(1)].map(right).join(''))
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
  console.log(`\n${inWords({ passed: total('passed'), failed: total('failed'), skipped: total('skipped') })}`)
}

function right(cell) {
  return String(cell).padStart(9)
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  console.log('0 passed, 1 failed, 0 skipped')
  process.exitCode = 1
}
