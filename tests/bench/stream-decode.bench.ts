import { createParser } from 'eventsource-parser'
import OpenAI from 'openai'
import { test } from 'vitest'
import { AnswerReducer } from '../../src/main/responses/answer/answer-reducer.ts'
import { EventStream } from '../../src/main/responses/answer/event-stream.ts'
import { applyMessages } from '../../src/main/responses/answer/stream-message.ts'
import { frame } from '../support/local-answer.ts'
import { longAnswer } from './long-answer.ts'

const deltaCount = 10_000
const rounds = { iterations: 15, time: 0, warmupIterations: 3, warmupTime: 0 }

const bytes = Buffer.from(longAnswer(deltaCount).map(frame).join(''))

function piecesOf(size: number): readonly Uint8Array[] {
  const count = Math.ceil(bytes.length / size)
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * size, (n + 1) * size))
}

function decodeAndReduce(pieces: readonly Uint8Array[]): void {
  const stream = new EventStream()
  const reducer = new AnswerReducer()
  let text = ''
  for (const piece of pieces)
    for (const change of applyMessages(reducer, stream.feed(piece)))
      if (change.type === 'text-delta') text += change.text
  if (!reducer.canEnd || text.length < deltaCount) throw new Error('The answer did not end')
}

function parseBare(pieces: readonly Uint8Array[]): void {
  const decoder = new TextDecoder()
  let text = ''
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = JSON.parse(data) as { readonly type: string; readonly delta?: string }
      if (event.type === 'response.output_text.delta') text += event.delta
    },
  })
  for (const piece of pieces) parser.feed(decoder.decode(piece, { stream: true }))
  if (text.length < deltaCount) throw new Error('Text is missing')
}

/** The SDK without a network: its requests are answered with these bytes. */
function sdkFor(pieces: readonly Uint8Array[]): OpenAI {
  const headers = { 'content-type': 'text/event-stream' }
  const fetch = (): Promise<Response> => Promise.resolve(new Response(bodyOf(pieces), { headers }))
  return new OpenAI({ apiKey: 'none', fetch })
}

function bodyOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function readWithSdk(
  events: AsyncIterable<{ readonly type: string; readonly delta?: unknown }>,
): Promise<void> {
  let text = ''
  for await (const event of events)
    if (event.type === 'response.output_text.delta') text += String(event.delta)
  if (text.length < deltaCount) throw new Error('Text is missing')
}

const question = { model: 'gpt-6-luna', input: 'What is this?' }

for (const [name, size] of [
  ['as a socket gives them', 16_384],
  ['one for each event', Math.round(bytes.length / (deltaCount + 8))],
] as const)
  test(`a stream of ${deltaCount} deltas in pieces ${name}`, async ({ bench }) => {
    const pieces = piecesOf(size)
    const sdk = sdkFor(pieces)
    await bench('ours: bytes to changes of the answer', () => decodeAndReduce(pieces)).run(rounds)
    await bench('bare eventsource-parser and JSON.parse', () => parseBare(pieces)).run(rounds)
    await bench('the SDK: bytes to events', async () =>
      readWithSdk(await sdk.responses.create({ ...question, stream: true })),
    ).run(rounds)
    await bench('the SDK: bytes to events and a response', () =>
      readWithSdk(sdk.responses.stream(question)),
    ).run(rounds)
  })
