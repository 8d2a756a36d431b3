import { advance, isFinal } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import { AppError, toFailure } from '#shared/errors.ts'
import type { AskStream } from './ask-stream.ts'

/** Text is written to disk this long after it came, at the latest: what a crash can cost. */
const FLUSH_MS = 500
/** So long words wait for more of them: about as often as a page paints. A fast model would else send one by one. */
const TELL_MS = 17
/** After a refused write (a full disk), how soon it is tried again. */
const RETRY_SAVE_MS = 3_000

/** What comes many times in one answer: written together with what follows it, unless the ask changes its kind. */
const passing: ReadonlySet<AskEvent['type']> = new Set<AskEvent['type']>([
  'text-delta',
  'text-replace',
  'reasoning-delta',
  'activity-change',
  'repair-note',
])

type LiveAsk = {
  state: AskState
  readonly watchers: Set<AskStream>
  cancelFlush?: () => void
  /** Words that watchers have not been told of yet. */
  untold?: Told
  cancelTelling?: () => void
}

type Told = Extract<AskEvent, { type: 'text-delta' }>

/** A state to be written, and the event that made it, where it is the first word of that. */
export type SavedState = { readonly askId: string; readonly state: AskState; readonly event?: AskEvent }

type Dependencies = {
  readonly load: (askId: string) => AskState | undefined
  /** Writes states and all that hangs on them, whole or not at all. */
  readonly save: (states: readonly SavedState[]) => void
  readonly after: (delayMs: number, action: () => void) => () => void
  readonly onChange: (askId: string, before: AskState, after: AskState) => void
  readonly onSaveFailed: (error: unknown) => void
}

/** Asks in flight and who watches them. Every change of an ask goes through `apply`. */
export class LiveAsks {
  readonly #asks = new Map<string, LiveAsk>()
  readonly #given: Dependencies

  constructor(given: Dependencies) {
    this.#given = given
  }

  /** The ask's state as of now; undefined when there is no such ask. */
  state(askId: string): AskState | undefined {
    return this.#asks.get(askId)?.state ?? this.#given.load(askId)
  }

  /** The state of an ask in flight or watched, which can be ahead of the disk; any other is on disk as it is. */
  inMemory(askId: string): AskState | undefined {
    return this.#asks.get(askId)?.state
  }

  /**
   * Advances the ask, keeps it on disk and tells its watchers. A `send-start` that cannot be written throws and
   * changes nothing, because what is not on disk must not be sent; other states are kept in memory and written later.
   * `write` takes the place of that write, for an event that has to be on disk together with something else.
   */
  apply(askId: string, event: AskEvent, write?: (next: AskState) => void): AskState {
    const ask = this.#open(askId)
    const next = advance(ask.state, event)
    if (next === ask.state) {
      this.#release(askId, ask)
      return next
    }
    const before = ask.state
    const isPassing = passing.has(event.type) && before.kind === next.kind
    if (write !== undefined) write(next)
    else if (event.type === 'send-start') this.#given.save([{ askId, state: next, event }])
    ask.state = next
    if (isPassing) this.#flushLater(askId, ask, FLUSH_MS)
    else if (write === undefined && event.type !== 'send-start') this.#saveNow([[askId, ask]], event)
    this.#tell(ask, event)
    if (!isPassing) this.#given.onChange(askId, before, next)
    this.#release(askId, ask)
    return next
  }

