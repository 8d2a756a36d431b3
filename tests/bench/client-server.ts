import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { parentPort, workerData } from 'node:worker_threads'
import type { RequestListener, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// A server for benchmarks, in a thread of its own: it takes the whole request, then sends what it was given.
type Given = {
  readonly frames: readonly string[]
  readonly tls?: { readonly key: string; readonly cert: string }
}
const { frames, tls } = workerData as Given
const each = frames.map((frame) => Buffer.from(frame))
const whole = Buffer.concat(each)
const bulkBytes = 65_536
const upToFirstWord = frames.findIndex((frame) => frame.includes('output_text.delta')) + 1
const paceMs = 5

const answer: RequestListener = (request, response) => {
  request.resume().on('end', () => {
    const way = request.url?.split('/')[1] ?? ''
    const connection = way === 'closing' ? 'close' : 'keep-alive'
    response.writeHead(200, { 'content-type': 'text/event-stream', connection })
    ;(ways[way] ?? inBulk)(response)
  })
}

/** As a model speaks: the first word, then a while nothing. */
function paced(response: ServerResponse): void {
  response.write(Buffer.concat(each.slice(0, upToFirstWord)))
  setTimeout(() => response.end(Buffer.concat(each.slice(upToFirstWord))), paceMs)
}

function oneByOne(response: ServerResponse): void {
  for (const frame of each) response.write(frame)
  response.end()
}

function inBulk(response: ServerResponse): void {
  for (let from = 0; from < whole.length; from += bulkBytes)
    response.write(whole.subarray(from, from + bulkBytes))
  response.end()
}

const ways: Readonly<Record<string, (response: ServerResponse) => void>> = {
  paced,
  closing: paced,
  each: oneByOne,
  bulk: inBulk,
}

const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer)
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port))
