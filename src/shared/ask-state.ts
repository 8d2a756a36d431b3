import type { Failure } from './errors.ts'
import { takenBack } from './take-back.ts'
import { unreachable } from './unreachable.ts'
import type { Effort } from './schemas/answer-options.ts'

type HeldProfile = 'key' | 'billing' | 'keychain'

/** Why an ask is held until the user heals something; `editing`: they took it back, and send it again themselves. */
export type BlockReason = HeldProfile | 'policy' | 'too-large' | 'profile' | 'age' | 'editing'

/** Tokens as the server counted them; a number it did not report is absent, never zero. */
export type Usage = {
  readonly inputTokens?: number
  readonly outputTokens?: number
  /** Part of the input tokens. */
  readonly cachedTokens?: number
  readonly cacheWriteTokens?: number
  /** Part of the output tokens. */
  readonly reasoningTokens?: number
  readonly totalTokens?: number
}

/** What an answer cost in USD; `isReported`: by the server itself, else computed from a table of prices. */
export type Cost = { readonly usd: number; readonly isReported: boolean }

/** A source that the answer names. */
export type Citation =
  | { readonly kind: 'url'; readonly url: string; readonly title?: string }
  | { readonly kind: 'file'; readonly fileId: string; readonly filename?: string }

/** What was changed by itself so that the server would take the question. Shown under the answer. */
export type RepairNote =
  | { readonly kind: 'field-dropped'; readonly field: string }
  | { readonly kind: 'effort-changed'; readonly to: Effort }
  | { readonly kind: 'picture-shrunk'; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: 'picture-converted' }
  | { readonly kind: 'history-resent' }
  | { readonly kind: 'auth-switched'; readonly to: 'bearer' | 'raw' }

/** What is going on before words come: at the server, or with a tool on this computer. */
export type Activity = {
  readonly kind: 'queued' | 'thinking' | 'web-search' | 'file-search' | 'tool' | 'polling'
  /** The query or the tool's name. */
  readonly detail?: string
}

/** A tool call that the model made: of a function of the user's, or of an MCP server that asks before it calls. */
export type ToolCall = {
  readonly callId: string
  readonly kind: 'function' | 'mcp'
  readonly name: string
  /** The MCP server's label. */
  readonly server?: string
  /** As the model wrote them, JSON or not. */
  readonly argumentsText: string
  /** Who gets the arguments: a host, or the program on this computer. */
  readonly sendsTo?: string
  /** It was being run when the app ended: it may have happened. */
  readonly mayHaveRun?: boolean
}

/** `thread` and `always` also hold for later calls of the same tool. */
export type ToolChoice = 'once' | 'thread' | 'always' | 'no'

/** A call that waits for a yes, or has it while others still wait. */
export type PendingCall = ToolCall & { readonly choice?: ToolChoice }

/** What closes an answer: why it ended short of its own end, if it did, and what it cost. */
export type AnswerEnd = {
  readonly cutBy?: 'length-limit' | 'content-policy'
  readonly refused?: boolean
  /** The server says it is complete, but as many tokens came as were allowed: it may be cut off. */
  readonly maybeCut?: boolean
  readonly usage?: Usage
  readonly cost?: Cost
  readonly citations?: readonly Citation[]
  readonly requestId?: string
  readonly responseId?: string
  readonly tookMs?: number
}

/** What has come so far. Reasoning is never part of the text. */
export type Received = {
  readonly text: string
  readonly reasoning?: string
  readonly notes?: readonly RepairNote[]
}

type Unsent = {
  readonly attempt: number
  /** What came before a tool was allowed to run; the answer goes on from there. */
  readonly kept?: Received
}

/**
 * The states of an ask, each with only its own data. `attempt` is the number of the latest attempt, 0 before the
 * first; `until` is epoch milliseconds.
 */
export type AskState =
  | ({ readonly kind: 'queued' } & Unsent)
  /** On its way; with an activity, a tool runs on this computer and its output will be sent. */
  | ({ readonly kind: 'sending'; readonly activity?: Activity } & Unsent)
  | ({ readonly kind: 'waiting'; readonly until: number; readonly failure: Failure } & Unsent)
  | ({ readonly kind: 'blocked'; readonly reason: BlockReason; readonly failure: Failure } & Unsent)
  | ({ readonly kind: 'streaming'; readonly attempt: number; readonly activity?: Activity } & Received)
  | ({
      readonly kind: 'needs-approval'
      readonly attempt: number
      readonly calls: readonly PendingCall[]
    } & Received)
  | ({ readonly kind: 'interrupted'; readonly attempt: number; readonly failure: Failure } & Received)
  | ({ readonly kind: 'done'; readonly end: AnswerEnd } & Received)
  | ({ readonly kind: 'failed'; readonly failure: Failure } & Received)
  | ({ readonly kind: 'cancelled' } & Received)

