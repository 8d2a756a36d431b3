import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asked, bodyOf, built, dataUrl, picture, sent, userMessage, valuesAt } from './sent-request.ts'

const official = { preset: 'openai' }
const kept = { stateMode: 'previous_response_id' as const }

test('asks for a stream, stores nothing, and puts the text before the pictures', () => {
  const jpeg = { ...picture(255, 216), mimeType: 'image/jpeg' as const }
  const question = 'Why "this"?\n'
  expect(sent({}, { turns: [asked({ question, pictures: [picture(137, 80, 78, 71), jpeg] })] })).toEqual({
    model: 'gpt-6-luna',
    stream: true,
    store: false,
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'Why "this"?\n' },
          { type: 'input_image', detail: 'high', image_url: 'data:image/png;base64,iVBORw==' },
          { type: 'input_image', detail: 'high', image_url: 'data:image/jpeg;base64,/9g=' },
        ],
      },
    ],
  })
})

test('a picture that is a window onto a larger buffer is sent alone', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6).subarray(2, 4)
  const body = sent({}, { turns: [asked({ pictures: [{ ...picture(), bytes }] })] })
  expect(JSON.stringify(body)).toContain(`"${dataUrl(3, 4)}"`)
})

const text = fc.string({ unit: 'binary' })

test('any text and any bytes arrive as they were', () => {
  const texts = fc.record({ question: text, answer: text.filter((answer) => answer !== ''), filename: text })
  fc.assert(
    fc.property(texts, fc.uint8Array(), fc.uint8Array(), ({ question, answer, filename }, first, second) => {
      const document = { kind: 'bytes' as const, mimeType: 'text/plain', bytes: first, filename }
      const turns = [
        asked({ question, answer, pictures: [{ ...picture(), bytes: first }], documents: [document] }),
        asked({ question, pictures: [{ ...picture(), mimeType: 'image/jpeg', bytes: second }] }),
      ]
      const [before, after] = [first, second].map((bytes) => Buffer.from(bytes).toString('base64'))
      const file = { filename, file_data: `data:text/plain;base64,${before}` }
      expect(sent({}, { turns })['input']).toMatchObject([
        { content: [{ text: question }, { image_url: `data:image/png;base64,${before}` }, file] },
        { role: 'assistant', content: answer },
        { content: [{ text: question }, { image_url: `data:image/jpeg;base64,${after}` }] },
      ])
    }),
  )
})

test('any instructions and any items of tools arrive as they were', () => {
  fc.assert(
    fc.property(text, fc.jsonValue(), (instructions, output) => {
      const steps = [{ items: [{ type: 'function_call', output }], outputs: [{ output }] }]
      const body = sent({ options: { instructions } }, { steps })
      const items: unknown = JSON.parse(
        JSON.stringify([...(steps[0]?.items ?? []), ...(steps[0]?.outputs ?? [])]),
      )
      expect(body['instructions'] ?? '').toBe(instructions.trim())
      expect((body['input'] as readonly unknown[]).slice(1)).toEqual(items)
    }),
  )
})

test('lists the optional fields that are in the body, and no other', () => {
  const options = { effort: 'low', summary: 'auto', verbosity: 'low', maxOutputTokens: 64 } as const
  const tools = { webSearch: { isOn: true, contextSize: 'low' } } as const
  const { fields } = built({ ...official, options, tools }, { turns: [asked({ pictures: [picture(1)] })] })
  expect([...fields].sort()).toEqual(
    [
      'max_output_tokens',
      'reasoning',
      'reasoning.effort',
      'reasoning.summary',
      'text',
      'text.verbosity',
      'tools',
      'tools.search_context_size',
      'stream',
      'stream_options',
      'stream_options.include_obfuscation',
      'store',
      'input.content.detail',
    ].sort(),
  )
  expect(built({ dialect: { sendStore: false, streamOk: false } }).fields).toEqual([])
})

const everyOption = {
  instructions: 'Be brief.',
  maxOutputTokens: 64,
  effort: 'low',
  summary: 'auto',
  verbosity: 'low',
  format: { type: 'text' },
  store: true,
  background: true,
  include: ['web_search_call.action.sources'],
  metadata: { team: 'docs' },
  parallelToolCalls: false,
  maxToolCalls: 3,
  toolChoice: 'auto',
  serviceTier: 'flex',
  safetyIdentifier: 'abc',
} as const
const everyTool = {
  webSearch: { isOn: true, contextSize: 'low', userLocation: { city: 'Bern' } },
  fileSearch: { isOn: true, vectorStoreIds: ['vs_1'], maxResults: 5, scoreThreshold: 0.5 },
} as const
const full = {
  ...official,
  options: everyOption,
  tools: everyTool,
  dialect: kept,
} as unknown as typeof official
const thread = {
  turns: [asked({ answer: 'Tea.', responseId: 'resp_1' }), asked({ pictures: [picture(1)] })],
  cacheKey: 'thread-1',
}

test.each(built(full, thread).fields)('leaves out %s when an amendment or a rule says so', (field) => {
  const before = built(full, thread)
  const amended = built(full, { ...thread, amendment: { droppedFields: [field] } })
  const modelRules = { 'gpt-6-luna': { refusedFields: [field] } }
  expect(bodyOf(built({ ...full, modelRules }, thread))).toEqual(bodyOf(amended))
  expect(before.fields).toContain(field)
  expect(amended.fields.filter((each) => each === field || each.startsWith(`${field}.`))).toEqual([])
  expect(valuesAt(bodyOf(before), field)).not.toEqual([])
  expect(valuesAt(bodyOf(amended), field)).toEqual([])
})

