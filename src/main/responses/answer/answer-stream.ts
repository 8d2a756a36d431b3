import { AppError } from '#shared/errors.ts'
import { bodyKind, firstByte } from './body-kind.ts'
import { bounded, openBody, readBeginning, readText } from './body-reader.ts'
import { classifyReported, notAnApi } from '../errors/classify-error.ts'
import { EventStream } from './event-stream.ts'
import { applyMessages } from './stream-message.ts'
import { readJsonAnswer } from './json-answer.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { AnswerChange, AnswerReducer } from './answer-reducer.ts'
import type { AnswerEvent } from '../answer-request.ts'
import type { Reply } from '../call-server.ts'
import type { Exchange } from '../errors/classify-error.ts'
import type { JsonAnswer } from './json-answer.ts'

/** One answer while it is read, be it from one body or from several. */
export type Reading = {
  readonly reducer: AnswerReducer
  /** Adds what only the client knows. */
  readonly finish: (end: AnswerEnd) => AnswerEnd
}

/** What a successful reply turned out to hold. */
export type Opened =
  | { readonly kind: 'events'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'json'; readonly chunks: AsyncIterable<Uint8Array> }

type Whole = Exclude<JsonAnswer, { kind: 'error' | 'unknown' }>
type Finished = Extract<Whole, { kind: 'answer' | 'tool-calls' }>
export type Unfinished = Extract<Whole, { kind: 'unfinished' }>

const maxShownBytes = 64_000

/** Looks at what came. Throws `not-an-api` for anything but events and JSON. */
export async function openReply({ response, exchange }: Reply): Promise<Opened> {
  const { first, chunks } = await openBody(response.body, firstByte)
  const kind = bodyKind(response.header('content-type') ?? '', first)
  if (kind === 'events' || kind === 'json') return { kind, chunks }
  throw notAnApi(exchange, await readBeginning(chunks, maxShownBytes))
}

export function cut({ host, status }: Exchange, why: string): AppError {
  return new AppError('stream-cut', why, { details: { host, status } })
}

type OneBody = Reading & {
  readonly exchange: Exchange
  /** A later body of an answer that has begun. */
  readonly isResumed?: boolean
}

/**
 * The events of one body. Returns nothing once the answer has ended, else why the body stopped short of that; throws
 * what the server reports.
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  { exchange, reducer, finish, isResumed = false }: OneBody,
): AsyncGenerator<AnswerEvent, AppError | undefined> {
  const stream = new EventStream()
  if (isResumed) reducer.resume()
  let isBegun = isResumed
  let broken: AppError | undefined
  for await (const piece of bytesOrBreak(chunks, exchange)) {
    if (piece instanceof AppError) {
      broken = piece
      break
    }
    const changes = applyMessages(reducer, stream.feed(piece))
    if (!isBegun) yield startOf(reducer)
    isBegun = true
    if (yield* tell(changes, exchange, finish)) return undefined
    if (stream.hasOverflowed) throw cut(exchange, 'A line of the stream is too long')
  }
  const last = applyMessages(reducer, stream.end())
  if (yield* tell([...last, ...reducer.close()], exchange, finish)) return undefined
  return broken ?? cut(exchange, 'The stream ended before the answer did')
}

function startOf({ responseId }: AnswerReducer): AnswerEvent {
  return { type: 'answer-start', ...(responseId === undefined ? {} : { responseId }) }
}

// What came before a break counts, and what it said may be the end; so a break comes last, as a value.
async function* bytesOrBreak(
  chunks: AsyncIterable<Uint8Array>,
  exchange: Exchange,
): AsyncGenerator<Uint8Array | AppError> {
  const overflow = cut(exchange, 'The stream is too long')
  try {
    yield* bounded(chunks, () => overflow)
  } catch (error) {
    if (!(error instanceof AppError) || error === overflow) throw error
    yield error
  }
}

// A broken line is skipped: if it was the last one, the missing end tells.
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Passes changes on; true when the answer has ended. */
function* tell(
  changes: readonly AnswerChange[],
  exchange: Exchange,
  finish: Reading['finish'],
): Generator<AnswerEvent, boolean> {
  for (const change of changes) {
    switch (change.type) {
      case 'answer-error':
        throw classifyReported(exchange, change.error)
      case 'answer-cancelled':
        throw cut(exchange, 'The server cancelled the answer')
      case 'answer-end':
      case 'tool-calls':
        yield { ...change, end: finish(change.end) }
        return true
      default:
        yield change
    }
  }
  return false
}

/**
 * A whole body: the answer, or one that is not finished, or the error that cut the body short; throws what the server
 * reports, and what is no answer at all.
 */
export async function readWhole(
  chunks: AsyncIterable<Uint8Array>,
  exchange: Exchange,
): Promise<Whole | AppError> {
  const whole = bounded(chunks, () => cut(exchange, 'The body is too long'))
  const text = await readText(whole).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (text instanceof AppError) return text
  const raw = parseJson(text)
  if (raw === undefined) return cut(exchange, 'The body ended before the answer did')
  const found = readJsonAnswer(raw)
  if (found.kind === 'error') throw classifyReported(exchange, found.error)
  if (found.kind === 'unknown') throw notAnApi(exchange, '')
  return found
}

/**
 * The events of a whole body; returns what it says of an answer that is not finished. `answer-start` waits for all of
 * it: an error in it is no beginning of an answer, a broken body is.
 */
export async function* readJson(
  chunks: AsyncIterable<Uint8Array>,
  { exchange, finish }: Omit<OneBody, 'reducer'>,
): AsyncGenerator<AnswerEvent, Unfinished | undefined> {
  const found = await readWhole(chunks, exchange)
  const isBroken = found instanceof AppError
  const responseId = isBroken
    ? undefined
    : found.kind === 'unfinished'
      ? found.responseId
      : found.end.responseId
  yield { type: 'answer-start', isWhole: true, ...(responseId === undefined ? {} : { responseId }) }
  if (isBroken) throw found
  if (found.kind === 'unfinished') return found
  yield* tellWhole(found, finish)
  return undefined
}

/** The events of a whole answer, less what was already shown of it. */
export function* tellWhole(
  found: Finished,
  finish: Reading['finish'],
  shown = { text: '', reasoning: '' },
): Generator<AnswerEvent, void> {
  const reasoning = found.reasoning ?? ''
  if (reasoning !== shown.reasoning && reasoning.startsWith(shown.reasoning))
    yield { type: 'reasoning-delta', text: reasoning.slice(shown.reasoning.length) }
  if (!found.text.startsWith(shown.text)) yield { type: 'text-replace', text: found.text }
  else if (found.text !== shown.text) yield { type: 'text-delta', text: found.text.slice(shown.text.length) }
  if (found.kind === 'answer') yield { type: 'answer-end', end: finish(found.end) }
  else yield { type: 'tool-calls', calls: found.calls, items: found.items, end: finish(found.end) }
}
