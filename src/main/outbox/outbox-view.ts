import type { AskState } from '#shared/ask-state.ts'
import type { HeldBy, OutboxAsk, OutboxView } from '#shared/outbox-view.ts'
import type { AskRecord } from '../history/ask-row.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import type { Hold } from './holds.ts'
import type { OutboxEntry } from './outbox-store.ts'

/** No menu and no list shows more of them at once. */
const MOST_LISTED = 100

type Outbox = {
  readonly entries: readonly OutboxEntry[]
  readonly holds: ReadonlyMap<string, Hold>
  readonly isHeld: boolean
  /** False is certain, true is not. */
  readonly isOnline: boolean
  readonly ask: (askId: string) => Pick<AskRecord, 'question' | 'profileName' | 'model' | 'host'> | undefined
}

/** What people and pages are shown of the outbox. */
export function outboxView(outbox: Outbox): OutboxView {
  const { entries, isHeld, ask } = outbox
  const asks = entries.slice(0, MOST_LISTED).flatMap((entry): readonly OutboxAsk[] => {
    const record = ask(entry.askId)
    if (record === undefined) return []
    const { question, profileName, model, host } = record
    const heldBy = heldByOf(entry, host, outbox)
    return [
      {
        ...{ askId: entry.askId, question, profileName, model, host },
        ...factsOf(entry.state),
        ...(heldBy === undefined ? {} : { heldBy }),
      },
    ]
  })
  return { isHeld, count: entries.length, asks }
}

function factsOf(state: AskState): Pick<OutboxAsk, 'state' | 'attempt' | 'until' | 'reason' | 'failure'> {
  const attempt = 'attempt' in state ? state.attempt : 0
  switch (state.kind) {
    case 'waiting':
      return { state: state.kind, attempt, until: state.until, failure: state.failure }
    case 'blocked':
      return { state: state.kind, attempt, reason: state.reason, failure: state.failure }
    default:
      return { state: state.kind, attempt }
  }
}

function heldByOf(
  { state, profileId }: OutboxEntry,
  host: string,
  { holds, isHeld, isOnline }: Outbox,
): HeldBy | undefined {
  if (state.kind !== 'queued' && state.kind !== 'waiting') return undefined
  if (isHeld) return { kind: 'user' }
  if (state.kind === 'waiting') return undefined // it says itself what it waits for
  const hold = holds.get(profileId)
  if (hold !== undefined)
    return { kind: 'profile', failure: hold.failure, ...(hold.kind === 'pause' ? { until: hold.until } : {}) }
  return isOnline || isLoopbackHost(host) ? undefined : { kind: 'no-network' }
}
