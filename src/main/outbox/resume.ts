import type { AnswerEnd, AskEvent } from '#shared/ask-state.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { Failure } from '#shared/errors.ts'
import type { OutboxEntry } from './outbox-store.ts'
import { backoffMs, isPassing } from './retry-policy.ts'

/** What a server says of a response that it began before this start of the app. */
export type LookedUp =
  | { readonly kind: 'answered'; readonly text: string; readonly end: AnswerEnd }
  /** The model waits for tools, and that is on disk: the next request of the ask may go out. */
  | { readonly kind: 'round-end'; readonly text: string }
  | { readonly kind: 'running' }
  | { readonly kind: 'gone' }

/** Asks an ask's server for a response that it began, which costs nothing. */
export type LookUp = {
  /** Whether the server of this ask keeps responses, and is still the one that was asked. */
  readonly isKept: (entry: OutboxEntry) => boolean
  /** Throws an `AppError`. */
  readonly ask: (entry: OutboxEntry, responseId: string, signal: AbortSignal) => Promise<LookedUp>
}

type Given = {
  readonly apply: (event: AskEvent) => void
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly random: () => number
}

export type Resumed = { readonly attempt: number; readonly signal: AbortSignal }

/** About two hours: as long as an answer takes that is researched. */
const MOST_TRIES = 120
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/** Asks for the response until it is there, or is known not to come; the text so far stays in that case. */
export async function resume(
  { apply, after, random }: Given,
  lookUp: (signal: AbortSignal) => Promise<LookedUp>,
  { attempt, signal }: Resumed,
): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const found = await lookUp(signal).catch(toFound)
    if (signal.aborted) return
    if (found.kind === 'answered') {
      apply({ type: 'text-replace', attempt, text: found.text })
      return apply({ type: 'answer-end', attempt, end: found.end })
    }
    if (found.kind === 'round-end') {
      apply({ type: 'text-replace', attempt, text: found.text })
      apply({ type: 'round-end', attempt })
      return apply({ type: 'put-back' })
    }
    if (found.kind === 'lost') return apply({ type: 'answer-cut', attempt, failure: found.failure })
    if (found.kind === 'gone') break
    apply({ type: 'activity-change', attempt, activity: { kind: 'polling' } })
    const pauseMs = found.kind === 'away' ? backoffMs(tries, random) : FIRST_PAUSE_MS * 1.25 ** (tries - 1)
    await pause(Math.min(pauseMs, LONGEST_PAUSE_MS), after, signal)
    if (signal.aborted) return
  }
  apply({ type: 'answer-cut', attempt, failure: { code: 'stream-cut' } })
}

type NotFound = { readonly kind: 'away' } | { readonly kind: 'lost'; readonly failure: Failure }

/** A network that is away says nothing of the answer. */
function toFound(error: unknown): NotFound {
  if (error instanceof AppError && isPassing(error)) return { kind: 'away' }
  return { kind: 'lost', failure: toFailure(error) }
}

function pause(delayMs: number, after: Given['after'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(delayMs, resolve)
    signal.addEventListener('abort', () => {
      cancel()
      resolve()
    })
  })
}
