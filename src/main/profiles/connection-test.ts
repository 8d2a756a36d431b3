import { AppError, toFailure } from '#shared/errors.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { ConnectionCheck, ConnectionReport } from '#shared/views.ts'
import type { AnswerRequest, Picture, ResponsesClient } from '../responses/answer-request.ts'
import { modelRule } from './model-rules.ts'
import type { EffectiveProfile } from './effective-profile.ts'

type Dependencies = {
  /** The names do not matter here. */
  readonly listModels: (
    profile: EffectiveProfile,
    key: string | undefined,
    signal: AbortSignal,
  ) => Promise<readonly unknown[]>
  readonly answer: ResponsesClient['answer']
  readonly now: () => number
}

type Result = Omit<ConnectionCheck, 'what'>

/** How far a question came. */
type Seen = {
  readonly isBegun: boolean
  readonly isWhole: boolean
  readonly end?: AnswerEnd
  readonly failure?: AppError
}

type Observed = {
  readonly profile: EffectiveProfile
  readonly list: readonly unknown[] | AppError
  /** The question with its picture, and the one that tells of the rest: without it, where it was the trouble. */
  readonly pictured: Seen
  readonly asked: Seen
}

/** 32 × 32 pixels of one colour: some servers refuse smaller ones. */
const picture: Picture = {
  kind: 'bytes',
  mimeType: 'image/png',
  widthPx: 32,
  heightPx: 32,
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAKElEQVR42u3NQQkAAAgAseuf0TCm8CEM9l9TpxIIBAKBQCAQCARfggW09XAu+IMdsgAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const withPicture = 'Which colour is this picture? Answer with one word.'
const withoutPicture = 'Which colour is a clear sky? Answer with one word.'
/** Enough for one word, and for a model that thinks to be cut off: that is an answer too. */
const maxOutputTokens = 64

const never: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'unreachable',
  'untrusted-certificate',
  'proxy-trouble',
  'profile-incomplete',
])
const badKey: ReadonlySet<ErrorCode> = new Set(['key-missing', 'key-rejected', 'permission'])
/** Told by a server that has taken the key. */
const afterKey: ReadonlySet<ErrorCode> = new Set([
  'billing',
  'rate-limited',
  'content-policy',
  'context-length',
  'invalid-request',
  'model-blind',
  'model-not-found',
  'parameter-refused',
  'picture-invalid',
  'too-large',
])
const maybePicture: ReadonlySet<ErrorCode> = new Set([
  'model-blind',
  'picture-invalid',
  'parameter-refused',
  'invalid-request',
  'too-large',
  'context-length',
])
const noRoute: ReadonlySet<ErrorCode> = new Set(['endpoint-not-found', 'not-an-api'])

const unknown: Result = { result: 'unknown' }
const ok: Result = { result: 'ok' }

/**
 * Asks for the models and then one tiny question with a picture, streamed; once more without it, if it was refused for
 * the picture. Throws only when it is stopped.
 */
export async function testConnection(
  { listModels, answer, now }: Dependencies,
  profile: EffectiveProfile,
  key: string | undefined,
  signal: AbortSignal,
): Promise<ConnectionReport> {
  const startedAt = now()
  const list = await listModels(profile, key, signal).catch(asAppError)
  const ask = (pictures: readonly Picture[]) =>
    follow(answer({ ...question(profile, pictures), key, signal }))
  const isReached = !(list instanceof AppError && never.has(list.code))
  const pictured = isReached ? await ask([picture]) : nothing
  const isRefused = pictured.failure !== undefined && maybePicture.has(pictured.failure.code)
  const asked = isRefused && !pictured.isBegun ? await ask([]) : pictured
  const checks = checksOf({ profile, list, pictured, asked })
  return { checks, model: profile.model, tookMs: Math.max(0, now() - startedAt) }
}

const nothing: Seen = { isBegun: false, isWhole: false }

