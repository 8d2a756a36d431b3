import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import { Revision } from '../../../../src/main/ask/revise-ask.ts'
import { someProfile } from '../../../support/profiles.ts'
import { askRecord, captureRecord } from '../../../support/store.ts'
import { fails, hangs, OutboxDesk, says } from '../outbox/outbox-desk.ts'

let desk: OutboxDesk
let revision: Revision
beforeEach(async () => {
  desk = await OutboxDesk.open()
})
afterEach(() => desk.opened.close())

/** The app starts; `at` once more after a crash. */
function start(): void {
  desk.start()
  const { db, history } = desk.opened.store
  revision = new Revision({
    db,
    history,
    live: desk.live,
    outbox: desk.outbox,
    profileOf: (id) => someProfile({ id, model: 'm' }),
    targetOf: ({ model }) => ({ profileName: 'P', host: 'h', model }),
  })
}

function queueInThread(askId: string, follows?: string): void {
  const { history, outbox } = desk.opened.store
  const place = follows === undefined ? {} : { follows }
  history.addAsk(askRecord(askId, { kind: 'queued', attempt: 0 }, { threadId: 't', ...place }))
  outbox.add(askId)
}

const order = () => desk.opened.store.outbox.entries().map(({ askId }) => askId)

test('taken back, it keeps its place and what is behind it, and goes as the same ask with other words', async () => {
  const { history } = desk.opened.store
  desk.isQueueOnly = true
  history.addThread('t', 1)
  queueInThread('a')
  queueInThread('b', 'a')
  history.addCapture(captureRecord('c'))
  start()
  expect(revision.takeBack('a').state).toMatchObject({ kind: 'blocked', reason: 'editing' })
  desk.isQueueOnly = false
  desk.outbox.nudge()
  desk.outbox.sendAll()
  desk.outbox.wake()
  await desk.pass(2_000)
  expect(desk.sent).toEqual([])
  revision.keep({ askId: 'a', question: 'Half writ', captureIds: ['c'] })

  start() // killed in between
  await desk.pass(2_000)
  expect(history.ask('a')).toMatchObject({ question: 'Half writ', state: { reason: 'editing' } })
  expect(order()).toEqual(['a', 'b'])
  const choices = { profileId: 'other', model: 'chosen' }
  const sent = revision.send({ askId: 'a', question: 'Written', captureIds: ['c'], choices })
  expect(sent).toMatchObject({ askId: 'a', threadId: 't', profileId: 'other', model: 'chosen', choices })
  await desk.pass()
  expect(desk.sent).toEqual(['a', 'b'])
  expect(history.ask('a')).toMatchObject({ question: 'Written', state: { kind: 'done' } })
  expect(history.ask('a')?.captures.map(({ id }) => id)).toEqual(['c'])
  expect(history.thread('t').map(({ askId }) => askId)).toEqual(['a', 'b'])
})

test('one that is on its way or over is not taken back, and is sent once', async () => {
  desk.script = (askId) => (askId === 'a' ? hangs : says('ok'))
  start()
  desk.queue('a')
  desk.queue('b')
  desk.outbox.nudge()
  await desk.pass()
  for (const askId of ['a', 'b'])
    expect(() => revision.takeBack(askId)).toThrow(expect.objectContaining({ code: 'already-sending' }))
  expect(() => revision.send({ askId: 'a', question: 'x', captureIds: [] })).toThrow(AppError)
  expect(() => revision.keep({ askId: 'b', question: 'x', captureIds: [] })).toThrow(AppError)
  expect(desk.sent).toEqual(['a', 'b'])
  expect(desk.opened.store.history.ask('a')?.question).toBe('Question a')
})

test('taken back from waiting, its time does not send it; an emptied field keeps the last words', async () => {
  desk.script = () => fails('unreachable')
  start()
  desk.queue('a')
  desk.outbox.nudge()
  await desk.pass()
  expect(desk.state('a')?.kind).toBe('waiting')
  revision.takeBack('a')
  revision.keep({ askId: 'a', question: '  ', captureIds: [] })
  await desk.pass(48 * 3600_000)
  expect(desk.sent).toEqual(['a'])
  expect(desk.opened.store.history.ask('a')).toMatchObject({ question: 'Question a' })
})

test('on a full disk it stays as it was, whatever write is refused', () => {
  start()
  desk.isQueueOnly = true
  desk.queue('a')
  const { db, history } = desk.opened.store
  const run = db.run.bind(db)
  const refuse = (wanted: number) => {
    let writes = 0
    db.run = (sql, ...values) => {
      if (/^\s*(UPDATE|INSERT|DELETE)/.test(sql) && ++writes === wanted)
        throw new AppError('disk-full', 'full')
      run(sql, ...values)
    }
  }
  refuse(1)
  expect(() => revision.takeBack('a')).toThrow(AppError)
  expect(desk.state('a')?.kind).toBe('queued')
  db.run = run
  revision.takeBack('a')
  for (let wanted = 1; wanted <= 4; wanted++) {
    refuse(wanted)
    expect(() => revision.send({ askId: 'a', question: 'New', captureIds: [] })).toThrow(AppError)
    expect(history.ask('a')).toMatchObject({ question: 'Question a', state: { reason: 'editing' } })
    expect(desk.state('a')).toMatchObject({ reason: 'editing' })
  }
})
