import { AppError } from '#shared/errors.ts'
import { parseBaseUrl } from '../profiles/base-url.ts'
import { AnswerReducer } from './answer-reducer.ts'
import { bodyKind, firstByte } from './body-kind.ts'
import { bounded, openBody, readBeginning, readText } from './body-reader.ts'
import { classifyError, classifyReported, notAnApi } from './classify-error.ts'
import { EventStream } from './event-stream.ts'
import { readJsonAnswer } from './json-answer.ts'
import { buildRequest } from './request-body.ts'
import { readWireEvent } from './wire-events.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { AnswerChange } from './answer-reducer.ts'
import type { Exchange } from './classify-error.ts'
import type { StreamMessage } from './event-stream.ts'
import type { Http, HttpResponse } from './http.ts'
import type { JsonAnswer } from './json-answer.ts'
import type { EarlierTurn, Picture } from './request-body.ts'

export type AnswerRequest = {
  readonly profile: Profile
  /** Read from the keychain for this request; not kept. */
  readonly key?: string | undefined
  readonly question: string
  readonly pictures: readonly Picture[]
  readonly earlier?: readonly EarlierTurn[]
  readonly signal: AbortSignal
}

export type AnswerEvent =
  /** The server accepted and has begun: from here on nothing may be sent again by itself. */
  | { readonly type: 'answer-start' }
  | { readonly type: 'text-delta'; readonly text: string }
  /** The server corrected itself: the text so far is this. */
  | { readonly type: 'text-replace'; readonly text: string }
  | { readonly type: 'answer-end'; readonly end: AnswerEnd }

export type ResponsesClient = {
  /** Ends after `answer-end`, and throws an `AppError` (or the signal's reason) in every other case. */
  answer(request: AnswerRequest): AsyncGenerator<AnswerEvent, void>
}

type Dependencies = { readonly http: Http; readonly now: () => number }
type WholeAnswer = Extract<JsonAnswer, { kind: 'answer' }>
type Reading = { readonly exchange: Exchange; readonly startedAt: number; readonly now: () => number }

const maxErrorBytes = 64_000

/** Asks one question of any server that speaks the Responses API, and reads what it says in whatever dialect. */
export function createResponsesClient(dependencies: Dependencies): ResponsesClient {
  return { answer: (request) => answer(dependencies, request) }
}

async function* answer(
  { http, now }: Dependencies,
  request: AnswerRequest,
): AsyncGenerator<AnswerEvent, void> {
  const { url, host } = addressOf(request.profile)
  const headers = headersOf(request)
  const startedAt = now()
  const response = await http.post({ url, headers, body: buildRequest(request), signal: request.signal })
  const exchange: Exchange = {
    host,
    status: response.status,
    header: response.header,
    hidden: hiddenOf(request),
    now: now(),
  }
  if (response.status < 200 || response.status > 299) {
    const text = await readBeginning(response.body, maxErrorBytes)
    request.signal.throwIfAborted()
    throw classifyError(exchange, text)
  }
  yield* readAnswer(response, { exchange, startedAt, now })
}

function addressOf({ baseUrl, model }: Profile): { url: string; host: string } {
  const parsed = parseBaseUrl(baseUrl)
  if (!parsed.ok) throw new AppError('profile-incomplete', `The base URL is ${parsed.reason}`)
  if (model === '') throw new AppError('profile-incomplete', 'No model is set')
  return { url: parsed.responsesUrl, host: parsed.host }
}

function headersOf({ profile, key }: AnswerRequest): Record<string, string> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream, application/json' }
  if (profile.auth === 'none') return headers
  if (key === undefined || key === '') throw new AppError('key-missing', 'No key was given')
  // RFC 6750 allows fewer characters yet; any other than these could not be put into a header at all.
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new AppError('key-rejected', 'The key has characters that no key has')
  return { ...headers, authorization: `Bearer ${key}` }
}

