/** Which part of the API a request is for, and whether it may have it. */
import { inputTokens } from '../local-answer.ts'
import { answer, sendJson, streamFrom } from './answering.ts'
import { refused } from './errors.ts'
import { asObject } from './json.ts'
import { errorPage, pageOf, refusalFor } from './refusal.ts'
import { checkSchema } from './request-check.ts'
import { methodsOf, routeOf } from './routes.ts'
import { reset, sendPage } from './send.ts'
import type { ServerResponse } from 'node:http'
import type { Serving } from './answering.ts'
import type { Auth, LocalServerOptions, Place, ServerModel } from './behaviour.ts'
import type { ErrorReply } from './errors.ts'
import type { Entry } from './ledger.ts'
import type { Kept } from './responses.ts'
import type { Route } from './routes.ts'

type Exchange = { readonly serving: Serving; readonly response: ServerResponse; readonly entry: Entry }

export async function reply(serving: Serving, response: ServerResponse, entry: Entry): Promise<void> {
  const exchange = { serving, response, entry }
  const route = routeOf(entry.path, serving.costume.bases)
  if (route === undefined && probed(exchange)) return
  const refusal = refusalOf(serving, entry, route)
  if (refusal === undefined && route !== undefined) return serve(exchange, route)
  return fail(exchange, refusal ?? refused(404, 'Not found'))
}

function fail({ serving, response }: Exchange, error: ErrorReply): void {
  sendPage(response, errorPage(serving.costume, error), serving.headers)
}

function serve(exchange: Exchange, route: Route): Promise<void> | void {
  const { serving, response, entry } = exchange
  const { costume, options } = serving
  switch (route.name) {
    case 'answer':
      return answer(serving, response, asObject(entry.body) ?? {})
    case 'models':
      return onPlace(exchange, 'models', () => costume.models(modelsOf(options), options))
    case 'input-tokens':
      return onPlace(exchange, 'input-tokens', () => ({
        object: 'response.input_tokens',
        input_tokens: inputTokens,
      }))
    case 'response':
      return entry.method === 'DELETE' ? remove(exchange, route.id) : show(exchange, route.id)
    case 'cancel':
      return cancel(exchange, route.id)
  }
}

function modelsOf({ models = ['local-model'] }: LocalServerOptions): readonly ServerModel[] {
  return models.map((model) => (typeof model === 'string' ? { id: model } : model))
}

/** A server's own routes need no key. */
function probed(exchange: Exchange): boolean {
  const { costume, options } = exchange.serving
  const { method, body, path } = exchange.entry
  const probing = { method, body: asObject(body) ?? {}, models: modelsOf(options), options }
  const found = costume.probe(path.split('?')[0] ?? '', probing)
  if (found !== undefined) onPlace(exchange, 'probe', () => found)
  return found !== undefined
}

/** What any such server refuses, however it has been told to behave. */
function refusalOf(
  { costume, options }: Serving,
  { method, path, headers, body }: Entry,
  route: Route | undefined,
): ErrorReply | undefined {
  if (route === undefined) return refused(404, `Invalid URL (${method} ${path})`)
  if (!methodsOf(route).includes(method)) return refused(405, `Not allowed to ${method} ${path}`)
  const { keys } = options
  if (keys !== undefined && !keys.some((key) => isSent(key, options.auth ?? costume.auth, headers)))
    return refusalFor('key-refused', costume)
  if (route.name !== 'answer' && route.name !== 'input-tokens') return undefined
  if (asObject(body) === undefined) return refused(400, 'We could not parse the JSON body of your request.')
  return route.name === 'input-tokens' ? checkSchema(asObject(body) ?? {}, false) : undefined
}

function isSent(key: string, auth: Auth, headers: Entry['headers']): boolean {
  const isBearer = headers.authorization === `Bearer ${key}`
  switch (auth.style) {
    case 'none':
      return true
    case 'bearer':
      return isBearer
    case 'raw':
      return headers.authorization === key
    case 'header':
      return headers[auth.header.toLowerCase()] === key || (auth.orBearer === true && isBearer)
  }
}

/** As queued for the place; the value otherwise. */
function onPlace({ serving, response }: Exchange, place: Place, value: () => unknown): void {
  const behaviour = serving.script.next(place)
  if (behaviour.kind === 'silent') return
  if (behaviour.kind === 'reset') return reset(response)
  const page = pageOf(behaviour, serving.costume, undefined)
  if (page !== undefined) sendPage(response, page, serving.headers)
  else sendJson(serving, response, value())
}

function unknown(exchange: Exchange, id: string): void {
  fail(exchange, refused(404, `Response with id '${id}' not found.`))
}

function show(exchange: Exchange, id: string): Promise<void> | void {
  const { store } = exchange.serving
  const kept = store.find(id)
  if (kept === undefined) return unknown(exchange, id)
  if (exchange.entry.query['stream'] !== 'true') return onPlace(exchange, 'response', () => store.poll(id))
  return kept.isBackground && kept.isStreamed && !store.isCancelled(id)
    ? resume(exchange, kept)
    : fail(exchange, refused(400, 'It was not created with stream and background, or is cancelled.'))
}

/** Goes on behind the event that the client has seen last. */
function resume({ serving, response, entry }: Exchange, kept: Kept): Promise<void> | void {
  const behaviour = serving.script.next('response')
  if (behaviour.kind === 'silent') return
  const page = pageOf(behaviour, serving.costume, undefined)
  if (page !== undefined) return sendPage(response, page, serving.headers)
  const from = Number(entry.query['starting_after'] ?? -1) + 1
  return streamFrom(serving, response, { kept, behaviour, from })
}

function cancel(exchange: Exchange, id: string): void {
  const { store } = exchange.serving
  const kept = store.find(id)
  if (kept === undefined) unknown(exchange, id)
  else if (kept.isBackground) onPlace(exchange, 'cancel', () => store.cancel(id))
  else fail(exchange, refused(400, 'Cannot cancel a synchronous response.'))
}

function remove(exchange: Exchange, id: string): void {
  const { serving, response } = exchange
  if (serving.store.remove(id)) sendJson(serving, response, { id, object: 'response', deleted: true })
  else unknown(exchange, id)
}
