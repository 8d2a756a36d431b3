import { nearestEffort } from '../profiles/model-rules.ts'
import { otherAuth } from './call-server.ts'
import { supportedEfforts } from './errors/refused-field.ts'
import type { RepairNote } from '#shared/ask-state.ts'
import type { AppError } from '#shared/errors.ts'
import type { AnswerRequest, Learned, Picture, Turn } from './answer-request.ts'
import type { Amendment, BuiltRequest } from './request/request-body.ts'

/** What is about to be sent, and what was already done to it. */
export type Sending = {
  readonly request: AnswerRequest
  readonly amendment: Amendment
  /** Names of the repairs made so far. */
  readonly tried: readonly string[]
}

type Change =
  | { readonly kind: 'amend'; readonly amendment: Amendment }
  | { readonly kind: 'switch-auth'; readonly to: 'bearer' | 'raw' }
  /** The note tells the size, which is known only afterwards. */
  | { readonly kind: 'shrink'; readonly longSidePx: number }
  /** Encodes the pictures of these types, or all, in another way. */
  | { readonly kind: 'convert'; readonly isOnlyUnsupported: boolean }
  /** Sends the picture in place of its address. */
  | { readonly kind: 'inline' }

export type Repair = {
  readonly name: string
  readonly change: Change
  readonly note: RepairNote
  /** What to remember, once the server has taken the request. */
  readonly learned: readonly Learned[]
}

const maxRepairs = 3
const longSidesPx = [2048, 1024]

/**
 * The one change after which a refused request may be taken, if there is one that was not made yet. `built` is missing
 * when the request could not even be built.
 */
export function repairOf(
  error: AppError,
  built: BuiltRequest | undefined,
  sending: Sending,
): Repair | undefined {
  if (sending.tried.length >= maxRepairs) return undefined
  const repair = candidates(error, built, sending).find(
    (each) => each !== undefined && !sending.tried.includes(each.name),
  )
  return repair
}

function candidates(
  error: AppError,
  built: BuiltRequest | undefined,
  sending: Sending,
): readonly (Repair | undefined)[] {
  switch (error.code) {
    case 'parameter-refused':
      return [lowerEffort(error, built, sending), dropField(error, built, sending)]
    case 'history-lost':
      return [resendHistory(error, built, sending)]
    case 'too-large':
      return longSidesPx.map((longSidePx) => shrink(longSidePx, sending))
    case 'picture-invalid':
      return [inline(sending), convert(true, sending), convert(false, sending)]
    case 'key-rejected':
      return [switchAuth(sending)]
    default:
      return []
  }
}

const effortField = 'reasoning.effort'

function lowerEffort(
  { details }: AppError,
  built: BuiltRequest | undefined,
  { request, amendment }: Sending,
): Repair | undefined {
  const isMeant = details?.field === effortField || details?.field === 'reasoning'
  if (!isMeant || built?.fields.includes(effortField) !== true) return undefined
  const supported = supportedEfforts(details.providerText ?? '')
  const { model, options } = request.profile
  const to = nearestEffort(options.effort ?? 'medium', supported)
  return to === undefined
    ? undefined
    : {
        name: effortField,
        change: { kind: 'amend', amendment: { ...amendment, effort: to } },
        note: { kind: 'effort-changed', to },
        learned: [{ kind: 'efforts', model, efforts: supported }],
      }
}

const continuationField = 'previous_response_id'

/**
 * Left out, the server's default would hold: OpenAI's is to keep what it was sent, and a limit of the user's on what an
 * answer may cost would be gone. Only a server that does not know such a field at all is sent none.
 */
const guards: ReadonlySet<string> = new Set(['store', 'max_output_tokens', 'max_tokens', 'max_tool_calls'])

function mayGo(field: string, { details }: AppError): boolean {
  const said = `${details?.providerCode ?? ''} ${details?.providerText ?? ''}`
  return (
    !guards.has(field) || /un(known|recogni|expected)|unsupported.parameter|not permitted|extra_/i.test(said)
  )
}

function dropField(error: AppError, built: BuiltRequest | undefined, sending: Sending): Repair | undefined {
  const field = error.details?.field
  if (field === undefined || built?.fields.includes(field) !== true) return undefined
  if (field === continuationField) return resendHistory(error, built, sending)
  if (!mayGo(field, error)) return undefined
  const { request, amendment } = sending
  const droppedFields = [...(amendment.droppedFields ?? []), field]
  return {
    name: `without ${field}`,
    change: { kind: 'amend', amendment: { ...amendment, droppedFields } },
    note: { kind: 'field-dropped', field },
    learned: [{ kind: 'refused-field', model: request.profile.model, field }],
  }
}

/** An answer that was forgotten may be there the next time; a field that is not known never is. */
function resendHistory(
  { code, details }: AppError,
  built: BuiltRequest | undefined,
  { request, amendment }: Sending,
): Repair | undefined {
  if (built?.usesPreviousResponse !== true) return undefined
  const isUnknown = code === 'parameter-refused' || /support/i.test(details?.providerText ?? '')
  const { model } = request.profile
  return {
    name: 'full history',
    change: { kind: 'amend', amendment: { ...amendment, withFullHistory: true } },
    note: { kind: 'history-resent' },
    learned: isUnknown ? [{ kind: 'refused-field', model, field: continuationField }] : [],
  }
}

function shrink(longSidePx: number, { request }: Sending): Repair | undefined {
  const isLonger = picturesOf(request.turns).some(
    (picture) => picture.kind === 'bytes' && Math.max(picture.widthPx, picture.heightPx) > longSidePx,
  )
  if (!isLonger) return undefined
  return {
    name: `at most ${longSidePx} px`,
    change: { kind: 'shrink', longSidePx },
    note: { kind: 'picture-shrunk', widthPx: longSidePx, heightPx: longSidePx },
    learned: [],
  }
}

function inline({ request }: Sending): Repair | undefined {
  if (!picturesOf(request.turns).some(({ kind }) => kind === 'url')) return undefined
  return { name: 'inline', change: { kind: 'inline' }, note: { kind: 'picture-converted' }, learned: [] }
}

function convert(isOnlyUnsupported: boolean, { request }: Sending): Repair | undefined {
  const { pictureTypes } = request.profile.dialect
  const isAny = picturesOf(request.turns).some(
    (picture) => picture.kind === 'bytes' && !(isOnlyUnsupported && pictureTypes.includes(picture.mimeType)),
  )
  if (!isAny) return undefined
  return {
    name: isOnlyUnsupported ? 'supported types' : 'other types',
    change: { kind: 'convert', isOnlyUnsupported },
    note: { kind: 'picture-converted' },
    learned: [],
  }
}

function switchAuth({ request }: Sending): Repair | undefined {
  const { auth, authFallback } = request.profile
  const to = authFallback ? otherAuth(auth) : undefined
  if (to === undefined) return undefined
  return {
    name: 'auth',
    change: { kind: 'switch-auth', to },
    note: { kind: 'auth-switched', to },
    learned: [],
  }
}

function picturesOf(turns: readonly Turn[]): readonly Picture[] {
  return turns.flatMap(({ pictures }) => pictures)
}