test('the fields that an amendment is tried with are all there are', () => {
  expect(built(full, thread).fields).toHaveLength(28)
})

const together = [
  ['tools', ['tools', 'tool_choice', 'parallel_tool_calls', 'max_tool_calls']],
  ['stream', ['stream', 'stream_options']],
  ['reasoning', ['reasoning']],
] as const

test.each(together)('with %s goes what is said about it', (field, gone) => {
  const body = sent(full, { ...thread, amendment: { droppedFields: [field] } })
  expect(gone.filter((name) => name in sent(full, thread))).toEqual(gone)
  expect(gone.filter((name) => name in body)).toEqual([])
})

test('without the stream or the background, the answer is not waited for there', () => {
  const dropped = built(full, { amendment: { droppedFields: ['stream', 'background'] } })
  expect(built(full)).toMatchObject({ isStreamed: true, isBackground: true })
  expect(dropped).toMatchObject({ isStreamed: false, isBackground: false })
})

test('instructions that are refused as a field go in front of the question', () => {
  const amendment = { droppedFields: ['instructions'] }
  const body = sent({ options: { instructions: 'Be brief.' } }, { amendment })
  expect(body['input']).toEqual([userMessage('Be brief.\n\nWhat is this?')])
})

test('an amendment has the last word on the effort', () => {
  const options = { effort: 'max', summary: 'auto' } as const
  expect(sent({ ...official, options }, { amendment: { effort: 'minimal' } })).toMatchObject({
    reasoning: { effort: 'minimal', summary: 'auto' },
  })
})

test('extra fields join the body, and hold nowhere that a field was built', () => {
  const extraBody = { top_k: 5, store: true, reasoning: { effort: 'high', enabled: true } }
  const body = sent({ extraBody, options: { effort: 'low' } })
  expect(body).toMatchObject({ top_k: 5, store: false, reasoning: { effort: 'low', enabled: true } })
})

test('an extra field that was refused stays out, and none is left out by itself', () => {
  const modelRules = { 'gpt-6-luna': { refusedFields: ['reasoning.enabled'] } }
  const { fields, ...request } = built({ extraBody: { top_k: 5, reasoning: { enabled: true } }, modelRules })
  expect(bodyOf(request)).not.toHaveProperty('reasoning')
  expect(bodyOf(request)).toHaveProperty('top_k', 5)
  expect(fields).toEqual(['stream', 'store'])
})

test('tells the limit that was sent, under whatever name', () => {
  const options = { maxOutputTokens: 64 }
  expect(built({ options }).maxOutputTokens).toBe(64)
  expect(built({ options, dialect: { maxTokensKey: 'max_tokens' } }).maxOutputTokens).toBe(64)
  expect(built({ extraBody: { max_output_tokens: 32 } }).maxOutputTokens).toBe(32)
  expect(built({ options }, { amendment: { droppedFields: ['max_output_tokens'] } })).not.toHaveProperty(
    'maxOutputTokens',
  )
  expect(built()).not.toHaveProperty('maxOutputTokens')
})

const earlier = asked({ question: 'First?', answer: 'Yes.', responseId: 'resp_1', pictures: [picture(1)] })
const now = asked({ question: 'And now?', pictures: [picture(1)] })
const round = { items: [{ type: 'function_call', call_id: 'c1' }], outputs: [{ call_id: 'c1', output: '3' }] }

test('goes on from the answer that the server kept, with the last question alone', () => {
  const options = { instructions: 'Be brief.' }
  const { usesPreviousResponse, ...request } = built({ dialect: kept, options }, { turns: [earlier, now] })
  expect(bodyOf(request)).toMatchObject({
    previous_response_id: 'resp_1',
    store: true,
    instructions: 'Be brief.',
  })
  // The server has the picture already.
  expect(bodyOf(request)['input']).toEqual([userMessage('And now?')])
  expect(usesPreviousResponse).toBe(true)
})

test('goes on from a round of tools with its outputs alone', () => {
  const steps = [round, { items: [], outputs: [{ call_id: 'c2', output: '4' }], responseId: 'resp_2' }]
  expect(sent({ dialect: kept }, { turns: [earlier, now], steps })).toMatchObject({
    previous_response_id: 'resp_2',
    input: [{ call_id: 'c2', output: '4' }],
  })
})

test('a round of tools that the server did not name follows the question', () => {
  const body = sent({ dialect: kept }, { turns: [earlier, now], steps: [round] })
  expect(body['previous_response_id']).toBe('resp_1')
  expect(body['input']).toEqual([userMessage('And now?'), ...round.items, ...round.outputs])
})

const inFull = [
  ['the history is kept here', {}, {}],
  ['it was lost there', { dialect: kept }, { amendment: { withFullHistory: true } }],
  ['the field was refused', { dialect: kept }, { amendment: { droppedFields: ['previous_response_id'] } }],
  ['the user lets nothing be kept', { dialect: kept, options: { store: false } }, {}],
  ['the last answer has no id', { dialect: kept }, { turns: [earlier, asked({ answer: 'No.' }), now] }],
] as const

test.each(inFull)('the whole thread is sent when %s', (_, changes, rest) => {
  const { usesPreviousResponse, ...request } = built(changes, { turns: [earlier, now], ...rest })
  expect(bodyOf(request)).not.toHaveProperty('previous_response_id')
  expect(JSON.stringify(bodyOf(request)['input'])).toContain('First?')
  expect(usesPreviousResponse).toBe(false)
})
