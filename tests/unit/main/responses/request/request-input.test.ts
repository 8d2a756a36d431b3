import { expect, test } from 'vitest'
import { asked, dataUrl, failureOf, picture, sent, userMessage } from './sent-request.ts'
import { someFunction } from '../../../../support/profiles.ts'
import type { Document, Picture } from '../../../../../src/main/responses/answer-request.ts'

const brief = { options: { instructions: 'Be brief.' } }
const earlier = asked({ question: 'First?', answer: 'Yes.' })
const now = asked({ question: 'And now?' })
const image = (...bytes: readonly number[]) => ({
  type: 'input_image',
  detail: 'high',
  image_url: dataUrl(...bytes),
})
const text = (words: string) => ({ type: 'input_text', text: words })

test('earlier turns go along, the assistant’s as a plain string', () => {
  expect(sent({}, { turns: [earlier, now] })['input']).toEqual([
    userMessage('First?'),
    { role: 'assistant', content: 'Yes.' },
    userMessage('And now?'),
  ])
})

test('a turn that was never answered has no assistant’s message', () => {
  const turns = [asked({ question: 'One?' }), asked({ question: 'Two?', answer: '' }), now]
  expect(sent({}, { turns })['input']).toEqual([
    userMessage('One?'),
    userMessage('Two?'),
    userMessage('And now?'),
  ])
})

const system = (role: string) => [{ role, content: [text('Be brief.')] }, userMessage('First?')]
const prompts = [
  ['instructions', 'Be brief.', [userMessage('First?')]],
  ['developer', undefined, system('developer')],
  ['system', undefined, system('system')],
  ['prefix', undefined, [userMessage('Be brief.\n\nFirst?')]],
] as const

test.each(prompts)('the system prompt as %s', (systemPromptAs, field, beginning) => {
  const body = sent({ ...brief, dialect: { systemPromptAs } }, { turns: [earlier, now] })
  expect(body['instructions']).toBe(field)
  expect(body['input']).toEqual([
    ...beginning,
    { role: 'assistant', content: 'Yes.' },
    userMessage('And now?'),
  ])
})

test.each(prompts)('no system prompt as %s, and nothing is sent for it', (systemPromptAs) => {
  const body = sent({ options: { instructions: ' \n' }, dialect: { systemPromptAs } })
  expect(body).not.toHaveProperty('instructions')
  expect(body['input']).toEqual([userMessage('What is this?')])
})

test('a picture that an earlier turn brought is not sent again', () => {
  const turns = [
    asked({ ...earlier, pictures: [picture(1, 2)] }),
    asked({ ...now, pictures: [picture(1, 2)] }),
  ]
  expect(sent({}, { turns })['input']).toEqual([
    { role: 'user', content: [text('First?'), image(1, 2)] },
    { role: 'assistant', content: 'Yes.' },
    userMessage('And now?'),
  ])
})

test('among several pictures, the one that is meant again is named', () => {
  const turns = [
    asked({ ...earlier, pictures: [picture(1), picture(2)] }),
    asked({ ...now, pictures: [picture(3), picture(2)] }),
  ]
  expect(sent({}, { turns })['input']).toMatchObject([
    { content: [text('First?'), image(1), image(2)] },
    {},
    { content: [text('And now?'), text('[picture 2 of this thread, from above]'), image(3)] },
  ])
})

test('a picture twice in one turn is sent once', () => {
  const turns = [asked({ pictures: [picture(1), picture(1), picture(2)] })]
  expect(sent({}, { turns })['input']).toEqual([
    { role: 'user', content: [text('What is this?'), image(1), image(2)] },
  ])
})

const jpeg = { ...picture(1), mimeType: 'image/jpeg' as const }
const pairs: readonly (readonly [string, Picture, Picture, number])[] = [
  ['the same bytes', picture(1), picture(1), 1],
  ['other bytes', picture(1), picture(2), 2],
  ['the same bytes of another type', picture(1), jpeg, 2],
  ['a beginning of the other', picture(1), picture(1, 2), 2],
  ['the same address', { kind: 'url', url: 'https://a.test/1' }, { kind: 'url', url: 'https://a.test/1' }, 1],
  ['another address', { kind: 'url', url: 'https://a.test/1' }, { kind: 'url', url: 'https://a.test/2' }, 2],
  ['the same id', { kind: 'file-id', fileId: 'f' }, { kind: 'file-id', fileId: 'f' }, 1],
  ['another id', { kind: 'file-id', fileId: 'f' }, { kind: 'file-id', fileId: 'g' }, 2],
  ['an address like an id', { kind: 'file-id', fileId: 'f' }, { kind: 'url', url: 'f' }, 2],
]

test.each(pairs)('two pictures with %s', (_, one, other, count) => {
  const turns = [asked({ pictures: [one] }), asked({ pictures: [other] })]
  expect(JSON.stringify(sent({}, { turns })).match(/input_image/g)).toHaveLength(count)
})

const address: Picture = { kind: 'url', url: 'https://a.test/"1".png' }
const uploaded: Picture = { kind: 'file-id', fileId: 'file-1' }

test('pictures by address and by id, and several of each kind at once', () => {
  expect(sent({}, { turns: [asked({ pictures: [address, picture(1), uploaded] })] })['input']).toEqual([
    {
      role: 'user',
      content: [
        text('What is this?'),
        { type: 'input_image', detail: 'high', image_url: 'https://a.test/"1".png' },
        image(1),
        { type: 'input_image', detail: 'high', file_id: 'file-1' },
      ],
    },
  ])
})

