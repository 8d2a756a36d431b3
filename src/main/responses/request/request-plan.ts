import type { AnswerOptions, Detail, Effort } from '#shared/schemas/answer-options.ts'
import type { Dialect } from '#shared/schemas/dialect.ts'
import { modelRule, nearestEffort } from '../../profiles/model-rules.ts'
import type { ModelRule } from '../../profiles/model-rules.ts'
import { toolsOf } from '../../tools/tool-request.ts'
import type { AnswerRequest } from '../answer-request.ts'

/** What is different in a request that is sent once more, after the server refused it as it was. */
export type Amendment = {
  /** Optional fields to leave out, as paths. */
  readonly droppedFields?: readonly string[]
  readonly effort?: Effort
  /** Sends the whole thread, although the server was to have kept it. */
  readonly withFullHistory?: boolean
}

export type RequestInput = Pick<AnswerRequest, 'profile' | 'toolTokens' | 'turns' | 'steps' | 'cacheKey'> & {
  readonly amendment?: Amendment
}

/** The answer that the server kept, and is gone on from. */
type Continuation = { readonly from: 'turn' | 'step'; readonly responseId: string }

/** Everything that is decided before a body is written. */
export type RequestPlan = {
  readonly dialect: Dialect
  readonly options: AnswerOptions
  readonly rule: ModelRule
  /** Paths of fields that this server refused. */
  readonly refusedFields: readonly string[]
  readonly instructions: string
  /** `instructions` that a server refused as a field goes in front of the question. */
  readonly systemPromptAs: Dialect['systemPromptAs']
  readonly effort?: Effort
  readonly detail?: Detail
  readonly isStreamed: boolean
  readonly isBackground: boolean
  /** The server keeps the answer: at the user's word, or because the thread goes on from it there. */
  readonly isStored: boolean
  readonly include: readonly string[]
  readonly tools: readonly object[]
  readonly continuation?: Continuation
  /** No tool has been called yet for this question. */
  readonly isFirstRound: boolean
}

/** Where the detail of pictures stands in a request; the index of a server's message left out. */
export const detailPath = 'input.content.detail'

const encryptedReasoning = 'reasoning.encrypted_content'

/** What the decisions are made by. */
type Given = RequestInput & { readonly rule: ModelRule; readonly isDropped: (path: string) => boolean }

export function planRequest(request: RequestInput): RequestPlan {
  const { dialect, options } = request.profile
  const isStored = isStoredBy(request.profile)
  const rule = modelRule(request.profile)
  const refusedFields = [...rule.refusedFields, ...(request.amendment?.droppedFields ?? [])]
  const given: Given = { ...request, rule, isDropped: droppedBy(refusedFields) }
  const effort = effortOf(given)
  const tools = toolsFor(given, effort)
  return {
    dialect,
    options,
    rule,
    refusedFields,
    instructions: options.instructions?.trim() ?? '',
    systemPromptAs: systemPromptAs(given),
    ...optional('effort', effort),
    ...optional('detail', detailOf(given)),
    isStreamed: isStreamed(given),
    isBackground: isBackground(given),
    isStored,
    include: includeOf(given, isStored, tools),
    tools,
    ...optional('continuation', isStored ? continuationOf(given) : undefined),
    isFirstRound: (request.steps ?? []).length === 0,
  }
}

/** Whether a server keeps the answers that this profile asks for, so that they can be asked for by their ids. */
export function keepsAnswers(profile: RequestInput['profile']): boolean {
  const { sendStore, stateMode } = profile.dialect
  const isSaid = sendStore || stateMode === 'previous_response_id'
  return isBackground({ profile, rule: modelRule(profile) }) || (isSaid && isStoredBy(profile))
}

function isStoredBy({ dialect, options }: RequestInput['profile']): boolean {
  return options.store ?? dialect.stateMode === 'previous_response_id'
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value }
}

/** A path is dropped with everything that it stands in. */
function droppedBy(paths: readonly string[]): Given['isDropped'] {
  return (path) => paths.some((dropped) => path === dropped || path.startsWith(`${dropped}.`))
}

