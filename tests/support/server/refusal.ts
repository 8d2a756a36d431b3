/** Replies that are no answer, as a behaviour tells them. */
import { conditionOf } from './conditions.ts'
import { refusalKinds } from './behaviour.ts'
import { htmlPage, officialRefusals, rateLimited, refused, scriptedError, troubled } from './errors.ts'
import type { Behaviour, Headers, RefusalKind } from './behaviour.ts'
import type { Costume } from './costume.ts'
import type { AnswerRequest } from './conversation.ts'
import type { ErrorReply, Page } from './errors.ts'

export function errorPage(costume: Costume, reply: ErrorReply): Page {
  return {
    status: reply.status,
    headers: { 'content-type': 'application/json', ...reply.headers },
    body: JSON.stringify(costume.errorBody(reply)),
  }
}

/** `undefined` where the behaviour is an answer after all. */
export function pageOf(
  behaviour: Behaviour,
  costume: Costume,
  request: AnswerRequest | undefined,
): Page | undefined {
  switch (behaviour.kind) {
    case 'raw': {
      const { status = 200, headers, body } = behaviour
      return { status, headers: { 'content-type': 'text/event-stream', ...headers }, body }
    }
    case 'redirect':
      return { status: behaviour.status ?? 302, headers: { location: behaviour.to }, body: '' }
    case 'page':
      return htmlOf(behaviour.status)
    case 'error':
      return scriptedError(behaviour)
    default: {
      const reply = replyOf(behaviour, costume, request)
      return reply && errorPage(costume, reply)
    }
  }
}

function replyOf(
  behaviour: Behaviour,
  costume: Costume,
  request: AnswerRequest | undefined,
): ErrorReply | undefined {
  switch (behaviour.kind) {
    case 'rate-limited':
      return withHeaders(rateLimited, behaviour.headers)
    case 'trouble':
      return withHeaders(refused(behaviour.status, troubled, { type: 'server_error' }), behaviour.headers)
    default:
      return isRefusal(behaviour.kind)
        ? refusalFor(behaviour.kind, costume)
        : request && conditionOf(behaviour, request)
  }
}

function withHeaders(reply: ErrorReply, headers: Headers = {}): ErrorReply {
  return { ...reply, headers }
}

function isRefusal(kind: Behaviour['kind']): kind is RefusalKind {
  return refusalKinds.some((one) => one === kind)
}

export function refusalFor(kind: RefusalKind, costume: Costume): ErrorReply {
  return costume.refusals[kind] ?? officialRefusals[kind]
}

function htmlOf(status: number): Page {
  const title = status === 200 ? 'Sign in to the guest network' : `${status} Bad Gateway`
  return { status, headers: { 'content-type': 'text/html' }, body: htmlPage(title) }
}
