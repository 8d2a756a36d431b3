import { AppError } from '#shared/errors.ts'
import { Leaving } from '../leaving.ts'
import { callServer } from './call-server.ts'
import { cut, openReply, readEvents, readJson, readWhole, tellWhole } from './answer/answer-stream.ts'
import { readBeginning } from './answer/body-reader.ts'
import type { Activity } from '#shared/ask-state.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Endpoints } from '../profiles/base-url.ts'
import type { AnswerEvent } from './answer-request.ts'
import type { Reading } from './answer/answer-stream.ts'
import type { Reply, Server } from './call-server.ts'

export type After = (delayMs: number, action: () => void) => () => void

type Given = {
  readonly server: Server
  readonly endpoints: Endpoints
  readonly reading: Reading
  readonly signal: AbortSignal
  readonly after: After
  readonly random: () => number
}

const FIRST_POLL_MS = 2_000
const LONGEST_POLL_MS = 10_000
const FIRST_RESUME_MS = 500
/** In a row and without a new event between them; then the answer counts as cut off. */
const MAX_FAILURES = 8
/** Of one answer in all, however far each of them came. */
const MAX_RESUMES = 100
/** Deep research takes up to an hour; what takes longer than this never comes. */
const WHOLE_LIMIT_MS = 4 * 3_600_000
const CANCEL_WITHIN_MS = 5_000
const ANSWER_POLL_WITHIN_MS = 30_000

/** After these, the same request may go through the next time. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'unreachable',
  'offline',
  'proxy-trouble',
  'server-trouble',
  'rate-limited',
  'not-an-api',
  'answer-late',
  'stream-cut',
  'stream-stalled',
])

/**
 * An answer that the server goes on with by itself (OpenAI, Background mode): a broken stream is resumed where it
 * stopped, else the answer is asked for until it is there; stopping it here stops it there too.
 */
export class BackgroundAnswer {
  readonly #given: Given
  #id: string | undefined
  #shown = { text: '', reasoning: '' }
  /** Nothing is to be stopped at the server. */
  #isOver = false

  constructor(given: Given) {
    this.#given = given
  }

  async *follow(reply: Reply): AsyncGenerator<AnswerEvent, void> {
    try {
      for await (const event of this.#events(reply)) {
        this.#note(event)
        yield event
      }
    } catch (error) {
      // What could not be reached any more, or is left behind by a quit, is looked up later.
      this.#isOver ||= error instanceof AppError || error instanceof Leaving
      throw error
    } finally {
      // The stream may have named it since the last event that went out.
      this.#id ??= this.#given.reading.reducer.responseId
      if (!this.#isOver && this.#id !== undefined) void this.#cancel(this.#id)
    }
  }

  #note(event: AnswerEvent): void {
    const { text, reasoning } = this.#shown
    if (event.type === 'answer-start') this.#id ??= event.responseId
    if (event.type === 'text-delta') this.#shown = { reasoning, text: text + event.text }
    if (event.type === 'text-replace') this.#shown = { reasoning, text: event.text }
    if (event.type === 'reasoning-delta') this.#shown = { text, reasoning: reasoning + event.text }
    this.#isOver ||= event.type === 'answer-end' || event.type === 'tool-calls'
  }

  async *#events(reply: Reply): AsyncGenerator<AnswerEvent, void> {
    const { reading } = this.#given
    const { exchange } = reply
    const opened = await openReply(reply)
    if (opened.kind === 'json') {
      const unfinished = yield* readJson(opened.chunks, { exchange, ...reading })
      if (unfinished === undefined) return
      if (unfinished.responseId === undefined) throw cut(exchange, 'The answer has no id to ask for')
      yield* this.#poll(reply, unfinished.status)
      return
    }
    const broken = yield* readEvents(opened.chunks, { exchange, ...reading })
    this.#id ??= reading.reducer.responseId
    if (broken === undefined) return
    if (this.#id === undefined) throw broken
    yield* this.#resume(reply)
  }

