import type { AskEvent, AskState, BlockReason } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import type { AskAnswerEvent } from './ask-answer-event.ts'
import { dueNow } from './due.ts'
import type { OutboxEntry, OutboxStore } from './outbox-store.ts'
import { afterFailure } from './retry-policy.ts'
import type { Attempt } from './retry-policy.ts'

const MAX_PARALLEL = 3
const WAKE_SPREAD_MS = 1_500
/** Node's timers overflow beyond this and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

type Dependencies = {
  readonly store: Pick<OutboxStore, 'entries'>
  /** The state as of now, which can be ahead of the disk. */
  readonly stateOf: (askId: string) => AskState | undefined
  /** Sends the ask and gives its answer; throws an `AppError`. Aborting ends it without one. */
  readonly answer: (entry: OutboxEntry, signal: AbortSignal) => AsyncIterable<AskAnswerEvent>
  readonly apply: (askId: string, event: AskEvent) => AskState
  readonly now: () => number
  readonly random: () => number
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onError: (error: unknown) => void
}

/** Sends the asks on disk: in order within a thread, a few threads at once, again after failures that pass. */
export class Outbox {
  readonly #given: Dependencies
  readonly #inFlight = new Map<string, AbortController>()
  #cancelTimer: () => void = () => undefined
  #stopped = false

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** Puts right what the last run left behind, then sends. An answer that had begun is cut off; the rest is queued. */
  start(): void {
    for (const { askId, state } of this.#entries()) this.#settle(askId, state)
    this.nudge()
  }

  /** Looks for asks to send. Call it whenever one may have become ready. Never throws: it tries again later. */
  nudge(): void {
    if (this.#stopped) return
    this.#cancelTimer()
    const { now, after, onError } = this.#given
    try {
      const situation = { inFlight: new Set(this.#inFlight.keys()), now: now(), limit: MAX_PARALLEL }
      const { ready, nextAt } = dueNow(this.#entries(), situation)
      for (const entry of ready) void this.#send(entry)
      if (nextAt === undefined) return
      this.#cancelTimer = after(Math.min(Math.max(nextAt - now(), 0), LONGEST_TIMER_MS), () => this.nudge())
    } catch (error) {
      onError(error)
      this.#cancelTimer = after(LATER_MS, () => this.nudge())
    }
  }

  /** The network or the machine came back: what waits is tried soon, but not all at the same moment. */
  wake(): void {
    const { after, random } = this.#given
    after(random() * WAKE_SPREAD_MS, () => {
      if (this.#stopped) return
      for (const { askId, state } of this.#entries()) {
        // A pause that the server asked for is kept; the others were guesses.
        if (state.kind === 'waiting' && state.failure.code !== 'rate-limited') this.#requeue(askId)
      }
      this.nudge()
    })
  }

  /** The user healed something of a profile: its asks that are held for one of `reasons` may go. */
  release(isOfProfile: (profileId: string) => boolean, reasons: readonly BlockReason[]): void {
    for (const { askId, profileId, state } of this.#entries()) {
      const isHeld = state.kind === 'blocked' && reasons.includes(state.reason)
      if (isHeld && isOfProfile(profileId)) this.#requeue(askId)
    }
    this.nudge()
  }

  /** One ask, now: the user asked for it. */
  sendNow(askId: string): void {
    this.#requeue(askId)
    this.nudge()
  }

  /** Ends the ask where it stands; its text is kept. */
  cancel(askId: string): void {
    this.#given.apply(askId, { type: 'cancel' })
    this.#inFlight.get(askId)?.abort()
    this.nudge()
  }

  /** Stops sending. What had begun to answer is cut off with its text; the rest goes out at the next start. */
  stop(): void {
    this.#stopped = true
    this.#cancelTimer()
    for (const [askId, controller] of this.#inFlight) {
      const state = this.#given.stateOf(askId)
      if (state !== undefined) this.#settle(askId, state)
      controller.abort()
    }
  }

  #entries(): readonly OutboxEntry[] {
    const { store, stateOf } = this.#given
    return store.entries().map((entry) => ({ ...entry, state: stateOf(entry.askId) ?? entry.state }))
  }

  #requeue(askId: string): void {
    this.#given.apply(askId, { type: 'requeue' })
  }

  #settle(askId: string, state: AskState): void {
    if (state.kind === 'sending') this.#given.apply(askId, { type: 'put-back' })
    if (state.kind !== 'streaming') return
    const { attempt } = state
    this.#given.apply(askId, { type: 'answer-cut', attempt, failure: { code: 'stream-cut' } })
  }

  async #send(entry: OutboxEntry): Promise<void> {
    const controller = new AbortController()
    this.#inFlight.set(entry.askId, controller)
    try {
      await this.#attempt(entry, controller.signal)
    } catch (error) {
      // A write that was refused, or a fault of ours: the ask is tried again a little later, not at once.
      this.#given.onError(error)
      this.#given.after(LATER_MS, () => this.nudge())
      return
    } finally {
      this.#inFlight.delete(entry.askId)
    }
    this.nudge()
  }

  async #attempt(entry: OutboxEntry, signal: AbortSignal): Promise<void> {
    const { apply, now, answer } = this.#given
    const { askId } = entry
    if (entry.state.kind === 'waiting') this.#requeue(askId)
    const attempt = 'attempt' in entry.state ? entry.state.attempt + 1 : 1
    if (apply(askId, { type: 'send-start', attempt }).kind !== 'sending') return // it was stopped meanwhile
    const startedAt = now()
    let progress = unbegun
    try {
      for await (const event of answer(entry, signal)) {
        progress = progressAfter(progress, event)
        apply(askId, stamped(event, attempt, now() - startedAt))
      }
      if (!progress.isOver) throw new AppError('unexpected', 'The answer came to no end')
    } catch (cause) {
      if (signal.aborted) return // cancelled or stopping: the state says so already
      const { answerBegun, hasText } = progress
      this.#fail(askId, cause, { attempt, askedAt: entry.askedAt, answerBegun, hasText })
    }
  }

  #fail(askId: string, cause: unknown, attempt: Attempt): void {
    const { apply, now, random, onError } = this.#given
    const error = cause instanceof AppError ? cause : new AppError('unexpected', 'Sending failed', { cause })
    if (error.code === 'unexpected') onError(error)
    apply(askId, afterFailure(error, attempt, now(), random))
  }
}

/** After a refused write. */
const LATER_MS = 5_000

/** How far the request has come that is under way. */
type Progress = { readonly answerBegun: boolean; readonly hasText: boolean; readonly isOver: boolean }

const unbegun: Progress = { answerBegun: false, hasText: false, isOver: false }

function progressAfter(progress: Progress, event: AskAnswerEvent): Progress {
  switch (event.type) {
    case 'round-end':
    case 'repair-note':
      return unbegun // what follows is another request; what came before it is on disk, or was nothing
    case 'activity-change': // before an answer begins, it is that of a tool on this computer
      return progress
    case 'text-delta':
    case 'text-replace':
      return { ...progress, answerBegun: true, hasText: progress.hasText || event.text !== '' }
    case 'approval-request':
    case 'answer-end':
      return { ...progress, answerBegun: true, isOver: true }
    default:
      return { ...progress, answerBegun: true }
  }
}

function stamped(event: AskAnswerEvent, attempt: number, tookMs: number): AskEvent {
  return event.type === 'answer-end'
    ? { type: 'answer-end', attempt, end: { ...event.end, tookMs } }
    : { ...event, attempt }
}
