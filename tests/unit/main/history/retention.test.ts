import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { Housekeeping } from '../../../../src/main/history/housekeeping.ts'
import { goingNow, KEEP_ALL } from '../../../../src/main/history/retention.ts'
import type { KeptThread } from '../../../../src/main/history/retention.ts'
import { defaultSettings } from '../../../../src/main/settings/default-settings.ts'
import { SavedSettings } from '../../../../src/main/settings/settings-store.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { someProfile } from '../../../support/profiles.ts'
import { addAsk, askRecord, captureRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

const DAY_MS = 24 * 3600_000
const NOW = 1_000 * DAY_MS
const GB = 1_000_000_000

const thread = (threadId: string, daysOld: number, more: Partial<KeptThread> = {}): KeptThread => ({
  threadId,
  lastAskedAt: NOW - daysOld * DAY_MS,
  textBytes: 1_000,
  pictureBytes: 1_000_000,
  isExempt: false,
  ...more,
})

describe('what is to go', () => {
  test('is nothing as long as everything is kept', () => {
    expect(goingNow([thread('a', 900)], KEEP_ALL, NOW)).toEqual({ threads: [], pictures: [] })
  })

  test('goes by the day of the last question, and pictures may go sooner than the words', () => {
    const threads = [
      thread('new', 29),
      thread('older', 31),
      thread('bare', 31, { pictureBytes: 0 }),
      thread('old', 91),
    ]
    expect(goingNow(threads, { ...KEEP_ALL, picturesDays: 30, threadsDays: 90 }, NOW)).toEqual({
      threads: ['old'],
      pictures: ['older'],
    })
  })

  test('over a size, pictures of the oldest go first, and words only when that is not enough', () => {
    const threads = [1, 2, 3].map((day) => thread(`t${day}`, day, { pictureBytes: 0.6 * GB }))
    expect(goingNow(threads, { ...KEEP_ALL, maxGigabytes: 1 }, NOW).pictures).toEqual(['t3', 't2'])
    const words = [1, 2].map((day) => thread(`w${day}`, day, { textBytes: 0.6 * GB, pictureBytes: 5 }))
    expect(goingNow(words, { ...KEEP_ALL, maxGigabytes: 1 }, NOW)).toEqual({
      threads: ['w2'],
      pictures: ['w1'],
    })
  })

  test('is never what is starred, drafted or waiting, however old and large it is', () => {
    const kept = thread('kept', 900, { isExempt: true, pictureBytes: 50 * GB })
    expect(goingNow([kept], { picturesDays: 7, threadsDays: 30, maxGigabytes: 1 }, NOW)).toEqual({
      threads: [],
      pictures: [],
    })
  })
})

describe('housekeeping', () => {
  let opened: OpenStore
  let clock: FakeClock
  let scrubbed: string[]
  let house: Housekeeping
  beforeEach(async () => {
    clock = new FakeClock(NOW)
    opened = await openTempStore(clock.now)
    scrubbed = []
    house = new Housekeeping({
      db: opened.store.db,
      threads: opened.store.threads,
      settings: new SavedSettings({
        file: { read: () => undefined, write: () => undefined },
        defaults: () => defaultSettings({ platform: 'linux', firstProfile: someProfile() }),
      }),
      scrub: (files) => scrubbed.push(...files),
      sweep: () => Promise.resolve(),
      now: clock.now,
      after: clock.after,
      onChanged: () => undefined,
      onError: (error) => {
        throw error
      },
    })
  })
  afterEach(() => opened.close())

  const done: AskState = { kind: 'done', text: 'yes', end: {} }
  const write = (askId: string, daysOld: number, part = {}) => {
    const captures = [captureRecord(askId)]
    addAsk(opened.store, askRecord(askId, done, { askedAt: NOW - daysOld * DAY_MS, captures, ...part }))
    opened.store.outbox.remove(askId)
  }

  test('says beforehand what a change would delete, and then deletes that and nothing else', () => {
    write('new', 1)
    write('month', 40)
    write('old', 400)
    write('starred', 400)
    write('waits', 400)
    opened.store.outbox.add('waits')
    opened.store.threads.star('thread-starred', true)
    const retention = { picturesDays: 30, threadsDays: 365, maxGigabytes: 0 } as const
    expect(house.preview(retention)).toEqual({ threadCount: 1, pictureThreadCount: 1 })
    expect(opened.store.threads.ids()).toHaveLength(5)
    expect(house.keep(retention)).toMatchObject({ retention, threadCount: 4 })
    expect([...opened.store.threads.ids()].sort()).toEqual([
      'thread-month',
      'thread-new',
      'thread-starred',
      'thread-waits',
    ])
    expect(opened.store.history.ask('month')).toMatchObject({ captures: [], state: { text: 'yes' } })
    expect(opened.store.history.ask('new')?.captures).toHaveLength(1)
    expect(scrubbed.map((file) => file.replace(/0*\.png$/, '')).sort()).toEqual(['month', 'old'])
  })

  test('is done a little after the start and again as time passes', () => {
    write('a', 1)
    house.keep({ ...KEEP_ALL, threadsDays: 30 })
    const stop = house.start()
    clock.move(28 * DAY_MS)
    expect(opened.store.threads.ids()).toEqual(['thread-a'])
    clock.move(2 * DAY_MS)
    expect(opened.store.threads.ids()).toEqual([])
    stop()
    expect(clock.pendingCount).toBe(0)
  })
})
