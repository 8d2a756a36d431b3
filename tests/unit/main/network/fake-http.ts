import { toFailure } from '#shared/errors.ts'
import { effectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import { createResponsesClient } from '../../../../src/main/responses/responses-client.ts'
import { FakeClock } from '../../../support/fake-clock.ts'
import { someProfile } from '../../../support/profiles.ts'
import type { Activity, AnswerEnd, RepairNote, ToolCall } from '#shared/ask-state.ts'
import type { Failure } from '#shared/errors.ts'
import type { Profile } from '#shared/schemas/profile.ts'
import type { EffectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import type { AnswerEvent, AnswerRequest, Picture } from '../../../../src/main/responses/answer-request.ts'
import type { Http, HttpRequest, HttpResponse } from '../../../../src/main/network/http.ts'

/** What a request is made by. */
export function profileWith(changes: Partial<Profile> = {}): EffectiveProfile {
  return effectiveProfile(someProfile({ keyHost: 'api.example.test', ...changes }))
}

export const profile = profileWith()

export const markerKey = 'sk-marker-0123456789abcdef'

export type Reply = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** What comes of a request: a reply, or no reply but an error. */
export type Coming = Reply | Error | ((request: HttpRequest) => Reply | Error)

export type FakeHttp = Http & { readonly asked: HttpRequest[] }

/** A network that answers each request with the next of `coming`, the last one for ever, and remembers what it was asked. */
export function fakeHttp(...coming: readonly Coming[]): FakeHttp {
  const asked: HttpRequest[] = []
  return {
    asked,
    send: async (request) => {
      request.signal.throwIfAborted()
      const next = coming[Math.min(asked.push(request), coming.length) - 1] ?? new Error('Not expected')
      const reply = typeof next === 'function' ? next(request) : next
      if (reply instanceof Error) throw reply
      return Promise.resolve(responseOf(reply, request.signal))
    },
    connect: () => undefined,
    close: () => Promise.resolve(),
  }
}

function responseOf({ status = 200, headers = {}, body }: Reply, signal: AbortSignal): HttpResponse {
  const all: Readonly<Record<string, string>> = { 'content-type': 'text/event-stream', ...headers }
  return { status, header: (name) => all[name.toLowerCase()], body: untilStopped(body, signal) }
}

async function* untilStopped(body: Reply['body'], signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    yield chunk
    signal.throwIfAborted()
  }
}

/** A JSON body. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: bytesOf(JSON.stringify(value)),
  }
}

/** The body that was sent, read as JSON. */
export function sentBody(request: HttpRequest | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(request?.body ?? []).toString()) as Readonly<Record<string, unknown>>
}

/** What a person has in the end: the text, and how it closed. */
export type Outcome = {
  readonly begun: boolean
  readonly text: string
  readonly end?: Pick<AnswerEnd, 'cutBy' | 'refused' | 'usage'>
  readonly failure?: Failure
  readonly error?: unknown
}

/** The rest of what an answer told. */
export type Told = Outcome & {
  readonly whole?: AnswerEnd
  readonly reasoning?: string
  readonly notes?: readonly RepairNote[]
  readonly activities?: readonly Activity['kind'][]
  readonly calls?: readonly ToolCall[]
  readonly responseId?: string
}

/** Follows an answer to its end, as the outbox would. */
export async function follow(events: AsyncIterable<AnswerEvent>): Promise<Outcome> {
  const { begun, text, end, failure, error } = await hear(events)
  return {
    begun,
    text,
    ...(end === undefined ? {} : { end }),
    ...(failure === undefined ? {} : { failure, error }),
  }
}

/** Follows an answer and keeps all that it tells. */
export async function hear(events: AsyncIterable<AnswerEvent>): Promise<Told> {
  let told: Told = { begun: false, text: '' }
  try {
    for await (const event of events) told = after(told, event)
    return told
  } catch (error) {
    return { ...told, failure: toFailure(error), error }
  }
}

function after(told: Told, event: AnswerEvent): Told {
  switch (event.type) {
    case 'answer-start':
      return { ...told, begun: true, ...present({ responseId: event.responseId }) }
    case 'text-delta':
      return { ...told, text: told.text + event.text }
    case 'text-replace':
      return { ...told, text: event.text }
    case 'tool-calls':
      return { ...told, calls: event.calls, whole: event.end }
    case 'answer-end': {
      const { cutBy, refused, usage } = event.end
      return { ...told, end: present({ cutBy, refused, usage }), whole: event.end }
    }
    default:
      return aside(told, event)
  }
}

type Aside = Extract<AnswerEvent, { type: 'reasoning-delta' | 'activity-change' | 'repair-note' }>

function aside(told: Told, event: Aside): Told {
  switch (event.type) {
    case 'reasoning-delta':
      return { ...told, reasoning: (told.reasoning ?? '') + event.text }
    case 'activity-change':
      return { ...told, activities: [...(told.activities ?? []), event.activity.kind] }
    case 'repair-note':
      return { ...told, notes: [...(told.notes ?? []), event.note] }
  }
}

function present<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

export type Asked = Partial<AnswerRequest> & {
  readonly question?: string
  readonly pictures?: readonly Picture[]
}
export type Given = Partial<Parameters<typeof createResponsesClient>[0]>

/** A client over the given network. Time stands still. */
export function clientOn(http: Http, given: Given = {}): ReturnType<typeof createResponsesClient> {
  const { now, after } = new FakeClock()
  return createResponsesClient({ http, now, after, random: () => 0, onLearned: () => undefined, ...given })
}

/** Asks over the given network. */
export function ask(http: Http, asked: Asked = {}, given: Given = {}): AsyncGenerator<AnswerEvent, void> {
  return clientOn(http, given).answer(requestOf(asked))
}

/** A request with what the test cares about. */
export function requestOf({
  question = 'What does this say?',
  pictures = [],
  ...rest
}: Asked): AnswerRequest {
  const signal = new AbortController().signal
  return { profile, key: markerKey, turns: [{ question, pictures }], signal, ...rest }
}

/** What comes of a body. */
export function outcomeOf(
  body: Iterable<Uint8Array>,
  headers?: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return follow(ask(fakeHttp({ body, ...(headers === undefined ? {} : { headers }) })))
}

export function bytesOf(text: string): readonly Uint8Array[] {
  return [Buffer.from(text)]
}

/** Events as a stream has them. */
export function framesOf(...events: readonly object[]): readonly Uint8Array[] {
  return events.map((event) => Buffer.from(`data: ${JSON.stringify(event)}\n\n`))
}

/** Everything that comes, in a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
