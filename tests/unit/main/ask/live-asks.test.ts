import { expect, test } from 'vitest'
import { advance } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { AskUpdate } from '#shared/contract.ts'
import { LiveAsks } from '../../../../src/main/ask/live-asks.ts'
import { FakeClock } from '../../../support/fake-clock.ts'

const delta = (text: string): AskEvent => ({ type: 'text-delta', attempt: 1, text })

function setUp(state: AskState = { kind: 'streaming', attempt: 1, text: '' }) {
  const clock = new FakeClock()
  const disk = new Map<string, AskState>([['a', state]])
  const writes: AskState[] = []
  const changes: string[] = []
  let refusal: Error | undefined
  const live = new LiveAsks({
    load: (askId) => disk.get(askId),
    save: (states) => {
      if (refusal !== undefined) throw refusal
      for (const { askId, state: next } of states) {
        disk.set(askId, next)
        writes.push(next)
      }
    },
    after: clock.after,
    onChange: (_askId, before, after) => changes.push(`${before.kind} → ${after.kind}`),
    onSaveFailed: () => undefined,
  })
  const watch = () => {
    const updates: AskUpdate[] = []
    let isClosed = false
    let onClose: () => void = () => undefined
    live.watch('a', {
      send: (update) => updates.push(update),
      close: () => (isClosed = true),
      onClose: (listener) => (onClose = listener),
    })
    return { updates, isClosed: () => isClosed, close: () => onClose() }
  }
  return { clock, disk, writes, changes, live, watch, refuse: (error?: Error) => (refusal = error) }
}

/** The state that a page comes to by what it was told. */
function seenBy(updates: readonly AskUpdate[]): AskState | undefined {
  return updates.reduce<AskState | undefined>((state, update) => {
    if (update.type === 'snapshot') return update.state
    return state !== undefined && update.type === 'event' ? advance(state, update.event) : state
  }, undefined)
}

test('whoever begins to watch, early or late, comes to the same state', () => {
  const { live, watch } = setUp()
  const early = watch()
  live.apply('a', delta('one '))
  const late = watch()
  live.apply('a', delta('two'))
  expect(seenBy(early.updates)).toEqual(live.state('a'))
  expect(seenBy(late.updates)).toEqual(live.state('a'))
})

test('a watcher gets the words, never the whole text again', () => {
  const { clock, live, watch } = setUp()
  const { updates } = watch()
  live.apply('a', delta('one '))
  clock.move(100)
  live.apply('a', delta('two'))
  expect(updates.slice(1)).toEqual([
    { type: 'event', event: delta('one ') },
    { type: 'event', event: delta('two') },
  ])
})

test('a window that goes away stops nothing', () => {
  const { live, watch } = setUp()
  const watcher = watch()
  watcher.close()
  live.apply('a', delta('still'))
  expect(watcher.updates).toHaveLength(1)
  expect(live.state('a')).toMatchObject({ text: 'still' })
})

test.each<AskEvent>([
  { type: 'answer-end', attempt: 1, end: {} },
  { type: 'answer-fail', attempt: 1, failure: { code: 'unexpected' } },
  { type: 'cancel' },
])('after $type, which the watcher hears, the port closes', (last) => {
  const { live, watch } = setUp()
  const watcher = watch()
  live.apply('a', delta('one'))
  live.apply('a', last)
  expect(watcher.updates.at(-1)).toEqual({ type: 'event', event: last })
  expect(seenBy(watcher.updates)).toEqual(live.state('a'))
  expect(watcher.isClosed()).toBe(true)
  expect(watch().isClosed()).toBe(true)
})

test('watching an ask that is not there is refused', () => {
  const { live } = setUp()
  const updates: AskUpdate[] = []
  live.watch('nobody', {
    send: (update) => updates.push(update),
    close: () => undefined,
    onClose: () => undefined,
  })
  expect(updates).toEqual([{ type: 'refused', failure: { code: 'not-found' } }])
})

test('words are on disk within half a second, in one write for many', () => {
  const { clock, live, writes, disk } = setUp()
  for (let n = 0; n < 100; n++) live.apply('a', delta('x'))
  expect(writes).toHaveLength(0)
  clock.move(500)
  expect(writes).toHaveLength(1)
  expect(disk.get('a')).toMatchObject({ text: 'x'.repeat(100) })
})

