import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { startChaosProxy } from '../../../support/chaos-proxy.ts'
import { ask, follow, profileWith } from '../network/fake-http.ts'
import { http, startOrigin, until } from '../network/http-parts.ts'
import type { EffectiveProfile } from '../../../../src/main/profiles/effective-profile.ts'
import type { Chaos } from '../../../support/chaos-proxy.ts'
import type { Outcome } from '../network/fake-http.ts'

// Sockets are real; only time is not, so that nothing is taken for silence on a busy computer.
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

const timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000 }
const words = ['Hi ', '漢🙂', '.']
const answer = words.join('')
const frame = (event: object) => `data: ${JSON.stringify(event)}\n\n`
const delta = (text: string) =>
  frame({ type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: text })
const last = frame({ type: 'response.completed', response: { status: 'completed' } })
const parts = [frame({ type: 'response.created', response: { id: 'r' } }), ...words.map(delta), last]

/** A reply as it is on the wire: in chunks, or to the end of the connection, which then looks like the end of it all. */
const wires = {
  chunked: wireOf(
    'transfer-encoding: chunked',
    (part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`,
    '0\r\n\r\n',
  ),
  'until the end': wireOf('connection: close', (part) => part, ''),
}

function wireOf(header: string, encoded: (part: string) => string, end: string) {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n${header}\r\n\r\n`
  const body = parts.map(encoded)
  const before = Buffer.byteLength(head + body.slice(0, -1).join(''))
  return {
    bytes: Buffer.from(`${head}${body.join('')}${end}`),
    headBytes: head.length,
    /** From here on all that the last event says has come. */
    wholeAt: before + encoded(last).lastIndexOf('}') + 1,
  }
}

type Wire = ReturnType<typeof wireOf>

async function startRaw({ bytes }: Wire): Promise<string> {
  const { port } = await startOrigin(undefined, (_request, response) => {
    response.socket?.end(bytes) // as written here, so that every byte has its place
  })
  return `http://127.0.0.1:${port}/v1`
}

/** Asks through a proxy of its own, that behaves like this. */
async function through(
  origin: string,
  chaos: Chaos,
): Promise<{ heard: { text: string }; over: Promise<Outcome> }> {
  const proxy = await startChaosProxy(origin)
  onTestFinished(() => proxy.stop())
  proxy.behave(chaos)
  const profile: EffectiveProfile = { ...profileWith({ baseUrl: proxy.url, auth: 'none' }), timeouts }
  const heard = { text: '' }
  const events = async function* () {
    for await (const event of ask(http({ extraCa: () => [] }), { profile })) {
      if (event.type === 'text-delta') heard.text += event.text
      yield event
    }
  }
  return { heard, over: follow(events()) }
}

/** All of the answer whose event is whole within the first bytes. */
function textWithin({ bytes }: Wire, length: number): string {
  const came = bytes.subarray(0, length)
  return words.filter((word) => came.includes(delta(word).trimEnd())).join('')
}

/** What must hold of every outcome, wherever the line broke. */
function check(
  wire: Wire,
  afterBytes: number,
  { text, end, failure }: Outcome,
  codes: readonly string[],
): void {
  const told = { afterBytes, text, isDone: end !== undefined, code: failure?.code }
  expect(answer.startsWith(text), JSON.stringify(told)).toBe(true)
  if (end !== undefined)
    expect([afterBytes >= wire.wholeAt, text], JSON.stringify(told)).toEqual([true, answer])
  else expect(codes, JSON.stringify(told)).toContain(failure?.code)
}

/** After the headers alone, the end is that of an empty body. */
function codesAt({ headBytes }: Wire, afterBytes: number): readonly string[] {
  if (afterBytes < headBytes) return ['unreachable']
  return afterBytes === headBytes ? ['stream-cut', 'not-an-api'] : ['stream-cut']
}

describe.each(Object.entries(wires))('an answer that is sent %s', (_name, wire) => {
  const offsets = Array.from({ length: wire.bytes.length }, (_, n) => n)

  test.each(['cut', 'end'] as const)(
    '%s at any byte is never done by half',
    async (kind) => {
      const origin = await startRaw(wire)
      for (const afterBytes of offsets) {
        const outcome = await (await through(origin, { kind, afterBytes })).over
        check(wire, afterBytes, outcome, codesAt(wire, afterBytes))
        if (kind === 'end')
          expect([afterBytes, outcome.text]).toEqual([afterBytes, textWithin(wire, afterBytes)])
      }
    },
    60_000,
  )

  test('and then nothing more, from any byte on, is never done by half', async () => {
    const origin = await startRaw(wire)
    const asked = []
    for (const afterBytes of offsets)
      asked.push({ afterBytes, ...(await through(origin, { kind: 'stall', afterBytes })) })
    for (const { afterBytes, heard } of asked)
      await until(() => heard.text.length >= textBefore(wire, afterBytes).length)
    await vi.advanceTimersByTimeAsync(timeouts.idleMs + 2_000)
    for (const { afterBytes, over } of asked)
      check(wire, afterBytes, await over, [afterBytes < wire.headBytes ? 'answer-late' : 'stream-stalled'])
  }, 60_000)

  test.each([1, 2, 3, 7])('in pieces of %d bytes is whole', async (bytes) => {
    const { over } = await through(await startRaw(wire), { kind: 'drip', bytes })
    expect(await over).toEqual({ begun: true, text: answer, end: {} })
  })
})

/** What a client that waits for the rest can already have shown: an event counts with the blank line after it. */
function textBefore({ bytes }: Wire, length: number): string {
  const came = bytes.subarray(0, length)
  return words.filter((word) => came.includes(delta(word))).join('')
}
