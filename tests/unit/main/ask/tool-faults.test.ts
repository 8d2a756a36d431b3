import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'
import { call, inTurn, outputsOf, says, ToolDesk, wants } from './tool-desk.ts'
import type { Round } from './tool-desk.ts'

let opened: OpenStore
beforeEach(async () => {
  opened = await openTempStore(() => 1)
})
afterEach(() => opened.close())

const desk = (...rounds: readonly Round[]) => new ToolDesk(opened, inTurn(...rounds))
/** The same folder, at the next start. */
const restart = async (...rounds: readonly Round[]) => {
  const at = desk(...rounds)
  at.outbox.start()
  await at.settle()
  return at
}

describe('when the app ends', () => {
  test('a call that waits still waits at the next start', async () => {
    const before = desk(wants([call('c1')], 'One.'))
    const askId = await before.ask()
    before.outbox.stop()
    const at = await restart(says('Two.'))
    expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', text: 'One.', calls: [{ callId: 'c1' }] })
    await at.decide(askId, 'c1', 'once')
    expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'One.\n\nTwo.' })
  })

  test.each(['quit', 'killed'])('%s in the middle of a run, the call is asked about again', async (how) => {
    const before = desk(wants([call('c1'), call('c2')], 'One.'))
    before.runs = ({ arguments: { word }, signal }) =>
      word === 'c1'
        ? Promise.resolve('first')
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('x'))))
    const askId = await before.ask()
    await before.decide(askId, 'c1', 'always')
    await before.decide(askId, 'c2', 'always')
    expect(before.ran).toHaveLength(2)
    if (how === 'quit') before.outbox.stop()
    await before.settle()

    const at = await restart(says('Two.'))
    expect(at.ran).toEqual([])
    expect(at.state(askId)).toMatchObject({
      kind: 'needs-approval',
      text: 'One.',
      calls: [{ callId: 'c2', mayHaveRun: true }],
    })
    await at.decide(askId, 'c2', 'once')
    expect(at.ran).toHaveLength(1)
    expect(outputsOf(at, 0)).toMatchObject([{ output: 'first' }, { output: 'ran {"word":"c2"}' }])
    expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'One.\n\nTwo.' })
  })

  test('after a run in the very attempt that wanted it, too', async () => {
    opened.approvals.isGranted = () => true
    const before = desk(wants([call('c1')], 'One.'))
    before.runs = () => new Promise(() => undefined)
    const askId = await before.ask()
    expect(before.ran).toHaveLength(1)
    const at = await restart(says('Two.'))
    expect(at.ran).toEqual([])
    expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ mayHaveRun: true }] })
    await at.decide(askId, 'c1', 'no')
    expect(at.state(askId)).toMatchObject({ kind: 'done', text: 'One.\n\nTwo.' })
  })
})

test('a call that may have happened is not freed by an earlier yes for longer, wherever the app ended', async () => {
  const before = desk(wants([call('c1')], 'One.'))
  before.runs = () => new Promise(() => undefined)
  const askId = await before.ask()
  await before.decide(askId, 'c1', 'always')
  expect(before.ran).toHaveLength(1)
  await restart()
  expect(opened.steps.last(askId)?.calls).toMatchObject([{ mayHaveRun: true }])
  // As if it had ended once more, before the card was on disk.
  opened.store.history.saveState(askId, { kind: 'sending', attempt: 3, kept: { text: 'One.' } })
  const at = await restart()
  expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ mayHaveRun: true }] })
  expect(at.ran).toEqual([])
})

test('what a function gave is on disk before anything more is sent', async () => {
  const at = desk(wants([call('c1')]), says('ok'))
  const askId = await at.ask()
  const { db } = opened.store
  const run = db.run.bind(db)
  db.run = (sql, ...values) => {
    if (sql.includes('SET outputs')) throw new AppError('disk-full', 'full')
    run(sql, ...values)
  }
  await at.decide(askId, 'c1', 'once')
  expect(at.sent).toHaveLength(1)
  expect(at.state(askId)).toMatchObject({ kind: 'waiting', failure: { code: 'disk-full' } })
  db.run = run
  await at.clock.moveAndSettle(60_000)
  await at.settle()
  expect(at.ran).toHaveLength(1)
  expect(at.state(askId)).toMatchObject({ kind: 'needs-approval', calls: [{ mayHaveRun: true }] })
})

