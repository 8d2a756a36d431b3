import { appendFileSync, chmodSync, renameSync, statSync } from 'node:fs'
import { AppError } from '#shared/errors.ts'

export type LogFields = Readonly<Record<string, string | number | boolean>>

/**
 * What happened, as an event's name and named fields: never a question, an answer, a key, a path or pixels. No call
 * throws.
 */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** Of the error, its code, its name, where it was thrown and the codes of its causes; not what a stranger's says. */
  error(event: string, error: unknown, fields?: LogFields): void
}

type LogOptions = {
  /** Takes one line, with its line feed. */
  readonly write: (line: string) => void
  readonly now: () => number
  /** The user's home, which is written as `~`. */
  readonly home: string
}

const MAX_FIELD_LENGTH = 300
const MAX_STACK_LINES = 12
const MAX_CAUSES = 5
const MAX_FILE_BYTES = 1_000_000

/** A log that writes one JSON object a line. */
export function createLog({ write, now, home }: LogOptions): Log {
  const line = (level: string, event: string, fields: LogFields) => {
    try {
      const entry = { at: new Date(now()).toISOString(), level, event, ...clean(fields, home) }
      write(`${JSON.stringify(entry)}\n`)
    } catch {
      // A full disk, say. What is being logged matters more than the log.
    }
  }
  return {
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, error, fields = {}) => line('error', event, { ...fields, ...describe(error) }),
  }
}

/** A file for its owner alone; when it has grown to `maxBytes` it becomes `….old`, in place of the last one. */
export class LogFile {
  readonly #path: string
  readonly #maxBytes: number
  #bytes: number | undefined

  constructor(path: string, maxBytes = MAX_FILE_BYTES) {
    this.#path = path
    this.#maxBytes = maxBytes
  }

  append(line: string): void {
    const size = Buffer.byteLength(line)
    const bytes = this.#bytes ?? this.#open()
    const isFull = bytes > 0 && bytes + size > this.#maxBytes
    if (isFull) renameSync(this.#path, `${this.#path}.old`)
    appendFileSync(this.#path, line, { mode: 0o600 })
    this.#bytes = isFull ? size : bytes + size
  }

  #open(): number {
    const size = statSync(this.#path, { throwIfNoEntry: false })?.size
    if (size !== undefined) chmodSync(this.#path, 0o600) // it may be older than we are
    return size ?? 0
  }
}

// A second net: nothing of the kind is logged on purpose. Ids of asks are UUIDs and stay readable.
const KEYS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[^\s"',;]+/gi, '$1 ***'],
  [/\b(authorization|api[-_]?key|x-api-key)(["']?\s*[:=]\s*["']?)(?!bearer |basic )[^\s"',;]+/gi, '$1$2***'],
  [/\b(sk|pk|rk|gsk|xai|hf|key|api|ghp|gho|nvapi|pplx|r8)[-_][\w-]{10,}/gi, '$1-***'],
  [/\bAIza[\w-]{20,}/g, '***'],
  [/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '***'],
  [/(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{40,}/g, '***'],
]
const HOMES =
  /(?:file:\/\/)?(?:\/(?:home|Users)\/[^/\s"')]+|\/root(?=\/|$)|[A-Za-z]:[\\/]+Users[\\/]+[^\\/\s"')]+)/g

/** Masks what looks like a key or stands under somebody's home, in a text that may be logged or exported. */
export function mask(text: string, home: string): string {
  const unhomed = home.length > 1 ? text.replaceAll(home, '~') : text
  return KEYS.reduce((masked, [shape, stars]) => masked.replace(shape, stars), unhomed).replace(HOMES, '~')
}

function clean(fields: LogFields, home: string): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? mask(value, home).slice(0, limitOf(name)) : value,
    ]),
  )
}

function limitOf(name: string): number {
  return name === 'stack' ? MAX_FIELD_LENGTH * MAX_STACK_LINES : MAX_FIELD_LENGTH
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { code: 'unexpected', error: typeof error }
  return {
    code: codeOf(error),
    error: error.name,
    // Ours are written for the log; a stranger's may quote what it choked on.
    ...(error instanceof AppError ? { message: error.message } : {}),
    stack: placesOf(error),
    ...causesOf(error),
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AppError) return error.code
  if (!(error instanceof Error)) return typeof error
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : error.name
}

function placesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((each) => /^\s+at /.test(each))
  return lines
    .slice(0, MAX_STACK_LINES)
    .map((each) => each.trim())
    .join('\n')
}

function causesOf(error: Error): LogFields {
  const codes: string[] = []
  for (let cause = error.cause; cause !== undefined && codes.length < MAX_CAUSES;) {
    codes.push(codeOf(cause))
    cause = cause instanceof Error ? cause.cause : undefined
  }
  return codes.length === 0 ? {} : { causes: codes.join(' < ') }
}
