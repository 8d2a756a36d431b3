import type { AnswerEnd, Cost, Usage } from '#shared/ask-state.ts'
import { receivedOf } from '#shared/ask-state.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import { AppError } from '#shared/errors.ts'
import type { AskRecord } from '../history/ask-row.ts'
import type { HistoryStore, Target } from '../history/history-store.ts'
import type { AskAnswerEvent } from '../outbox/ask-answer-event.ts'
import type { Diagnose } from '../network/captive-portal.ts'
import { isLoopbackHost } from '../profiles/base-url.ts'
import { chosenProfile } from '../profiles/chosen-profile.ts'
import { effectiveProfile } from '../profiles/effective-profile.ts'
import type { EffectiveProfile } from '../profiles/effective-profile.ts'
import type {
  AnswerEvent,
  AnswerRequest,
  Picture,
  ResponsesClient,
  ToolStep,
} from '../responses/answer-request.ts'
import { withPictures } from '../responses/repair-pictures.ts'
import { outputItems, readCalls } from '../tools/tool-calls.ts'
import type { AskStep } from './ask-steps.ts'
import { joinedEnd } from './joined-end.ts'
import { JoinedText } from './joined-text.ts'
import type { TextEvent } from './joined-text.ts'
import { readKey, readTokens } from './read-key.ts'
import { describeCall, settleCalls } from './settle-calls.ts'
import type { ToolPorts } from './settle-calls.ts'
import { turnsOf } from './thread-turns.ts'

type Dependencies = ToolPorts & {
  readonly history: Pick<HistoryStore, 'ask' | 'saveTarget' | 'turnsBefore'>
  readonly profile: (profileId: string) => Profile
  readonly targetOf: (profile: Profile) => Target
  readonly readPicture: (file: string) => Promise<Uint8Array>
  /** A picture in the size and format in which this profile is sent it; without it, as it is. */
  readonly fitPicture?: (picture: Picture, profile: EffectiveProfile) => Promise<Picture>
  /** False is certain, true is not. */
  readonly isOnline: () => boolean
  readonly client: Pick<ResponsesClient, 'answer'>
  /** What is behind a failure to reach the server; without it, the failure itself. */
  readonly diagnose?: Diagnose
  /** What so many tokens cost there, as far as prices are known. */
  readonly costOf: (profile: Profile, usage: Usage) => Cost | undefined
}

/** Rounds of tools in one ask: a model that wants more has lost its way, and each round costs the whole thread again. */
const MAX_STEPS = 8

type Answering = {
  readonly ask: AskRecord
  readonly profile: Profile
  readonly joined: JoinedText
  readonly signal: AbortSignal
}

/**
 * Gives the function with which the outbox answers an ask: request by request, with the user's tools run in between.
 * Pictures and keys are read at the moment of sending; what came of tools is on disk before it is sent.
 */
export function createAnswerer(given: Dependencies) {
  return async function* answer(askId: string, signal: AbortSignal): AsyncGenerator<AskAnswerEvent, void> {
    const ask = findAsk(given, askId)
    const profile = chosenProfile(given.profile(ask.profileId), ask.choices ?? {})
    const target = checkTarget(given, ask, profile)
    given.history.saveTarget(askId, target)
    // A server on this computer needs no network. Tools are not run either for an answer that could not be sent.
    if (!given.isOnline() && !isLoopbackHost(target.host))
      throw new AppError('offline', 'There is no network')
    const answering = { ask, profile, joined: new JoinedText(receivedOf(ask.state)), signal }
    try {
      do {
        if (!(yield* runTools(given, answering))) return
      } while (yield* nextRound(given, answering))
    } catch (error) {
      signal.throwIfAborted()
      throw (await given.diagnose?.(error, target.host, signal)) ?? error
    }
  }
}

/** Whether the next request may go out: every call of the latest round has its output. */
function runTools(given: Dependencies, { ask, profile, signal }: Answering) {
  const { askId, threadId } = ask
  return settleCalls(given, { askId, threadId, profileId: profile.id, tools: profile.tools, signal })
}

