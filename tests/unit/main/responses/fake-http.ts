import { toFailure } from '#shared/errors.ts'
import { createResponsesClient } from '../../../../src/main/responses/responses-client.ts'
import { someProfile } from '../../../support/profiles.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { Failure } from '#shared/errors.ts'
import type { Http, HttpRequest } from '../../../../src/main/responses/http.ts'
import type { AnswerEvent, AnswerRequest } from '../../../../src/main/responses/responses-client.ts'

export const profile = someProfile({ keyHost: 'api.example.com' })

export const markerKey = 'sk-marker-0123456789abcdef'

type Reply = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Iterable<Uint8Array>
}

/** A network that has one answer and remembers what it was asked. */
export function fakeHttp({
  status = 200,
  headers = {},
  body,
}: Reply): Http & { readonly asked: HttpRequest[] } {
  const asked: HttpRequest[] = []
  const all: Readonly<Record<string, string>> = { 'content-type': 'text/event-stream', ...headers }
  return {
    asked,
    post: (request) => {
      asked.push(request)
      return Promise.resolve({
        status,
        header: (name: string) => all[name.toLowerCase()],
        body: slowly(body),
      })
    },
    close: () => Promise.resolve(),
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- a body is asynchronous also when all of it is there
async function* slowly(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** What a person has in the end: the text, and how it closed. */
export type Outcome = {
  readonly begun: boolean
  readonly text: string
  readonly end?: Omit<AnswerEnd, 'tookMs'>
  readonly failure?: Failure
  readonly error?: unknown
}

/** Follows an answer to its end, as the outbox would. */
export async function follow(events: AsyncIterable<AnswerEvent>): Promise<Outcome> {
  let outcome: Outcome = { begun: false, text: '' }
  try {
    for await (const event of events) outcome = after(outcome, event)
    return outcome
  } catch (error) {
    return { ...outcome, failure: toFailure(error), error }
  }
}

function after(outcome: Outcome, event: AnswerEvent): Outcome {
  switch (event.type) {
    case 'answer-start':
      return { ...outcome, begun: true }
    case 'text-delta':
      return { ...outcome, text: outcome.text + event.text }
    case 'text-replace':
      return { ...outcome, text: event.text }
    case 'answer-end': {
      const { cutBy, refused, usage } = event.end
      const end = Object.entries({ cutBy, refused, usage }).filter(([, value]) => value !== undefined)
      return { ...outcome, end: Object.fromEntries(end) }
    }
  }
}

/** Asks over the given network. */
export function ask(http: Http, request: Partial<AnswerRequest> = {}): AsyncGenerator<AnswerEvent, void> {
  return createResponsesClient({ http, now: () => 0 }).answer({
    profile,
    key: markerKey,
    question: 'What does this say?',
    pictures: [],
    signal: new AbortController().signal,
    ...request,
  })
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

/** Everything that comes, in a list. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
