import { chromium } from '@playwright/test'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { AskState } from '../../src/shared/ask-state.ts'
import { startPageServer } from '../support/page-server.ts'
import {
  appending,
  installBridge,
  installPainted,
  ours,
  oursInFrames,
  rival,
  toGlass,
} from './answer-stream.page.ts'
import type { Bench } from './answer-stream.page.ts'
import { timeOfEverything, timeOfUpdates } from './main-thread-time.ts'
import { rivalFile } from './rivals.ts'
import { answer, fence } from './sample-answer.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const STEP = 64
const PAINT_EVERY = 10
const ROUNDS = 3
const ASKS = 50

type Row = { readonly name: string; readonly samplesMs: readonly number[] }
type Place = { readonly browser: Browser; readonly origin: string }

/**
 * The built ask page beside the usual ways to show an answer, in one browser and one run: script, style and layout
 * for each update, in thread time. Then how long words take to the glass, and what fifty asks leave behind.
 */
export async function run(): Promise<readonly Row[]> {
  // As many frames as the page can make: between the updates nothing is waited for.
  const hurried = await launch(['--disable-frame-rate-limit', '--disable-gpu-vsync'])
  const steady = await launch([])
  const server = await startPageServer(join(ROOT, 'out/renderer'))
  try {
    const rows = await besideRivals({ browser: hurried, origin: server.origin })
    await reportSameDom({ browser: hurried, origin: server.origin })
    rows.push(await reportGlass({ browser: steady, origin: server.origin }))
    await reportLeftovers({ browser: steady, origin: server.origin })
    await reportLoads({ browser: steady, origin: server.origin })
    return rows
  } finally {
    await hurried.close()
    await steady.close()
    await server.close()
  }
}

function launch(args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: process.env['ASKSHOT_CHROMIUM'] ?? 'chromium', args: [...args] })
}

/** Each once a round, and first in turn, so that a busy minute of the machine is everybody's. */
async function inRounds<Name extends string>(
  ways: Readonly<Record<Name, () => Promise<readonly number[]>>>,
): Promise<Readonly<Record<Name, Measured>>> {
  const names = Object.keys(ways) as Name[]
  const found = new Map<Name, (readonly number[])[]>(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const name of [...names.slice(round), ...names.slice(0, round)])
      found.get(name)?.push(await ways[name]())
  return Object.fromEntries([...found].map(([name, rounds]) => [name, measured(rounds)])) as Record<
    Name,
    Measured
  >
}

/** What an update took, of all rounds, and what all of a round took together. */
type Measured = { readonly samplesMs: readonly number[]; readonly totalsMs: readonly number[] }

function measured(rounds: readonly (readonly number[])[]): Measured {
  return { samplesMs: rounds.flat(), totalsMs: rounds.map(sum) }
}

/** Of each round, and of those the one in the middle: how busy the machine is changes from round to round. */
function ratio(one: Measured, other: Measured): number {
  return percentile(
    one.totalsMs.map((totalMs, round) => totalMs / (other.totalsMs[round] ?? NaN)),
    0.5,
  )
}

async function besideRivals(place: Place): Promise<Row[]> {
  const kb100 = answer(100_000)
  const fence60 = fence(60_000)
  const every = 40
  const by = await inRounds({
    ours: () => stream(place, kb100),
    whole: () => usual(place, { way: 'whole', text: kb100, every }),
    bareWhole: () => usual(place, { way: 'whole', text: kb100, every, isBare: true }),
    tail: () => usual(place, { way: 'tail', text: kb100, every: 1 }),
    appended: () => appended(place, kb100),
    ours200: () => stream(place, answer(200_000)),
    ourFence: () => stream(place, fence60),
    tailFence: () => usual(place, { way: 'tail', text: fence60, every: 1 }),
  })
  const { ours, whole, bareWhole, tail, ours200, ourFence, tailFence } = by
  const { samplesMs } = ours
  say('100 KB: ours / the whole made anew', ratio(ours, whole) / every, 'goal ≤ 0.01')
  say('100 KB: ours / the whole, not even made safe', ratio(ours, bareWhole) / every)
  say('100 KB: ours / tail only', ratio(ours, tail))
  say('100 KB: ours / streaming-markdown', ratio(ours, by.appended))
  say('100 KB: p99 of an update, ms', percentile(samplesMs, 0.99), 'goal ≤ 6')
  say('100 KB: longest update, ms', Math.max(...samplesMs), 'goal ≤ 16.7')
  say(`100 KB: updates over 16.7 ms, of ${samplesMs.length}`, samplesMs.filter((ms) => ms > 16.7).length)
  say('200 KB / 100 KB, ours', ratio(ours200, ours), 'goal ≤ 2.2')
  say('60 KB fence: ours / tail only', ratio(ourFence, tailFence), 'goal ≤ 0.05')
  say('25 KB in the browser’s own frames, paint and all, ms an update', await perFrame(place, answer(25_000)))
  return [
    { name: 'ours, 100 KB, an update', samplesMs },
    { name: 'tail only (marked), 100 KB', ...tail },
    { name: 'appended (streaming-markdown), 100 KB', ...by.appended },
    { name: 'whole anew (marked), 100 KB, one in 40', ...whole },
    { name: 'whole anew, not made safe', ...bareWhole },
    { name: 'ours, 200 KB', ...ours200 },
    { name: 'ours, a fence of 60 KB', ...ourFence },
    { name: 'tail only (marked), a fence of 60 KB', ...tailFence },
  ]
}