  async *#resume(first: Reply): AsyncGenerator<AnswerEvent, void> {
    const { reducer } = this.#given.reading
    let resumed = 0
    for (let failures = 0; failures < MAX_FAILURES && resumed < MAX_RESUMES; resumed++) {
      const from = reducer.lastSequence
      if (from === undefined) break // the server does not count its events
      await this.#pause(Math.min(FIRST_RESUME_MS * 2 ** failures, LONGEST_POLL_MS))
      const outcome = yield* this.#resumeOnce(from)
      if (outcome === 'over') return
      if (outcome === 'poll') break
      failures = reducer.lastSequence === from ? failures + 1 : 0
    }
    yield* this.#poll(first, reducer.isQueued ? 'queued' : 'in_progress')
  }

  async *#resumeOnce(from: number): AsyncGenerator<AnswerEvent, 'over' | 'again' | 'poll'> {
    const { reading } = this.#given
    const reply = await this.#get({ stream: 'true', starting_after: String(from) })
    if (reply instanceof AppError) return passing.has(reply.code) ? 'again' : 'poll'
    const opened = await openReply(reply).catch(toAppError)
    if (opened instanceof AppError) return 'again'
    if (opened.kind === 'json') return 'poll'
    const { exchange } = reply
    const broken = yield* readEvents(opened.chunks, { exchange, ...reading, isResumed: true })
    return broken === undefined ? 'over' : 'again'
  }

  async *#poll(first: Reply, status: string): AsyncGenerator<AnswerEvent, void> {
    let now = status
    let said: Activity['kind'] | undefined
    let failures = 0
    let waitedMs = 0
    for (let delayMs = FIRST_POLL_MS; ; delayMs = Math.min(delayMs * 1.5, LONGEST_POLL_MS)) {
      if (now === 'cancelled') throw this.#over(cut(first.exchange, 'The server cancelled the answer'))
      const kind = now === 'queued' ? 'queued' : 'polling'
      if (kind !== said) yield { type: 'activity-change', activity: { kind } }
      said = kind
      await this.#pause(delayMs)
      waitedMs += delayMs
      const found = await this.#look()
      if (!(found instanceof AppError) && found.kind !== 'unfinished') {
        yield* tellWhole(found, this.#given.reading.finish, this.#shown)
        return
      }
      failures = found instanceof AppError ? failures + 1 : 0
      if (isHopeless(failures, waitedMs))
        throw cut(first.exchange, 'The answer could not be asked for any more')
      if (!(found instanceof AppError)) now = found.status
    }
  }

  /** How the answer stands; an error that may pass comes back, any other is thrown. */
  async #look() {
    const reply = await this.#get({})
    if (reply instanceof AppError) return this.#unlessFinal(reply)
    const opened = await openReply(reply).catch(toAppError)
    if (opened instanceof AppError) return opened
    return readWhole(opened.chunks, reply.exchange)
  }

  #unlessFinal(error: AppError): AppError {
    if (!passing.has(error.code)) throw error
    return error
  }

  /** Throws only when there is no such answer any more. */
  async #get(query: Readonly<Record<string, string>>): Promise<Reply | AppError> {
    const { server, endpoints, signal } = this.#given
    const url = new URL(endpoints.responseUrl(this.#id ?? ''))
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const timeouts = { ...server.profile.timeouts, firstByteMs: ANSWER_POLL_WITHIN_MS }
    const reply = await callServer(server, { method: 'GET', url: url.href, signal, timeouts }).catch(
      toAppError,
    )
    if (reply instanceof AppError && reply.details?.status === 404)
      throw this.#over(
        new AppError('stream-cut', 'The server no longer has the answer', { details: reply.details }),
      )
    return reply
  }

  #over(error: AppError): AppError {
    this.#isOver = true
    return error
  }

  #pause(delayMs: number): Promise<void> {
    const { after, signal, random } = this.#given
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error)
      const onAbort = () => {
        cancel()
        reject(signal.reason as Error)
      }
      const cancel = after(Math.round(delayMs * (1 - random() / 4)), () => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      })
      signal.addEventListener('abort', onAbort, { once: true })
    })
  }

  // Best effort, and nobody waits for it: what the server goes on with is paid for, but the ask is over here.
  async #cancel(id: string): Promise<void> {
    const { server, endpoints, after } = this.#given
    const controller = new AbortController()
    const stop = after(CANCEL_WITHIN_MS, () => controller.abort())
    try {
      const url = endpoints.responseUrl(id, 'cancel')
      const { response } = await callServer(server, { method: 'POST', url, signal: controller.signal })
      await readBeginning(response.body, 0)
    } catch {
      // It ends by itself, only later.
    } finally {
      stop()
    }
  }
}

function isHopeless(failures: number, waitedMs: number): boolean {
  return failures > MAX_FAILURES || waitedMs > WHOLE_LIMIT_MS
}

/** For `catch`: what is not ours, such as a stop, goes on as it was. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}
