import { expect, onTestFinished, test, vi } from 'vitest'
import { toFailure } from '#shared/errors.ts'
import { startChaosProxy } from '../../../support/chaos-proxy.ts'
import { http, send, startOrigin, timeouts, until } from './http-parts.ts'
import type { Chaos } from '../../../support/chaos-proxy.ts'

// Sockets are real; only time is not, so that nothing is taken for silence on a busy computer.
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })

const parts = ['data: {"a":1}\n\n', ': naïve 漢字 🙂\n\n', 'data: [DONE]\n\n']
const text = parts.join('')
const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n'
const chunks = parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`)
const wire = Buffer.from(`${head}${chunks.join('')}0\r\n\r\n`)

/** How much of the text is in the first bytes of what is sent. */
function textWithin(bytes: number): Buffer {
  const starts = parts.map((_, n) => Buffer.byteLength(head + chunks.slice(0, n).join('')) + chunkHead(n))
  return Buffer.concat(
    parts.map((part, n) => Buffer.from(part).subarray(0, Math.max(0, bytes - (starts[n] ?? 0)))),
  )
}

function chunkHead(n: number): number {
  return (chunks[n]?.indexOf('\r\n') ?? 0) + 2
}

type Outcome = { readonly isBegun: boolean; readonly received: Buffer; readonly code: string }

/** Asks through a proxy of its own, that behaves like this. */
async function ask(origin: string, chaos: Chaos): Promise<{ state: () => Outcome; over: Promise<Outcome> }> {
  const proxy = await startChaosProxy(origin)
  onTestFinished(() => proxy.stop())
  proxy.behave(chaos)
  const received: Uint8Array[] = []
  let isBegun = false
  const outcome = (code: string) => ({ isBegun, received: Buffer.concat(received), code })
  const reading = async () => {
    const response = await send(http({ extraCa: () => [] }), proxy.url, { timeouts })
    isBegun = true
    for await (const bytes of response.body) received.push(bytes)
    return outcome('complete')
  }
  return {
    state: () => outcome('open'),
    over: reading().catch((error: unknown) => outcome(toFailure(error).code)),
  }
}

async function startRaw(): Promise<string> {
  const { port } = await startOrigin(undefined, (_request, response) => {
    response.socket?.end(wire) // as written here, so that every byte has its place
  })
  return `http://127.0.0.1:${port}`
}

const offsets = Array.from({ length: wire.length }, (_, n) => n)

test.each(['cut', 'end'] as const)(
  '%s at any byte: what came is kept, and it is never whole',
  async (kind) => {
    const origin = await startRaw()
    for (const afterBytes of offsets) {
      const { over } = await ask(origin, { kind, afterBytes })
      const { received, code } = await over
      const at = `at ${afterBytes}`
      expect([at, code]).toEqual([at, afterBytes < head.length ? 'unreachable' : 'stream-cut'])
      // A reset may take along what was on its way.
      const expected = textWithin(afterBytes)
      if (kind === 'end') expect([at, received.toString('hex')]).toEqual([at, expected.toString('hex')])
      else expect(expected.subarray(0, received.length).equals(received)).toBe(true)
    }
  },
)

test('silence from any byte on: what came is kept, and the limit of its phase ends it', async () => {
  const origin = await startRaw()
  const asked = []
  for (const afterBytes of offsets)
    asked.push({ afterBytes, ...(await ask(origin, { kind: 'stall', afterBytes })) })
  for (const { afterBytes, state } of asked)
    await until(() => {
      const { isBegun, received } = state()
      return isBegun === afterBytes >= head.length && received.equals(textWithin(afterBytes))
    })
  await vi.advanceTimersByTimeAsync(timeouts.idleMs + 2_000)
  for (const { afterBytes, over } of asked) {
    const { received, code } = await over
    expect([afterBytes, code]).toEqual([
      afterBytes,
      afterBytes < head.length ? 'answer-late' : 'stream-stalled',
    ])
    expect(received.equals(textWithin(afterBytes))).toBe(true)
  }
})

test.each([1, 2, 3, 7])('in pieces of %s bytes everything comes', async (bytes) => {
  const { over } = await ask(await startRaw(), { kind: 'drip', bytes })
  const { received, code } = await over
  expect([received.toString(), code]).toEqual([text, 'complete'])
})
