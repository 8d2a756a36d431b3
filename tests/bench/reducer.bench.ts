import { advance } from '#shared/ask-state.ts'
import { test } from 'vitest'
import { effectiveProfile } from '../../src/main/profiles/effective-profile.ts'
import { AnswerReducer } from '../../src/main/responses/answer/answer-reducer.ts'
import { EventStream } from '../../src/main/responses/answer/event-stream.ts'
import { buildRequest } from '../../src/main/responses/request/request-body.ts'
import { applyMessages } from '../../src/main/responses/answer/stream-message.ts'
import { readWireEvent } from '../../src/main/responses/answer/wire-events.ts'
import { frame } from '../support/local-answer.ts'
import { someProfile } from '../support/profiles.ts'
import { longAnswer } from './long-answer.ts'
import type { AskState } from '#shared/ask-state.ts'
import type { Picture } from '../../src/main/responses/answer-request.ts'
import type { WireEvent } from '../../src/main/responses/answer/wire-events.ts'

const deltaCount = 50_000
const chunkBytes = 16_384
const rounds = { iterations: 10, time: 0, warmupIterations: 2, warmupTime: 0 }

const raw = longAnswer(deltaCount)
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
      for (const change of applyMessages(reducer, decoder.feed(chunk)))
        if (change.type === 'text-delta' || change.type === 'answer-end')
          state = advance(state, { ...change, attempt: 1 })
    if (state.kind !== 'done') throw new Error('The answer did not end')
  }).run(rounds)
})

test('a request with a picture of 1.4 MB', async ({ bench }) => {
  const bytes = new Uint8Array(1_400_000).map((_, n) => (n * 7919) % 256)
  const profile = effectiveProfile(someProfile({ preset: 'openai' }))
  const picture: Picture = { kind: 'bytes', mimeType: 'image/png', bytes, widthPx: 1920, heightPx: 1080 }
  const question = 'What is this?'

  await bench('base64 spliced into the body', () => {
    buildRequest({ profile, turns: [{ question, pictures: [picture] }] })
  }).run(rounds)

  await bench('the whole body stringified, for comparison', () => {
    const image_url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
    Buffer.from(JSON.stringify({ question, content: [{ type: 'input_image', image_url }] }))
  }).run(rounds)
})
