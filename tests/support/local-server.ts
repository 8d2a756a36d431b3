import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { frame, responseObject, sampleAnswer, streamEvents, toDeltas } from './local-answer.ts'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AnswerText, Wire } from './local-answer.ts'

/** How one request is answered. Without any the server conforms. */
export type Behaviour =
  | { readonly kind: 'answer'; readonly text?: string; readonly paceMs?: number }
  | { readonly kind: 'refusal'; readonly text?: string }
  /** Ends by its length limit. */
  | { readonly kind: 'incomplete' }
  /** A whole JSON body, though a stream was asked for. */
  | { readonly kind: 'json' }
  | { readonly kind: 'key-refused' | 'forbidden' | 'no-credit' | 'chat-only' | 'model-unknown' | 'too-large' }
  /** `headers` such as `retry-after`. */
  | { readonly kind: 'rate-limited'; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'trouble'; readonly status: 500 | 502 | 503 | 529 }
  /** HTML: a portal's sign-in page with 200, or a gateway's own page. */
  | { readonly kind: 'page'; readonly status: 200 | 502 | 504 }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The connection is destroyed once this much of the body is out. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'cut'; readonly afterDeltas: number }
  /** Ends in good order, but before the terminal event. */
  | { readonly kind: 'end-early'; readonly afterDeltas: number }
  /** Says no more, and keeps the connection. */
  | { readonly kind: 'stall'; readonly afterDeltas: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'stream-error'; readonly form: 'flat' | 'nested' | 'bare'; readonly afterDeltas: number }
  | {
      readonly kind: 'raw'
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body: string
    }

export type LocalServerOptions = {
  /** Keys that are accepted; any, and none, if left out. */
  readonly keys?: readonly string[]
  readonly answer?: string
  readonly paceMs?: number
  readonly port?: number
  /** How requests are answered for which nothing is queued. */
  readonly behaviour?: Behaviour
}

export type ReceivedPicture = { readonly mimeType: string; readonly detail: unknown; readonly bytes: Buffer }

/** One request as it came in. */
export type Entry = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly authorization: string | undefined
  /** Parsed JSON; `undefined` if it was none. */
  readonly body: unknown
  readonly question: string | undefined
  readonly pictures: readonly ReceivedPicture[]
  /** Who ended the exchange, once it is over. */
  readonly ended: Promise<'server' | 'client'>
}

export type LocalServer = {
  /** The base URL to put into a profile. */
  readonly url: string
  readonly ledger: readonly Entry[]
  /** The next requests, one each; afterwards the default again. */
  readonly behave: (...next: readonly Behaviour[]) => void
  readonly behaveAlways: (behaviour: Behaviour) => void
  /** The n-th request, from 0, as soon as it is in. */
  readonly request: (n: number) => Promise<Entry>
  readonly stop: () => Promise<void>
}

type Reply = {
  readonly response: ServerResponse
  readonly behaviour: Behaviour
  readonly options: LocalServerOptions
  readonly model: string
}

type Json = Readonly<Record<string, unknown>>

/** A server of the Responses API on loopback: conforming by default, misbehaving on command. */
export async function startLocalServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  const ledger: Entry[] = []
  const queue: Behaviour[] = []
  const waiting = new Map<number, ((entry: Entry) => void)[]>()
  const fallback: { behaviour: Behaviour } = { behaviour: options.behaviour ?? { kind: 'answer' } }

  const server = createServer((request, response) => {
    void receive(request, response).then(async (entry) => {
      waiting.get(ledger.push(entry) - 1)?.forEach((resolve) => resolve(entry))
      const refusal = refusalOf(entry, options)
      if (refusal !== undefined) return sendError(response, ...refusal)
      const behaviour = queue.shift() ?? fallback.behaviour
      await reply({ response, behaviour, options, model: String(asObject(entry.body)?.['model']) }, entry)
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    ledger,
    behave: (...next) => void queue.push(...next),
    behaveAlways: (behaviour) => void (fallback.behaviour = behaviour),
    request: (n) =>
      new Promise((resolve) => {
        const entry = ledger[n]
        if (entry === undefined) waiting.set(n, [...(waiting.get(n) ?? []), resolve])
        else resolve(entry)
      }),
    stop: () => stop(server),
  }
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<Entry> {
  const ended = new Promise<'server' | 'client'>((resolve) =>
    response.once('close', () => resolve(response.writableFinished ? 'server' : 'client')),
  )
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer)
  } catch {
    // The client left in the middle of its request: what came is kept.
  }
  const body = parse(Buffer.concat(chunks).toString('utf8'))
  const parts = lastParts(body)
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    authorization: request.headers.authorization,
    body,
    question: parts.map(({ text }) => text).find((text) => typeof text === 'string'),
    pictures: parts.flatMap(toPicture),
    ended,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as Json) : undefined
}