/** `attempt` tells late events of an earlier attempt from those of the present one. */
export type AskEvent =
  | { readonly type: 'send-start'; readonly attempt: number }
  | { readonly type: 'answer-start'; readonly attempt: number; readonly responseId?: string }
  | { readonly type: 'text-delta'; readonly attempt: number; readonly text: string }
  /** The server corrected itself: the text so far is this. */
  | { readonly type: 'text-replace'; readonly attempt: number; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly attempt: number; readonly text: string }
  | { readonly type: 'activity-change'; readonly attempt: number; readonly activity: Activity }
  | { readonly type: 'repair-note'; readonly attempt: number; readonly note: RepairNote }
  /** The model waits for its tools, and that is on disk: there is one more request to come in this attempt. */
  | { readonly type: 'round-end'; readonly attempt: number }
  | { readonly type: 'approval-request'; readonly attempt: number; readonly calls: readonly ToolCall[] }
  | { readonly type: 'answer-end'; readonly attempt: number; readonly end: AnswerEnd }
  | { readonly type: 'answer-cut'; readonly attempt: number; readonly failure: Failure }
  | { readonly type: 'answer-fail'; readonly attempt: number; readonly failure: Failure }
  | {
      readonly type: 'retry-plan'
      readonly attempt: number
      readonly until: number
      readonly failure: Failure
    }
  | {
      readonly type: 'block'
      readonly attempt: number
      readonly reason: BlockReason
      readonly failure: Failure
    }
  /** The user's word on one call; with the last one the ask is queued again. */
  | { readonly type: 'approval-choice'; readonly callId: string; readonly choice: ToolChoice }
  /** The user takes it back to write it anew, before anything of it was sent. */
  | { readonly type: 'take-back' }
  /** Waiting or held: it may be sent now. */
  | { readonly type: 'requeue' }
  /** The app stopped while it was being sent, before a byte of answer: it is sent at the next start. */
  | { readonly type: 'put-back' }
  | { readonly type: 'cancel' }

/** Whether nothing will change this ask any more, short of the user asking again. */
export function isFinal(state: AskState): boolean {
  return state.kind === 'done' || state.kind === 'failed' || state.kind === 'cancelled'
}

/** Whether the ask still has a row in the outbox: it will be sent, is being answered, or waits for a yes. */
export function isInOutbox(state: AskState): boolean {
  return !isFinal(state) && state.kind !== 'interrupted'
}

const nothing: Received = { text: '' }

/** What has been received so far; empty where nothing has. */
export function receivedOf(state: AskState): Received {
  if (!('text' in state)) return state.kept ?? nothing
  const { text, reasoning, notes } = state
  return {
    text,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(notes === undefined ? {} : { notes }),
  }
}

/** The text received so far; empty where nothing has. */
export function textOf(state: AskState): string {
  return 'text' in state ? state.text : (state.kept?.text ?? '')
}

/**
 * The next state. Total: an event that is late, of another attempt, or makes no sense in this state changes nothing,
 * because events cross a cancel or a restart, and that is normal.
 */
export function advance(state: AskState, event: AskEvent): AskState {
  if (isFinal(state)) return state
  if (isMove(event)) return moved(state, event.type)
  switch (event.type) {
    case 'cancel':
      return { kind: 'cancelled', ...receivedOf(state) }
    case 'approval-choice':
      return choose(state, event)
    case 'send-start':
      return state.kind === 'queued' ? { kind: 'sending', attempt: event.attempt, ...keptOf(state) } : state
    default:
      return isUnderWay(state) && state.attempt === event.attempt ? advanceAttempt(state, event) : state
  }
}

type UnderWay = Extract<AskState, { kind: 'sending' | 'streaming' }>
type Outside = 'cancel' | 'take-back' | 'requeue' | 'put-back' | 'send-start' | 'approval-choice'
type AttemptEvent = Exclude<AskEvent, { type: Outside }>

const endings = [
  'approval-request',
  'answer-end',
  'answer-cut',
  'answer-fail',
  'retry-plan',
  'block',
] as const satisfies readonly AttemptEvent['type'][]
type EndEvent = Extract<AttemptEvent, { type: (typeof endings)[number] }>
type ProgressEvent = Exclude<AttemptEvent, EndEvent>