test('what cannot be noted as being run is not run', async () => {
  const at = desk(wants([call('c1')]), says('ok'))
  const askId = await at.ask()
  const { db } = opened.store
  const run = db.run.bind(db)
  db.run = (sql, ...values) => {
    if (sql.includes('SET started')) throw new AppError('disk-full', 'full')
    run(sql, ...values)
  }
  await at.decide(askId, 'c1', 'once')
  expect(at.ran).toEqual([])
  db.run = run
  await at.clock.moveAndSettle(60_000)
  await at.settle()
  expect(at.ran).toHaveLength(1)
  expect(at.state(askId)?.kind).toBe('done')
})

test('a round that cannot be read any more is neither run nor said yes to', async () => {
  const before = desk(wants([call('c1'), call('c2')], 'One.'))
  before.runs = () => new Promise(() => undefined)
  const askId = await before.ask()
  const damage = () => opened.store.db.run("UPDATE ask_steps SET calls = '{'")
  await before.decide(askId, 'c1', 'once')
  const { calls } = opened.store.db.all('SELECT calls FROM ask_steps')[0] ?? {}
  damage()
  expect(() => before.asks.decide(askId, 'c2', 'once')).toThrow(
    expect.objectContaining({ code: 'data-damaged' }),
  )
  expect(before.state(askId)?.kind).toBe('needs-approval')
  opened.store.db.run('UPDATE ask_steps SET calls = ?', String(calls))
  await before.decide(askId, 'c2', 'once')
  damage()
  const at = await restart(says('Two.'))
  expect(at.state(askId)).toMatchObject({ kind: 'failed', text: 'One.', failure: { code: 'data-damaged' } })
  expect(at.ran).toEqual([])
})

describe('killed at any write', () => {
  /** Wants one tool, and is content with what it gives. */
  const script: ConstructorParameters<typeof ToolDesk>[1] = ({ steps = [] }) =>
    steps.length === 0 ? wants([call('c1')], 'One.') : says('Two.')

  /** Asks and says yes, on a disk that takes so many writes and then no more. Gives how often the tool was run. */
  async function killAfter(writes: number): Promise<{ ran: number; isThrough: boolean }> {
    const { db } = opened.store
    const run = db.run.bind(db)
    let written = 0
    db.run = (sql, ...values) => {
      if (/^\s*(INSERT|UPDATE|DELETE)/.test(sql) && ++written > writes)
        throw new AppError('disk-full', 'killed')
      run(sql, ...values)
    }
    const at = new ToolDesk(opened, script)
    try {
      const askId = await at.ask()
      await at.decide(askId, 'c1', 'once')
    } catch {
      // Killed before it was written down; nothing more happens in this life.
    }
    db.run = run
    return { ran: at.ran.length, isThrough: written <= writes }
  }

  /** The next life of the app. */
  async function liveOn() {
    const at = new ToolDesk(opened, script)
    at.outbox.start()
    await at.settle()
    const [recent] = opened.store.history.recent(1)
    const askId = opened.store.history.lastOfThread(recent?.threadId ?? '')?.askId ?? ''
    return { at, askId, state: at.state(askId) }
  }

  test('no tool is run a second time unasked, and no ask is lost', async () => {
    let secondRuns = 0
    for (let writes = 0, isThrough = false; !isThrough; writes++) {
      const before = await killAfter(writes)
      const { at, askId, state } = await liveOn()
      // A yes that was on disk before anything was run holds.
      if (before.ran > 0) expect(at.ran).toEqual([])
      if (before.ran > 0 && state?.kind === 'needs-approval') {
        expect(state.calls).toMatchObject([{ mayHaveRun: true }])
        secondRuns++
      }
      if (state !== undefined) {
        await at.decide(askId, 'c1', 'once')
        expect(['done', 'interrupted']).toContain(at.state(askId)?.kind)
        expect(opened.store.outbox.count()).toBe(0)
      }
      isThrough = before.isThrough
      await opened.close()
      opened = await openTempStore(() => 1)
    }
    expect(secondRuns).toBeGreaterThan(0)
  }, 60_000)
})
