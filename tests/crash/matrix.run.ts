/**
 * The crash matrix and the chaos run at length: `node tests/crash/matrix.run.ts [kills] [asks]`. What is wrong must be
 * zero; it ends with 1 if one is not.
 */
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { runChaos } from './chaos.ts'
import { buildChild } from './children.ts'
import { startLedgerServer } from './ledger-server.ts'
import { live } from './lives.ts'
import type { Death, LifeReport } from './lives.ts'
import { nothingWrong } from './verdict.ts'

const KILLS_A_LIFE = 10
const MOST_STATEMENTS = 110
const LIVES_AT_ONCE = 3

const kills = Number(process.argv[2] ?? 500)
const asks = Number(process.argv[3] ?? 200)
const child = await buildChild()
const reports: LifeReport[] = []
try {
  if (kills > 0) reports.push(await crashMatrix())
  if (asks > 0) reports.push(await chaos())
} finally {
  await rm(dirname(child), { recursive: true })
}
const isClean = reports.every((report) =>
  Object.keys(nothingWrong).every((key) => report[key as keyof LifeReport] === 0),
)
process.exit(isClean ? 0 : 1)

/** Half of the kills at a write that is counted off, half after a time that is not. */
async function crashMatrix(): Promise<LifeReport> {
  const server = await startLedgerServer()
  let begun = 0
  let total: LifeReport = { ...nothingWrong, kills: 0, cutOff: 0, leftBehind: 0 }
  const lane = async (): Promise<void> => {
    while (total.kills < kills) {
      const life = begun++
      const name = `m${life}`
      const questions = ['t1-1', 't2-1', 't1-2', 't3-1', 't1-3'].map((place) => `q-${name}-${place}`)
      const deaths = Array.from({ length: KILLS_A_LIFE }, (_unused, n) => deathOf(life * KILLS_A_LIFE + n))
      const report = await live({ child, url: server.url, server, name, questions, deaths })
      total = add(total, report) // only now: the other lanes have added theirs meanwhile
      if (life % 5 === 0) console.log(`  after ${total.kills} kills`, inWords(total))
    }
  }
  await Promise.all(Array.from({ length: LIVES_AT_ONCE }, lane))
  await server.stop()
  console.log('crash matrix:', inWords(total))
  return total
}

function deathOf(n: number): Death {
  return n % 2 === 0 ? { atStatement: 1 + ((n / 2) % MOST_STATEMENTS) } : { afterMs: Math.random() * 400 }
}

async function chaos(): Promise<LifeReport> {
  const { requests, ...report } = await runChaos({ child, asks, deaths: 25 })
  console.log(`chaos run, ${asks} asks, ${requests} requests:`, inWords(report))
  return report
}

function add(one: LifeReport, other: LifeReport): LifeReport {
  return {
    kills: one.kills + other.kills,
    cutOff: one.cutOff + other.cutOff,
    leftBehind: one.leftBehind + other.leftBehind,
    lost: one.lost + other.lost,
    sentTwice: one.sentTwice + other.sentTwice,
    damaged: one.damaged + other.damaged,
    ghosts: one.ghosts + other.ghosts,
    outOfOrder: one.outOfOrder + other.outOfOrder,
  }
}

function inWords(report: LifeReport): string {
  return Object.entries(report)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