/** One request and its answer. Gives true when the model waits for tools, which are then on disk. */
async function* nextRound(
  given: Dependencies,
  answering: Answering,
): AsyncGenerator<AskAnswerEvent, boolean> {
  const { ask, profile, joined } = answering
  const steps = given.steps.of(ask.askId)
  joined.nextRound()
  for await (const event of given.client.answer(await requestOf(given, answering, steps))) {
    if (event.type === 'tool-calls') {
      keepStep(given, answering, { event, count: steps.length })
      yield { type: 'round-end' }
      return true
    }
    if (event.type === 'answer-end') {
      yield { type: 'answer-end', end: endOf(given, profile, { steps, end: event.end }) }
      return false
    }
    yield isText(event) ? joined.join(event) : event
  }
  return false
}

async function requestOf(
  given: Dependencies,
  { ask, profile, signal }: Answering,
  steps: readonly AskStep[],
): Promise<AnswerRequest> {
  const { history, keys, readPicture, fitPicture } = given
  const effective = effectiveProfile(profile)
  const whole = await turnsOf(ask, history.turnsBefore(ask.askId), readPicture)
  const turns =
    fitPicture === undefined ? whole : await withPictures(whole, (picture) => fitPicture(picture, effective))
  const key = profile.auth === 'none' ? undefined : await readKey(keys, profile.id)
  const toolTokens = await readTokens(keys, profile.id, profile.tools.mcpServers ?? [])
  signal.throwIfAborted()
  return {
    profile: effective,
    key,
    toolTokens,
    turns,
    steps: steps.map(toToolStep),
    cacheKey: ask.threadId,
    signal,
  }
}

type ToolCalls = {
  readonly event: Extract<AnswerEvent, { type: 'tool-calls' }>
  /** Rounds before this one. */
  readonly count: number
}

/** In one write, before anything is run. */
export function keepStep(
  given: Pick<Dependencies, 'steps'>,
  { ask, profile }: Pick<Answering, 'ask' | 'profile'>,
  { event, count }: ToolCalls,
): void {
  if (count >= MAX_STEPS) throw new AppError('tool-loop', 'The model asks for tools without end')
  const calls = readCalls(event.calls).map((call) => describeCall(call, profile.tools))
  given.steps.add(ask.askId, { items: event.items, calls, end: event.end })
}

function toToolStep({ items, calls, outputs, end }: AskStep): ToolStep {
  const { responseId } = end
  return {
    items,
    outputs: outputItems(calls, outputs),
    ...(responseId === undefined ? {} : { responseId }),
  }
}

type Ending = { readonly steps: readonly AskStep[]; readonly end: AnswerEnd }

/** What closes an answer of several rounds, with what they cost. */
export function endOf(
  { costOf }: Pick<Dependencies, 'costOf'>,
  profile: Profile,
  { steps, end }: Ending,
): AnswerEnd {
  // Each round by itself: a long request costs more by the token, many short ones do not.
  const priced = (each: AnswerEnd): AnswerEnd => {
    const cost = each.cost ?? (each.usage === undefined ? undefined : costOf(profile, each.usage))
    return cost === undefined ? each : { ...each, cost }
  }
  return joinedEnd(
    steps.map((step) => priced(step.end)),
    priced(end),
  )
}

function isText(event: AnswerEvent): event is TextEvent {
  return event.type === 'text-delta' || event.type === 'text-replace' || event.type === 'reasoning-delta'
}

function findAsk({ history }: Dependencies, askId: string): AskRecord {
  const ask = history.ask(askId)
  if (ask === undefined) throw new AppError('not-found', 'No such ask')
  return ask
}

// A picture goes to whom it was meant for; to another server only when the user sends it there.
function checkTarget({ targetOf }: Dependencies, { host }: AskRecord, profile: Profile): Target {
  const target = targetOf(profile)
  if (host !== '' && host !== target.host)
    throw new AppError('server-changed', 'The profile names another server', { details: { host } })
  return target
}
