import { isFinal } from '#shared/ask-state.ts'
import type { AskState, ToolChoice } from '#shared/ask-state.ts'
import type { Command } from '#shared/contract.ts'
import type { Bridge } from '#shared/contract/bridge.ts'
import type { AskChoices } from '#shared/schemas/ask-choices.ts'
import type { AskSummary, AskView, PinState } from '#shared/views.ts'
import { toFailure } from '#shared/errors.ts'
import type { Failure, Result } from '#shared/errors.ts'
import type { Words } from '#shared/words/words.ts'
import { unwrap } from '../lib/bridge.ts'
import type { Clock } from '../lib/clock.ts'
import type { Cover } from './cover.ts'
import { Copies } from './copies.svelte.ts'
import { DraftForm } from './draft-form.svelte.ts'
import { editAsk, goOnEditing } from './edit-ask.ts'
import { OutboxStatus } from './outbox-status.svelte.ts'
import { MoreCaptures } from './more-captures.svelte.ts'
import { Offers } from './offers.svelte.ts'
import { PresetList } from './preset-list.svelte.ts'
import { isRunning, ShownThread } from './shown-thread.svelte.ts'
import { WindowHeight } from './window-height.ts'
import { announcement } from './state-line.ts'
import { WatchedAsk } from './watched-ask.svelte.ts'

type Dependencies = { readonly bridge: Bridge; readonly words: Words; readonly clock: Clock }

/** The ask window: one draft, one thread or one problem at a time, and what can be done with it. */
export class AskWindowModel {
  readonly draft: DraftForm
  readonly captures: MoreCaptures
  readonly outbox: OutboxStatus
  readonly presets: PresetList
  readonly thread: ShownThread
  readonly copies: Copies
  readonly offers: Offers
  readonly height: WindowHeight
  readonly #bridge: Bridge
  readonly #words: Words
  #view = $state.raw<AskView>()
  #cover = $state.raw<Cover>()
  #timesShown = $state(0)
  #failure = $state.raw<Failure>()
  #announced = $state('')
  #isRetrying = false

