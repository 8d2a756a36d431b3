import { expect, test } from 'vitest'
import type { AskState } from '#shared/ask-state.ts'
import { outboxView } from '../../../../src/main/outbox/outbox-view.ts'
import type { OutboxEntry } from '../../../../src/main/outbox/outbox-store.ts'

const queued: AskState = { kind: 'queued', attempt: 0 }
const waiting: AskState = { kind: 'waiting', attempt: 2, until: 99, failure: { code: 'offline' } }
const entry = (askId: string, state: AskState, profileId = 'p'): OutboxEntry => ({
  askId,
  threadId: askId,
  profileId,
  askedAt: 1,
  state,
})
const view = (entries: readonly OutboxEntry[], part: Partial<Parameters<typeof outboxView>[0]> = {}) =>
  outboxView({
    entries,
    holds: new Map(),
    isHeld: false,
    isOnline: true,
    ask: (askId) => ({ question: `Question ${askId}`, profileName: 'OpenAI', model: 'm', host: 'h.example' }),
    ...part,
  })

test('each ask is told with its state and without a word of its answer', () => {
  const streaming: AskState = { kind: 'streaming', attempt: 1, text: 'secret words' }
  const shown = view([entry('a', streaming), entry('b', waiting)])
  expect(shown).toMatchObject({
    count: 2,
    asks: [
      { askId: 'a', question: 'Question a', state: 'streaming' },
      { askId: 'b', state: 'waiting', until: 99, attempt: 2, failure: { code: 'offline' } },
    ],
  })
  expect(JSON.stringify(shown)).not.toContain('secret words')
})

test('what keeps an ask is told: the user first, then its profile, then the network', () => {
  const failure = { code: 'rate-limited' } as const
  const holds = new Map([['p', { kind: 'pause', until: 50, failure } as const]])
  const heldBy = (part: Partial<Parameters<typeof outboxView>[0]>) =>
    view([entry('a', queued)], part).asks[0]?.heldBy
  expect(heldBy({ isHeld: true, holds, isOnline: false })).toEqual({ kind: 'user' })
  expect(heldBy({ holds, isOnline: false })).toEqual({ kind: 'profile', failure, until: 50 })
  expect(heldBy({ isOnline: false })).toEqual({ kind: 'no-network' })
  expect(heldBy({})).toBeUndefined()
})

test('a server on this computer needs no network', () => {
  const ask = () => ({ question: '', profileName: '', model: '', host: '127.0.0.1:11434' })
  expect(view([entry('a', queued)], { isOnline: false, ask }).asks[0]).not.toHaveProperty('heldBy')
})

test('a long outbox is counted whole and listed in part', () => {
  const entries = Array.from({ length: 1_000 }, (_, index) => entry(`a${index}`, queued))
  const shown = view(entries)
  expect([shown.count, shown.asks.length]).toEqual([1_000, 100])
})
