import type { AskEvent, AskState, ToolCall, ToolChoice } from '#shared/ask-state.ts'
import type { AskUpdate } from '#shared/contract.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { createStateSaver } from '../../../../src/main/app-store.ts'
import { createAnswerer } from '../../../../src/main/ask/answer-ask.ts'
import { AskCommands } from '../../../../src/main/ask/ask-commands.ts'
import { LiveAsks } from '../../../../src/main/ask/live-asks.ts'
import { Outbox } from '../../../../src/main/outbox/outbox.ts'
import type { AnswerEvent, AnswerRequest } from '../../../../src/main/responses/answer-request.ts'
import type { FunctionRun } from '../../../../src/main/tools/run-function.ts'
import { FakeClock, settled } from '../../../support/fake-clock.ts'
import { someProfile } from '../../../support/profiles.ts'
import type { OpenStore } from '../../../support/store.ts'
import { someFunction, someServer } from '../tools/some-tools.ts'

export type Round = (signal: AbortSignal) => AsyncIterable<AnswerEvent>
/** What the model does with a request, of which it is told how many came before. */
type Script = (request: AnswerRequest, count: number) => Round

/** One round after the other, and then no more. */
export function inTurn(...rounds: readonly Round[]): Script {
  return (_request, count) => {
    const round = rounds[count]
    if (round === undefined) throw new Error('The script has no more rounds')
    return round
  }
}

const someTools: Profile['tools'] = {
  functions: [
    someFunction(),
    someFunction({ id: 'f2', name: 'send_mail', tokenHost: 'tools.example' }),
    someFunction({ id: 'f3', name: 'off', isOn: false }),
  ],
  mcpServers: [someServer(), someServer({ id: 's2', label: 'trusted', approval: 'never' })],
}

/** Everything between a question and its answer but the server, the keychain and the tools: those follow a script. */
export class ToolDesk {
  readonly sent: AnswerRequest[] = []
  readonly ran: FunctionRun[] = []
  readonly errors: unknown[] = []
  readonly #script: Script
  readonly clock = new FakeClock()
  readonly outbox: Outbox
  readonly live: LiveAsks
  readonly asks: AskCommands
  profile: Profile
  /** What a function does; gives its output. */
  runs: (run: FunctionRun) => Promise<string> = (run) =>
    Promise.resolve(`ran ${JSON.stringify(run.arguments)}`)
  #ids = 0

  constructor({ store, steps, approvals }: OpenStore, script: Script) {
    this.#script = script
    this.profile = someProfile({ id: 'p', baseUrl: 'https://api.example/v1', model: 'm', tools: someTools })
    const targetOf = () => ({ profileName: 'P', host: 'api.example', model: 'm' })
    this.live = new LiveAsks({
      load: (askId) => store.history.ask(askId)?.state,
      save: createStateSaver(store, 'boot', this.clock.now),
      after: this.clock.after,
      onChange: () => undefined,
      onSaveFailed: (error) => this.errors.push(error),
    })
    const answer = createAnswerer({
      history: store.history,
      steps,
      approvals,
      profile: () => this.profile,
      targetOf,
      keys: { read: (account) => Promise.resolve({ kind: 'ready', key: `secret-of-${account}` }) },
      readPicture: () => Promise.resolve(new Uint8Array()),
      isOnline: () => true,
      client: { answer: (request) => this.#answer(request) },
      runFunction: (run) => {
        this.ran.push(run)
        return this.runs(run)
      },
      costOf: () => undefined,
    })
    this.outbox = new Outbox({
      store: store.outbox,
      answer: ({ askId }, signal) => answer(askId, signal),
      stateOf: (askId) => this.live.inMemory(askId),
      apply: (askId, event) => this.live.apply(askId, event),
      applyAll: (askIds, event) => this.live.applyAll(askIds, event),
      now: this.clock.now,
      random: () => 0,
      after: this.clock.after,
      onError: (error) => this.errors.push(error),
    })
    this.asks = new AskCommands({
      db: store.db,
      history: store.history,
      outboxStore: store.outbox,
      outbox: this.outbox,
      drafts: store.drafts,
      steps,
      approvals,
      live: this.live,
      profile: () => this.profile,
      profileOf: () => this.profile,
      targetOf,
      newId: () => `id-${++this.#ids}-${this.clock.now()}`,
      now: this.clock.now,
    })
  }

  /** Asks, and lets everything happen that happens by itself. */
  async ask(threadId?: string): Promise<string> {
    const { askId } = this.asks.submit({ captureIds: [], question: 'Why?', threadId })
    await this.settle()
    return askId
  }

  async decide(askId: string, callId: string, choice: ToolChoice): Promise<void> {
    this.asks.decide(askId, callId, choice)
    await this.settle()
  }

  state(askId: string): AskState | undefined {
    return this.live.state(askId)
  }

  /** What a window is told of an ask from now on. */
  watch(askId: string): readonly AskEvent[] {
    const events: AskEvent[] = []
    const send = (update: AskUpdate) => {
      if (update.type === 'event') events.push(update.event)
    }
    this.live.watch(askId, { send, close: () => undefined, onClose: () => undefined })
    return events
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) await settled()
  }

  async *#answer(request: AnswerRequest): AsyncGenerator<AnswerEvent, void> {
    const round = this.#script(request, this.sent.length)
    this.sent.push(request)
    await Promise.resolve()
    yield* round(request.signal)
  }
}

/** What went back for calls, in the n-th request. */
export const outputsOf = (at: ToolDesk, request: number) =>
  at.sent[request]?.steps?.flatMap(({ outputs }) => outputs)

export const call = (callId: string, part: Partial<ToolCall> = {}): ToolCall => ({
  callId,
  kind: 'function',
  name: 'look_up',
  argumentsText: `{"word":"${callId}"}`,
  ...part,
})

/** The model says something, if anything, and wants these tools. */
export function wants(calls: readonly ToolCall[], text = ''): Round {
  return async function* () {
    await Promise.resolve()
    yield { type: 'answer-start' }
    if (text !== '') yield { type: 'text-delta', text }
    const items = calls.map(({ callId }) => ({ type: 'function_call', call_id: callId }))
    const end = { responseId: `resp_${calls[0]?.callId ?? ''}`, usage: { inputTokens: 10 } }
    yield { type: 'tool-calls', calls, items, end }
  }
}

export function says(text: string): Round {
  return async function* () {
    await Promise.resolve()
    yield { type: 'answer-start' }
    yield { type: 'text-delta', text }
    yield { type: 'answer-end', end: { usage: { inputTokens: 5 } } }
  }
}