// A short question may be part of any message; a longer one in it is an echo.
function hiddenOf({ key, question }: AnswerRequest): readonly string[] {
  return [key ?? '', question.length < 12 ? '' : question]
}

async function* readAnswer(response: HttpResponse, reading: Reading): AsyncGenerator<AnswerEvent, void> {
  const { first, chunks } = await openBody(response.body, firstByte)
  const kind = bodyKind(response.header('content-type') ?? '', first)
  if (kind === 'events') return yield* readEvents(chunks, reading)
  if (kind === 'json') return yield* readJson(chunks, reading)
  throw notAnApi(reading.exchange, await readBeginning(chunks, maxErrorBytes))
}

function cut({ exchange }: Reading, why: string): AppError {
  return new AppError('stream-cut', why, { details: { host: exchange.host, status: exchange.status } })
}

async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<AnswerEvent, void> {
  const stream = new EventStream()
  const reducer = new AnswerReducer()
  yield { type: 'answer-start' }
  for await (const bytes of bounded(untilComplete(chunks, reducer), () =>
    cut(reading, 'The stream is too long'),
  )) {
    for (const message of stream.feed(bytes)) {
      if (yield* tell(changesOf(message, reducer), reading)) return
    }
    if (stream.hasOverflowed) throw cut(reading, 'A line of the stream is too long')
  }
  for (const message of stream.end()) {
    if (yield* tell(changesOf(message, reducer), reading)) return
  }
  if (yield* tell(reducer.close(), reading)) return
  throw cut(reading, 'The stream ended before the answer did')
}

// After a chat's last word only its usage is still to come: losing the connection then loses nothing.
async function* untilComplete(
  chunks: AsyncIterable<Uint8Array>,
  reducer: AnswerReducer,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    if (!reducer.canEnd || !(error instanceof AppError)) throw error
  }
}

function changesOf({ event, data }: StreamMessage, reducer: AnswerReducer): readonly AnswerChange[] {
  if (data.trim() === '[DONE]') return reducer.close()
  const raw = parseJson(data)
  const wireEvent = raw === undefined ? undefined : readWireEvent(raw, event)
  return wireEvent === undefined ? [] : reducer.apply(wireEvent)
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
function* tell(changes: readonly AnswerChange[], reading: Reading): Generator<AnswerEvent, boolean> {
  for (const change of changes) {
    switch (change.type) {
      case 'answer-error':
        throw classifyReported(reading.exchange, change.error)
      case 'answer-cancelled':
        throw cut(reading, 'The server cancelled the answer')
      case 'answer-end':
        yield { type: 'answer-end', end: timed(change.end, reading) }
        return true
      default:
        yield change
    }
  }
  return false
}

function timed(end: AnswerEnd, { startedAt, now }: Reading): AnswerEnd {
  return { ...end, tookMs: Math.max(0, now() - startedAt) }
}

// `answer-start` waits for the whole body: an error in it is no beginning of an answer, a broken body is.
async function* readJson(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): AsyncGenerator<AnswerEvent, void> {
  const answer = await readJsonBody(chunks, reading)
  yield { type: 'answer-start' }
  if (answer instanceof AppError) throw answer
  if (answer.text !== '') yield { type: 'text-delta', text: answer.text }
  yield { type: 'answer-end', end: timed(answer.end, reading) }
}

/** The answer, or the error that cut it short; throws what is no answer at all. */
async function readJsonBody(
  chunks: AsyncIterable<Uint8Array>,
  reading: Reading,
): Promise<WholeAnswer | AppError> {
  const whole = bounded(chunks, () => cut(reading, 'The body is too long'))
  const text = await readText(whole).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (text instanceof AppError) return text
  const raw = parseJson(text)
  const found: JsonAnswer = raw === undefined ? { kind: 'unfinished' } : readJsonAnswer(raw)
  if (found.kind === 'error') throw classifyReported(reading.exchange, found.error)
  if (found.kind === 'unknown') throw notAnApi(reading.exchange, '')
  return found.kind === 'answer' ? found : cut(reading, 'The body ended before the answer did')
}