const refusedPictures = [
  ['a type that the server does not take', { ...picture(1), mimeType: 'image/webp' as const }, {}],
  ['an address where none is taken', address, { imageUrlOk: false }],
  ['an id where none is taken', uploaded, { fileIdOk: false }],
] as const

test.each(refusedPictures)('a picture as %s is refused before it is sent', (_, one, dialect) => {
  const failure = failureOf(() => sent({ dialect }, { turns: [asked({ pictures: [one] })] }))
  expect(failure).toEqual({ code: 'picture-invalid', details: { field: 'input_image' } })
})

test('a picture type that a server is said to take is sent', () => {
  const dialect = { pictureTypes: ['image/png' as const, 'image/gif' as const] }
  const gif = { ...picture(71, 73, 70), mimeType: 'image/gif' as const }
  expect(JSON.stringify(sent({ dialect }, { turns: [asked({ pictures: [gif] })] }))).toContain(
    'data:image/gif;base64,R0lG"',
  )
})

const details = [
  ['gpt-5.6-sol', 'original', 'original'],
  ['gpt-5-mini', 'original', 'high'],
  ['gpt-5-mini', 'low', 'low'],
  ['gpt-5-mini', 'auto', 'auto'],
  ['gpt-5-mini', undefined, 'high'],
] as const

test.each(details)('on %s, a detail of %s is sent as %s', (model, detail, expected) => {
  const options = detail === undefined ? {} : { detail }
  const turns = [asked({ pictures: [picture(1)] })]
  expect(sent({ model, options }, { turns })['input']).toMatchObject([
    { content: [{}, { detail: expected }] },
  ])
})

test('no detail where a server does not know the field', () => {
  const turns = [asked({ pictures: [picture(1)] })]
  const body = sent({ dialect: { sendDetail: false }, options: { detail: 'low' } }, { turns })
  expect(JSON.stringify(body)).not.toContain('detail')
})

const pdf: Document = {
  kind: 'bytes',
  mimeType: 'application/pdf',
  bytes: Uint8Array.of(37, 80, 68, 70),
  filename: 'a "b".pdf',
}
const documents = [
  [
    'its bytes',
    pdf,
    { type: 'input_file', filename: 'a "b".pdf', file_data: 'data:application/pdf;base64,JVBERg==' },
  ],
  [
    'its address',
    { kind: 'url', url: 'https://a.test/b.pdf', filename: 'b.pdf' },
    { type: 'input_file', file_url: 'https://a.test/b.pdf' },
  ],
  ['its id', { kind: 'file-id', fileId: 'file-2' }, { type: 'input_file', file_id: 'file-2' }],
] as const

test.each(documents)('a document by %s follows text and pictures', (_, document, part) => {
  const turns = [asked({ pictures: [picture(1)], documents: [document] }), asked({ documents: [document] })]
  expect(sent({}, { turns })['input']).toEqual([
    { role: 'user', content: [text('What is this?'), image(1), part] },
    userMessage('What is this?'),
  ])
})

test.each([
  ['a document', pdf, { filesOk: false }],
  ['the id of a document', { kind: 'file-id', fileId: 'file-2' } as const, { fileIdOk: false }],
])('%s where none is taken is refused before it is sent', (_, document, dialect) => {
  const failure = failureOf(() => sent({ dialect }, { turns: [asked({ documents: [document] })] }))
  expect(failure).toEqual({ code: 'document-refused', details: { field: 'input_file' } })
})

const call = { type: 'function_call', call_id: 'c1', name: 'add', arguments: '{"a":1}', phase: 'commentary' }
const output = { type: 'function_call_output', call_id: 'c1', output: '3' }
const thought = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAA' }
const nameOnly = { type: 'reasoning', id: 'rs_2', summary: [] }
const tools = { functions: [someFunction] }

test('rounds of tools follow the question, calls before their outputs, unchanged', () => {
  const steps = [
    { items: [call, { type: 'message', phase: 'final_answer' }], outputs: [output] },
    { items: [{ ...call, call_id: 'c2' }], outputs: [{ ...output, call_id: 'c2' }] },
  ]
  expect(sent({}, { steps })['input']).toEqual([
    userMessage('What is this?'),
    ...steps.flatMap(({ items, outputs }) => [...items, ...outputs]),
  ])
})

const asksForThought = { include: ['reasoning.encrypted_content' as const] }
const returned = [
  ['the original, with its content', { preset: 'openai', tools }, [thought]],
  [
    'the original, which keeps the answer',
    { preset: 'openai', options: { store: true } },
    [thought, nameOnly],
  ],
  ['another server', {}, []],
  ['another server that was asked for it', { options: asksForThought }, [thought]],
] as const

test.each(returned)('what was thought before a call goes back to %s', (_, changes, expected) => {
  const steps = [{ items: [thought, nameOnly, call], outputs: [output] }]
  const body = sent(changes, { steps })
  expect(body['input']).toEqual([userMessage('What is this?'), ...expected, call, output])
})

test('what was thought does not go back to a server that refused to hand it out', () => {
  const amendment = { droppedFields: ['include'] }
  const steps = [{ items: [thought, call], outputs: [output] }]
  expect(sent({ options: asksForThought }, { steps, amendment })['input']).toEqual([
    userMessage('What is this?'),
    call,
    output,
  ])
})