/** Whether an event is the last of its attempt. */
export function endsAttempt(event: AskEvent): event is EndEvent {
  return endings.some((type) => type === event.type)
}

function isUnderWay(state: AskState): state is UnderWay {
  return state.kind === 'sending' || state.kind === 'streaming'
}

type Move = Extract<AskEvent, { type: 'take-back' | 'requeue' | 'put-back' }>

function isMove(event: AskEvent): event is Move {
  return event.type === 'take-back' || event.type === 'requeue' || event.type === 'put-back'
}

function moved(state: AskState, by: Move['type']): AskState {
  if (by === 'take-back') return takenBack(state)
  return queuedFrom(state, by === 'put-back' ? ['sending'] : ['waiting', 'blocked'])
}

function queuedFrom(state: AskState, kinds: readonly AskState['kind'][]): AskState {
  if (!kinds.includes(state.kind) || !('attempt' in state)) return state
  return { kind: 'queued', attempt: state.attempt, ...keptOf(state) }
}

/** What a state before the first word carries of an earlier round; absent where there is none. */
function keptOf(state: AskState): { kept?: Received } {
  const received = receivedOf(state)
  return received.text === '' && received.reasoning === undefined && received.notes === undefined
    ? {}
    : { kept: received }
}

// The first word on a call holds: a second press crosses the first.
function choose(
  state: AskState,
  { callId, choice }: { readonly callId: string; readonly choice: ToolChoice },
): AskState {
  if (state.kind !== 'needs-approval') return state
  if (!state.calls.some((call) => call.callId === callId && call.choice === undefined)) return state
  const calls = state.calls.map((call) => (call.callId === callId ? { ...call, choice } : call))
  return calls.every((call) => call.choice !== undefined)
    ? { kind: 'queued', attempt: state.attempt, ...keptOf(state) }
    : { ...state, calls }
}

function advanceAttempt(state: UnderWay, event: AttemptEvent): AskState {
  return endsAttempt(event) ? endAttempt(state, event) : progress(state, event)
}

function endAttempt(state: UnderWay, event: EndEvent): AskState {
  const { attempt } = state
  const received = receivedOf(state)
  switch (event.type) {
    case 'approval-request':
      // Without a call there would be nothing to say yes to, and no way on.
      return event.calls.length === 0
        ? state
        : { kind: 'needs-approval', attempt, ...received, calls: event.calls }
    case 'answer-end':
      return { kind: 'done', ...received, end: event.end }
    case 'answer-cut':
      return { kind: 'interrupted', attempt, ...received, failure: event.failure }
    case 'answer-fail':
      return { kind: 'failed', ...received, failure: event.failure }
    case 'retry-plan':
      return { kind: 'waiting', attempt, until: event.until, failure: event.failure, ...keptOf(state) }
    case 'block':
      return { kind: 'blocked', attempt, reason: event.reason, failure: event.failure, ...keptOf(state) }
    default:
      return unreachable(event)
  }
}

function progress(state: UnderWay, event: ProgressEvent): AskState {
  const received = receivedOf(state)
  const streaming = { kind: 'streaming', attempt: state.attempt, ...received } as const
  switch (event.type) {
    case 'answer-start':
      return state.kind === 'sending' ? streaming : state
    case 'text-delta':
      return { ...streaming, text: received.text + event.text }
    case 'text-replace':
      return { ...streaming, text: event.text }
    case 'reasoning-delta':
      return { ...streaming, ...activityOf(state), reasoning: (received.reasoning ?? '') + event.text }
    case 'activity-change':
      return { ...state, activity: event.activity }
    case 'repair-note':
      return withNote(state, received, event.note)
    case 'round-end':
      return endRound(state)
    default:
      return unreachable(event)
  }
}

// What the server was doing goes on while it thinks; what a tool here did is over when the server speaks.
function activityOf(state: UnderWay): { activity?: Activity } {
  return state.kind === 'streaming' && state.activity !== undefined ? { activity: state.activity } : {}
}

// Every round may meet the same refusal; it is told once.
function withNote(state: UnderWay, received: Received, note: RepairNote): AskState {
  const { notes = [] } = received
  if (notes.some((known) => JSON.stringify(known) === JSON.stringify(note))) return state
  const noted = { ...received, notes: [...notes, note] }
  return state.kind === 'sending' ? { ...state, kept: noted } : { ...state, ...noted }
}

function endRound(state: UnderWay): AskState {
  if (state.kind === 'sending' && state.activity === undefined) return state
  return { kind: 'sending', attempt: state.attempt, ...keptOf(state) }
}
