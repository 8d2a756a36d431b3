import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { frame, streamEvents, toDeltas } from '../support/local-answer.ts'

export type LedgerServer = {
  readonly url: string
  /** The questions in the order in which they were sent, as often as they were. */
  readonly ledger: readonly string[]
  readonly stop: () => Promise<void>
}

/** What the server answers, in some pieces. */
export function answerTo(question: string): string {
  return `The answer to ${question} is said in a few words.`
}

/** Answers every question in a stream that takes `paceMs` for each piece, and writes down who asked what. */
export async function startLedgerServer(paceMs = 3): Promise<LedgerServer> {
  const ledger: string[] = []
  const server = createServer((request, response) => {
    void answer(ledger, paceMs, request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    ledger,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function answer(
  ledger: string[],
  paceMs: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.concat(await request.toArray()).toString()
  // The last question of the thread is the one that is asked.
  const question = body.match(/\bq-\w+-\w+-\d+/g)?.at(-1)
  if (question === undefined) return void response.writeHead(400).end()
  ledger.push(question)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const text = answerTo(question)
  const { before, deltas, after } = streamEvents({
    model: 'm',
    text,
    deltas: toDeltas(text),
    kind: 'text',
    cutByLength: false,
  })
  for (const [index, event] of [...before, ...deltas, ...after].entries()) {
    if (response.destroyed) return
    response.write(frame(event, index))
    await new Promise((resolve) => setTimeout(resolve, paceMs))
  }
  response.end()
}