  /** The same event for many asks that are not under way, in one write: each of its own would cost a sync of the disk. */
  applyAll(askIds: readonly string[], event: Extract<AskEvent, { type: 'requeue' }>): void {
    const changed: { readonly askId: string; readonly ask: LiveAsk; readonly before: AskState }[] = []
    for (const askId of askIds) {
      const ask = this.#open(askId)
      const before = ask.state
      ask.state = advance(before, event)
      if (ask.state === before) this.#release(askId, ask)
      else changed.push({ askId, ask, before })
    }
    if (changed.length === 0) return
    this.#saveNow(
      changed.map(({ askId, ask }) => [askId, ask]),
      event,
    )
    for (const { askId, ask, before } of changed) {
      for (const watcher of ask.watchers) watcher.send({ type: 'event', event })
      this.#given.onChange(askId, before, ask.state)
      this.#release(askId, ask)
    }
  }

  /** Shows the ask to `stream`: first a snapshot, then every event, until it is final or the stream closes. */
  watch(askId: string, stream: AskStream): void {
    const state = this.state(askId)
    if (state === undefined) {
      stream.send({ type: 'refused', failure: toFailure(new AppError('not-found', 'No such ask')) })
      stream.close()
      return
    }
    const known = this.#asks.get(askId)
    if (known !== undefined) this.#tellNow(known) // a snapshot has those words already
    stream.send({ type: 'snapshot', state })
    if (isFinal(state)) {
      stream.close()
      return
    }
    const ask = this.#open(askId)
    ask.watchers.add(stream)
    stream.onClose(() => {
      ask.watchers.delete(stream)
      this.#release(askId, ask)
    })
  }

  /** Writes what is not on disk yet. For the end of the app. */
  flush(): void {
    for (const [askId, ask] of this.#asks) {
      if (ask.cancelFlush !== undefined) this.#saveNow([[askId, ask]])
    }
  }

  /** The first words go at once, those close after them together; whatever else happens comes after all of them. */
  #tell(ask: LiveAsk, event: AskEvent): void {
    if (event.type !== 'text-delta' || event.attempt !== (ask.untold?.attempt ?? event.attempt)) {
      this.#tellNow(ask)
      return send(ask, event)
    }
    if (ask.watchers.size === 0) return
    if (ask.cancelTelling === undefined) send(ask, event)
    else ask.untold = { ...event, text: (ask.untold?.text ?? '') + event.text }
    ask.cancelTelling ??= this.#given.after(TELL_MS, () => this.#tellOn(ask))
  }

  /** As long as words keep coming, once in a while. */
  #tellOn(ask: LiveAsk): void {
    const hasMore = ask.untold !== undefined
    this.#tellNow(ask)
    if (hasMore) ask.cancelTelling = this.#given.after(TELL_MS, () => this.#tellOn(ask))
  }

  #tellNow(ask: LiveAsk): void {
    ask.cancelTelling?.()
    delete ask.cancelTelling
    const { untold } = ask
    delete ask.untold
    if (untold !== undefined) send(ask, untold)
  }

  #open(askId: string): LiveAsk {
    const known = this.#asks.get(askId)
    if (known !== undefined) return known
    const state = this.#given.load(askId)
    if (state === undefined) throw new AppError('not-found', 'No such ask')
    const opened: LiveAsk = { state, watchers: new Set() }
    this.#asks.set(askId, opened)
    return opened
  }

  #flushLater(askId: string, ask: LiveAsk, delayMs: number): void {
    ask.cancelFlush ??= this.#given.after(delayMs, () => {
      this.#saveNow([[askId, ask]])
      this.#release(askId, ask)
    })
  }

  #saveNow(asks: readonly (readonly [string, LiveAsk])[], event?: AskEvent): void {
    for (const [, ask] of asks) {
      ask.cancelFlush?.()
      delete ask.cancelFlush
    }
    const ofEvent = event === undefined ? {} : { event }
    try {
      this.#given.save(asks.map(([askId, { state }]) => ({ askId, state, ...ofEvent })))
    } catch (error) {
      this.#given.onSaveFailed(error)
      for (const [askId, ask] of asks) this.#flushLater(askId, ask, RETRY_SAVE_MS)
    }
  }

  /** Lets go of an ask that is on disk and that nobody follows any more. */
  #release(askId: string, ask: LiveAsk): void {
    if (isFinal(ask.state)) {
      for (const watcher of ask.watchers) watcher.close()
      ask.watchers.clear()
    }
    const isUnderWay = ask.state.kind === 'sending' || ask.state.kind === 'streaming'
    if (ask.cancelFlush === undefined && ask.watchers.size === 0 && !isUnderWay) this.#asks.delete(askId)
  }
}

function send({ watchers }: LiveAsk, event: AskEvent): void {
  for (const watcher of watchers) watcher.send({ type: 'event', event })
}
