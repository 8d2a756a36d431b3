import { describe, expect, test } from 'vitest'
import { refusedField, supportedEfforts } from '../../../../../src/main/responses/errors/refused-field.ts'
import type { ProviderError } from '../../../../../src/main/responses/errors/provider-error.ts'

const sent = [
  'instructions',
  'max_output_tokens',
  'temperature',
  'top_p',
  'reasoning',
  'reasoning.effort',
  'reasoning.summary',
  'text',
  'text.format',
  'text.verbosity',
  'tools',
  'tools.search_context_size',
  'stream',
  'store',
  'include',
  'metadata',
  'previous_response_id',
  'input.content.detail',
]

describe('the field that was refused', () => {
  test.each<[string, ProviderError, string]>([
    ['by code', { code: 'unsupported_parameter', param: 'temperature', message: 'No.' }, 'temperature'],
    ['by code of a value', { code: 'unsupported_value', param: 'reasoning.effort' }, 'reasoning.effort'],
    ['in quotes', { message: "Unsupported parameter: 'top_p' is not supported with this model." }, 'top_p'],
    ['in back quotes', { message: 'Unknown parameter: `reasoning.summary`.' }, 'reasoning.summary'],
    ['after a colon', { message: 'Unrecognized request argument supplied: store' }, 'store'],
    ['in words', { message: 'Model x does not support parameter temperature' }, 'temperature'],
    ['before the words', { message: 'metadata is not supported by this model' }, 'metadata'],
    ['by a JSON decoder', { message: 'json: unknown field "include"' }, 'include'],
    [
      'by FastAPI',
      { message: 'body.store: Extra inputs are not permitted', type: 'extra_forbidden', param: 'store' },
      'store',
    ],
    ['by its last name', { message: "Unknown parameter: 'verbosity'." }, 'text.verbosity'],
    [
      'by a flat name',
      { message: 'Argument not supported on this model: reasoning_effort' },
      'reasoning.effort',
    ],
    ['all of an object', { message: 'this model does not support reasoning' }, 'reasoning'],
    [
      'in a value’s words',
      { message: 'invalid reasoning value: \'minimal\' (must be "high", "low")' },
      'reasoning',
    ],
    [
      'in a tool',
      { code: 'unknown_parameter', param: 'tools[0].search_context_size' },
      'tools.search_context_size',
    ],
    [
      'in a picture',
      { code: 'unknown_parameter', param: 'input[1].content[2].detail' },
      'input.content.detail',
    ],
    ['by an index', { code: 'invalid_value', param: 'include[0]', message: 'Invalid value.' }, 'include'],
    ['one key of many', { code: 'invalid_value', param: 'metadata.a', message: 'Too long.' }, 'metadata'],
    ['all tools', { message: 'library/llava:latest does not support tools' }, 'tools'],
    [
      'for an organisation',
      {
        message: 'Your organization must be verified to generate reasoning summaries.',
        param: 'reasoning.summary',
      },
      'reasoning.summary',
    ],
    ['that we did not send', { code: 'unsupported_parameter', param: 'top_k' }, 'top_k'],
  ])('%s', (_name, error, field) => {
    expect(refusedField(error, sent)).toBe(field)
  })

  test.each<[string, ProviderError]>([
    ['nothing is said', {}],
    [
      'a field is missed',
      { message: "Missing required parameter: 'tools[0].name'.", param: 'tools[0].name' },
    ],
    [
      'a field is missed, by FastAPI',
      { message: 'body.tools: Field required', type: 'missing', param: 'tools' },
    ],
    [
      'a tool of the user’s is wrong',
      { code: 'invalid_function_parameters', param: 'tools[0].parameters', message: 'Invalid schema' },
    ],
    [
      'something about the tools is wrong',
      { message: 'The following tools cannot be used together', param: 'tools' },
    ],
    ['a schema of the user’s is wrong', { message: 'Invalid schema', param: 'text.format.schema' }],
    ['the picture is refused', { message: 'Unsupported image. Please include a valid image.' }],
    ['the model is blind', { message: 'This model does not support image input' }],
    ['the question is refused', { code: 'unsupported_value', param: 'input[0].content[0].type' }],
    ['the model is unknown', { code: 'invalid_value', param: 'model', message: 'No such model' }],
    ['the context is full', { message: 'This is longer than the context; text is not accepted' }],
  ])('is none when %s', (_name, error) => {
    expect(refusedField(error, sent)).toBeUndefined()
  })
})

test.each([
  ["Supported values are: 'none', 'low', 'medium', and 'high'.", ['none', 'low', 'medium', 'high']],
  [
    "Unsupported value: 'none' is not supported with the 'gpt-5-pro' model. Supported values are: 'high'.",
    ['high'],
  ],
  ["Input should be 'low', 'medium' or 'high'", ['low', 'medium', 'high']],
  ['reasoning.effort must be one of: low, high. Use minimal never.', ['low', 'high']],
  [
    'invalid reasoning value: \'x\' (must be "high", "medium", "low", or "none")',
    ['none', 'low', 'medium', 'high'],
  ],
  ["Unsupported value: 'high'.", []],
  ['', []],
])('the efforts that %j offers', (message, efforts) => {
  expect(supportedEfforts(message)).toEqual(efforts)
})
