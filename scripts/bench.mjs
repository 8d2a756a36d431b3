import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startVitest } from 'vitest/node'
import { ROOT, buildApp } from './child.mjs'
import { ensurePackages, findChromium } from './debian-packages.mjs'
import { resolveElectron } from './electron-runtime.mjs'

const FOLDER = path.join(ROOT, 'tests/bench')

/**
 * `npm run bench`: measures, and asserts nothing. Runs what lies in tests/bench, or what has one of the given words in
 * its name: *.bench.ts in Node, then *.run.ts, each of which exports `run()` and drives the real app. `run` may give
 * `{ name, samplesMs }[]` back to have a table printed.
 */
async function bench(filters) {
  const isMeant = (name) => filters.length === 0 || filters.some((filter) => name.includes(filter))
  const names = fs.readdirSync(FOLDER).filter(isMeant).sort()
  const inNode = names.filter((name) => name.endsWith('.bench.ts'))
  const inApp = names.filter((name) => name.endsWith('.run.ts'))
  if (inNode.length + inApp.length === 0) throw new Error(`No benchmark is called ${filters.join(' or ')}.`)
  const haveRun = [
    inNode.length === 0 || (await runInNode(inNode)),
    inApp.length === 0 || (await runInApp(inApp)),
  ]
  return haveRun.every(Boolean) ? 0 : 1
}

async function runInNode(names) {
  const reporter = {
    onTestCaseResult: (testCase) => showTest(testCase),
    onTestRunEnd: showErrors,
    onUserConsoleLog: ({ content }) => process.stdout.write(content), // what a benchmark tells besides
  }
  const vitest = await startVitest(
    names.map((name) => path.join(FOLDER, name)),
    {
      config: path.join(ROOT, 'tests/vitest.config.ts'),
      benchmarkOnly: true,
      benchmark: { retainSamples: true }, // else there is no p95
      fileParallelism: false, // two at once would measure each other
      watch: false,
      reporters: [reporter],
    },
  )
  const hasFailed = process.exitCode === 1
  await vitest.close()
  return !hasFailed
}

function showTest(testCase) {
  const tasks = testCase.benchmarks().flatMap(({ tasks }) => tasks)
  const file = path.basename(testCase.module.moduleId)
  showTable(
    `${file}: ${testCase.name}`,
    tasks.map(({ name, latency }) => ({ name, samplesMs: latency.samples })),
  )
  for (const { message } of testCase.result().errors ?? []) console.error(`  failed: ${message}`)
}

function showErrors(modules, errors) {
  const broken = modules.flatMap((module) => module.errors())
  for (const { message } of [...broken, ...errors]) console.error(`  failed: ${message}`)
}

async function runInApp(names) {
  const reason = await prepareApp()
  if (reason) console.log(`\nLeft out, because they need the app: ${names.join(', ')}\n${reason}`)
  if (reason) return true
  for (const name of names) {
    const { run } = await import(pathToFileURL(path.join(FOLDER, name)).href)
    const rows = await run()
    if (rows) showTable(name, rows)
  }
  return true
}

/** Why there is no app to measure, or nothing; children find the Electron by its variable. */
async function prepareApp() {
  try {
    ensurePackages({ for: 'test' })
    findRivals()
    const { exe, version, isTestRuntime } = await resolveElectron()
    process.env.ASKSHOT_ELECTRON = exe
    process.env.ASKSHOT_CHROMIUM = findChromium()
    console.log(`\nOn ${isTestRuntime ? 'the TEST RUNTIME, ' : ''}Electron ${version}`)
  } catch (error) {
    return error.message
  }
  const { code, output } = await buildApp({ quiet: true })
  if (code !== 0) throw new Error(`The build failed, so there is nothing to measure.\n${output}`)
}

/** Without them there is less to compare with, and the same to measure. */
function findRivals() {
  try {
    ensurePackages({ for: 'bench' })
  } catch (error) {
    console.log(`Some of what is compared with is not here: ${error.message}`)
  }
}

/** A name may end with what is wanted: `Ours [≤ 16.7 ms]`, or `Ours [≤ 0.5× Theirs]` of another row's name. */
function showTable(title, rows) {
  const width = Math.max(20, ...rows.map(({ name }) => plainName(name).length))
  console.log(`\n${title}\n  ${''.padEnd(width)}${['rounds', 'p50', 'p95', ''].map(right).join('')}`)
  for (const { name, samplesMs } of rows) {
    const cells = [samplesMs.length, inTime(percentile(samplesMs, 0.5)), inTime(percentile(samplesMs, 0.95))]
    console.log(
      `  ${plainName(name).padEnd(width)}${cells.map(right).join('')}   ${goalOf({ name, samplesMs }, rows)}`,
    )
  }
}

const GOAL = / \[≤ ([\d.]+)(?: ms|× (.+))\]$/

function plainName(name) {
  return name.replace(GOAL, '')
}

/** By the middle of the samples, which a busy machine moves least. */
function goalOf({ name, samplesMs }, rows) {
  const [, limit, other] = GOAL.exec(name) ?? []
  if (limit === undefined) return ''
  const own = percentile(samplesMs, 0.5)
  if (other === undefined) return `${own <= Number(limit) ? 'reaches' : 'misses'} ≤ ${limit} ms`
  const rival = rows.find((row) => plainName(row.name) === other)
  if (rival === undefined) return `no ${other} here`
  const share = own / percentile(rival.samplesMs, 0.5)
  return `${share.toFixed(2)}× ${other}, ${share <= Number(limit) ? 'reaches' : 'misses'} ≤ ${limit}×`
}

/** The smallest sample that at least this part of all samples does not exceed. */
function percentile(samples, part) {
  return [...samples].sort((one, other) => one - other)[Math.ceil(samples.length * part) - 1]
}

function inTime(ms) {
  if (ms === undefined) return '–'
  return ms < 1 ? `${(ms * 1000).toFixed(1)} µs` : `${ms.toFixed(ms < 100 ? 1 : 0)} ms`
}

function right(cell) {
  return String(cell).padStart(12)
}

try {
  process.exitCode = await bench(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
