import type { OutboxEntry } from './outbox-store.ts'

const LONGEST_WAIT_MS = 2 * 3600_000

/** What may be sent now, and when to look again (epoch milliseconds) if nothing else happens. */
export type Due = { readonly ready: readonly OutboxEntry[]; readonly nextAt?: number }

type Situation = { readonly inFlight: ReadonlySet<string>; readonly now: number; readonly limit: number }

/**
 * First in, first out within a thread, and one at a time there: a later ask waits for the earlier ones of its thread,
 * whatever holds them. Other threads go on.
 */
export function dueNow(entries: readonly OutboxEntry[], { inFlight, now, limit }: Situation): Due {
  const busyThreads = new Set<string>()
  const ready: OutboxEntry[] = []
  const laterTimes: number[] = []
  for (const entry of entries) {
    const isFirst = !busyThreads.has(entry.threadId)
    busyThreads.add(entry.threadId)
    if (!isFirst || inFlight.has(entry.askId)) continue
    const waitsUntil = entry.state.kind === 'waiting' ? entry.state.until : now
    // A longer wait than any we set means that the clock was put back.
    if (waitsUntil > now && waitsUntil - now <= LONGEST_WAIT_MS) laterTimes.push(waitsUntil)
    else if (entry.state.kind === 'queued' || entry.state.kind === 'waiting') ready.push(entry)
  }
  return {
    ready: ready.slice(0, Math.max(0, limit - inFlight.size)),
    ...(laterTimes.length === 0 ? {} : { nextAt: Math.min(...laterTimes) }),
  }
}
