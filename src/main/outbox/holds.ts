import type { AskState, BlockReason } from '#shared/ask-state.ts'
import type { Failure } from '#shared/errors.ts'
import type { OutboxEntry } from './outbox-store.ts'
import { longestPauseMs } from './retry-policy.ts'

/** Why nothing is sent for a profile: its server asked for a pause, or only the user can heal it. */
export type Hold =
  | { readonly kind: 'pause'; readonly until: number; readonly failure: Failure }
  | { readonly kind: 'block'; readonly reason: BlockReason; readonly failure: Failure }

/** Reasons that hold for every ask of a profile, not only for the one that met them. */
export const profileReasons: readonly BlockReason[] = ['key', 'billing', 'keychain']

/** The profiles that are held, by their id: one ask that met the limit, the refused key or the empty account is enough. */
export function profileHolds(entries: readonly OutboxEntry[], now: number): ReadonlyMap<string, Hold> {
  const holds = new Map<string, Hold>()
  for (const { profileId, state } of entries) {
    const hold = holdOf(state, now)
    if (hold !== undefined) holds.set(profileId, stronger(hold, holds.get(profileId)))
  }
  return holds
}

function holdOf(state: AskState, now: number): Hold | undefined {
  if (state.kind === 'blocked' && profileReasons.includes(state.reason))
    return { kind: 'block', reason: state.reason, failure: state.failure }
  if (state.kind !== 'waiting' || state.failure.code !== 'rate-limited') return undefined
  const until = waitsUntil(state, now)
  return until > now ? { kind: 'pause', until, failure: state.failure } : undefined
}

function stronger(hold: Hold, other: Hold | undefined): Hold {
  if (other === undefined || other.kind === hold.kind)
    return hold.kind === 'pause' && other?.kind === 'pause' && other.until > hold.until ? other : hold
  return hold.kind === 'block' ? hold : other
}

/** When a waiting ask may be sent; now, for a wait that is longer than any we set: the clock was put back. */
export function waitsUntil(state: Extract<AskState, { kind: 'waiting' }>, now: number): number {
  return state.until - now > longestPauseMs(state.failure, state.attempt) ? now : state.until
}