function systemPromptAs({ profile, isDropped }: Given): Dialect['systemPromptAs'] {
  const { systemPromptAs } = profile.dialect
  return systemPromptAs === 'instructions' && isDropped('instructions') ? 'prefix' : systemPromptAs
}

// The effort of an amendment is the server's own word, and more than the rule can know.
function effortOf({ profile, amendment, rule, isDropped }: Given): Effort | undefined {
  if (!profile.dialect.reasoningOk || isDropped('reasoning.effort')) return undefined
  if (amendment?.effort !== undefined) return amendment.effort
  const wanted = profile.options.effort
  return wanted === undefined ? undefined : nearestEffort(wanted, rule.efforts)
}

// `auto` costs several times the tokens of `high` on current models, so it is never left to the server.
function detailOf({ profile, rule, isDropped }: Given): Detail | undefined {
  if (!profile.dialect.sendDetail || isDropped(detailPath)) return undefined
  const wanted = profile.options.detail ?? 'high'
  return wanted === 'original' && !rule.details.includes('original') ? 'high' : wanted
}

/** Research takes minutes; where the server cannot do that in the background, it is one plain, long request. */
function isStreamed({ profile, rule, isDropped }: Given): boolean {
  const { streamOk, backgroundOk } = profile.dialect
  return streamOk && (!rule.isDeepResearch || backgroundOk) && !isDropped('stream')
}

function isBackground({ profile, rule }: Pick<Given, 'profile' | 'rule'>): boolean {
  return profile.dialect.backgroundOk && (profile.options.background ?? rule.isDeepResearch)
}

function toolsFor({ profile, toolTokens, rule, isDropped }: Given, effort: Effort | undefined) {
  const { tools, dialect } = profile
  return isDropped('tools')
    ? []
    : toolsOf({ tools, dialect, rule, ...optional('toolTokens', toolTokens), ...optional('effort', effort) })
}

// What the model thought before a tool call has to go back with it, and a server that keeps nothing can only know it
// from us (OpenAI, reasoning guide, Encrypted reasoning items).
function includeOf(
  { profile, rule, isDropped }: Given,
  isStored: boolean,
  tools: readonly object[],
): readonly string[] {
  const { dialect, options } = profile
  const wanted: readonly string[] = options.include ?? []
  if (isDropped('include')) return []
  const isNeeded = isOfficial(dialect) && dialect.reasoningOk && rule.isReasoning && !isStored
  return isNeeded && tools.some(isCalledHere) && !wanted.includes(encryptedReasoning)
    ? [...wanted, encryptedReasoning]
    : wanted
}

/** Whether calls of this tool come back to us, to be run or allowed. */
function isCalledHere(tool: object): boolean {
  const { type, require_approval } = tool as { readonly type?: unknown; readonly require_approval?: unknown }
  return type === 'function' || (type === 'mcp' && require_approval === 'always')
}

/** Fields that only the original is known to take are sent by the same switch as `stream_options`. */
export function isOfficial({ sendStreamOptions }: Dialect): boolean {
  return sendStreamOptions
}

/**
 * Whether reasoning that came with a tool call may go back: other servers want it in forms of their own, and without
 * its content it is only a name for what the server did not keep.
 */
export function returnsReasoning({ dialect, include, isStored }: RequestPlan, item: unknown): boolean {
  if (!isOfficial(dialect) && !include.includes(encryptedReasoning)) return false
  const { encrypted_content } = item as { readonly encrypted_content?: unknown }
  return isStored || typeof encrypted_content === 'string'
}

function continuationOf({ profile, turns, steps, amendment, isDropped }: Given): Continuation | undefined {
  const isKept = profile.dialect.stateMode === 'previous_response_id' && !isDropped('previous_response_id')
  if (!isKept || amendment?.withFullHistory === true) return undefined
  const step = steps?.at(-1)
  if (step?.responseId !== undefined) return { from: 'step', responseId: step.responseId }
  const responseId = turns.at(-2)?.responseId
  return responseId === undefined ? undefined : { from: 'turn', responseId }
}
