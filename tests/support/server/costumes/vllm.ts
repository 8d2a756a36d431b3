import { asReasoningText, modelEntry, plain, refuseBy, schema } from '../costume.ts'
import { refused } from '../errors.ts'
import { readPicture } from '../pictures.ts'
import { asCompleted, blind, contextOf } from './local.ts'
import type { Costume } from '../costume.ts'
import type { AnswerRequest } from '../conversation.ts'
import type { ErrorReply } from '../errors.ts'

const knownIncludes = [
  'code_interpreter_call.outputs',
  'computer_call_output.output.image_url',
  'file_search_call.results',
  'message.input_image.image_url',
  'message.output_text.logprobs',
  'reasoning.encrypted_content',
]

export const vllm: Costume = {
  ...plain,
  bases: ['/v1'],
  ignores: ['safety_identifier', 'prompt_cache_key'],
  keeps: 'on-demand',
  thinksAloud: true,
  hosts: [],
  refuse: refuseBy(
    schema,
    needsDetail,
    knowsIncludes,
    backgroundNeedsStore,
    noFileSearch,
    blind(refused(400, 'At most 0 image(s) may be provided in one prompt.')),
  ),
  refusals: {
    'key-refused': refused(401, 'Unauthorized'),
    'no-vision': refused(400, 'At most 0 image(s) may be provided in one prompt.'),
  },
  unknownPrevious: (id) => refused(404, `Response with id '${id}' not found.`),
  errorBody: ({ status, error: { message, param } }) => ({
    error: { message, type: status === 404 ? 'NotFoundError' : 'BadRequestError', param, code: status },
  }),
  // A run that was cut by its length ends in `response.completed` all the same; only the status tells.
  events: (events) => asReasoningText(events.map(asCompleted), 'response.reasoning_part'),
  models: (models, options) => ({
    object: 'list',
    data: models.map((model) => ({
      ...modelEntry(model),
      owned_by: 'vllm',
      max_model_len: contextOf(model, options),
    })),
  }),
  probe: (path) => {
    if (path === '/version') return { version: '0.29.0' }
    return path === '/health' ? '' : undefined
  },
}

function needsDetail({ pictures }: AnswerRequest): ErrorReply | undefined {
  const found = pictures.map(readPicture).find(({ detail }) => typeof detail !== 'string')
  const text =
    "1 validation error for ResponseInputImageParam\ndetail\n  Field required [type=missing, input_value={'type': 'input_image', ...}, input_type=dict]"
  return found === undefined ? undefined : refused(400, text)
}

function knowsIncludes({ body }: AnswerRequest): ErrorReply | undefined {
  const include: readonly unknown[] = Array.isArray(body['include']) ? body['include'] : []
  const unknown = include.find((value) => !knownIncludes.includes(String(value)))
  return unknown === undefined
    ? undefined
    : refused(400, `1 validation error: include: Input should be one of ${knownIncludes.join(', ')}`, {
        param: 'include',
      })
}

function backgroundNeedsStore(
  { isBackground }: AnswerRequest,
  { keepsResponses = false }: { readonly keepsResponses?: boolean },
): ErrorReply | undefined {
  return isBackground && !keepsResponses
    ? refused(400, 'background can only be used when store is enabled', { param: 'background' })
    : undefined
}

function noFileSearch({ body }: AnswerRequest): ErrorReply | undefined {
  return JSON.stringify(body['tools'] ?? []).includes('"file_search"')
    ? refused(400, 'Tool type file_search is not supported', { param: 'tools' })
    : undefined
}
