/**
 * The shapes of the Open Responses specification (2026-04-24: responses.tsp, items.tsp, content.tsp, events.tsp), in
 * our own words. Every field it has must be there; others may be.
 */
import { z } from 'zod'

const integer = z.int()
const text = z.string()
const nullable = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])
const status = z.enum(['in_progress', 'completed', 'incomplete'])

const citation = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('url_citation'),
    url: text,
    start_index: integer,
    end_index: integer,
    title: text,
  }),
  z.looseObject({ type: z.literal('file_citation'), file_id: text, index: integer, filename: text }),
])

const part = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('input_text'), text }),
  z.looseObject({ type: z.literal('output_text'), text, annotations: z.array(citation) }),
  z.looseObject({ type: z.literal('text'), text }),
  z.looseObject({ type: z.literal('summary_text'), text }),
  z.looseObject({ type: z.literal('reasoning_text'), text }),
  z.looseObject({ type: z.literal('refusal'), refusal: text }),
])

const item = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('message'),
    id: text,
    status,
    role: z.enum(['user', 'assistant', 'system', 'developer']),
    content: z.array(part),
  }),
  z.looseObject({
    type: z.literal('function_call'),
    id: text,
    call_id: text,
    name: text,
    arguments: text,
    status,
  }),
  z.looseObject({ type: z.literal('reasoning'), id: text, summary: z.array(part) }),
  z.looseObject({
    type: z.literal('web_search_call'),
    id: text,
    status: z.enum(['in_progress', 'searching', 'completed', 'failed']),
  }),
  z.looseObject({
    type: z.literal('file_search_call'),
    id: text,
    status: z.enum(['in_progress', 'searching', 'completed', 'incomplete', 'failed']),
    queries: z.array(text),
    results: nullable(
      z.array(
        z.looseObject({
          file_id: text,
          filename: text,
          text,
          score: nullable(z.number()),
          vector_store_id: nullable(text),
        }),
      ),
    ),
  }),
])

const tool = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('function'),
    name: text,
    description: nullable(text),
    parameters: nullable(z.record(text, z.unknown())),
    strict: nullable(z.boolean()),
  }),
  z.looseObject({ type: z.literal('web_search') }),
  z.looseObject({
    type: z.literal('file_search'),
    vector_store_ids: z.array(text),
    max_num_results: integer,
    ranking_options: z.looseObject({}),
    filters: nullable(z.looseObject({})),
  }),
])

export const responseResource = z.looseObject({
  id: text,
  object: z.literal('response'),
  created_at: integer,
  completed_at: nullable(integer),
  status: text,
  incomplete_details: nullable(z.looseObject({ reason: text })),
  model: text,
  previous_response_id: nullable(text),
  instructions: nullable(text),
  output: z.array(item),
  error: nullable(z.looseObject({ code: text, message: text })),
  tools: z.array(tool),
  tool_choice: z.union([z.enum(['none', 'auto', 'required']), z.looseObject({ type: text })]),
  truncation: z.enum(['auto', 'disabled']),
  parallel_tool_calls: z.boolean(),
  text: z.looseObject({ format: z.looseObject({ type: z.enum(['text', 'json_object', 'json_schema']) }) }),
  top_p: z.number(),
  presence_penalty: z.number(),
  frequency_penalty: z.number(),
  top_logprobs: integer,
  temperature: z.number(),
  reasoning: nullable(z.looseObject({ effort: nullable(text), summary: nullable(text) })),
  usage: nullable(
    z.looseObject({
      input_tokens: integer,
      output_tokens: integer,
      total_tokens: integer,
      input_tokens_details: z.looseObject({ cached_tokens: integer }),
      output_tokens_details: z.looseObject({ reasoning_tokens: integer }),
    }),
  ),
  max_output_tokens: nullable(integer),
  max_tool_calls: nullable(integer),
  store: z.boolean(),
  background: z.boolean(),
  service_tier: text,
  metadata: z.unknown(),
  safety_identifier: nullable(text),
  prompt_cache_key: nullable(text),
})

/** The fields of an event beside its type and number. */
const shapes: Readonly<Record<string, z.core.$ZodLooseShape>> = {
  'response.created': { response: responseResource },
  'response.queued': { response: responseResource },
  'response.in_progress': { response: responseResource },
  'response.completed': { response: responseResource },
  'response.failed': { response: responseResource },
  'response.incomplete': { response: responseResource },
  'response.output_item.added': { output_index: integer, item },
  'response.output_item.done': { output_index: integer, item },
  ...inContent({
    'content_part.added': { part },
    'content_part.done': { part },
    'output_text.delta': { delta: text },
    'output_text.done': { text },
    'refusal.delta': { delta: text },
    'refusal.done': { refusal: text },
    'output_text.annotation.added': { annotation_index: integer, annotation: citation },
  }),
  ...inItem({
    'function_call_arguments.delta': { delta: text },
    'function_call_arguments.done': { arguments: text },
    'reasoning_summary_part.added': { summary_index: integer, part },
    'reasoning_summary_part.done': { summary_index: integer, part },
    'reasoning_summary_text.delta': { summary_index: integer, delta: text },
    'reasoning_summary_text.done': { summary_index: integer, text },
    'web_search_call.in_progress': {},
    'web_search_call.searching': {},
    'web_search_call.completed': {},
    'file_search_call.in_progress': {},
    'file_search_call.searching': {},
    'file_search_call.completed': {},
  }),
}

type Shapes = Readonly<Record<string, z.core.$ZodLooseShape>>

function inItem(all: Shapes): Shapes {
  return withFields(all, { item_id: text, output_index: integer })
}

function inContent(all: Shapes): Shapes {
  return withFields(all, { item_id: text, output_index: integer, content_index: integer })
}

function withFields(all: Shapes, fields: z.core.$ZodLooseShape): Shapes {
  return Object.fromEntries(
    Object.entries(all).map(([name, shape]) => [`response.${name}`, { ...fields, ...shape }]),
  )
}

/** What is wrong with an event; nothing, when it is as specified. */
export function faultsOf(event: { readonly type: string }): readonly string[] {
  const shape = shapes[event.type]
  if (shape === undefined) return [`no such event: ${event.type}`]
  const { error } = z.looseObject({ sequence_number: integer, ...shape }).safeParse(event)
  return (error?.issues ?? []).map(({ path, message }) => `${event.type}.${path.join('.')}: ${message}`)
}
