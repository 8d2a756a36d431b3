import { AppError } from '#shared/errors.ts'
import { AnswerReducer } from './answer/answer-reducer.ts'
import { cut, openReply, readEvents, readJson } from './answer/answer-stream.ts'
import { BackgroundAnswer } from './background.ts'
import { callServer, endpointsOf, longOnly, secretsOf } from './call-server.ts'
import { requestIdOf } from './errors/classify-error.ts'
import { lookUpAnswer } from './look-up.ts'
import { repairOf } from './repair.ts'
import { converted, inlined, largest, shrunk, withPictures } from './repair-pictures.ts'
import { buildRequest } from './request/request-body.ts'
import type { Activity, AnswerEnd, RepairNote } from '#shared/ask-state.ts'
import type { Endpoints } from '../profiles/base-url.ts'
import type {
  AnswerEvent,
  AnswerRequest,
  KeptAnswer,
  Learned,
  LookUpRequest,
  Picture,
  ResponsesClient,
} from './answer-request.ts'
import type { Reading } from './answer/answer-stream.ts'
import type { After } from './background.ts'
import type { Reply, Server } from './call-server.ts'
import type { Http } from '../network/http.ts'
import type { Repair, Sending } from './repair.ts'
import type { ReadUrl, ReencodePicture } from './repair-pictures.ts'
import type { BuiltRequest } from './request/request-body.ts'

type Dependencies = {
  readonly http: Http
  readonly now: () => number
  readonly random: () => number
  readonly after: After
  /** Something to remember of a profile's server. */
  readonly onLearned: (profileId: string, learned: Learned) => void
  /** Without it no picture is changed so that a server takes it. */
  readonly reencodePicture?: ReencodePicture
  /** Without it no address of a picture is replaced by the picture. */
  readonly readUrl?: ReadUrl
}

/** An attempt: what is sent, and what is to be remembered once the server has taken it. */
type Attempt = Sending & { readonly learned: readonly Learned[] }

/** Asks one question of any server that speaks the Responses API, and reads what it says in whatever dialect. */
export function createResponsesClient(dependencies: Dependencies): ResponsesClient {
  const client = new Client(dependencies)
  return {
    answer: (request) => client.answer(request),
    lookUp: (request) => client.lookUp(request),
  }
}

class Client {
  readonly #given: Dependencies
  /** Which way of sending the key a server was found to want, by profile; until the end of this run. */
  readonly #authStyles = new Map<string, 'bearer' | 'raw'>()

  constructor(given: Dependencies) {
    this.#given = given
  }

  lookUp(request: LookUpRequest): Promise<KeptAnswer> {
    const auth = this.#authStyles.get(authKey(request)) ?? request.profile.auth
    return lookUpAnswer(this.#given, withAuth(request, auth))
  }

  async *answer(request: AnswerRequest): AsyncGenerator<AnswerEvent, void> {
    const auth = this.#authStyles.get(authKey(request)) ?? request.profile.auth
    let attempt: Attempt = { request: withAuth(request, auth), amendment: {}, tried: [], learned: [] }
    for (;;) {
      const refused = yield* this.#try(attempt, request)
      if (refused === undefined) return
      yield { type: 'repair-note', note: refused.note }
      attempt = refused.next
    }
  }

  /** Sends once. Returns what to send instead, if the server refused and there is something to try. */
  async *#try(
    attempt: Attempt,
    original: AnswerRequest,
  ): AsyncGenerator<AnswerEvent, { readonly note: RepairNote; readonly next: Attempt } | undefined> {
    let built: BuiltRequest | undefined
    let isTaken = false
    try {
      built = buildRequest({ ...attempt.request, amendment: attempt.amendment })
      for await (const event of this.#send(attempt.request, built)) {
        if (!isTaken && isProofOfTaking(event)) {
          isTaken = true
          this.#remember(attempt, original)
        }
        yield event
      }
      return undefined
    } catch (error) {
      if (isTaken || !(error instanceof AppError)) throw error
      const repair = repairOf(error, built, attempt)
      const repaired = repair === undefined ? undefined : await this.#repair(repair, attempt)
      if (repaired === undefined) throw error
      return repaired
    }
  }

