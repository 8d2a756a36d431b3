import { isFinal, textOf } from '#shared/ask-state.ts'
import type { AskState, ToolChoice } from '#shared/ask-state.ts'
import type { Bridge, Command } from '#shared/contract.ts'
import type { AskSummary, AskView, RecentAsk } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { ErrorAction, Words } from '#shared/words/words.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock, Stop } from '../lib/clock.ts'
import { DraftForm } from './draft-form.svelte.ts'
import { OutboxStatus } from './outbox-status.svelte.ts'
import { announcement } from './state-line.ts'
import { WatchedAsk } from './watched-ask.svelte.ts'

/** How long "Copied" stands in for "Copy". */
const COPIED_MS = 2000

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** The ask window: one draft, one ask or one problem at a time, and what can be done with it. */
export class AskWindowModel {
  readonly draft: DraftForm
  readonly outbox: OutboxStatus
  readonly #bridge: Bridge
  readonly #words: Words
  readonly #clock: Clock
  #view = $state.raw<AskView>()
  #watched = $state.raw<WatchedAsk>()
  #timesShown = $state(0)
  #failure = $state.raw<Failure>()
  #announced = $state('')
  #isCopied = $state(false)
  #recent = $state.raw<readonly RecentAsk[]>()
  #stopCopied: Stop | undefined
  #isRetrying = false
  #contentHeight = 0

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#words = words
    this.#clock = clock
    this.outbox = new OutboxStatus(bridge)
    this.draft = new DraftForm({ bridge, clock, onSubmitted: (ask) => this.#show({ kind: 'ask', ask }) })
  }

  get view(): AskView | undefined {
    return this.#view
  }
  get watched(): WatchedAsk | undefined {
    return this.#watched
  }
  /** Counts the times a view was put up, so that focus can follow each. */
  get timesShown(): number {
    return this.#timesShown
  }
  /** What the last command ran into, or what came with the view. */
  get failure(): Failure | undefined {
    return this.#failure
  }
  /** What the live region says. */
  get announced(): string {
    return this.#announced
  }
  get isCopied(): boolean {
    return this.#isCopied
  }
  /** The menu's recent asks; the menu is open exactly when they are here. */
  get recent(): readonly RecentAsk[] | undefined {
    return this.#recent
  }
  /** Whether words are still awaited from the network: Esc and Stop end that. */
  get isRunning(): boolean {
    const kind = this.#watched?.state?.kind
    return kind === 'sending' || kind === 'streaming'
  }

  start(): () => void {
    const stop = this.#bridge.ask.onShow((view) => this.#show(view))
    const stopOutbox = this.outbox.start()
    void this.#bridge.ask.view().then((result) => {
      // A view that was pushed meanwhile is newer than this reply.
      if (this.#timesShown > 0) return
      this.#show(result.ok ? result.value : { kind: 'problem', failure: result.failure })
    })
    return () => {
      stop()
      stopOutbox()
      this.#watched?.close()
    }
  }

