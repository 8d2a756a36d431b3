import {
  inResponses,
  listOnly,
  noDocuments,
  noPicturesBy,
  onlyRoles,
  onlyTypes,
  plain,
  refuseBy,
  schema,
  sees,
} from '../costume.ts'
import { errorIn, refused } from '../errors.ts'
import { asObject, asString, objects, valueAt } from '../json.ts'
import { refusedByModel } from '../model-rules.ts'
import { readPicture } from '../pictures.ts'
import { oneOf } from '../rules.ts'
import type { Costume } from '../costume.ts'
import type { ServerModel } from '../behaviour.ts'
import type { Json } from '../json.ts'

/** Documented nowhere on their pages, so nothing comes of them. */
const undocumented = ['store', 'previous_response_id', 'background', 'include', 'metadata', 'truncation']

const threeDetails: Costume['refuse'] = ({ pictures }) => {
  const wrong = pictures
    .map(readPicture)
    .find(({ detail }) => typeof detail === 'string' && !['low', 'high', 'auto'].includes(detail))
  return wrong && oneOf('low', 'high', 'auto')(wrong.detail, `${wrong.path}.detail`)
}

export const agcloud: Costume = {
  ...plain,
  bases: ['/v1'],
  ignores: undocumented,
  hosts: ['web_search'],
  // Its page spells the field without an s.
  filterKeys: ['filter'],
  refuse: refuseBy(schema, listOnly, refusedByModel, threeDetails, sees),
}

const isResearch = (model: unknown): boolean => String(model).includes('deep-research')

const gptprotoResearch: Costume['refuse'] = (request, options) =>
  isResearch(request.body['model'])
    ? refuseBy(
        listOnly,
        onlyRoles('user', 'assistant'),
        noPicturesBy('url', (param) => refused(400, 'Only base64 images are supported.', { param })),
        noPicturesBy('file-id', (param) => refused(400, 'Only base64 images are supported.', { param })),
        noDocuments((param) => refused(400, 'Files are not supported.', { param })),
        onlyTypes(['image/png', 'image/jpeg'], (param) =>
          refused(400, 'Only JPG and PNG are supported.', { param }),
        ),
      )(request, options)
    : refusedByModel(request)

export const gptproto: Costume = {
  ...plain,
  bases: ['/v1'],
  auth: { style: 'raw' },
  ignores: undocumented,
  hosts: ['web_search'],
  filterKeys: ['filters'],
  refuse: refuseBy(schema, threeDetails, gptprotoResearch, sees),
  refusals: {
    'key-refused': refused(401, 'Unauthorized: the API key is missing or invalid.', { code: 401 }),
    forbidden: refused(403, 'Forbidden: the key lacks permission for this resource.', { code: 403 }),
    'no-credit': refused(403, 'Forbidden: the balance is too low for the operation.', { code: 403 }),
    // The table prints 503; the real status is 400.
    'content-policy': refused(400, 'Content policy violation: content blocked for safety.', { code: 503 }),
    overloaded: refused(500, 'Internal server error', { code: 500 }),
  },
  body: (response) => gptprotoBody(response),
}

function textOf(response: Json): string {
  return objects(response['output'])
    .flatMap((item) => objects(item['content']))
    .map((part) => asString(part['text']) ?? asString(part['refusal']) ?? '')
    .join('')
}

function callsOf(response: Json): readonly Json[] {
  return objects(response['output']).filter((item) => item['type'] === 'function_call')
}

function chatUsage(response: Json): Json {
  return {
    prompt_tokens: valueAt(response, 'usage.input_tokens'),
    completion_tokens: valueAt(response, 'usage.output_tokens'),
    total_tokens: valueAt(response, 'usage.total_tokens'),
  }
}

