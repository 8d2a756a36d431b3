import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#shared/errors.ts'
import type { AskAnswerEvent } from '../../../../src/main/outbox/ask-answer-event.ts'
import type { LookedUp, LookUp } from '../../../../src/main/outbox/resume.ts'
import { OutboxDesk, says, swallows } from './outbox-desk.ts'

let desk: OutboxDesk
beforeEach(async () => {
  desk = await OutboxDesk.open()
})
afterEach(() => desk.opened.close())

const begins = (responseId?: string) =>
  async function* (signal: AbortSignal): AsyncGenerator<AskAnswerEvent> {
    yield { type: 'answer-start', ...(responseId === undefined ? {} : { responseId }) }
    yield { type: 'text-delta', text: 'Half' }
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
  }

/** Answers in turn, the last one for good; an error is thrown. */
function keeps(...found: readonly (LookedUp | AppError)[]): LookUp & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    isKept: () => true,
    ask: (_entry, responseId) => {
      const next = found[Math.min(asked.push(responseId), found.length) - 1]
      return next instanceof AppError ? Promise.reject(next) : Promise.resolve(next!)
    },
  }
}

async function crashWhile(script: OutboxDesk['script']): Promise<void> {
  desk.queue('a')
  desk.script = script
  desk.start({ bootId: 'first' })
  await desk.pass(600) // so that the words are on disk
  desk.script = () => says('again')
}

const attempts = () => desk.opened.store.db.all('SELECT * FROM attempts ORDER BY attempt')

test('an attempt without a byte of answer is over, and the ask is sent once more', async () => {
  await crashWhile(() => swallows)
  desk.start({ bootId: 'second' })
  await desk.pass()
  expect(desk.sent).toEqual(['a', 'a'])
  expect(desk.state('a')).toMatchObject({ kind: 'done', text: 'again' })
  expect(attempts()).toMatchObject([
    { attempt: 1, boot_id: 'first', first_byte_at: null, outcome: 'left-behind' },
    { attempt: 2, boot_id: 'second', outcome: 'answer-end' },
  ])
})

