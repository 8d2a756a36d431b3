/** Everything that can go wrong, as a closed list; the words for each are in `words/`. */
export const errorCodes = [
  'key-missing',
  'key-rejected',
  'keychain-locked',
  'keychain-unavailable',
  'permission',
  'billing',
  'rate-limited',
  'offline',
  'unreachable',
  'server-trouble',
  'answer-late',
  'stream-cut',
  'stream-stalled',
  'not-an-api',
  'endpoint-not-found',
  'model-not-found',
  'model-blind',
  'invalid-request',
  'parameter-refused',
  'history-lost',
  'picture-invalid',
  'picture-unreadable',
  'picture-undecodable',
  'picture-too-large',
  'file-too-large',
  'file-unreadable',
  'document-unreadable',
  'document-locked',
  'document-refused',
  'document-missing',
  'content-policy',
  'too-large',
  'context-length',
  'untrusted-certificate',
  'proxy-trouble',
  'tool-loop',
  'profile-incomplete',
  'preset-unfit',
  'server-changed',
  'waited-long',
  'being-edited',
  'already-sending',
  'captures-full',
  'capture-denied',
  'capture-empty',
  'capture-failed',
  'capture-same',
  'display-changed',
  'picture-missing',
  'disk-full',
  'disk-unwritable',
  'data-damaged',
  'data-newer',
  'settings-damaged',
  'field-invalid',
  'address-invalid',
  'address-unsafe',
  'hotkey-taken',
  'hotkey-invalid',
  'link-refused',
  'not-found',
  'bad-request',
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What is known besides the code; every field is safe to show and holds no key and no question. */
export type FailureDetails = {
  readonly host?: string
  readonly status?: number
  readonly providerCode?: string
  /** What the provider wrote, at most 300 characters, keys masked. */
  readonly providerText?: string
  readonly requestId?: string
  /** The field of a request or of a form that was refused, as a path. */
  readonly field?: string
  readonly loss?: Loss
}

/** What a damaged history file cost. */
export type Loss = {
  /** The name under which the damaged file was kept. */
  readonly keptAs: string
  /** From when the copy is that took its place: what came later is in the kept file only. Absent: there was no copy. */
  readonly copyTakenAt?: number
  /** Asks that the copy holds. */
  readonly askCount: number
  /** Of them, those that are in the outbox. It is held, because they may have been answered since. */
  readonly heldCount?: number
}

/** An error as plain data: what crosses processes and what is written to disk. */
export type Failure = {
  readonly code: ErrorCode
  readonly retryAfterMs?: number
  readonly details?: FailureDetails
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

type AppErrorOptions = {
  cause?: unknown
  retryAfterMs?: number
  shouldRetry?: boolean
  details?: FailureDetails
}

/** The one error type. `message` is for the log; people read the words of `code`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly retryAfterMs: number | undefined
  /** The server's own word on whether to send this again, where it gave one. */
  readonly shouldRetry: boolean | undefined
  readonly details: FailureDetails | undefined

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.shouldRetry = options.shouldRetry
    this.details = options.details
  }
}

/** Plain data of any thrown value; what is not an `AppError` becomes `unexpected` and tells nothing of itself. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof AppError)) return { code: 'unexpected' }
  return {
    code: error.code,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    ...(error.details === undefined ? {} : { details: error.details }),
  }
}

/** The way back from data to an error, for code that wants to throw it. */
export function fromFailure(failure: Failure): AppError {
  return new AppError(failure.code, failure.code, {
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
    ...(failure.details === undefined ? {} : { details: failure.details }),
  })
}
