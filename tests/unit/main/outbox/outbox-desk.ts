import { AppError } from '#shared/errors.ts'
import type { AskState } from '#shared/ask-state.ts'
import { createStateSaver } from '../../../../src/main/app-store.ts'
import { LiveAsks } from '../../../../src/main/ask/live-asks.ts'
import type { AskAnswerEvent } from '../../../../src/main/outbox/ask-answer-event.ts'
import { Outbox } from '../../../../src/main/outbox/outbox.ts'
import type { LookUp } from '../../../../src/main/outbox/resume.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { addAsk, askRecord, openTempStore } from '../../../support/store.ts'
import type { OpenStore } from '../../../support/store.ts'

export type Script = (signal: AbortSignal) => AsyncGenerator<AskAnswerEvent>

export const says = (...words: string[]): Script =>
  async function* () {
    await Promise.resolve()
    yield { type: 'answer-start' }
    for (const text of words) yield { type: 'text-delta', text }
    yield { type: 'answer-end', end: {} }
  }

export const fails = (error: AppError['code'] | AppError, ...words: string[]): Script =>
  async function* () {
    await settled()
    if (words.length > 0) yield { type: 'answer-start' }
    for (const text of words) yield { type: 'text-delta', text }
    throw typeof error === 'string' ? new AppError(error, 'scripted') : error
  }

export const hangs: Script = async function* (signal) {
  yield { type: 'answer-start' }
  yield { type: 'text-delta', text: 'Half' }
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

/** Takes the request, and is never heard of again. */
export const swallows: Script = async function* (signal) {
  await new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
  yield { type: 'answer-start' }
}

type Run = { readonly lookUp?: LookUp; readonly bootId?: string }

/** The real outbox on the real store, with servers that follow a script. */
export class OutboxDesk {
  readonly clock: FakeClock
  readonly opened: OpenStore
  readonly sent: string[] = []
  readonly errors: unknown[] = []
  isQueueOnly = false
  script: (askId: string) => Script = () => says('ok')
  #run: { readonly outbox: Outbox; readonly live: LiveAsks } | undefined

  private constructor(opened: OpenStore, clock: FakeClock) {
    this.clock = clock
    this.opened = opened
  }

  static async open(): Promise<OutboxDesk> {
    const clock = new FakeClock()
    return new OutboxDesk(await openTempStore(clock.now), clock)
  }

  get outbox(): Outbox {
    return this.#running.outbox
  }

  get live(): LiveAsks {
    return this.#running.live
  }

  get #running() {
    if (this.#run === undefined) throw new Error('Nothing was started')
    return this.#run
  }

  /** Starts the app, or starts it anew after a crash: nothing is left of the run before but what is on disk. */
  start({ lookUp, bootId = 'boot' }: Run = {}): void {
    const { store } = this.opened
    const { clock } = this
    const live = new LiveAsks({
      load: (askId) => store.history.ask(askId)?.state,
      save: createStateSaver(store, bootId, clock.now),
      after: clock.after,
      onChange: () => undefined,
      onSaveFailed: (error) => this.errors.push(error),
    })
    const outbox = new Outbox({
      store: store.outbox,
      answer: ({ askId }, signal) => {
        this.sent.push(askId)
        return this.script(askId)(signal)
      },
      stateOf: (askId) => live.inMemory(askId),
      apply: (askId, event) => live.apply(askId, event),
      applyAll: (askIds, event) => live.applyAll(askIds, event),
      isQueueOnly: () => this.isQueueOnly,
      ...(lookUp === undefined ? {} : { lookUp }),
      now: clock.now,
      random: () => 0,
      after: clock.after,
      onError: (error) => this.errors.push(error),
    })
    this.#run = { outbox, live }
    outbox.start()
  }

  queue(askId: string, { threadId = askId, profileId = 'profile' } = {}, state: AskState = queued): void {
    addAsk(this.opened.store, askRecord(askId, state, { threadId, profileId, askedAt: this.clock.now() }))
  }

  state(askId: string): AskState | undefined {
    return this.live.state(askId)
  }

  /** Lets everything happen that happens by itself, and then time pass. */
  async pass(ms = 0): Promise<void> {
    for (let n = 0; n < 4; n++) await settled()
    await this.clock.moveAndSettle(ms)
    for (let n = 0; n < 4; n++) await settled()
  }
}

const queued: AskState = { kind: 'queued', attempt: 0 }
