import {
  asReasoningText,
  completedAnyway,
  inItems,
  inResponses,
  modelEntry,
  noDocuments,
  noPicturesBy,
  onlyTypes,
  plain,
  refuseBy,
  schema,
} from '../costume.ts'
import { errorIn, refused } from '../errors.ts'
import { asString, objects } from '../json.ts'
import type { Wire } from '../../local-answer.ts'
import type { LocalServerOptions, ServerModel } from '../behaviour.ts'
import type { Costume, Probing } from '../costume.ts'
import type { AnswerRequest } from '../conversation.ts'
import type { ErrorReply } from '../errors.ts'

export const contextOf = ({ contextTokens }: ServerModel, options: LocalServerOptions): number =>
  contextTokens ?? options.contextTokens ?? 8192

export const seesWith = ({ vision }: ServerModel, options: LocalServerOptions): boolean =>
  vision ?? options.vision ?? true

export function blind(reply: ErrorReply): Costume['refuse'] {
  return ({ pictures }, { vision = true }) => (vision || pictures.length === 0 ? undefined : reply)
}

const invalidImage = (): ErrorReply => refused(400, 'invalid image input')

export const ollama: Costume = {
  ...plain,
  bases: ['/v1'],
  auth: { style: 'none' },
  ignores: [
    'previous_response_id',
    'store',
    'background',
    'tool_choice',
    'parallel_tool_calls',
    'include',
    'metadata',
    'truncation',
  ],
  thinksAloud: true,
  hosts: ['web_search'],
  filterKeys: ['filters'],
  refuse: refuseBy(
    schema,
    noPicturesBy('url', invalidImage),
    onlyTypes(['image/png', 'image/jpeg', 'image/webp'], invalidImage),
    noDocuments(() => refused(400, 'input_file is not supported')),
    blind(refused(400, 'this model is missing data required for image input')),
  ),
  refusals: {
    'model-unknown': refused(404, 'model "local-model" not found, try pulling it first', {
      type: 'not_found_error',
    }),
    'context-too-long': refused(400, 'the input exceeds the context size', {
      type: 'exceed_context_size_error',
    }),
    'no-vision': refused(400, 'this model is missing data required for image input'),
  },
  events: ollamaEvents,
  models: (models) => ({
    object: 'list',
    data: models.map((model) => ({ ...modelEntry(model), owned_by: 'library' })),
  }),
  probe: ollamaProbe,
}

/** Thinking without part events, its text in the clear in `encrypted_content`; what was cut is completed. */
function ollamaEvents(events: readonly Wire[], request: AnswerRequest): readonly Wire[] {
  const said = events.filter(({ type }) => !type.startsWith('response.reasoning_summary_part'))
  const open = inItems(said, (item) =>
    item['type'] === 'reasoning'
      ? {
          ...item,
          encrypted_content: objects(item['summary'])
            .map((part) => asString(part['text']))
            .join(''),
        }
      : item,
  )
  return inResponses(open.map(asCompleted), (response) => completedAnyway(response, request))
}

export function asCompleted(event: Wire): Wire {
  return event.type === 'response.incomplete' ? { ...event, type: 'response.completed' } : event
}

function ollamaProbe(path: string, { body, models, options }: Probing): unknown {
  const capabilities = (model: ServerModel) => [
    'completion',
    'tools',
    ...(seesWith(model, options) ? ['vision'] : []),
  ]
  if (path === '/') return 'Ollama is running'
  if (path === '/api/version') return { version: '0.13.5' }
  if (path === '/api/tags')
    return {
      models: models.map((model) => ({
        name: model.id,
        model: model.id,
        size: 4_000_000_000,
        details: { family: 'local', parameter_size: '4B' },
        capabilities: capabilities(model),
      })),
    }
  const asked = models.find(({ id }) => id === (body['model'] ?? body['name']))
  if (path !== '/api/show' || asked === undefined) return undefined
  return {
    details: { family: 'local' },
    model_info: { 'general.architecture': 'local', 'local.context_length': contextOf(asked, options) },
    capabilities: capabilities(asked),
  }
}

const notBase64 = (): ErrorReply => refused(400, "'url' field must be a base64 encoded image.")

export const lmStudio: Costume = {
  ...plain,
  bases: ['/v1'],
  ignores: ['background'],
  thinksAloud: true,
  hosts: ['mcp'],
  refuse: refuseBy(
    schema,
    noPicturesBy('url', notBase64),
    onlyTypes(['image/png', 'image/jpeg'], notBase64),
    blind(refused(400, 'Model does not support images. Please use a model that does.')),
  ),
  refusals: {
    'no-vision': refused(400, 'Model does not support images. Please use a model that does.'),
    'context-too-long': refused(400, 'Trying to keep the first 9000 tokens when context the overflows.'),
  },
  // Some of its errors are objects, and some no more than a text.
  errorBody: (reply) => errorIn(reply.error.code === null ? 'text' : 'official', reply),
  events: (events) =>
    asReasoningText(
      events.filter(({ type }) => type !== 'response.function_call_arguments.delta'),
      'response.content_part',
    ),
  probe: lmStudioProbe,
}

function lmStudioProbe(path: string, { models, options }: Probing): unknown {
  if (path === '/api/v0/models')
    return {
      object: 'list',
      data: models.map((model) => ({
        id: model.id,
        object: 'model',
        type: seesWith(model, options) ? 'vlm' : 'llm',
        publisher: 'local',
        arch: 'local',
        quantization: '4bit',
        state: 'loaded',
        max_context_length: contextOf(model, options),
        loaded_context_length: contextOf(model, options),
      })),
    }
  if (path !== '/api/v1/models') return undefined
  return {
    models: models.map((model) => ({
      type: 'llm',
      publisher: 'local',
      key: model.id,
      display_name: model.id,
      loaded_instances: [{ id: model.id, config: { context_length: contextOf(model, options) } }],
      max_context_length: contextOf(model, options),
      capabilities: { vision: seesWith(model, options), trained_for_tool_use: true },
    })),
  }
}
