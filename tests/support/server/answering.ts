/** From a request to an answer, and from an answer to the wire. */
import { answerEvents, responseBody } from '../local-answer.ts'
import { chatBody, chatOf, chatStream } from './chat.ts'
import { readRequest } from './conversation.ts'
import { echoOf } from './echo.ts'
import { framings } from './framing.ts'
import { asObject } from './json.ts'
import { lostReasoning } from './model-rules.ts'
import { isCutByLength, planAnswer, tokensOf } from './plan.ts'
import { errorPage, pageOf, refusalFor } from './refusal.ts'
import { checkCalls } from './request-check.ts'
import { firstOf } from './rules.ts'
import { flood, reset, sendPage, sendStream } from './send.ts'
import type { ServerResponse } from 'node:http'
import type { Answer, ResponseStatus } from '../local-answer.ts'
import type { Behaviour, Headers, LocalServerOptions } from './behaviour.ts'
import type { Costume } from './costume.ts'
import type { AnswerRequest } from './conversation.ts'
import type { ErrorReply } from './errors.ts'
import type { Framing } from './framing.ts'
import type { Json } from './json.ts'
import type { Kept, Pace, ResponseStore } from './responses.ts'
import type { Script } from './script.ts'

/** A server, as far as one exchange needs it. */
export type Serving = {
  readonly costume: Costume
  readonly options: LocalServerOptions
  readonly store: ResponseStore
  readonly script: Script
  readonly headers: Headers
}

export function isKeeping({ costume, options }: Serving): boolean {
  return costume.keeps === 'always' || options.keepsResponses === true
}

/** The request without what the server takes no notice of, or why it is refused. */
function read(serving: Serving, body: Json): AnswerRequest | ErrorReply {
  const { costume, options, store } = serving
  const refusal = costume.refuse(readRequest(body, []), options)
  if (refusal !== undefined) return refusal
  const heeded = Object.fromEntries(Object.entries(body).filter(([name]) => !costume.ignores.includes(name)))
  const previous = heeded['previous_response_id']
  const kept = typeof previous === 'string' ? store.find(previous) : undefined
  if (typeof previous === 'string' && kept === undefined) return costume.unknownPrevious(previous)
  const request = readRequest(heeded, kept?.context ?? [])
  const late = firstOf([
    () => unknownModel(serving, request),
    () => checkCalls(request.conversation.items),
    () => (options.dialect === 'openai' ? lostReasoning(request, (id) => store.hasItem(id)) : undefined),
  ])
  return late ?? request
}

function unknownModel({ options, costume }: Serving, { body }: AnswerRequest): ErrorReply | undefined {
  const known = options.models?.map((model) => (typeof model === 'string' ? model : model.id))
  return known === undefined || known.includes(String(body['model']))
    ? undefined
    : refusalFor('model-unknown', costume)
}

export async function answer(serving: Serving, response: ServerResponse, body: Json): Promise<void> {
  const { costume, headers, script } = serving
  const request = read(serving, body)
  if ('error' in request) return sendPage(response, errorPage(costume, request), headers)
  const behaviour = script.next('answer')
  if (behaviour.kind === 'silent') return
  const page = pageOf(behaviour, costume, request)
  if (page !== undefined) return sendPage(response, page, headers)
  if (behaviour.kind === 'reset' && behaviour.afterDeltas === undefined) return reset(response)
  return send(serving, response, { request, behaviour, ...build(serving, request, behaviour) })
}

type Exchange = {
  readonly request: AnswerRequest
  readonly behaviour: Behaviour
  readonly kept: Kept
}

