import type { AskState } from '#shared/ask-state.ts'
import type { HeldBy } from '#shared/outbox-view.ts'
import type { Failure } from '#shared/errors.ts'
import { countWords } from '#shared/word-count.ts'
import type { ErrorContext } from '#shared/words/error-words.ts'
import type { Words } from '#shared/words/words.ts'

/** Silence worth a word. */
const SILENT_SECONDS = 15

export type Seconds = {
  readonly underWay: number
  readonly silent: number
  readonly left: number
}

/** The state as one sentence. */
export function stateLine(state: AskState, seconds: Seconds, words: Words, context: ErrorContext): string {
  switch (state.kind) {
    case 'queued':
      return words.ask.queued
    case 'sending':
      return sendingLine(state, seconds, words)
    case 'streaming':
      return streamingLine(state, seconds, words)
    case 'waiting':
      return words.ask.waiting(words.errors[state.failure.code].title(context), seconds.left, state.attempt)
    case 'blocked':
      return words.blocked[state.reason]
    case 'interrupted':
      return words.ask.cutOff(countWords(state.text))
    case 'done':
      return doneLine(state, words)
    default:
      return words.states[state.kind]
  }
}

type Sending = Extract<AskState, { kind: 'sending' }>

// A tool of the user's own runs between two requests.
function sendingLine({ activity }: Sending, { underWay }: Seconds, { ask }: Words): string {
  return activity === undefined ? ask.sending(underWay) : ask.activities[activity.kind](activity.detail)
}

type Streaming = Extract<AskState, { kind: 'streaming' }>

function streamingLine({ text, activity }: Streaming, { underWay, silent }: Seconds, { ask }: Words): string {
  if (activity !== undefined) return ask.activities[activity.kind](activity.detail)
  if (text === '') return ask.waitingForWords(underWay)
  return silent >= SILENT_SECONDS ? ask.silent(silent) : ask.answering(underWay)
}

function doneLine({ end }: Extract<AskState, { kind: 'done' }>, { ask }: Words): string {
  if (end.refused === true) return ask.refused
  if (end.cutBy === 'length-limit') return ask.cutByLength
  if (end.cutBy === 'content-policy') return ask.cutByPolicy
  if (end.maybeCut === true) return ask.maybeCut
  return ask.answered(end.tookMs === undefined ? undefined : end.tookMs / 1000)
}

/** Why an ask that could go out does not; undefined for one that nothing keeps. */
export function heldLine(
  state: AskState,
  heldBy: HeldBy | undefined,
  words: Words,
  context: ErrorContext,
): string | undefined {
  if (heldBy === undefined || (state.kind !== 'queued' && state.kind !== 'waiting')) return undefined
  return words.outbox.because(words.states[state.kind], heldReason(heldBy, words, context))
}

function heldReason(heldBy: HeldBy, words: Words, context: ErrorContext): string {
  switch (heldBy.kind) {
    case 'user':
      return words.outbox.holding
    case 'profile':
      return words.errors[heldBy.failure.code].title(context)
    case 'no-network':
      return words.outbox.noNetwork
  }
}

/** What is said aloud on entering a state: that it changed, never the words that came. */
export function announcement(state: AskState, words: Words): string {
  switch (state.kind) {
    case 'sending':
      return ''
    case 'done':
      return words.ask.announceFinished(countWords(state.text))
    case 'interrupted':
      return words.ask.cutOff(countWords(state.text))
    case 'blocked':
      return words.blocked[state.reason]
    default:
      return words.states[state.kind]
  }
}

export function failureOf(state: AskState | undefined): Failure | undefined {
  return state !== undefined && 'failure' in state ? state.failure : undefined
}
