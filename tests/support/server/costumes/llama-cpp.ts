import {
  completedAnyway,
  modelEntry,
  noDocuments,
  noPicturesBy,
  plain,
  refuseBy,
  schema,
} from '../costume.ts'
import { ofType } from '../conversation.ts'
import { refused } from '../errors.ts'
import { asObject, objects } from '../json.ts'
import { blind, contextOf, seesWith } from './local.ts'
import type { Wire } from '../../local-answer.ts'
import type { Costume, Probing } from '../costume.ts'
import type { AnswerRequest } from '../conversation.ts'
import type { ErrorReply } from '../errors.ts'
import type { Json } from '../json.ts'

const noVision = refused(
  500,
  'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj',
  { type: 'server_error' },
)

export const llamaCpp: Costume = {
  ...plain,
  bases: ['/v1', ''],
  ignores: ['store', 'background', 'include', 'metadata', 'truncation'],
  thinksAloud: true,
  hosts: [],
  refuse: refuseBy(schema, noPrevious, noFileIds, noPartsInOutputs, openReasoning, blind(noVision)),
  refusals: {
    'no-vision': noVision,
    loading: refused(503, 'Loading model', { type: 'unavailable_error' }),
    'context-too-long': refused(
      400,
      'the request exceeds the available context size. try increasing the context size or enable context shift',
      { type: 'exceed_context_size_error' },
    ),
    'key-refused': refused(401, 'Invalid API Key', { type: 'authentication_error' }),
  },
  errorBody: ({ status, error: { message, type } }) => ({ error: { code: status, message, type } }),
  events: llamaEvents,
  frame: ({ type, ...rest }) => `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`,
  models: (models, options) => ({
    models: models.map((model) => ({
      name: model.id,
      model: model.id,
      capabilities: ['completion', ...(seesWith(model, options) ? ['multimodal'] : [])],
    })),
    object: 'list',
    data: models.map((model) => ({
      ...modelEntry(model),
      owned_by: 'llamacpp',
      meta: { n_ctx_train: contextOf(model, options) },
    })),
  }),
  probe: llamaProbe,
}

function noPrevious({ body }: AnswerRequest): ErrorReply | undefined {
  return typeof body['previous_response_id'] === 'string'
    ? refused(400, "llama.cpp does not support 'previous_response_id'.")
    : undefined
}

function noFileIds(...given: Parameters<Costume['refuse']>): ErrorReply | undefined {
  return refuseBy(
    noPicturesBy('file-id', () => refused(400, "'file_id' is not supported")),
    noDocuments(() => refused(400, "'input_file' is not supported by llamacpp at this moment")),
  )(...given)
}

function noPartsInOutputs({ conversation }: AnswerRequest): ErrorReply | undefined {
  const outputs = ofType(conversation.items, 'function_call_output').flatMap(({ output }) => objects(output))
  return outputs.some(({ type }) => type !== 'input_text')
    ? refused(400, "Output of tool call should be 'Input text'")
    : undefined
}

/** What it takes back of reasoning is the text, where it put it. */
function openReasoning({ conversation }: AnswerRequest): ErrorReply | undefined {
  return ofType(conversation.items, 'reasoning').some(({ content }) => objects(content).length === 0)
    ? refused(400, "item['content'] is not an array")
    : undefined
}

/**
 * Neither sequence nor places; all that is done is told at the end, and of arguments nothing; the time it took stands
 * beside the event.
 */
function llamaEvents(events: readonly Wire[], request: AnswerRequest): readonly Wire[] {
  const response = asObject(events.at(-1)?.['response']) ?? {}
  const begun = { id: response['id'], object: 'response', status: 'in_progress' }
  const callIds = callIdsOf(events)
  const inner = events
    .filter((event) => event['response'] === undefined && !dropped.has(event.type))
    .map((event) => withoutPlace(event, callIds))
  const isDone = ({ type }: Wire) => type.endsWith('.done')
  return [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    { type: 'response.in_progress', response: begun },
    ...inner.filter((event) => !isDone(event)),
    ...inner.filter(isDone),
    {
      type: 'response.completed',
      response: briefly(completedAnyway(withoutIds(response), request)),
      timings: { prompt_ms: 100, predicted_ms: 900, predicted_per_second: 40 },
    },
  ]
}

/** Its calls have no id but the one they are answered by. */
function callIdsOf(events: readonly Wire[]): ReadonlyMap<unknown, string> {
  const items = events
    .map((event) => asObject(event['item']))
    .filter((item) => item?.['type'] === 'function_call')
  return new Map(items.map((item) => [item?.['id'], `fc_${String(item?.['call_id'])}`]))
}

const dropped = new Set([
  'response.function_call_arguments.done',
  'response.reasoning_summary_part.added',
  'response.reasoning_summary_part.done',
  'response.reasoning_summary_text.done',
])

const places = ['output_index', 'content_index', 'summary_index', 'logprobs']

function withoutPlace(event: Wire, callIds: ReadonlyMap<unknown, string>): Wire {
  const rest = Object.entries(event).filter(([name]) => !places.includes(name))
  const item = asObject(event['item'])
  const callId = callIds.get(event['item_id'])
  return {
    ...Object.fromEntries(rest),
    type: event.type.replace('reasoning_summary_text', 'reasoning_text'),
    ...(item === undefined ? {} : { item: withoutId(item) }),
    ...(callId === undefined ? {} : { item_id: callId }),
  }
}

function withoutId(item: Json): Json {
  if (item['type'] === 'reasoning')
    return {
      ...item,
      summary: [],
      content: objects(item['summary']).map((part) => ({ ...part, type: 'reasoning_text' })),
      encrypted_content: '',
    }
  if (item['type'] !== 'function_call') return item
  const rest = Object.entries(item).filter(([name]) => name !== 'id')
  return { ...Object.fromEntries(rest), call_id: `fc_${String(item['call_id'])}` }
}

function withoutIds(response: Json): Json {
  return { ...response, output: objects(response['output']).map(withoutId) }
}

function briefly({ id, created_at: created, status, model, output, usage }: Json): Json {
  const { input_tokens: input, output_tokens: spent, total_tokens: total } = asObject(usage) ?? {}
  const tokens = { input_tokens: input, output_tokens: spent, total_tokens: total }
  return { id, object: 'response', created_at: created, status, model, output, usage: tokens }
}

function llamaProbe(path: string, { models: [model], options }: Probing): unknown {
  if (path === '/health') return { status: 'ok' }
  if (path !== '/props' || model === undefined) return undefined
  return {
    default_generation_settings: { n_ctx: contextOf(model, options) },
    total_slots: 4,
    model_path: model.id,
    modalities: { vision: seesWith(model, options), audio: false },
    build_info: 'b9000',
  }
}