function build(serving: Serving, request: AnswerRequest, behaviour: Behaviour): Pick<Exchange, 'kept'> {
  const { costume, options, store } = serving
  const idOf = store.nextIds()
  const { hosts, filterKeys, thinksAloud } = costume
  const planning = { request, behaviour, hosts, filterKeys, thinksAloud, idOf, text: options.answer }
  const plan = planAnswer(planning)
  const tokens = tokensOf(plan)
  const whole: Answer = {
    id: idOf('resp'),
    items: plan.items,
    echo: echoOf(request.body),
    outputTokens: tokens.output,
    reasoningTokens: tokens.reasoning,
    ends: endOf(behaviour),
    isBackground: request.isBackground,
  }
  const kept: Kept = {
    answer: whole,
    events: costume.events(answerEvents(whole), request),
    context: [...request.conversation.items, ...plan.items.map((item) => item.whole)],
    isBackground: request.isBackground,
    isStreamed: request.isStreamed,
    pace: paceOf(behaviour),
  }
  // What runs in the background is kept long enough to be asked for, whatever `store` says.
  if (isKeeping(serving) && (request.body['store'] !== false || request.isBackground)) store.keep(kept)
  return { kept }
}

function endOf(behaviour: Behaviour): ResponseStatus {
  if (isCutByLength(behaviour)) return 'incomplete'
  return behaviour.kind === 'background' && behaviour.ends === 'failed' ? 'failed' : 'completed'
}

function paceOf(behaviour: Behaviour): Pace {
  const script = behaviour.kind === 'background' ? behaviour : undefined
  return {
    queuedPolls: script?.queuedPolls ?? 1,
    runningPolls: script?.runningPolls ?? 1,
    isStuck: script?.ends === 'stuck',
  }
}

async function send(serving: Serving, response: ServerResponse, exchange: Exchange): Promise<void> {
  const { request, behaviour, kept } = exchange
  if (behaviour.kind === 'flood' && behaviour.form === 'json') return floodJson(serving, response, behaviour)
  if (behaviour.kind === 'chat') return sendChat(serving, response, exchange)
  if (!request.isStreamed || behaviour.kind === 'json') return sendWhole(serving, response, exchange)
  return streamFrom(serving, response, { kept, behaviour, from: 0 })
}

async function floodJson(
  { headers }: Serving,
  response: ServerResponse,
  behaviour: Extract<Behaviour, { kind: 'flood' }>,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', ...headers })
  return flood(response, behaviour)
}

export function sendJson({ headers }: Serving, response: ServerResponse, value: unknown): void {
  const page = {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  }
  sendPage(response, page, headers)
}

/** What the end of the stream would have told, in the form that whole bodies have. */
function sendWhole(serving: Serving, response: ServerResponse, { kept }: Exchange): void {
  const { answer: whole, events, isBackground } = kept
  const told = isBackground ? responseBody(whole, 'queued') : (asObject(events.at(-1)?.['response']) ?? {})
  sendJson(serving, response, serving.costume.body(told))
}

function sendChat(
  serving: Serving,
  response: ServerResponse,
  { request, kept: { answer: whole } }: Exchange,
): void {
  const chat = chatOf(responseBody(whole, 'completed'), whole.items)
  if (!request.isStreamed) return sendJson(serving, response, chatBody(chat))
  const headers = { 'content-type': 'text/event-stream' }
  sendPage(response, { status: 200, headers, body: chatStream(chat) }, serving.headers)
}

type Streaming = { readonly kept: Kept; readonly behaviour: Behaviour; readonly from: number }

/** The events from one on; what is stuck in the queue tells that it is, and then nothing. */
export async function streamFrom(
  { costume, options, store, headers }: Serving,
  response: ServerResponse,
  { kept, behaviour, from }: Streaming,
): Promise<void> {
  const { events, pace, isBackground, answer: whole } = kept
  const own = 'paceMs' in behaviour ? behaviour.paceMs : undefined
  const isStuck = isBackground && pace.isStuck
  await sendStream({
    response,
    behaviour,
    headers,
    framing: framingOf(behaviour, costume),
    events,
    from,
    paceMs: own ?? options.paceMs ?? 0,
    ...(isStuck ? { until: Math.max(from, 2) } : {}),
  })
  if (response.writableEnded && !isStuck && !('afterDeltas' in behaviour)) store.finish(whole.id)
}

function framingOf(behaviour: Behaviour, costume: Costume): Framing {
  return behaviour.kind === 'framing' ? framings[behaviour.form] : costume
}