  async *#send(request: AnswerRequest, built: BuiltRequest): AsyncGenerator<AnswerEvent, void> {
    const { http, now, after, random } = this.#given
    const { profile, key, signal } = request
    if (profile.model === '') throw new AppError('profile-incomplete', 'No model is set')
    const endpoints: Endpoints = endpointsOf(profile)
    const server: Server = { http, now, profile, key, hidden: hiddenOf(request) }
    const startedAt = now()
    const { body, fields, usesPreviousResponse } = built
    const sent = { fields, usesPreviousResponse }
    const reply = await callServer(server, {
      method: 'POST',
      url: endpoints.responsesUrl,
      body,
      signal,
      sent,
    })
    const reading: Reading = {
      reducer: new AnswerReducer(),
      finish: (end) => finished(end, { reply, built, tookMs: Math.max(0, now() - startedAt) }),
    }
    if (built.isBackground)
      yield* new BackgroundAnswer({ server, endpoints, reading, signal, after, random }).follow(reply)
    else yield* readAnswer(reply, reading)
  }

  /** The next attempt; none when the picture cannot be changed, for then the first failure says more. */
  async #repair(
    { name, change, note, learned }: Repair,
    attempt: Attempt,
  ): Promise<{ readonly note: RepairNote; readonly next: Attempt } | undefined> {
    const { request, amendment, tried } = attempt
    const next = { ...attempt, tried: [...tried, name], learned: [...attempt.learned, ...learned] }
    if (change.kind === 'amend') return { note, next: { ...next, amendment: change.amendment } }
    if (change.kind === 'switch-auth')
      return { note, next: { ...next, request: withAuth(request, change.to) } }
    const changePicture = this.#pictureChange(change, request)
    if (changePicture === undefined) return undefined
    try {
      const turns = await withPictures(request.turns, changePicture)
      const shown = note.kind === 'picture-shrunk' ? { ...note, ...largest(turns) } : note
      return { note: shown, next: { ...next, amendment, request: { ...request, turns } } }
    } catch {
      request.signal.throwIfAborted()
      return undefined
    }
  }

  #pictureChange(
    change: Exclude<Repair['change'], { kind: 'amend' | 'switch-auth' }>,
    { profile, signal }: AnswerRequest,
  ): ((picture: Picture) => Promise<Picture>) | undefined {
    const { reencodePicture: reencode, readUrl } = this.#given
    if (reencode === undefined) return undefined
    switch (change.kind) {
      case 'shrink':
        return (picture) => shrunk(picture, change.longSidePx, reencode)
      case 'convert': {
        const allowed = profile.dialect.pictureTypes
        const { isOnlyUnsupported } = change
        return (picture) => converted(picture, { allowed, isOnlyUnsupported }, reencode)
      }
      case 'inline':
        return readUrl === undefined
          ? undefined
          : (picture) => inlined(picture, { readUrl, reencode, signal })
    }
  }

  #remember({ learned, request, tried }: Attempt, original: AnswerRequest): void {
    const { id, auth } = request.profile
    try {
      for (const each of learned) this.#given.onLearned(id, each)
    } catch {
      // The answer is worth more: the next request is refused once again, and repaired once again.
    }
    if (tried.includes('auth') && auth !== 'header' && auth !== 'none')
      this.#authStyles.set(authKey(original), auth)
  }
}

async function* readAnswer(reply: Reply, reading: Reading): AsyncGenerator<AnswerEvent, void> {
  const { exchange } = reply
  const { kind, chunks } = await openReply(reply)
  if (kind === 'json') {
    const unfinished = yield* readJson(chunks, { exchange, ...reading })
    if (unfinished !== undefined) throw cut(exchange, 'The body ended before the answer did')
    return
  }
  const broken = yield* readEvents(chunks, { exchange, ...reading })
  if (broken !== undefined) throw broken
}

const onlyWaiting: ReadonlySet<Activity['kind']> = new Set(['queued', 'polling', 'thinking'])

/** Whether the server has taken the request for good: something of an answer is there, or a tool may have run. */
function isProofOfTaking(event: AnswerEvent): boolean {
  if (event.type === 'activity-change') return !onlyWaiting.has(event.activity.kind)
  return event.type !== 'answer-start'
}

function finished(
  end: AnswerEnd,
  { reply, built, tookMs }: { readonly reply: Reply; readonly built: BuiltRequest; readonly tookMs: number },
): AnswerEnd {
  const requestId = requestIdOf(reply.exchange)
  const { maxOutputTokens } = built
  const outputTokens = end.usage?.outputTokens ?? 0
  // Some servers say "completed" also of what the limit cut off.
  const maybeCut = end.cutBy === undefined && maxOutputTokens !== undefined && outputTokens >= maxOutputTokens
  return {
    ...end,
    ...(requestId === undefined ? {} : { requestId }),
    ...(maybeCut ? { maybeCut } : {}),
    tookMs,
  }
}

type Asking = Pick<AnswerRequest, 'profile'>

function withAuth<R extends Asking>(request: R, auth: AnswerRequest['profile']['auth']): R {
  return { ...request, profile: { ...request.profile, auth } }
}

// The profile's own setting is part of it: whoever changes that is not overruled by what was found before.
function authKey({ profile: { id, auth, baseUrl } }: Asking): string {
  return JSON.stringify([id, auth, baseUrl])
}

function hiddenOf({ profile, key, toolTokens, turns }: AnswerRequest): readonly string[] {
  const said = turns.flatMap(({ question, answer }) => [question, answer ?? ''])
  return [
    ...secretsOf(profile, key),
    ...(toolTokens?.values() ?? []),
    ...longOnly([...said, profile.options.instructions ?? '']),
  ]
}
