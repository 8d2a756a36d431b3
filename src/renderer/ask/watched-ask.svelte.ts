import { advance, isFinal, textOf } from '#shared/ask-state.ts'
import type { AskEvent, AskState } from '#shared/ask-state.ts'
import type { AskUpdate, Unwatch } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { Failure } from '#shared/errors.ts'
import { AnswerBlocks } from '../lib/answer-blocks.svelte.ts'
import type { Clock, Stop } from '../lib/clock.ts'

type Dependencies = {
  readonly bridge: Bridge
  readonly clock: Clock
  readonly askId: string
  /** How many characters came from an earlier version of the answer: they stand apart, and change no more. */
  readonly continuedAt?: number | undefined
  /** Told of each change of state, never of words. `isFirst`: this is how the ask was found. */
  readonly onChange: (state: AskState, isFirst: boolean) => void
}

const SECOND_MS = 1000

/** One ask as this window sees it: the state that main's events make of it, shown at most once a painted frame. */
export class WatchedAsk {
  readonly askId: string
  readonly answer = new AnswerBlocks()
  /** What came before the answer was continued. */
  readonly before = new AnswerBlocks()
  readonly #continuedAt: number
  readonly #clock: Clock
  readonly #onChange: Dependencies['onChange']
  readonly #unwatch: Unwatch
  #latest: AskState | undefined
  /** Words that came since the last painted frame. */
  readonly #unshown: string[] = []
  /** Whether more came than words: then what stands around the answer changes with it. */
  #tellsNews = false
  #state = $state.raw<AskState>()
  #refusal = $state.raw<Failure>()
  #now = $state(0)
  #sentAt = 0
  #lastWordsAt = 0
  #stopTicking: Stop | undefined
  #stopFrame: Stop | undefined

  constructor({ bridge, clock, askId, continuedAt = 0, onChange }: Dependencies) {
    this.askId = askId
    this.#continuedAt = continuedAt
    this.#clock = clock
    this.#onChange = onChange
    this.#now = clock.now()
    this.#sentAt = this.#now
    this.#unwatch = bridge.ask.watch({ askId }, (update) => this.#take(update))
  }

  /** As it is shown. While words stream its text may be behind: those are in `answer`. */
  get state(): AskState | undefined {
    return this.#state
  }

  /** Why main would not let it be watched. */
  get refusal(): Failure | undefined {
    return this.#refusal
  }

  /** Whole seconds since it was sent, as long as it is under way. */
  get secondsUnderWay(): number {
    return Math.max(0, Math.floor((this.#now - this.#sentAt) / 1000))
  }

  get secondsSilent(): number {
    return Math.max(0, Math.floor((this.#now - this.#lastWordsAt) / 1000))
  }

  secondsUntil(time: number): number {
    return Math.max(0, Math.ceil((time - this.#now) / 1000))
  }

  /** Stops showing it; the ask itself goes on. */
  close(): void {
    this.#unwatch()
    this.#stopTicking?.()
    this.#stopFrame?.()
  }

  #take(update: AskUpdate): void {
    if (update.type === 'refused') this.#refusal = update.failure
    else if (update.type === 'snapshot') this.#enter(update.state)
    else this.#apply(update.event)
  }

  #apply(event: AskEvent): void {
    if (this.#latest === undefined) return
    const next = advance(this.#latest, event)
    if (next === this.#latest) return
    if (next.kind !== this.#latest.kind) return this.#enter(next)
    const before = this.#latest
    this.#latest = next
    const now = this.#clock.now()
    this.#tellsNews ||= now - this.#lastWordsAt > SECOND_MS || !isOnlyLonger(before, next)
    this.#lastWordsAt = now
    if (event.type === 'text-replace') return this.#show()
    if (event.type === 'text-delta') this.#unshown.push(event.text)
    this.#stopFrame ??= this.#clock.frame(() => this.#showMore())
  }

  #enter(next: AskState): void {
    const isFirst = this.#latest === undefined
    const now = this.#clock.now()
    if (next.kind === 'sending' || this.#latest?.kind !== 'sending') this.#sentAt = now
    this.#lastWordsAt = now
    this.#latest = next
    this.#show()
    this.#tick(next)
    this.#onChange(next, isFirst)
  }

  #showMore(): void {
    const words = this.#unshown.join('')
    if (this.#tellsNews) this.#present()
    else this.#forgetFrame()
    this.answer.append(words)
  }

  #show(): void {
    const latest = this.#present()
    if (latest === undefined) return
    const text = textOf(latest)
    if (this.#continuedAt > 0) this.before.show(text.slice(0, this.#continuedAt), true)
    this.answer.show(text.slice(this.#continuedAt), latest.kind !== 'streaming')
  }

  #present(): AskState | undefined {
    this.#forgetFrame()
    this.#tellsNews = false
    this.#now = this.#clock.now()
    this.#state = this.#latest
    return this.#latest
  }

  #forgetFrame(): void {
    this.#stopFrame?.()
    this.#stopFrame = undefined
    this.#unshown.length = 0
  }

  /** Seconds are counted only where a line shows them: an idle window has no timer. */
  #tick(state: AskState): void {
    this.#stopTicking?.()
    const counts = !isFinal(state) && ['sending', 'streaming', 'waiting'].includes(state.kind)
    this.#stopTicking = counts
      ? this.#clock.every(SECOND_MS, () => (this.#now = this.#clock.now()))
      : undefined
  }
}

/** Whether nothing came but words after the first ones. */
function isOnlyLonger(before: AskState, next: AskState): boolean {
  if (before.kind !== 'streaming' || next.kind !== 'streaming') return false
  return (
    before.text !== '' &&
    before.activity === next.activity &&
    before.reasoning === next.reasoning &&
    before.notes === next.notes
  )
}