/** What the main thread works for each update of an answer that streams into our page. */
async function stream(place: Place, text: string): Promise<readonly number[]> {
  const page = await open(place, { kind: 'streaming', attempt: 1, text: '' })
  try {
    return await timeOfUpdates(place.browser, page, () =>
      page.evaluate(ours, { text, step: STEP, paintEvery: PAINT_EVERY }),
    )
  } finally {
    await page.close()
  }
}

async function perFrame(place: Place, text: string): Promise<number> {
  const page = await open(place, { kind: 'streaming', attempt: 1, text: '' })
  try {
    const work = () => page.evaluate(oursInFrames, { text, step: STEP })
    return (await timeOfEverything(place.browser, page, work)) / (text.length / STEP)
  } finally {
    await page.close()
  }
}

type Usual = {
  readonly way: 'whole' | 'tail'
  readonly text: string
  readonly every: number
  /** Whether it shows whatever is in the answer. */
  readonly isBare?: boolean
}

async function usual({ browser }: Place, { isBare = false, ...what }: Usual): Promise<readonly number[]> {
  const page = await blank(browser)
  try {
    await page.addScriptTag({ path: join(ROOT, 'node_modules/marked/lib/marked.umd.js') })
    const purifier = isBare ? undefined : rivalFile('dompurify', 'dist/purify.min.js')
    if (purifier !== undefined) await page.addScriptTag({ path: purifier })
    const given = { ...what, step: STEP, paintEvery: PAINT_EVERY }
    return await timeOfUpdates(browser, page, () => page.evaluate(rival, given))
  } finally {
    await page.close()
  }
}

/** The quickest known way, with `content-visibility` as ours has it. Empty where it cannot be had. */
async function appended({ browser }: Place, text: string): Promise<readonly number[]> {
  const path = rivalFile('streaming-markdown', 'smd.js')
  if (path === undefined) return []
  const page = await blank(browser)
  try {
    const parts = '{ parser, default_renderer, parser_write }'
    const content = `${readFileSync(path, 'utf8')}\nglobalThis.smd = ${parts}`
    await page.addScriptTag({ type: 'module', content })
    const given = { text, step: STEP, paintEvery: PAINT_EVERY }
    return await timeOfUpdates(browser, page, () => page.evaluate(appending, given))
  } finally {
    await page.close()
  }
}

async function blank(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 440, height: 640 } })
  await page.evaluate(installPainted)
  return page
}

async function open({ browser, origin }: Place, state: AskState): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 440, height: 640 }, bypassCSP: true })
  await page.addInitScript(installPainted)
  await page.addInitScript(installBridge, state)
  await page.goto(`${origin}/ask/index.html`)
  await page.locator('.answer').waitFor()
  return page
}