function lastParts(body: unknown): readonly Json[] {
  const input = asObject(body)?.['input']
  const content = Array.isArray(input) ? asObject(input.at(-1))?.['content'] : undefined
  return Array.isArray(content) ? (content as readonly Json[]) : []
}

function toPicture({ type, image_url, detail }: Json): readonly ReceivedPicture[] {
  const match = type === 'input_image' ? /^data:([^;]+);base64,(.*)$/s.exec(String(image_url)) : null
  if (match === null) return []
  return [{ mimeType: match[1] ?? '', detail, bytes: Buffer.from(match[2] ?? '', 'base64') }]
}

type ErrorReply = readonly [status: number, error: Json, headers?: Readonly<Record<string, string>>]

function apiError(type: string, code: string | null, message: string): Json {
  return { message, type, param: null, code }
}

/** What any such server refuses, however it has been told to behave. */
function refusalOf(
  { method, path, authorization, body }: Entry,
  { keys }: LocalServerOptions,
): ErrorReply | undefined {
  const bad = 'invalid_request_error'
  if (!path.split('?')[0]?.endsWith('/responses'))
    return [404, apiError(bad, null, `Invalid URL (${method} ${path})`)]
  if (method !== 'POST') return [405, apiError(bad, null, `Not allowed to ${method} ${path}`)]
  if (keys !== undefined && !keys.some((key) => authorization === `Bearer ${key}`))
    return refusals['key-refused']
  const request = asObject(body)
  if (request === undefined)
    return [400, apiError(bad, null, 'We could not parse the JSON body of your request.')]
  const isWhole = typeof request['model'] === 'string' && request['input'] !== undefined
  return isWhole
    ? undefined
    : [400, apiError(bad, 'missing_required_parameter', 'model and input are required.')]
}

type Refusal = Extract<
  Behaviour['kind'],
  'key-refused' | 'forbidden' | 'no-credit' | 'chat-only' | 'model-unknown' | 'too-large'
>

const refusals: Readonly<Record<Refusal, ErrorReply>> = {
  'key-refused': [401, apiError('invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.')],
  forbidden: [
    403,
    apiError('invalid_request_error', null, 'You have insufficient permissions for this operation.'),
  ],
  'no-credit': [
    429,
    apiError(
      'insufficient_quota',
      'insufficient_quota',
      'You exceeded your current quota, please check your plan.',
    ),
  ],
  'chat-only': [404, apiError('invalid_request_error', null, 'Invalid URL (POST /v1/responses)')],
  'model-unknown': [404, apiError('invalid_request_error', 'model_not_found', 'The model does not exist.')],
  'too-large': [413, apiError('invalid_request_error', null, 'Request entity too large')],
}

function sendError(response: ServerResponse, ...[status, error, headers = {}]: ErrorReply): void {
  send(response, status, { 'content-type': 'application/json', ...headers }, JSON.stringify({ error }))
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): void {
  response.writeHead(status, { 'x-request-id': 'req_local', ...headers })
  response.end(body)
}