test.each<AskEvent>([
  { type: 'reasoning-delta', attempt: 1, text: 'x' },
  { type: 'text-replace', attempt: 1, text: 'x' },
  { type: 'activity-change', attempt: 1, activity: { kind: 'thinking' } },
  { type: 'repair-note', attempt: 1, note: { kind: 'history-resent' } },
])('many times $type are one write within half a second, and no news to the tray', (event) => {
  const { clock, live, writes, changes } = setUp()
  live.apply('a', event)
  for (let n = 0; n < 100; n++) live.apply('a', { ...event, ...('text' in event ? { text: `x${n}` } : {}) })
  expect(writes).toHaveLength(0)
  expect(changes).toEqual([])
  clock.move(500)
  expect(writes).toHaveLength(1)
})

test('the first sign of an answer is on disk at once, whatever it is', () => {
  const { live, disk, changes } = setUp({ kind: 'sending', attempt: 1 })
  live.apply('a', delta('First'))
  expect(disk.get('a')).toEqual({ kind: 'streaming', attempt: 1, text: 'First' })
  expect(changes).toEqual(['sending → streaming'])
})

test('what is written together with something else is written once, and only counts then', () => {
  const waits: AskState = {
    kind: 'needs-approval',
    attempt: 1,
    text: '',
    calls: [{ callId: 'c', kind: 'function', name: 'f', argumentsText: '' }],
  }
  const { live, writes, watch } = setUp(waits)
  const { updates } = watch()
  const choice: AskEvent = { type: 'approval-choice', callId: 'c', choice: 'once' }
  const refused = () => {
    throw new Error('full')
  }
  expect(() => live.apply('a', choice, refused)).toThrow('full')
  expect(live.state('a')).toEqual(waits)
  expect(updates).toHaveLength(1)
  const written: AskState[] = []
  live.apply('a', choice, (next) => written.push(next))
  expect(written).toEqual([{ kind: 'queued', attempt: 1 }])
  expect(writes).toEqual([])
  expect(updates.at(-1)).toEqual({ type: 'event', event: choice })
  live.apply('a', choice, refused) // decided already: nothing to write
})

test('the end of an answer is written at once, with all its words', () => {
  const { live, disk } = setUp()
  live.apply('a', delta('all'))
  live.apply('a', { type: 'answer-end', attempt: 1, end: {} })
  expect(disk.get('a')).toEqual({ kind: 'done', text: 'all', end: {} })
})

test('what a full disk refuses is kept in memory and written when there is room', () => {
  const { clock, live, disk, refuse } = setUp()
  refuse(new Error('full'))
  live.apply('a', delta('kept'))
  live.apply('a', { type: 'answer-end', attempt: 1, end: {} })
  clock.move(60_000)
  expect(live.state('a')).toEqual({ kind: 'done', text: 'kept', end: {} })
  refuse()
  clock.move(3_000)
  expect(disk.get('a')).toEqual({ kind: 'done', text: 'kept', end: {} })
  expect(clock.pendingCount).toBe(0)
})

test('an ask that cannot be noted as being sent stays queued', () => {
  const { live, refuse } = setUp({ kind: 'queued', attempt: 0 })
  refuse(new Error('full'))
  expect(() => live.apply('a', { type: 'send-start', attempt: 1 })).toThrow('full')
  expect(live.state('a')).toEqual({ kind: 'queued', attempt: 0 })
})

test('a thousand words a second come in sixty messages at most, and none of them is lost or late at the end', () => {
  const { clock, live, watch } = setUp()
  const { updates } = watch()
  for (let word = 0; word < 1_000; word++) {
    live.apply('a', delta(`${word} `))
    clock.move(1)
  }
  expect(updates.length).toBeLessThanOrEqual(61) // the snapshot is one more
  live.apply('a', delta('last'))
  live.apply('a', { type: 'answer-end', attempt: 1, end: {} })
  expect(seenBy(updates)).toEqual(live.state('a'))
})

test('words that come one by one are told at once', () => {
  const { clock, live, watch } = setUp()
  const { updates } = watch()
  for (const word of ['slow ', 'but ', 'steady']) {
    live.apply('a', delta(word))
    expect(seenBy(updates)).toEqual(live.state('a'))
    clock.move(200)
  }
})
