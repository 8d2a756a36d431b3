import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRequest } from '../../../../src/main/responses/request-body.ts'
import type { Question } from '../../../../src/main/responses/request-body.ts'

const profile = { model: 'gpt-6-luna' }

function parsed(question: Question): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(buildRequest(question)))
}

test('asks for a stream, stores nothing, and puts the text before the pictures', () => {
  const pictures = [
    { mimeType: 'image/png' as const, bytes: Uint8Array.of(137, 80, 78, 71) },
    { mimeType: 'image/jpeg' as const, bytes: Uint8Array.of(255, 216) },
  ]
  expect(parsed({ profile, question: 'Why "this"?\n', pictures })).toEqual({
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

test('sends earlier turns as text, and instructions only if there are any', () => {
  const earlier = [{ question: 'First?', answer: 'Yes.' }]
  expect(parsed({ profile, question: 'And now?', pictures: [], earlier, instructions: 'Be brief.' })).toEqual(
    {
      model: 'gpt-6-luna',
      instructions: 'Be brief.',
      stream: true,
      store: false,
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'First?' }] },
        { role: 'assistant', content: 'Yes.' },
        { role: 'user', content: [{ type: 'input_text', text: 'And now?' }] },
      ],
    },
  )
})

test('a picture that is a window onto a larger buffer is sent alone', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6).subarray(2, 4)
  expect(
    JSON.stringify(parsed({ profile, question: 'q', pictures: [{ mimeType: 'image/png', bytes }] })),
  ).toContain(`base64,${Buffer.from([3, 4]).toString('base64')}"`)
})

test('any text and any bytes arrive as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.uint8Array(), (question, model, bytes) => {
      const body = parsed({ profile: { model }, question, pictures: [{ mimeType: 'image/png', bytes }] })
      const image = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
      expect(body).toMatchObject({
        model,
        input: [{ content: [{ text: question }, { image_url: image }] }],
      })
    }),
  )
})
