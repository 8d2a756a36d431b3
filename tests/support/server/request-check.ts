/** What OpenAI's API refuses of a request by its schema (API reference, Create a model response). */
import { refused } from './errors.ts'
import { asObject } from './json.ts'
import {
  aBoolean,
  aList,
  aNumber,
  anObject,
  aString,
  byField,
  fields,
  firstOf,
  missing,
  oneOf,
} from './rules.ts'
import type { ErrorReply } from './errors.ts'
import type { Json } from './json.ts'
import type { Rule } from './rules.ts'

const textPart = fields({ text: aString(10_485_760) }, ['text'])

/** One of several fields has to be there. */
function anyOf(...names: readonly string[]): Rule {
  return (value, param) => {
    const object = asObject(value) ?? {}
    const first = names[0] ?? ''
    return names.some((name) => typeof object[name] === 'string') ? undefined : missing(`${param}.${first}`)
  }
}

function all(...rules: readonly Rule[]): Rule {
  return (value, param) => firstOf(rules.map((rule) => () => rule(value, param)))
}

const imagePart = all(
  fields({ image_url: imageUrl, file_id: aString(), detail: oneOf('low', 'high', 'auto', 'original') }),
  anyOf('image_url', 'file_id'),
)

function imageUrl(value: unknown, param: string): ErrorReply | undefined {
  const text = typeof value === 'string' ? value : ''
  const isUrl = /^https?:\/\//.test(text) || /^data:[\w.+-]+\/[\w.+-]+;base64,/.test(text)
  const message = `Invalid '${param}'. Expected a valid URL, but got a value with an invalid format.`
  return isUrl ? aString(20_971_520)(value, param) : refused(400, message, { param, code: 'invalid_value' })
}

const filePart = all(
  fields({ file_id: aString(), file_url: aString(), file_data: aString(33_554_432), filename: aString() }),
  anyOf('file_data', 'file_url', 'file_id'),
)

const inputParts = aList(
  byField('type', { input_text: textPart, input_image: imagePart, input_file: filePart }, (value, param) =>
    oneOf('input_text', 'input_image', 'input_file')(asObject(value)?.['type'], `${param}.type`),
  ),
)

const spokenParts = aList(
  byField(
    'type',
    { output_text: textPart, refusal: fields({ refusal: aString() }, ['refusal']) },
    (value, param) => oneOf('output_text', 'refusal')(asObject(value)?.['type'], `${param}.type`),
  ),
)

function textOr(parts: Rule): Rule {
  return (value, param) => (typeof value === 'string' ? aString(10_485_760) : parts)(value, param)
}

const message = byField(
  'role',
  { assistant: fields({ content: textOr(spokenParts) }, ['content']) },
  fields({ role: oneOf('assistant', 'system', 'developer', 'user'), content: textOr(inputParts) }, [
    'role',
    'content',
  ]),
)

/** Items of other types are the server's own, and come back as it made them. */
const inputItem = byField(
  'type',
  {
    undefined: message,
    message,
    function_call: fields({ call_id: aString(64), name: aString(64), arguments: aString() }, [
      'call_id',
      'name',
      'arguments',
    ]),
    function_call_output: fields({ call_id: aString(64), output: textOr(inputParts) }, ['call_id', 'output']),
    mcp_approval_response: fields({ approval_request_id: aString(), approve: aBoolean }, [
      'approval_request_id',
      'approve',
    ]),
  },
  fields({ type: aString() }, ['type']),
)

function name(value: unknown, param: string): ErrorReply | undefined {
  const isGood = typeof value === 'string' && /^[a-zA-Z0-9_-]{1,64}$/.test(value)
  const text = `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`
  return isGood ? undefined : refused(400, text, { param, code: 'invalid_value' })
}

const webSearch = fields({
  search_context_size: oneOf('low', 'medium', 'high'),
  user_location: fields(
    {
      type: oneOf('approximate'),
      city: aString(),
      country: aString(2),
      region: aString(),
      timezone: aString(),
    },
    ['type'],
  ),
  filters: fields({ allowed_domains: aList(aString(), 100), blocked_domains: aList(aString(), 100) }),
})

const tool = byField('type', {
  undefined: (_value, param) => missing(`${param}.type`),
  function: fields({ name, description: aString(), parameters: anObject, strict: aBoolean }, ['name']),
  web_search: webSearch,
  web_search_2025_08_26: webSearch,
  file_search: fields({ vector_store_ids: aList(aString()), max_num_results: aNumber('integer', 1, 50) }, [
    'vector_store_ids',
  ]),
  mcp: all(fields({ server_label: aString() }, ['server_label']), anyOf('server_url', 'connector_id')),
})