  constructor({ bridge, words, clock }: Dependencies) {
    this.#bridge = bridge
    this.#words = words
    this.outbox = new OutboxStatus(bridge)
    this.height = new WindowHeight((height) => void bridge.ask.fit(height))
    const onChange = (next: AskState, isFirst: boolean) => this.#announce(next, isFirst)
    this.thread = new ShownThread(
      ({ askId, continuedAt }) => new WatchedAsk({ bridge, clock, askId, continuedAt, onChange }),
    )
    this.offers = new Offers(bridge.ask)
    this.copies = new Copies({
      bridge: bridge.ask,
      clock,
      thread: this.thread,
      onResult: (result, what) => {
        this.#failure = result.ok ? undefined : result.failure
        if (result.ok && what !== 'code') this.#announced = words.ask.copied
      },
    })
    this.draft = new DraftForm({ bridge, clock, onSubmitted: (ask) => this.#put(ask) })
    this.captures = new MoreCaptures({
      bridge: bridge.ask,
      thread: this.thread,
      draft: this.draft,
      leave: (call) => this.#leave(call),
    })
    this.presets = new PresetList({ text: () => this.draft.text, offers: this.offers, words })
  }

  get view(): AskView | undefined {
    return this.#view
  }
  get cover(): Cover | undefined {
    return this.#cover
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
  start(): () => void {
    const stops = [
      this.#bridge.ask.onShow((view) => this.#show(view)),
      this.draft.start(),
      () => this.thread.close(),
      this.outbox.start(),
      this.offers.start(),
    ]
    void this.#bridge.ask.view().then((result) => {
      // A view that was pushed meanwhile is newer than this reply.
      if (this.#timesShown > 0) return
      this.#show(result.ok ? result.value : { kind: 'problem', failure: result.failure })
    })
    return () => stops.forEach((stop) => stop())
  }

  /** One step back. Nothing is ever deleted by it. */
  stepBack(): void {
    if (this.#cover !== undefined) this.uncover()
    else if (this.presets.isOpen) this.presets.close()
    else if (this.draft.edited !== undefined) this.draft.stopEditing()
    else if (this.thread.running !== undefined) this.stop(this.thread.running.ask.askId)
    else this.hide()
  }

  hide(): void {
    this.#leave(() => this.#bridge.ask.hide())
  }

  edit(ask: AskSummary): Promise<void> {
    return editAsk(this, (askId) => this.#run(this.#bridge.ask.takeBack(askId)), ask)
  }

  stop(askId: string): void {
    void this.#run(this.#bridge.ask.cancel(askId))
  }

  /** The user's word on a tool call. What becomes of it comes back over the watch. */
  decide(askId: string, callId: string, choice: ToolChoice): void {
    void this.#run(this.#bridge.ask.decide(askId, callId, choice))
  }

  /** One at a time: a second press while the first is on its way would ask, and pay, twice. */
  retry(askId: string, choices?: AskChoices): Promise<void> {
    return this.#again(() =>
      choices === undefined ? this.#bridge.ask.retry(askId) : this.#bridge.ask.retry(askId, choices),
    )
  }

  continue(askId: string): Promise<void> {
    return this.#again(() => this.#bridge.ask.continue(askId))
  }

  /** Turns to another version of an answer or a question. */
  turnTo(askId: string): void {
    const tip = this.thread.turnTo(askId)
    this.draft.follow(tip)
    void this.#run(this.#bridge.ask.turnTo(tip))
  }

  /** Copies and hides, so that one paste lands in the app that the question was asked from. */
  async copyAndGoBack(askId: string, html?: string): Promise<void> {
    if (!(await this.copies.answer(askId, html))) return
    this.draft.flush()
    void this.#run(this.#bridge.ask.goBack())
  }

  save(askId: string): void {
    void this.#run(this.#bridge.ask.save(askId))
  }

  openLink(href: string): void {
    void this.#run(this.#bridge.app.openLink(href))
  }

  run(command: Command): void {
    this.#leave(() => this.#bridge.app.run(command))
  }

  openBeside(side: 'before' | 'after'): void {
    const { last } = this.thread
    if (last !== undefined) this.#leave(() => this.#bridge.ask.leaf(last.ask.threadId, side))
  }

  togglePin(): void {
    this.setPin(this.offers.pin === 'float' ? 'pinned' : 'float')
  }

  setPin(pin: PinState): void {
    this.uncover()
    void this.#run(this.offers.setPin(pin))
  }

  async openMenu(): Promise<void> {
    // Fetched first, so that no line of the menu moves once it stands there.
    const result = await this.#bridge.app.recent()
    this.#cover = { kind: 'menu', recent: result.ok ? result.value : [] }
  }

  show(cover: Exclude<Cover, { kind: 'menu' }>): void {
    this.#cover = cover
  }

  uncover(): void {
    if (this.#cover === undefined) return
    this.#cover = undefined
    this.height.uncover()
  }

  /** The capture stands on the screen from now on. */
  pinCapture(captureId: string): void {
    void this.#run(this.#bridge.ask.pinCapture(captureId))
  }

  openRecent(threadId: string): void {
    this.#leave(() => this.#bridge.app.openRecent(threadId))
  }

  /** Keeps the question as a preset by its first words. */
  async keepPreset(): Promise<void> {
    this.uncover()
    await this.#try(async () => {
      this.#announced = this.#words.conversation.presetKept(await this.offers.keep(this.draft.text))
    })
  }

  forgetPreset(name: string): Promise<void> {
    return this.#try(() => this.offers.forget(name))
  }

  /** Only a question that was being written is left to try: it could not be kept, or not be asked. */
  tryAgain(): void {
    if (this.draft.failure !== undefined) this.draft.tryAgain()
    else this.#failure = undefined
  }

  async #again(ask: () => Promise<Result<AskSummary>>): Promise<void> {
    if (this.#isRetrying) return
    this.#isRetrying = true
    this.uncover()
    const made = await this.#run(ask())
    this.#isRetrying = false
    if (made !== undefined) this.#put(made)
  }

  /** What is written here is kept before anything else is shown. */
  #leave(call: () => Promise<Result<void>>): void {
    this.draft.flush()
    this.uncover()
    void this.#run(call())
  }

  #run<T>(reply: Promise<Result<T>>): Promise<T | undefined> {
    return this.#try(() => unwrap(reply))
  }

  async #try<T>(action: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await action()
      this.#failure = undefined
      return value
    } catch (error) {
      this.#failure = toFailure(error)
      return undefined
    }
  }

  /** An ask that was just made: in the thread that is shown, or in one of its own. */
  #put(ask: AskSummary): void {
    this.#announced = ''
    const isHere = this.thread.last?.ask.threadId === ask.threadId
    if (!isHere) this.#view = { kind: 'ask', ask, thread: [ask], draft: { text: '', captures: [] } }
    if (!isHere) this.thread.show(ask, [ask])
    const follows = this.thread.add(ask)
    this.#timesShown += 1
    const draft = { text: this.draft.text, captures: this.draft.captures, choices: this.draft.choices }
    this.draft.show(draft, { threadId: ask.threadId, follows })
  }

  #show(view: AskView): void {
    this.uncover()
    this.#failure = view.kind === 'ask' ? view.problem : undefined
    this.copies.forget()
    this.#announced = ''
    if (!this.captures.noteAdded(view)) this.#timesShown += 1
    void this.offers.load()
    if (view.kind === 'ask') {
      this.thread.show(view.ask, view.thread)
      this.draft.show(view.draft, { threadId: view.ask.threadId, follows: view.ask.askId })
      goOnEditing(this.draft, view.ask)
    } else {
      this.thread.close()
      if (view.kind === 'draft') this.draft.show(view.draft, {}, view.problem)
      else this.draft.flush()
    }
    this.#view = view
  }

  // An answer found finished is read by whoever opened it; only what changes is told.
  #announce(state: AskState, isFirst: boolean): void {
    const isFound = isFirst && (isFinal(state) || (this.thread.turns.length > 1 && !isRunning(state)))
    if (!isFound) this.#announced = announcement(state, this.#words) || this.#announced
  }
}
