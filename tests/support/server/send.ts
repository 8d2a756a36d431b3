/** Puts replies on the wire, whole and broken. */
import { once } from 'node:events'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { garbage } from './framing.ts'
import { streamErrors } from './errors.ts'
import { asObject } from './json.ts'
import type { ServerResponse } from 'node:http'
import type { Wire } from '../local-answer.ts'
import type { Behaviour, Headers } from './behaviour.ts'
import type { Page } from './errors.ts'
import type { Framing } from './framing.ts'

export type Stream = {
  readonly response: ServerResponse
  readonly behaviour: Behaviour
  readonly headers: Headers
  readonly framing: Framing
  /** All events of the answer; the first to be sent is the one at `from`, which is its sequence number too. */
  readonly events: readonly Wire[]
  readonly from: number
  readonly paceMs: number
  /** Sends up to here and then says no more, as a response that is stuck in the queue. */
  readonly until?: number
}

export function sendPage(
  response: ServerResponse,
  { status, headers, body }: Page,
  more: Headers = {},
): void {
  response.writeHead(status, { ...more, ...headers })
  response.end(body)
}

export async function sendStream(stream: Stream): Promise<void> {
  const { response, behaviour, headers } = stream
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', ...headers })
  if (behaviour.kind === 'flood') return flood(response, behaviour)
  if ('afterBytes' in behaviour) return cutAfterBytes(stream, behaviour.afterBytes)
  if (behaviour.kind === 'drip') return drip(stream, behaviour)
  const end = endOf(stream)
  await writePaced(stream, end)
  finish(stream, end)
}

/** How many events are sent before the behaviour ends it, counting deltas of the answer's own text. */
function endOf({ behaviour, events, until }: Stream): number {
  if (until !== undefined) return until
  const deltas = 'afterDeltas' in behaviour ? behaviour.afterDeltas : undefined
  if (behaviour.kind === 'garbage') return afterDelta(events, 2)
  return deltas === undefined ? events.length : afterDelta(events, deltas)
}

/** Just behind the n-th delta of text; where there is none, before what follows the first. */
function afterDelta(events: readonly Wire[], count: number): number {
  const isText = ({ type }: Wire) =>
    type === 'response.output_text.delta' || type === 'response.refusal.delta'
  const places = events.flatMap((event, at) => (isText(event) ? [at] : []))
  if (count === 0) return places[0] ?? Math.min(3, events.length - 1)
  return (places[count - 1] ?? places.at(-1) ?? Math.min(3, events.length - 1)) + 1
}

function written({ framing, events, from }: Stream, begin: number, end: number): string {
  const frames = events
    .slice(begin, end)
    .map((event, at) => framing.frame(event, begin + at, begin + at === events.length - 1))
  const head = begin === from ? framing.head : ''
  return `${head}${frames.join('')}${end === events.length ? framing.tail : ''}`
}

async function writePaced(stream: Stream, end: number): Promise<void> {
  const { response, events, from, paceMs } = stream
  if (end <= from) return void response.flushHeaders()
  for (let at = from; at < end; at++) {
    if (response.destroyed) return
    response.write(written(stream, at, at + 1))
    if (paceMs > 0 && events[at]?.type.endsWith('.delta') === true) await wait(paceMs)
  }
}

/** What comes after the last event that is sent. */
function finish(stream: Stream, end: number): void {
  const { response, behaviour, until } = stream
  if (response.destroyed || behaviour.kind === 'stall' || until !== undefined) return
  // Broken only when all before it is out: the client is to have it.
  if (behaviour.kind === 'cut') return void response.write(':\n', () => response.destroy())
  if (behaviour.kind === 'reset') return void response.write(':\n', () => reset(response))
  if (behaviour.kind === 'stream-error') response.write(errorFrames(stream, behaviour.form, end))
  if (behaviour.kind === 'garbage') return withGarbage(stream, garbage[behaviour.form], end)
  response.end()
}

function withGarbage(stream: Stream, { bytes, endsAnswer }: (typeof garbage)['nul'], end: number): void {
  stream.response.write(bytes)
  stream.response.end(endsAnswer ? '' : written(stream, end, stream.events.length))
}

export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy()
}

function errorFrames({ framing, events }: Stream, form: 'flat' | 'nested' | 'bare', at: number): string {
  const failed = asObject(events[0]?.['response']) ?? {}
  const told = streamErrors(form, { ...failed, status: 'failed' })
  if (form === 'bare') return told.map((error) => `data: ${JSON.stringify(error)}\n\n`).join('')
  return told.map((error, n) => framing.frame(error as Wire, at + n, false)).join('')
}

function cutAfterBytes(stream: Stream, afterBytes: number): void {
  const { response, events, from } = stream
  const whole = Buffer.from(written(stream, from, events.length))
  response.flushHeaders()
  response.write(whole.subarray(0, Math.max(1, afterBytes)), () => response.destroy())
}

async function drip(
  stream: Stream,
  { bytes, everyMs }: { readonly bytes: number; readonly everyMs?: number },
): Promise<void> {
  const { response, events, from } = stream
  const whole = Buffer.from(written(stream, from, events.length))
  for (let at = 0; at < whole.length && !response.destroyed; at += bytes) {
    response.write(whole.subarray(at, at + bytes))
    await (everyMs === undefined ? setImmediate() : wait(everyMs))
  }
  response.end()
}

const floods = {
  line: { begin: 'data: ', more: 'x'.repeat(65_536) },
  lines: { begin: '', more: `: ${'x'.repeat(1_021)}\n`.repeat(64) },
  json: { begin: '{"output":"', more: 'x'.repeat(65_536) },
}

/** No faster than the client reads. */
export async function flood(
  response: ServerResponse,
  { form, bytes = 1_000_000_000 }: Extract<Behaviour, { kind: 'flood' }>,
): Promise<void> {
  const { begin, more } = floods[form]
  response.write(begin)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for (let sent = 0; sent < bytes && !response.destroyed; sent += more.length)
    if (!response.write(more)) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined)
  response.end()
}