const metadata: Rule = (value, param) => {
  const pairs = Object.entries(asObject(value) ?? {})
  if (pairs.length > 16)
    return refused(400, `Invalid '${param}': too many properties. Expected an object with at most 16.`, {
      param,
      code: 'object_above_max_properties',
    })
  return firstOf([
    () => anObject(value, param),
    ...pairs.map(
      ([key, one]) =>
        () =>
          firstOf([() => aString(64)(key, param), () => aString(512)(one, `${param}.${key}`)]),
    ),
  ])
}

const format = byField('type', {
  json_schema: fields({ name, schema: anObject, strict: aBoolean }, ['name', 'schema']),
})

const topLevel: Readonly<Record<string, Rule>> = {
  model: aString(),
  input: textOr(aList(inputItem)),
  instructions: aString(),
  stream: aBoolean,
  stream_options: fields({ include_obfuscation: aBoolean }),
  store: aBoolean,
  background: aBoolean,
  max_output_tokens: aNumber('integer', 16),
  max_tool_calls: aNumber('integer', 1),
  temperature: aNumber('number', 0, 2),
  top_p: aNumber('number', 0, 1),
  top_logprobs: aNumber('integer', 0, 20),
  presence_penalty: aNumber('number', -2, 2),
  frequency_penalty: aNumber('number', -2, 2),
  parallel_tool_calls: aBoolean,
  previous_response_id: aString(),
  conversation: () => undefined,
  prompt: anObject,
  reasoning: fields({
    effort: oneOf('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
    summary: oneOf('auto', 'concise', 'detailed'),
    generate_summary: oneOf('auto', 'concise', 'detailed'),
  }),
  text: fields({ format, verbosity: oneOf('low', 'medium', 'high') }),
  tools: aList(tool),
  tool_choice: () => undefined,
  truncation: oneOf('auto', 'disabled'),
  context_management: () => undefined,
  include: aList(aString()),
  metadata,
  safety_identifier: aString(64),
  user: aString(),
  prompt_cache_key: aString(),
  prompt_cache_retention: aString(),
  prompt_cache_options: anObject,
  service_tier: aString(),
}

/** The first thing that is wrong. Without `isStrict`, fields that the API does not know are let be. */
export function checkSchema(body: Json, isStrict: boolean): ErrorReply | undefined {
  return firstOf([
    () => (isStrict ? unknownField(body) : undefined),
    () => fields(topLevel, ['model', 'input'])(body, ''),
    () => stateTwice(body),
  ])
}

function unknownField(body: Json): ErrorReply | undefined {
  const param = Object.keys(body).find((one) => !(one in topLevel))
  return param === undefined
    ? undefined
    : refused(400, `Unknown parameter: '${param}'.`, { param, code: 'unknown_parameter' })
}

function stateTwice({ previous_response_id: previous, conversation }: Json): ErrorReply | undefined {
  if (typeof previous !== 'string' || conversation === undefined || conversation === null) return undefined
  const text = "Mutually exclusive parameters: 'previous_response_id' and 'conversation'."
  return refused(400, text, { param: 'previous_response_id', code: 'mutually_exclusive_parameters' })
}

/** Every call has to be answered, and every answer has to be to a call. */
export function checkCalls(items: readonly Json[]): ErrorReply | undefined {
  const idsOf = (type: string, field: string) =>
    items.filter((item) => item['type'] === type).map((item) => String(item[field]))
  const calls = idsOf('function_call', 'call_id')
  const outputs = idsOf('function_call_output', 'call_id')
  const unanswered = calls.find((id) => !outputs.includes(id))
  const unasked = outputs.find((id) => !calls.includes(id))
  const requests = idsOf('mcp_approval_request', 'id')
  const unknown = idsOf('mcp_approval_response', 'approval_request_id').find((id) => !requests.includes(id))
  if (unanswered !== undefined) return wrongInput(`No tool output found for function call ${unanswered}.`)
  if (unasked !== undefined)
    return wrongInput(`No tool call found for function call output with call_id ${unasked}.`)
  return unknown === undefined
    ? undefined
    : wrongInput(`No approval request found for MCP approval response with id ${unknown}.`)
}

function wrongInput(text: string): ErrorReply {
  return refused(400, text, { param: 'input' })
}