  /** One step back. Nothing is ever deleted by it. */
  stepBack(): void {
    if (this.#recent !== undefined) this.closeMenu()
    else if (this.isRunning) this.stop()
    else this.hide()
  }

  /** Tells main how high the window would have to be to show everything. */
  fit(height: number): void {
    this.#contentHeight = height
    void this.#bridge.ask.fit(height)
  }

  /** The open menu may need more room than what is under it. */
  fitMenu(height: number): void {
    if (height > this.#contentHeight) void this.#bridge.ask.fit(height)
  }

  hide(): void {
    this.draft.flush()
    this.closeMenu()
    void this.#run(this.#bridge.ask.hide())
  }

  stop(): void {
    if (this.#watched !== undefined) void this.#run(this.#bridge.ask.cancel(this.#watched.askId))
  }

  /** The user's word on a tool call. What becomes of it comes back over the watch. */
  decide(callId: string, choice: ToolChoice): void {
    if (this.#watched !== undefined)
      void this.#run(this.#bridge.ask.decide(this.#watched.askId, callId, choice))
  }

  /** One at a time: a second press while the first is on its way would ask, and pay, twice. */
  async retry(): Promise<void> {
    if (this.#view?.kind !== 'ask' || this.#isRetrying) return
    this.#isRetrying = true
    const ask = await this.#run(this.#bridge.ask.retry(this.#view.ask.askId))
    this.#isRetrying = false
    if (ask !== undefined) this.#show({ kind: 'ask', ask })
  }

  async copy(): Promise<void> {
    const watched = this.#watched
    if (watched?.state === undefined || textOf(watched.state) === '') return
    const result = await this.#bridge.ask.copyAnswer(watched.askId)
    this.#failure = result.ok ? undefined : result.failure
    this.#stopCopied?.()
    this.#isCopied = result.ok
    if (result.ok) this.#announced = this.#words.ask.copied
    this.#stopCopied = this.#clock.after(COPIED_MS, () => (this.#isCopied = false))
  }

  async copyCode(code: string): Promise<boolean> {
    const result = await this.#bridge.ask.copyCode(code)
    if (!result.ok) this.#failure = result.failure
    return result.ok
  }

  openLink(href: string): void {
    void this.#run(this.#bridge.app.openLink(href))
  }

  run(command: Command): void {
    this.draft.flush()
    this.closeMenu()
    void this.#run(this.#bridge.app.run(command))
  }

  async openMenu(): Promise<void> {
    // Fetched first, so that no line of the menu moves once it stands there.
    const result = await this.#bridge.app.recent()
    this.#recent = result.ok ? result.value : []
  }

  closeMenu(): void {
    if (this.#recent === undefined) return
    this.#recent = undefined
    void this.#bridge.ask.fit(this.#contentHeight)
  }

  openRecent(threadId: string): void {
    this.draft.flush()
    this.closeMenu()
    void this.#run(this.#bridge.app.openRecent(threadId))
  }

  act(action: ErrorAction): void {
    const act: Readonly<Record<ErrorAction, () => void>> = {
      'send-now': () => void this.retry(),
      'ask-again': () => void this.retry(),
      'unlock-and-send': () => void this.retry(),
      'open-settings': () => this.run('open-settings'),
      'set-key': () => this.run('open-settings'),
      'check-address': () => this.run('open-settings'),
      'choose-model': () => this.run('open-settings'),
      'capture-again': () => this.run('capture'),
      'try-again': () => this.#tryAgain(),
    }
    act[action]()
  }

  /** Only a question that was being written is left to try: it could not be kept, or not be asked. */
  #tryAgain(): void {
    if (this.#view?.kind === 'draft') this.draft.tryAgain()
    else this.#failure = undefined
  }

  async #run<T>(reply: Promise<Result<T>>): Promise<T | undefined> {
    try {
      const value = await unwrap(reply)
      this.#failure = undefined
      return value
    } catch (error) {
      this.#failure = toFailure(error)
      return undefined
    }
  }

  #show(view: AskView): void {
    this.closeMenu()
    this.#failure = view.kind === 'ask' ? view.problem : undefined
    this.#isCopied = false
    this.#view = view
    this.#timesShown += 1
    if (view.kind === 'draft') this.draft.show(view.draft, view.problem)
    else this.draft.flush()
    this.#watch(view.kind === 'ask' ? view.ask : undefined)
  }

  #watch(ask: AskSummary | undefined): void {
    const state = this.#watched?.state
    // The same ask put up again keeps its watch, unless main has closed it after its end.
    if (
      ask !== undefined &&
      this.#watched?.askId === ask.askId &&
      !(state && isFinal(state) && !isFinal(ask.state))
    )
      return
    this.#watched?.close()
    this.#announced = ''
    this.#watched =
      ask &&
      new WatchedAsk({
        bridge: this.#bridge,
        clock: this.#clock,
        askId: ask.askId,
        onChange: (next, isFirst) => this.#announce(next, isFirst),
      })
  }

  // An answer found finished is read by whoever opened it; only what changes is told.
  #announce(state: AskState, isFirst: boolean): void {
    if (!(isFirst && isFinal(state))) this.#announced = announcement(state, this.#words) || this.#announced
  }
}