/** `output` is one string, which leaves no room for calls: those come as the list they are. */
function gptprotoBody(response: Json): Json {
  return {
    id: response['id'],
    object: 'response',
    created: response['created_at'],
    model: response['model'],
    output: callsOf(response).length > 0 ? response['output'] : textOf(response),
    usage: chatUsage(response),
  }
}

export const apimart: Costume = {
  ...plain,
  bases: ['/v1'],
  ignores: undocumented,
  hosts: ['web_search', 'file_search'],
  filterKeys: ['filters'],
  refuse: refuseBy(
    schema,
    listOnly,
    onlyRoles('user', 'assistant', 'system'),
    describedFunctions,
    onlyTypes(['image/png', 'image/jpeg', 'image/gif', 'image/webp'], (param) =>
      refused(400, 'Unsupported image format.', { param }),
    ),
    sees,
  ),
  errorBody: (reply) => errorIn('envelope', { ...reply, error: { ...reply.error, code: null } }),
  body: (response) => ({ code: 200, data: apimartBody(response) }),
}

function describedFunctions({ body }: { readonly body: Json }) {
  const at = objects(body['tools']).findIndex(
    (tool) => tool['type'] === 'function' && typeof tool['description'] !== 'string',
  )
  return at < 0
    ? undefined
    : refused(400, `tools[${at}].description is required`, { param: `tools[${at}].description` })
}

/** The documented names; calls, of which its page prints no shape, as chat completions tell them. */
function apimartBody(response: Json): Json {
  const calls = callsOf(response)
  const shared = {
    id: response['id'],
    object: 'response',
    created: response['created_at'],
    model: response['model'],
    usage: chatUsage(response),
  }
  const finish = response['status'] === 'incomplete' ? 'length' : 'stop'
  if (calls.length === 0)
    return { ...shared, output: [{ role: 'assistant', content: textOf(response) }], finish_reason: finish }
  const message = {
    role: 'assistant',
    content: textOf(response) || null,
    tool_calls: calls.map((call) => ({
      id: call['call_id'],
      type: 'function',
      function: { name: call['name'], arguments: call['arguments'] },
    })),
  }
  return { ...shared, choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }
}

const noState: Costume['refuse'] = ({ body }) => {
  const param = body['store'] === true ? 'store' : 'previous_response_id'
  return typeof body['previous_response_id'] === 'string' || body['store'] === true
    ? refused(400, `Responses are not stored here: ${param} is not supported.`, { param, code: 400 })
    : undefined
}

const processing = ': OPENROUTER PROCESSING\n\n'

export const openrouter: Costume = {
  ...plain,
  bases: ['/api/v1'],
  requestIdHeader: 'x-generation-id',
  ignores: ['background'],
  hosts: ['web_search'],
  filterKeys: ['filters'],
  refuse: refuseBy(schema, noState, sees),
  refusals: {
    'key-refused': refused(401, 'No auth credentials found', { code: 401 }),
    'no-credit': refused(402, 'Insufficient credits. Add more using the credits page.', { code: 402 }),
    'content-policy': refused(403, 'Your input was flagged by moderation (content policy).', { code: 403 }),
    overloaded: refused(503, 'No provider is available right now.', { code: 503 }),
  },
  errorBody: (reply) => errorIn('coded', reply),
  head: processing + processing,
  tail: 'data: [DONE]\n\n',
  events: (events) => inResponses(events, withCost),
  models: (models) => ({ data: models.map(openrouterModel) }),
}

function withCost(response: Json): Json {
  const usage = asObject(response['usage'])
  return usage === undefined ? response : { ...response, usage: { ...usage, cost: 0.00125 } }
}

function openrouterModel({ id, vision = true, contextTokens = 128_000 }: ServerModel): Json {
  return {
    id,
    name: id,
    created: 1_770_000_000,
    context_length: contextTokens,
    architecture: { input_modalities: vision ? ['text', 'image'] : ['text'], output_modalities: ['text'] },
    pricing: { prompt: '0.0000005', completion: '0.000002' },
  }
}
