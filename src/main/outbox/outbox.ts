import type { AskState, BlockReason } from '#shared/ask-state.ts'
import { AppError } from '#shared/errors.ts'
import { Leaving } from '../leaving.ts'
import type { AskAnswerEvent } from './ask-answer-event.ts'
import { dueNow, firstLocked, firstOfThreads, isUnreached, sendable } from './due.ts'
import type { Due } from './due.ts'
import { profileHolds, profileReasons } from './holds.ts'
import type { Hold } from './holds.ts'
import type { OutboxEntry } from './outbox-store.ts'
import type { OutboxDependencies } from './outbox-dependencies.ts'
import { progressAfter, stamped, unbegun } from './progress.ts'
import type { Progress } from './progress.ts'
import { resume } from './resume.ts'
import type { Resumed } from './resume.ts'
import { afterFailure, isWayBroken } from './retry-policy.ts'
import type { Attempt } from './retry-policy.ts'
import { Urgency } from './urgency.ts'

const MAX_PARALLEL = 3
const WAKE_SPREAD_MS = 1_500
/** So many waiting asks are written in one go: some milliseconds. */
const SLICE = 100
/** Node's timers overflow beyond this and would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

type Holds = ReadonlyMap<string, Hold>

type InFlight = { readonly entry: OutboxEntry; readonly controller: AbortController }

/**
 * Sends the asks on disk: in order within a thread, a few threads at once, again after failures that pass. A rate
 * limit, a refused key or an empty account holds all asks of its profile.
 */
export class Outbox {
  readonly #given: OutboxDependencies
  readonly #inFlight = new Map<string, InFlight>()
  readonly #urgency = new Urgency()
  /** Of those in flight: begun answers that are looked up, not sent. They are in nobody's way. */
  readonly #resumed = new Set<string>()
  /** As of the last look at what is due. */
  #lastHolds: Holds = new Map()
  #cancelTimer: () => void = () => undefined
  #stopped = false

  constructor(given: OutboxDependencies) {
    this.#given = given
  }

  /**
   * Puts right what the last run left behind, then sends. An answer that had begun is looked up where its server keeps
   * it, else cut off; the rest is queued.
   */
  start(): void {
    const { store, now, onError } = this.#given
    const left = this.#entries().filter(({ askId }) => !this.#inFlight.has(askId))
    try {
      if (this.#inFlight.size === 0) store.closeLeftBehind(now())
    } catch (error) {
      onError(error) // a record only: what is to be sent does not hang on it
    }
    for (const entry of left) this.#takeUp(entry)
    this.nudge()
  }

  /** Looks for asks to send. Call it whenever one may have become ready. Never throws: it tries again later. */
  nudge(): void {
    if (this.#stopped) return
    this.#cancelTimer()
    const { now, after, onError } = this.#given
    try {
      const { ready, nextAt } = this.#due(this.#entries())
      for (const entry of ready) void this.#run(entry, (signal) => this.#attempt(entry, signal))
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
      // A pause that the server asked for is kept; the others were guesses.
      this.#requeueAll(({ state }) => state.kind === 'waiting' && state.failure.code !== 'rate-limited')
      // The keychain may have been opened with the session; one ask for each profile finds out.
      this.#urge(firstLocked)
      this.nudge()
    })
  }

  /** The user healed something of a profile: its asks that are held for one of `reasons` may go. */
  release(isOfProfile: (profileId: string) => boolean, reasons: readonly BlockReason[]): void {
    this.#requeueAll(
      ({ profileId, state }) =>
        state.kind === 'blocked' && reasons.includes(state.reason) && isOfProfile(profileId),
    )
    this.nudge()
  }

  /** One ask, now, whatever holds it: the user asked for it. Of a held profile it alone is tried. */
  sendNow(askId: string): void {
    this.#urge((entries) => entries.filter((each) => each.askId === askId))
    this.nudge()
  }

  /** All that can go out, now, whatever holds it; of a held profile the first, and the others when that is answered. */
  sendAll(): void {
    this.#urge(sendable)
    this.nudge()
  }