async function reply(to: Reply, entry: Entry): Promise<void> {
  const { response, behaviour } = to
  switch (behaviour.kind) {
    case 'silent':
      return
    case 'raw':
      return send(
        response,
        behaviour.status ?? 200,
        { 'content-type': 'text/event-stream', ...behaviour.headers },
        behaviour.body,
      )
    case 'redirect':
      return send(response, 302, { location: behaviour.to }, '')
    case 'rate-limited':
      return sendError(
        response,
        429,
        apiError('requests', 'rate_limit_exceeded', 'Rate limit reached.'),
        behaviour.headers,
      )
    case 'trouble':
      return sendError(
        response,
        behaviour.status,
        apiError('server_error', null, 'The server had an error while processing your request.'),
      )
    case 'page':
      return sendPage(response, behaviour.status)
    default:
      return behaviour.kind in refusals
        ? sendError(response, ...refusals[behaviour.kind as Refusal])
        : sendAnswer(to, asObject(entry.body)?.['stream'] === true)
  }
}

function sendPage(response: ServerResponse, status: number): void {
  const title = status === 200 ? 'Sign in to the guest network' : `${status} Bad Gateway`
  send(
    response,
    status,
    { 'content-type': 'text/html' },
    `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  )
}

function answerOf({ behaviour, options, model }: Reply): AnswerText {
  const own = 'text' in behaviour ? behaviour.text : undefined
  const isRefusal = behaviour.kind === 'refusal'
  const text = own ?? (isRefusal ? 'I cannot help with that.' : (options.answer ?? sampleAnswer))
  return {
    model,
    text,
    deltas: toDeltas(text),
    kind: isRefusal ? 'refusal' : 'text',
    cutByLength: behaviour.kind === 'incomplete',
  }
}

async function sendAnswer(to: Reply, asStream: boolean): Promise<void> {
  const answer = answerOf(to)
  const { response, behaviour } = to
  if (!asStream || behaviour.kind === 'json') {
    const body = JSON.stringify(responseObject(answer, 'completed'))
    return send(response, 200, { 'content-type': 'application/json' }, body)
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'req_local' })
  if ('afterBytes' in behaviour) return cutAfterBytes(to, answer, behaviour.afterBytes)
  const { before, deltas, after } = streamEvents(answer)
  const allowed = 'afterDeltas' in behaviour ? behaviour.afterDeltas : deltas.length
  const events = [...before, ...deltas.slice(0, allowed)]
  await writePaced(to, events)
  finish(to, 'afterDeltas' in behaviour ? [] : after, events.length)
}

async function writePaced({ response, behaviour, options }: Reply, events: readonly Wire[]): Promise<void> {
  const paceMs = ('paceMs' in behaviour ? behaviour.paceMs : undefined) ?? options.paceMs ?? 0
  for (const [at, event] of events.entries()) {
    if (response.destroyed) return
    response.write(frame(event, at))
    if (paceMs > 0 && event.type.endsWith('.delta')) await wait(paceMs)
  }
}

/** What comes after the last delta that is sent. */
function finish({ response, behaviour }: Reply, after: readonly Wire[], from: number): void {
  if (response.destroyed || behaviour.kind === 'stall') return
  // Destroyed only when all before it is out: the client is to have it.
  if (behaviour.kind === 'cut') return void response.write(':\n', () => response.destroy())
  if (behaviour.kind === 'stream-error') response.write(streamError(behaviour.form, from))
  response.end(after.map((event, at) => frame(event, from + at)).join(''))
}

/** The three forms in which servers tell an error inside a stream. */
function streamError(form: 'flat' | 'nested' | 'bare', sequenceNumber: number): string {
  const error = apiError('server_error', 'server_error', 'The model crashed.')
  if (form === 'bare') return `data: ${JSON.stringify({ error: { ...error, code: 502 } })}\n\n`
  if (form === 'flat') return frame({ ...error, type: 'error' }, sequenceNumber)
  const response = { id: 'resp_local', object: 'response', status: 'failed', error, output: [], usage: null }
  return (
    frame({ type: 'error', error }, sequenceNumber) +
    frame({ type: 'response.failed', response }, sequenceNumber + 1)
  )
}

function cutAfterBytes({ response }: Reply, answer: AnswerText, afterBytes: number): void {
  const { before, deltas, after } = streamEvents(answer)
  const whole = Buffer.from([...before, ...deltas, ...after].map(frame).join(''))
  response.flushHeaders()
  response.write(whole.subarray(0, Math.max(1, afterBytes)), () => response.destroy())
}