// What costs time or money, or needs more than one word, is left out.
function question(
  profile: EffectiveProfile,
  pictures: readonly Picture[],
): Pick<AnswerRequest, 'profile' | 'turns'> {
  const { temperature, topP, effort, summary, verbosity, detail, serviceTier } = profile.options
  const options = Object.fromEntries(
    Object.entries({ temperature, topP, effort, summary, verbosity, detail, serviceTier }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  return {
    profile: {
      ...profile,
      tools: {},
      options: { ...options, maxOutputTokens, store: false, background: false },
    },
    turns: [{ question: pictures.length > 0 ? withPicture : withoutPicture, pictures }],
  }
}

async function follow(events: ReturnType<ResponsesClient['answer']>): Promise<Seen> {
  let seen = nothing
  try {
    for await (const event of events) {
      if (event.type === 'answer-start') seen = { isBegun: true, isWhole: event.isWhole === true }
      if (event.type === 'answer-end' || event.type === 'tool-calls') seen = { ...seen, end: event.end }
    }
    return seen
  } catch (error) {
    return { ...seen, failure: asAppError(error) }
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  throw error
}

function checksOf(observed: Observed): readonly ConnectionCheck[] {
  return [
    { what: 'reach', ...reachOf(observed) },
    { what: 'key', ...keyOf(observed) },
    { what: 'models', ...modelsOf(observed) },
    { what: 'responses', ...responsesOf(observed) },
    { what: 'stream', ...streamOf(observed) },
    { what: 'picture', ...pictureOf(observed) },
    { what: 'usage', ...usageOf(observed) },
  ]
}

function failed(result: 'missing' | 'unknown', error: AppError): Result {
  return { result, failure: toFailure(error) }
}

function reachOf({ list, asked }: Observed): Result {
  if (!(list instanceof AppError)) return ok
  // A page in place of both is a portal, or another kind of server.
  const isPage = list.code === 'not-an-api' && asked.failure?.code === 'not-an-api'
  return never.has(list.code) || isPage ? failed('missing', list) : ok
}

function keyOf({ profile, list, pictured, asked }: Observed): Result {
  const { failure } = asked
  if (failure !== undefined && badKey.has(failure.code)) return failed('missing', failure)
  if ([pictured, asked].some(hasTakenKey)) return ok
  if (list instanceof AppError) return badKey.has(list.code) ? failed('missing', list) : unknown
  return profile.auth === 'none' ? ok : unknown // lists are public at some
}

function hasTakenKey({ isBegun, failure }: Seen): boolean {
  return isBegun || (failure !== undefined && afterKey.has(failure.code))
}

function modelsOf({ list, asked }: Observed): Result {
  const { failure } = asked
  if (failure?.code === 'model-not-found') return failed('missing', failure)
  if (!(list instanceof AppError)) return list.length === 0 ? { result: 'missing' } : ok
  if (never.has(list.code) || badKey.has(list.code)) return unknown
  return failed(noRoute.has(list.code) ? 'missing' : 'unknown', list)
}

function responsesOf({ asked: { isBegun, failure } }: Observed): Result {
  if (isBegun) return ok
  if (failure === undefined || badKey.has(failure.code)) return unknown
  if (failure.code === 'model-not-found' || failure.code === 'model-blind') return ok
  return failed(noRoute.has(failure.code) ? 'missing' : 'unknown', failure)
}

function streamOf({ profile, asked: { isBegun, isWhole, failure } }: Observed): Result {
  if (!isBegun || !isStreamWanted(profile)) return unknown
  if (failure !== undefined) return failed('missing', failure)
  return isWhole ? { result: 'missing' } : ok
}

/** Research that the server cannot do in the background is one plain request. */
function isStreamWanted(profile: EffectiveProfile): boolean {
  const { streamOk, backgroundOk } = profile.dialect
  return streamOk && (backgroundOk || !modelRule(profile).isDeepResearch)
}

function pictureOf({ pictured, asked }: Observed): Result {
  if (pictured.end !== undefined) return ok
  const { failure } = pictured
  if (failure === undefined) return unknown
  const isCertain = failure.code === 'model-blind' || failure.code === 'picture-invalid'
  return isCertain || (asked !== pictured && asked.end !== undefined) ? failed('missing', failure) : unknown
}

function usageOf({ asked: { end } }: Observed): Result {
  if (end === undefined) return unknown
  const isTold = end.usage?.inputTokens !== undefined || end.usage?.outputTokens !== undefined
  return isTold ? ok : { result: 'missing' }
}
