import type { AskEvent, BlockReason } from '#shared/ask-state.ts'
import type { ErrorCode, Failure } from '#shared/errors.ts'
import { AppError, toFailure } from '#shared/errors.ts'

const FIRST_DELAY_MS = 2_000
const LONGEST_DELAY_MS = 15 * 60_000
/** A server that asks for a longer pause is asked again all the same. */
const LONGEST_HINT_MS = 3600_000
const GIVE_UP_AFTER_MS = 24 * 3600_000
/** The clock alone gives nothing up: it may have been set, or the computer may have been off all the while. */
const FEWEST_TRIES = 8

/** Failures that heal by themselves: the ask is sent again later. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'unreachable',
  'proxy-trouble',
  'rate-limited',
  'server-trouble',
  'not-an-api',
  'stream-cut',
  'stream-stalled',
  'disk-full',
  'disk-unwritable',
])

/** Failures that only the user can heal: the ask is held. */
const held: Readonly<Partial<Record<ErrorCode, BlockReason>>> = {
  'key-missing': 'key',
  'key-rejected': 'key',
  'keychain-locked': 'keychain',
  'keychain-unavailable': 'keychain',
  billing: 'billing',
  'content-policy': 'policy',
  'too-large': 'too-large',
  'context-length': 'too-large',
  'picture-invalid': 'too-large',
  permission: 'profile',
  'endpoint-not-found': 'profile',
  'model-not-found': 'profile',
  'model-blind': 'profile',
  'document-refused': 'profile',
  'invalid-request': 'profile',
  'parameter-refused': 'profile',
  'history-lost': 'profile',
  'untrusted-certificate': 'profile',
  'profile-incomplete': 'profile',
  'server-changed': 'profile',
}

/** What a server may say what it likes of: these end at a person, not at another try. */
const never: ReadonlySet<ErrorCode> = new Set(['key-rejected', 'permission', 'billing', 'content-policy'])

/** Codes that say "the connection broke", not "the server said no": what was asked may have been answered and paid. */
const broken: ReadonlySet<ErrorCode> = new Set(['stream-cut', 'stream-stalled', 'unreachable', 'unexpected'])

/** What is known of the attempt that failed. */
export type Attempt = {
  readonly attempt: number
  /** A byte of the answer had come. */
  readonly answerBegun: boolean
  /** A word of the answer had come. */
  readonly hasText: boolean
  readonly askedAt: number
  /** How long it may have waited; absent: a day. */
  readonly giveUpAfterMs?: number | undefined
}

/**
 * What becomes of an ask whose attempt failed. A POST may cost money, so nothing is sent again by itself once an
 * answer has begun: the user chooses.
 */
export function afterFailure(error: AppError, attempt: Attempt, now: number, random: () => number): AskEvent {
  const failure = toFailure(error)
  const { code } = error
  const { attempt: number } = attempt
  if (code === 'tool-loop') return { type: 'answer-fail', attempt: number, failure } // again would end the same
  const mayBePaid = attempt.answerBegun && (broken.has(code) || isPassing(error))
  if (attempt.hasText || code === 'answer-late' || mayBePaid)
    return { type: 'answer-cut', attempt: number, failure }
  if (isPassing(error)) return waitOrGiveUp(failure, attempt, now, random)
  const reason = held[code]
  return reason === undefined
    ? { type: 'answer-fail', attempt: number, failure }
    : { type: 'block', attempt: number, reason, failure }
}

/** `x-should-retry` outweighs what the code says (as in OpenAI's own client), save where only a person can help. */
export function isPassing({ code, shouldRetry }: AppError): boolean {
  return !never.has(code) && (shouldRetry ?? passing.has(code))
}

const wayBroke: ReadonlySet<ErrorCode> = new Set(['stream-cut', 'stream-stalled', 'unreachable', 'offline'])

/** Whether the way to the server broke, which says nothing of what the server goes on with. */
export function isWayBroken(error: unknown): boolean {
  return error instanceof AppError && wayBroke.has(error.code)
}

const unreached: ReadonlySet<ErrorCode> = new Set(['offline', 'unreachable', 'proxy-trouble', 'not-an-api'])

/** Whether it was not the server itself that spoke. */
export function neverReached({ code }: Failure): boolean {
  return unreached.has(code)
}

function waitOrGiveUp(failure: Failure, attempt: Attempt, now: number, random: () => number): AskEvent {
  const until = now + pauseMs(failure, attempt.attempt, random)
  const { giveUpAfterMs = GIVE_UP_AFTER_MS } = attempt
  if (until - attempt.askedAt > giveUpAfterMs && attempt.attempt >= FEWEST_TRIES)
    return { type: 'block', attempt: attempt.attempt, reason: 'age', failure: { code: 'waited-long' } }
  return { type: 'retry-plan', attempt: attempt.attempt, until, failure }
}

/** A server's hint is kept to, and a little more, so that many asks do not come back as one. */
function pauseMs({ retryAfterMs }: Failure, attempt: number, random: () => number): number {
  if (retryAfterMs === undefined) return backoffMs(attempt, random)
  return Math.round(Math.min(retryAfterMs, LONGEST_HINT_MS) * (1 + random() / 10))
}

/** What a pause after this attempt can be at most. */
export function longestPauseMs({ retryAfterMs }: Failure, attempt: number): number {
  return retryAfterMs === undefined
    ? fullBackoffMs(attempt)
    : Math.min(retryAfterMs, LONGEST_HINT_MS) * 1.1 + 1
}

/** 2 s, 4 s, 8 s … up to 15 min, less up to a quarter, so that many asks do not come back as one. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(fullBackoffMs(attempt) * (1 - random() / 4))
}

function fullBackoffMs(attempt: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(Math.max(attempt, 1) - 1, 20))
}
