import { expect, test } from 'vitest'
import { AnswerReducer } from '../../../../../src/main/responses/answer/answer-reducer.ts'
import { EventStream } from '../../../../../src/main/responses/answer/event-stream.ts'
import { applyMessages } from '../../../../../src/main/responses/answer/stream-message.ts'

const event = (body: object) => `data: ${JSON.stringify(body)}\n\n`
const words = (delta: string) =>
  event({ type: 'response.output_text.delta', item_id: 'm', output_index: 0, content_index: 0, delta })
const thought = event({
  type: 'response.reasoning_summary_text.delta',
  item_id: 'r',
  output_index: 1,
  summary_index: 0,
  delta: 'Hm',
})

test('words that came together are told together, and keep their place among the rest', () => {
  const bytes = Buffer.from(words('one ') + words('two ') + thought + words('three'))
  const changes = applyMessages(new AnswerReducer(), new EventStream().feed(bytes))
  expect(changes.filter(({ type }) => type.endsWith('-delta'))).toEqual([
    { type: 'text-delta', text: 'one two ' },
    { type: 'reasoning-delta', text: 'Hm' },
    { type: 'text-delta', text: 'three' },
  ])
})
