import type { Failure } from './errors.ts'

/** Why an ask is held until the user heals something. */
export type BlockReason = 'key' | 'billing' | 'keychain' | 'policy' | 'too-large' | 'profile' | 'age'

/** Tokens as the server counted them; a number it did not report is absent, never zero. */
export type Usage = { readonly inputTokens?: number; readonly outputTokens?: number }

/** What closes an answer: why it ended short of its own end, if it did, and what it cost. */
export type AnswerEnd = {
  readonly cutBy?: 'length-limit' | 'content-policy'
  readonly refused?: boolean
  readonly usage?: Usage
  readonly tookMs?: number
}

/**
 * The states of an ask, each with only its own data. `attempt` is the number of the latest attempt, 0 before the
 * first; `until` is epoch milliseconds.
 */
export type AskState =
  | { readonly kind: 'queued'; readonly attempt: number }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'streaming'; readonly attempt: number; readonly text: string }
  | {
      readonly kind: 'waiting'
      readonly attempt: number
      readonly until: number
      readonly failure: Failure
    }
  | {
      readonly kind: 'blocked'
      readonly attempt: number
      readonly reason: BlockReason
      readonly failure: Failure
    }
  | {
      readonly kind: 'interrupted'
      readonly attempt: number
      readonly text: string
      readonly failure: Failure
    }
  | { readonly kind: 'done'; readonly text: string; readonly end: AnswerEnd }
  | { readonly kind: 'failed'; readonly text: string; readonly failure: Failure }
  | { readonly kind: 'cancelled'; readonly text: string }

/** `attempt` tells late events of an earlier attempt from those of the present one. */
export type AskEvent =
  | { readonly type: 'send-start'; readonly attempt: number }
  | { readonly type: 'answer-start'; readonly attempt: number }
  | { readonly type: 'text-delta'; readonly attempt: number; readonly text: string }
  /** The server corrected itself: the text so far is this. */
  | { readonly type: 'text-replace'; readonly attempt: number; readonly text: string }
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
  /** Waiting or held: it may be sent now. */
  | { readonly type: 'requeue' }
  /** The app stopped while it was being sent, before a byte of answer: it is sent at the next start. */
  | { readonly type: 'put-back' }
  | { readonly type: 'cancel' }

/** Whether nothing will change this ask any more, short of the user asking again. */
export function isFinal(state: AskState): boolean {
  return state.kind === 'done' || state.kind === 'failed' || state.kind === 'cancelled'
}

/** Whether the ask still has a row in the outbox: it will be sent, or is being answered. */
export function isInOutbox(state: AskState): boolean {
  return !isFinal(state) && state.kind !== 'interrupted'
}

/** The text received so far; empty where the state has none. */
export function textOf(state: AskState): string {
  return 'text' in state ? state.text : ''
}

/** For the end of a total `switch`: the compiler proves that it is never reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}

/**
 * The next state. Total: an event that is late, of another attempt, or makes no sense in this state changes nothing,
 * because events cross a cancel or a restart, and that is normal.
 */
export function advance(state: AskState, event: AskEvent): AskState {
  if (isFinal(state)) return state
  switch (event.type) {
    case 'cancel':
      return { kind: 'cancelled', text: textOf(state) }
    case 'requeue':
      return queuedFrom(state, ['waiting', 'blocked'])
    case 'put-back':
      return queuedFrom(state, ['sending'])
    case 'send-start':
      return state.kind === 'queued' ? { kind: 'sending', attempt: event.attempt } : state
    default:
      return isUnderWay(state) && state.attempt === event.attempt ? advanceAttempt(state, event) : state
  }
}

type UnderWay = Extract<AskState, { kind: 'sending' | 'streaming' }>
type AttemptEvent = Exclude<AskEvent, { type: 'cancel' | 'requeue' | 'put-back' | 'send-start' }>

function isUnderWay(state: AskState): state is UnderWay {
  return state.kind === 'sending' || state.kind === 'streaming'
}

function queuedFrom(state: AskState, kinds: readonly AskState['kind'][]): AskState {
  return kinds.includes(state.kind) && 'attempt' in state ? { kind: 'queued', attempt: state.attempt } : state
}

function advanceAttempt(state: UnderWay, event: AttemptEvent): AskState {
  const { attempt } = state
  const text = textOf(state)
  switch (event.type) {
    case 'answer-start':
      return state.kind === 'sending' ? { kind: 'streaming', attempt, text } : state
    case 'text-delta':
      return { kind: 'streaming', attempt, text: text + event.text }
    case 'text-replace':
      return { kind: 'streaming', attempt, text: event.text }
    case 'answer-end':
      return { kind: 'done', text, end: event.end }
    case 'answer-cut':
      return { kind: 'interrupted', attempt, text, failure: event.failure }
    case 'answer-fail':
      return { kind: 'failed', text, failure: event.failure }
    case 'retry-plan':
      return { kind: 'waiting', attempt, until: event.until, failure: event.failure }
    case 'block':
      return { kind: 'blocked', attempt, reason: event.reason, failure: event.failure }
    default:
      return unreachable(event)
  }
}