/** Streamed or shown at once, an answer is the same page; which code has its colours depends on what was in view. */
async function reportSameDom(place: Place): Promise<void> {
  const text = answer(20_000)
  const html = async (page: Page) => {
    await page.locator('.block.closed').first().waitFor()
    const shown = await page.locator('.markdown').evaluate((element) => {
      for (const chunk of element.querySelectorAll('.chunk')) chunk.textContent = String(chunk.textContent)
      return element.innerHTML
    })
    await page.close()
    return shown
  }
  const streamed = await open(place, { kind: 'streaming', attempt: 1, text: '' })
  await streamed.evaluate(ours, { text, step: STEP, paintEvery: PAINT_EVERY })
  await streamed.evaluate(() => {
    const { bench } = globalThis as unknown as { bench: Bench }
    bench.tell({ type: 'event', event: { type: 'answer-end', attempt: 1, end: {} } })
    return bench.painted()
  })
  const isSame = (await html(streamed)) === (await html(await open(place, { kind: 'done', text, end: {} })))
  console.log(
    `  ${'the page of a streamed answer is that of one shown at once'.padEnd(60)} ${isSame ? 'yes' : 'NO'}`,
  )
}

async function reportGlass(place: Place): Promise<Row> {
  const page = await open(place, { kind: 'streaming', attempt: 1, text: '' })
  const pace = { tokens: 5_000, perSecond: 1_000 }
  const { ms, frames, tookMs } = await page.evaluate(toGlass, { workerCode: await bundledWorker(), ...pace })
  await page.close()
  say('1,000 tokens/s: p95 of received → painted, frames', percentile(frames, 0.95), 'goal ≤ 2')
  say('1,000 tokens/s: messages a second', frames.length / (tookMs / 1000), 'goal ≤ 60')
  return { name: 'received → painted, 1,000 tokens/s', samplesMs: ms }
}

async function bundledWorker(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': resolve(ROOT, 'src/shared') } },
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'token-to-glass.worker.ts'),
        formats: ['iife'],
        name: 'worker',
      },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (first === undefined || !('output' in first)) throw new Error('The worker was not built')
  return first.output[0].code
}

/** What fifty asks leave behind, one shown after the other in the same page. */
async function reportLeftovers(place: Place): Promise<void> {
  const page = await open(place, { kind: 'done', text: '', end: {} })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const text = answer(20_000)
  const found: Leftovers[] = []
  for (let ask = 0; ask < ASKS; ask++) {
    await page.evaluate(
      ([askId, words]) => {
        const { bench } = globalThis as unknown as { bench: Bench }
        bench.open(askId, { kind: 'streaming', attempt: 1, text: words })
        bench.tell({ type: 'event', event: { type: 'answer-end', attempt: 1, end: {} } })
        return bench.painted()
      },
      [`ask-${ask}`, text] as const,
    )
    if (ask === 9 || ask === ASKS - 1) found.push(await leftovers(session))
  }
  await page.close()
  const [early, late] = found
  if (early === undefined || late === undefined) return
  say(
    'heap, KB per ask from the 10th to the 50th',
    (late.heap - early.heap) / 1000 / (ASKS - 10),
    'goal: flat',
  )
  say('DOM nodes per ask from the 10th to the 50th', (late.nodes - early.nodes) / (ASKS - 10), 'goal: flat')
}

type Leftovers = { readonly heap: number; readonly nodes: number }

async function leftovers(session: CDPSession): Promise<Leftovers> {
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes') }
}

/** What a page loads before the first code that has ended and the first formula, and what with them. */
async function reportLoads(place: Place): Promise<void> {
  for (const [what, text, seen] of [
    ['words, and code that has not ended', 'Only words.\n\n```ts\nconst a = 1\n', '.block'],
    ['code that has ended', '```ts\nconst a = 1\n```\n\nWords\n', '.chunk .keyword'],
    ['a formula', '$$\nx^2\n$$\n\nWords\n', 'math'],
  ] as const) {
    const page = await open(place, { kind: 'streaming', attempt: 1, text })
    await page.locator(seen).first().waitFor()
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const heavy = names
      .map((name) => name.split('/').at(-1) ?? '')
      .filter((name) => /formula|highlight|emml/i.test(name))
    console.log(`  heavy parts loaded for ${what}: ${heavy.join(', ') || 'none'}`)
    await page.close()
  }
}

function say(what: string, value: number, goal = ''): void {
  console.log(`  ${what.padEnd(60)} ${value.toFixed(4).padStart(10)}   ${goal}`)
}

function sum(samples: readonly number[]): number {
  return samples.reduce((total, each) => total + each, 0)
}

function percentile(samples: readonly number[], part: number): number {
  return [...samples].sort((one, other) => one - other)[Math.ceil(samples.length * part) - 1] ?? NaN
}
