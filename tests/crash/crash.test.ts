import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChaos } from './chaos.ts'
import { buildChild } from './children.ts'
import { startLedgerServer } from './ledger-server.ts'
import type { LedgerServer } from './ledger-server.ts'
import { live } from './lives.ts'
import { nothingWrong } from './verdict.ts'

let child: string
let server: LedgerServer
beforeAll(async () => {
  child = await buildChild()
  server = await startLedgerServer()
}, 120_000)
afterAll(async () => {
  await server.stop()
  await rm(dirname(child), { recursive: true })
})

/** Two threads, of which the first has two questions. */
const questionsOf = (name: string) => ['t1-1', 't2-1', 't1-2'].map((place) => `q-${name}-${place}`)

const lives = [0, 2, 4]
const perLife = 6

// From the first write of a start, which migrates, to those of an answer.
test('killed at each of its writes, the app loses nothing, sends nothing twice and damages nothing', async () => {
  const reports = await Promise.all(
    lives.map((first) => {
      const name = `s${first}`
      const deaths = Array.from({ length: perLife }, (_unused, n) => ({ atStatement: 1 + first + n * 17 }))
      return live({ child, url: server.url, server, name, questions: questionsOf(name), deaths })
    }),
  )
  for (const report of reports) {
    expect(report).toMatchObject(nothingWrong)
    // Before all is answered there are more writes than any death waits for; the last may come after that.
    expect(report.kills).toBeGreaterThanOrEqual(perLife - 1)
  }
  const met = reports.filter(({ cutOff, leftBehind }) => cutOff + leftBehind > 0)
  expect(met.length).toBeGreaterThan(0) // some died while they sent
}, 300_000)

// At length: `node tests/crash/matrix.run.ts 0 200`.
test('over a network that flaps, killed and started again, everything is answered once and in order', async () => {
  const report = await runChaos({ child, asks: 30, deaths: 4 })
  expect(report).toMatchObject(nothingWrong)
  expect(report.kills).toBeGreaterThan(0)
  expect(report.requests).toBeGreaterThanOrEqual(30)
}, 300_000)
