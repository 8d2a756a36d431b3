import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asks0001 } from '../../src/main/db/migrations/0001-asks.ts'
import { runChild } from './children.ts'
import type { Ending } from './children.ts'
import type { LedgerServer } from './ledger-server.ts'
import { judge } from './verdict.ts'
import type { Coverage, Verdict } from './verdict.ts'

const MOST_RUNS = 60

export type Death = { readonly atStatement: number } | { readonly afterMs: number }

type Life = {
  readonly child: string
  /** Where the children send to, and who keeps the ledger. */
  readonly url: string
  readonly server: LedgerServer
  readonly name: string
  readonly questions: readonly string[]
  /** The first of them begins on a database of the first schema. */
  readonly deaths: readonly Death[]
  readonly speed?: number
}

export type LifeReport = Verdict & Coverage & { readonly kills: number }

/** One profile folder through its deaths and a last undisturbed run, and what is wrong then. */
export async function live(life: Life): Promise<LifeReport> {
  const folder = await mkdtemp(join(tmpdir(), `askshot-crash-${life.name}-`))
  writeFirstSchema(join(folder, 'history.sqlite'))
  const acknowledged = new Set<string>()
  let kills = 0
  const run = async (death?: Death): Promise<Ending> => {
    const { child, url, questions, speed = 20 } = life
    const dies = death !== undefined && 'atStatement' in death ? { dieAtStatement: death.atStatement } : {}
    const killAfterMs = death !== undefined && 'afterMs' in death ? death.afterMs : undefined
    const ending = await runChild(child, { folder, url, questions, speed, ...dies }, killAfterMs)
    for (const question of ending.acknowledged) acknowledged.add(question)
    if (death !== undefined && !ending.isFinished) kills++
    return ending
  }
  try {
    for (const death of life.deaths) await run(death)
    await runToEnd(() => run())
    const ledger = life.server.ledger.filter((question) => question.startsWith(`q-${life.name}-`))
    const missing = life.questions.filter((question) => !acknowledged.has(question)).length
    const verdict = judge({ folder, acknowledged, ledger })
    // A question whose word of receipt died with the process is there all the same.
    return { ...verdict, kills, lost: verdict.lost + Math.max(0, missing - kills) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runToEnd(run: () => Promise<Ending>): Promise<void> {
  const complaints: string[] = []
  for (let runs = 0; runs < MOST_RUNS; runs++) {
    const ending = await run()
    if (ending.isFinished) return
    complaints.push(ending.complaints)
  }
  throw new Error(`It never came to an end: ${complaints.at(-1)}`)
}

function writeFirstSchema(path: string): void {
  const db = new DatabaseSync(path)
  db.exec(`BEGIN; ${asks0001}; PRAGMA user_version = 1; COMMIT`)
  db.close()
}