test('a begun answer without an id is cut off with its words, and nothing is sent for it', async () => {
  await crashWhile(() => begins())
  const lookUp = keeps({ kind: 'gone' })
  desk.start({ lookUp })
  await desk.pass(3_600_000)
  expect(desk.state('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
  expect(desk.sent).toEqual(['a'])
  expect(lookUp.asked).toEqual([])
  expect(attempts()).toMatchObject([{ outcome: 'answer-cut' }])
})

describe('a begun answer with an id', () => {
  const answered: LookedUp = { kind: 'answered', text: 'Half and whole', end: { responseId: 'resp_1' } }

  test('is taken from where its server keeps it, and paid once', async () => {
    await crashWhile(() => begins('resp_1'))
    const lookUp = keeps(answered)
    desk.start({ lookUp })
    await desk.pass()
    expect(desk.state('a')).toEqual({ kind: 'done', text: 'Half and whole', end: { responseId: 'resp_1' } })
    expect(desk.sent).toEqual(['a'])
    expect(lookUp.asked).toEqual(['resp_1'])
    expect(desk.opened.store.outbox.count()).toBe(0)
  })

  test('is waited for while it is being written, or the network is away', async () => {
    await crashWhile(() => begins('resp_1'))
    const lookUp = keeps(new AppError('offline', 'scripted'), { kind: 'running' }, answered)
    desk.start({ lookUp })
    await desk.pass(1_000)
    expect(desk.state('a')).toMatchObject({ kind: 'streaming', text: 'Half', activity: { kind: 'polling' } })
    await desk.pass(10_000)
    expect(desk.state('a')?.kind).toBe('done')
    expect(lookUp.asked).toHaveLength(3)
  })

  test.each<LookedUp | AppError>([{ kind: 'gone' }, new AppError('not-found', 'scripted')])(
    'is cut off with its words when it is there no more',
    async (found) => {
      await crashWhile(() => begins('resp_1'))
      desk.start({ lookUp: keeps(found) })
      await desk.pass()
      expect(desk.state('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
      expect(desk.sent).toEqual(['a'])
    },
  )

  test('is cut off at once where the server keeps none', async () => {
    await crashWhile(() => begins('resp_1'))
    const lookUp = keeps(answered)
    desk.start({ lookUp: { ...lookUp, isKept: () => false } })
    expect(desk.state('a')?.kind).toBe('interrupted')
    expect(lookUp.asked).toEqual([])
  })

  test('is not asked for without end', async () => {
    await crashWhile(() => begins('resp_1'))
    const lookUp = keeps({ kind: 'running' })
    desk.start({ lookUp })
    await desk.pass(3 * 3600_000)
    expect(desk.state('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
    expect(lookUp.asked.length).toBeLessThanOrEqual(120)
  })

  test('may be stopped like any other', async () => {
    await crashWhile(() => begins('resp_1'))
    const lookUp = keeps({ kind: 'running' })
    desk.start({ lookUp })
    await desk.pass()
    desk.outbox.cancel('a')
    await desk.pass(3_600_000)
    expect(desk.state('a')).toEqual({ kind: 'cancelled', text: 'Half' })
    expect(lookUp.asked).toHaveLength(1)
  })

  test('is asked for again after the app was quit meanwhile', async () => {
    await crashWhile(() => begins('resp_1'))
    desk.start({ lookUp: keeps({ kind: 'running' }) })
    await desk.pass()
    desk.outbox.stop()
    desk.live.flush()
    desk.start({ lookUp: keeps(answered) })
    await desk.pass()
    expect(desk.state('a')?.kind).toBe('done')
  })

  test('that quitting cut off is looked up at the next start', async () => {
    desk.queue('a')
    desk.script = () => begins('resp_1')
    desk.start({ lookUp: keeps(answered) })
    await desk.pass()
    desk.outbox.stop()
    desk.live.flush()
    expect(desk.opened.store.history.ask('a')?.state).toMatchObject({ kind: 'streaming', text: 'Half' })
    desk.start({ lookUp: keeps(answered) })
    await desk.pass()
    expect(desk.state('a')).toMatchObject({ kind: 'done', text: 'Half and whole' })
    expect(desk.sent).toEqual(['a'])
  })

  test('whose tools are on disk goes on with its next request', async () => {
    await crashWhile(() => begins('resp_1'))
    desk.script = () => says(' and whole')
    desk.start({ lookUp: keeps({ kind: 'round-end', text: 'Half' }) })
    await desk.pass()
    expect(desk.state('a')).toMatchObject({ kind: 'done', text: 'Half and whole' })
    expect(desk.sent).toEqual(['a', 'a'])
  })

  describe('that breaks while the app runs', () => {
    const breaks = (code: 'stream-cut' | 'server-trouble') =>
      async function* (): AsyncGenerator<AskAnswerEvent> {
        await Promise.resolve()
        yield { type: 'answer-start', responseId: 'resp_1' }
        yield { type: 'text-delta', text: 'Half' }
        throw new AppError(code, 'scripted')
      }

    test('is looked up, and other threads are not kept waiting by it', async () => {
      const lookUp = keeps({ kind: 'running' }, { kind: 'running' }, { kind: 'running' }, answered)
      for (const askId of ['a', 'b', 'c', 'd']) desk.queue(askId)
      desk.script = (askId) => (askId === 'd' ? says('ok') : breaks('stream-cut'))
      desk.start({ lookUp })
      await desk.pass()
      expect(desk.state('d')?.kind).toBe('done')
      expect(desk.state('a')).toMatchObject({ kind: 'streaming', activity: { kind: 'polling' } })
      await desk.pass(60_000)
      expect(desk.state('a')).toMatchObject({ kind: 'done', text: 'Half and whole' })
      expect(desk.sent).toEqual(['a', 'b', 'c', 'd'])
    })

    test('is cut off where the server itself said that it failed', async () => {
      const lookUp = keeps(answered)
      desk.queue('a')
      desk.script = () => breaks('server-trouble')
      desk.start({ lookUp })
      await desk.pass()
      expect(desk.state('a')).toMatchObject({ kind: 'interrupted', text: 'Half' })
      expect(lookUp.asked).toEqual([])
    })
  })

  test('holds its thread and no other', async () => {
    await crashWhile(() => begins('resp_1'))
    desk.opened.store.history.addAsk(laterOfThread())
    desk.opened.store.outbox.add('b')
    desk.queue('c')
    desk.start({ lookUp: keeps({ kind: 'running' }, answered) })
    await desk.pass()
    expect(desk.sent).toEqual(['a', 'c'])
    await desk.pass(5_000)
    expect(desk.sent).toEqual(['a', 'c', 'b'])
  })

  function laterOfThread() {
    const first = desk.opened.store.history.ask('a')!
    return { ...first, askId: 'b', state: { kind: 'queued', attempt: 0 } as const }
  }
})

test('a row that cannot be read is not sent, keeps its text and holds up nothing', async () => {
  desk.queue('a')
  const { db, history, outbox } = desk.opened.store
  history.addAsk({ ...history.ask('a')!, askId: 'b' })
  outbox.add('b')
  db.run("UPDATE asks SET detail = '{', answer = 'kept' WHERE id = 'a'")
  desk.start()
  await desk.pass()
  expect(desk.sent).toEqual(['b'])
  expect(desk.state('a')).toMatchObject({ kind: 'failed', text: 'kept' })
  expect(db.all("SELECT detail, answer FROM asks WHERE id = 'a'")).toMatchObject([
    { detail: '{', answer: 'kept' },
  ])
  expect(outbox.count()).toBe(0)
})