  #urge(choose: (entries: readonly OutboxEntry[], holds: Holds) => readonly OutboxEntry[]): void {
    const entries = this.#entries()
    const holds = this.#holds(entries)
    const firsts = firstOfThreads(entries)
    const chosen = choose(entries, holds)
    for (const { askId, profileId } of chosen) {
      const hold = firsts.has(askId) ? holds.get(profileId) : undefined
      this.#urgency.add(askId, hold === undefined ? undefined : { profileId, hold })
    }
    const askIds = new Set(chosen.map(({ askId }) => askId))
    this.#requeueAll(({ askId, state }) => askIds.has(askId) && state.kind !== 'queued')
  }

  /**
   * In slices, so that nobody waits for a long queue to be written. The first is done when this returns; before each
   * of the others it is looked at anew which of those that were meant still are.
   */
  #requeueAll(isMeant: (entry: OutboxEntry) => boolean): void {
    const meant = this.#entries().filter(isMeant)
    const slice = meant.slice(0, SLICE)
    if (slice.length === 0) return
    this.#given.applyAll(
      slice.map(({ askId }) => askId),
      { type: 'requeue' },
    )
    const later = new Set(meant.slice(SLICE).map(({ askId }) => askId))
    if (later.size === 0) return
    this.#given.after(0, () => {
      if (this.#stopped) return
      this.#requeueAll((entry) => later.has(entry.askId) && isMeant(entry))
      this.nudge()
    })
  }

  /** Ends the ask where it stands; its text is kept. */
  cancel(askId: string): void {
    this.#given.apply(askId, { type: 'cancel' })
    this.#urgency.forget(askId)
    this.#inFlight.get(askId)?.controller.abort()
    this.nudge()
  }

  /** Something is on its way, or being answered. */
  get isBusy(): boolean {
    return this.#inFlight.size > 0
  }

  /** What is in it, in the order of sending, and what holds the asks of profiles, by the profile's id. */
  look(): { readonly entries: readonly OutboxEntry[]; readonly holds: Holds } {
    const entries = this.#entries()
    return { entries, holds: this.#holds(entries) }
  }

  /** Stops sending. What had begun to answer is cut off with its text; the rest goes out at the next start. */
  stop(): void {
    this.#stopped = true
    this.#cancelTimer()
    for (const { entry, controller } of this.#inFlight.values()) {
      const { askId, state } = this.#asOfNow(entry)
      // What the server keeps is looked up at the next start.
      if (this.#keptId({ ...entry, state }) === undefined) this.#settle(askId, state)
      controller.abort(new Leaving())
    }
  }

  #entries(): readonly OutboxEntry[] {
    const { store } = this.#given
    return store.entries().map((entry) => this.#asOfNow(entry))
  }

  #asOfNow(entry: OutboxEntry): OutboxEntry {
    const state = this.#given.stateOf(entry.askId)
    return state === undefined ? entry : { ...entry, state }
  }

  #due(entries: readonly OutboxEntry[]): Due {
    const { now, isQueueOnly = () => false } = this.#given
    const holds = this.#holds(entries)
    this.#lastHolds = holds
    return dueNow(entries, {
      inFlight: new Set(this.#inFlight.keys()),
      now: now(),
      limit: MAX_PARALLEL + this.#resumed.size,
      urgent: this.#urgency.asks,
      holds,
      isQueueOnly: isQueueOnly(),
    })
  }

  #holds(entries: readonly OutboxEntry[]): Holds {
    return new Map([...this.#urgency.holds, ...profileHolds(entries, this.#given.now())])
  }

  #takeUp(entry: OutboxEntry): void {
    const { askId, state } = entry
    const responseId = this.#keptId(entry)
    if (state.kind !== 'streaming' || responseId === undefined) return this.#settle(askId, state)
    const { attempt } = state
    void this.#run(entry, (signal) => this.#resume(entry, responseId, { attempt, signal }))
  }

  /** Of a begun answer that its server keeps; undefined for any other. */
  #keptId(entry: OutboxEntry): string | undefined {
    const { lookUp, store, onError } = this.#given
    try {
      if (entry.state.kind !== 'streaming' || lookUp?.isKept(entry) !== true) return undefined
      return store.lastAttempt(entry.askId)?.responseId
    } catch (error) {
      onError(error) // what cannot be read is not known
      return undefined
    }
  }

  #resume(entry: OutboxEntry, responseId: string, attempt: Resumed): Promise<void> {
    const { askId } = entry
    const { lookUp, apply } = this.#given
    if (lookUp === undefined) return Promise.resolve()
    this.#resumed.add(askId)
    this.#given.after(0, () => this.nudge()) // another thread may have its place
    return resume(
      { ...this.#given, apply: (event) => void apply(askId, event) },
      (signal) => lookUp.ask(entry, responseId, signal),
      attempt,
    )
  }

  #settle(askId: string, state: AskState): void {
    if (state.kind === 'sending') this.#given.apply(askId, { type: 'put-back' })
    if (state.kind !== 'streaming') return
    const { attempt } = state
    this.#given.apply(askId, { type: 'answer-cut', attempt, failure: { code: 'stream-cut' } })
  }

  async #run(entry: OutboxEntry, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController()
    this.#inFlight.set(entry.askId, { entry, controller })
    try {
      await work(controller.signal)
    } catch (error) {
      // A write that was refused, or a fault of ours: the ask is tried again a little later, not at once.
      this.#given.onError(error)
      this.#given.after(LATER_MS, () => this.nudge())
      return
    } finally {
      this.#inFlight.delete(entry.askId)
      this.#resumed.delete(entry.askId)
      this.#urgency.forget(entry.askId)
    }
    this.nudge()
  }

  async #attempt(entry: OutboxEntry, signal: AbortSignal): Promise<void> {
    const { apply, now, answer } = this.#given
    const { askId } = entry
    if (entry.state.kind === 'waiting') apply(askId, { type: 'requeue' })
    const attempt = 'attempt' in entry.state ? entry.state.attempt + 1 : 1
    if (apply(askId, { type: 'send-start', attempt }).kind !== 'sending') return // it was stopped meanwhile
    const startedAt = now()
    let progress = unbegun
    try {
      for await (const event of answer(entry, signal)) {
        progress = this.#progressAfter(progress, event, entry)
        apply(askId, stamped(event, attempt, now() - startedAt))
      }
      if (!progress.isOver) throw new AppError('unexpected', 'The answer came to no end')
    } catch (cause) {
      if (signal.aborted) return // cancelled or stopping: the state says so already
      const kept = isWayBroken(cause) ? this.#keptId(this.#asOfNow(entry)) : undefined
      if (kept !== undefined) return this.#resume(entry, kept, { attempt, signal })
      const { answerBegun, hasText } = progress
      return this.#fail(askId, cause, { attempt, askedAt: entry.askedAt, answerBegun, hasText })
    }
    this.#noteAnswered(entry)
  }

  /** One answer says that the server can be reached: what waits for that alone need not wait any longer. */
  #progressAfter(progress: Progress, event: AskAnswerEvent, { profileId }: OutboxEntry): Progress {
    if (event.type === 'answer-start') {
      this.#requeueAll((entry) => entry.profileId === profileId && isUnreached(entry))
      this.nudge()
    }
    return progressAfter(progress, event)
  }

  /** The key and the account are in order. Each block is followed by a look at what is due, so it is known here. */
  #noteAnswered(entry: OutboxEntry): void {
    if (this.#lastHolds.get(entry.profileId)?.kind === 'block')
      this.release((profileId) => profileId === entry.profileId, profileReasons)
  }

  #fail(askId: string, cause: unknown, attempt: Attempt): void {
    const { apply, now, random, onError, giveUpAfterMs } = this.#given
    const error = cause instanceof AppError ? cause : new AppError('unexpected', 'Sending failed', { cause })
    if (error.code === 'unexpected') onError(error)
    apply(askId, afterFailure(error, { ...attempt, giveUpAfterMs: giveUpAfterMs?.() }, now(), random))
  }
}

/** After a refused write. */
const LATER_MS = 5_000
