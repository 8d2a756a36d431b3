import type { Hold } from './holds.ts'
import { profileReasons, waitsUntil } from './holds.ts'
import type { OutboxEntry } from './outbox-store.ts'
import { neverReached } from './retry-policy.ts'

/** What may be sent now, and when to look again (epoch milliseconds) if nothing else happens. */
export type Due = { readonly ready: readonly OutboxEntry[]; readonly nextAt?: number }

export type Situation = {
  readonly inFlight: ReadonlySet<string>
  readonly now: number
  readonly limit: number
  /** Asks that the user wants sent now: no hold keeps them, save the place in their thread. */
  readonly urgent: ReadonlySet<string>
  /** Of profiles, by their id. */
  readonly holds: ReadonlyMap<string, Hold>
  /** Nothing is sent but what is urgent. */
  readonly isQueueOnly: boolean
}

/**
 * First in, first out within a thread, and one at a time there: a later ask waits for the earlier ones of its thread,
 * whatever holds them. Other threads go on.
 */
export function dueNow(entries: readonly OutboxEntry[], situation: Situation): Due {
  const { inFlight, now, limit, urgent } = situation
  const busyThreads = new Set<string>()
  const ready: OutboxEntry[] = []
  const laterTimes: number[] = []
  for (const entry of entries) {
    const isFirst = !busyThreads.has(entry.threadId)
    busyThreads.add(entry.threadId)
    if (!isFirst || inFlight.has(entry.askId)) continue
    const at = sendableAt(entry, situation)
    if (at === undefined) continue
    if (at <= now) ready.push(entry)
    else laterTimes.push(at)
  }
  const inTurn = [
    ...ready.filter(({ askId }) => urgent.has(askId)),
    ...ready.filter(({ askId }) => !urgent.has(askId)),
  ]
  return {
    ready: inTurn.slice(0, Math.max(0, limit - inFlight.size)),
    ...(laterTimes.length === 0 ? {} : { nextAt: Math.min(...laterTimes) }),
  }
}

/** From when on the ask may be sent; undefined where no time alone lets it go. */
function sendableAt(
  { askId, profileId, state }: OutboxEntry,
  { now, urgent, holds, isQueueOnly }: Situation,
): number | undefined {
  if (state.kind !== 'queued' && state.kind !== 'waiting') return undefined
  if (urgent.has(askId)) return now
  const hold = holds.get(profileId)
  if (isQueueOnly || hold?.kind === 'block') return undefined
  return Math.max(state.kind === 'waiting' ? waitsUntil(state, now) : now, hold?.until ?? now)
}

/** What another try may get through: not what was declined, nor what the settings stand in the way of. */
function isSendable({ state }: OutboxEntry): boolean {
  if (state.kind === 'blocked') return profileReasons.includes(state.reason) || state.reason === 'age'
  return state.kind === 'queued' || state.kind === 'waiting'
}

/** All that can go out at the user's word; of a held profile only the first, which finds out. */
export function sendable(
  entries: readonly OutboxEntry[],
  holds: ReadonlyMap<string, Hold>,
): readonly OutboxEntry[] {
  const able = entries.filter(isSendable)
  const firsts = new Set(firstOfProfiles(able))
  return able.filter((entry) => !holds.has(entry.profileId) || firsts.has(entry))
}

/** Waits only until its server can be reached again. */
export function isUnreached({ state }: OutboxEntry): boolean {
  return state.kind === 'waiting' && neverReached(state.failure)
}

/** Of each profile whose key could not be read, the first ask. */
export function firstLocked(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return firstOfProfiles(
    entries.filter(({ state }) => state.kind === 'blocked' && state.reason === 'keychain'),
  )
}

function firstOfProfiles(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const firsts = new Map<string, OutboxEntry>()
  for (const entry of entries) if (!firsts.has(entry.profileId)) firsts.set(entry.profileId, entry)
  return [...firsts.values()]
}

/** The asks that nothing in their thread is before. */
export function firstOfThreads(entries: readonly OutboxEntry[]): ReadonlySet<string> {
  const firsts = new Map<string, string>()
  for (const { threadId, askId } of entries) if (!firsts.has(threadId)) firsts.set(threadId, askId)
  return new Set(firsts.values())
}
