import { advance } from '#shared/ask-state.ts'
import { test } from 'vitest'
import { AnswerReducer } from '../../src/main/responses/answer-reducer.ts'
import { EventStream } from '../../src/main/responses/event-stream.ts'
import { buildRequest } from '../../src/main/responses/request-body.ts'
import { readWireEvent } from '../../src/main/responses/wire-events.ts'
import { frame, streamEvents } from '../support/local-answer.ts'
import type { AskState } from '#shared/ask-state.ts'
import type { WireEvent } from '../../src/main/responses/wire-events.ts'

const deltaCount = 50_000
const chunkBytes = 16_384
const rounds = { iterations: 10, time: 0, warmupIterations: 2, warmupTime: 0 }

const deltas = Array.from({ length: deltaCount }, (_, n) => `word${n} `)
const {
  before,
  deltas: wireDeltas,
  after,
} = streamEvents({
  model: 'gpt-6-luna',
  text: deltas.join(''),
  deltas,
  kind: 'text',
  cutByLength: false,
})
const raw = [...before, ...wireDeltas, ...after]
const stream = Buffer.from(raw.map(frame).join(''))
const chunks = Array.from({ length: Math.ceil(stream.length / chunkBytes) }, (_, n) =>
  stream.subarray(n * chunkBytes, (n + 1) * chunkBytes),
)
const events = raw
  .map((event) => readWireEvent(event))
  .filter((event): event is WireEvent => event !== undefined)

test(`an answer of ${deltaCount} deltas`, async ({ bench }) => {
  await bench('framing: bytes to messages', () => {
    const decoder = new EventStream()
    for (const chunk of chunks) decoder.feed(chunk)
  }).run(rounds)

  await bench('schemas: parsed data to wire events', () => {
    for (const event of raw) readWireEvent(event)
  }).run(rounds)

  await bench('reducer: wire events to an answer', () => {
    const reducer = new AnswerReducer()
    for (const event of events) reducer.apply(event)
  }).run(rounds)

  await bench('all of it, and the ask itself: bytes to state', () => {
    const decoder = new EventStream()
    const reducer = new AnswerReducer()
    let state: AskState = { kind: 'sending', attempt: 1 }
    for (const chunk of chunks)
      for (const { data } of decoder.feed(chunk)) {
        const event = readWireEvent(JSON.parse(data) as unknown)
        for (const change of event === undefined ? [] : reducer.apply(event))
          if (change.type !== 'answer-error' && change.type !== 'answer-cancelled')
            state = advance(state, { ...change, attempt: 1 })
      }
    if (state.kind !== 'done') throw new Error('The answer did not end')
  }).run(rounds)
})

test('a request with a picture of 1.4 MB', async ({ bench }) => {
  const bytes = new Uint8Array(1_400_000).map((_, n) => (n * 7919) % 256)
  const question = { profile: { model: 'gpt-6-luna' }, question: 'What is this?', earlier: [] }

  await bench('base64 spliced into the body', () => {
    buildRequest({ ...question, pictures: [{ mimeType: 'image/png', bytes }] })
  }).run(rounds)

  await bench('the whole body stringified, for comparison', () => {
    const image_url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
    Buffer.from(JSON.stringify({ ...question, content: [{ type: 'input_image', image_url }] }))
  }).run(rounds)
})
