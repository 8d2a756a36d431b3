/** What a provider does its own way. The plain one does nothing: it is the API as its reference has it. */
import { frame } from '../local-answer.ts'
import { errorIn, refused } from './errors.ts'
import { asObject, objects } from './json.ts'
import { readPicture } from './pictures.ts'
import { checkSchema } from './request-check.ts'
import { firstOf, quoted } from './rules.ts'
import type { Wire } from '../local-answer.ts'
import type { Auth, LocalServerOptions, RefusalKind, ServerModel } from './behaviour.ts'
import type { AnswerRequest } from './conversation.ts'
import type { ErrorReply } from './errors.ts'
import type { Json } from './json.ts'
import type { Hosted } from './plan.ts'

export type Costume = {
  /** Where its routes begin, the first being the one it tells; any place, where there is none. */
  readonly bases: readonly string[]
  readonly auth: Auth
  /** In which header a request's id comes back. */
  readonly requestIdHeader: string
  readonly headers: Readonly<Record<string, string>>
  /** What it refuses by itself. */
  readonly refuse: (request: AnswerRequest, options: LocalServerOptions) => ErrorReply | undefined
  /** In its own words, where they are known. */
  readonly refusals: Partial<Readonly<Record<RefusalKind, ErrorReply>>>
  readonly errorBody: (reply: ErrorReply) => unknown
  readonly unknownPrevious: (id: string) => ErrorReply
  readonly hosts: readonly Hosted[]
  readonly filterKeys: readonly string[]
  /** Takes no notice of these fields. */
  readonly ignores: readonly string[]
  /** Whether responses are kept for later; on demand: by `keepsResponses` of the options. */
  readonly keeps: 'always' | 'on-demand'
  /** Tells what it thought whenever it does. */
  readonly thinksAloud: boolean
  /** What it makes of a conforming stream. */
  readonly events: (events: readonly Wire[], request: AnswerRequest) => readonly Wire[]
  readonly frame: (event: Wire, sequenceNumber: number) => string
  /** Before the first event, and after the last. */
  readonly head: string
  readonly tail: string
  /** What it makes of the response at the end of that stream, where none is asked for. */
  readonly body: (response: Json) => unknown
  readonly models: (models: readonly ServerModel[], options: LocalServerOptions) => unknown
  /** Its native routes; `undefined` where there is none. */
  readonly probe: (path: string, probing: Probing) => unknown
}

export type Probing = {
  readonly method: string
  readonly body: Json
  readonly models: readonly ServerModel[]
  readonly options: LocalServerOptions
}

/** By the schema alone, and kind to fields that are not in it. */
export const schema: Costume['refuse'] = ({ body }) => checkSchema(body, false)

export const plain: Costume = {
  bases: [],
  auth: { style: 'bearer' },
  requestIdHeader: 'x-request-id',
  headers: {},
  refuse: (request, options) => schema(request, options) ?? sees(request, options),
  refusals: {},
  errorBody: (reply) => errorIn('official', reply),
  unknownPrevious: (id) =>
    refused(400, `Previous response with id '${id}' not found.`, {
      param: 'previous_response_id',
      code: 'previous_response_not_found',
    }),
  hosts: ['web_search', 'file_search', 'mcp'],
  filterKeys: ['filters', 'filter'],
  ignores: [],
  keeps: 'always',
  thinksAloud: false,
  events: (events) => events,
  frame,
  head: '',
  tail: '',
  body: (response) => response,
  models: (models) => ({ object: 'list', data: models.map(modelEntry) }),
  probe: () => undefined,
}

export function modelEntry({ id, shutdownDate }: ServerModel): Json {
  return {
    id,
    object: 'model',
    created: 1_770_000_000,
    owned_by: 'local',
    shutdown_date: shutdownDate ?? null,
  }
}

/** The first refusal of several. */
export function refuseBy(...checks: readonly Costume['refuse'][]): Costume['refuse'] {
  return (request, options) => firstOf(checks.map((check) => () => check(request, options)))
}

/** Pictures of another type than these, as their data URL says. */
export function onlyTypes(types: readonly string[], reply: (path: string) => ErrorReply): Costume['refuse'] {
  return ({ pictures }) => {
    const found = pictures
      .map(readPicture)
      .find(({ kind, mimeType }) => kind === 'data' && !types.includes(mimeType))
    return found === undefined ? undefined : reply(found.path)
  }
}

export function noPicturesBy(
  kind: 'url' | 'file-id',
  reply: (path: string) => ErrorReply,
): Costume['refuse'] {
  return ({ pictures }) => {
    const found = pictures.map(readPicture).find((picture) => picture.kind === kind)
    return found === undefined ? undefined : reply(found.path)
  }
}

export function noDocuments(reply: (path: string) => ErrorReply): Costume['refuse'] {
  return ({ documents: [first] }) => (first === undefined ? undefined : reply(first.path))
}

/** Where `input` is documented as a list only. */
export const listOnly: Costume['refuse'] = ({ body }) =>
  Array.isArray(body['input'])
    ? undefined
    : refused(400, "Invalid type for 'input': expected an array of objects.", {
        param: 'input',
        code: 'invalid_type',
      })

/** Only messages have roles; these are the ones it knows. */
export function onlyRoles(...roles: readonly string[]): Costume['refuse'] {
  return ({ conversation: { items } }) => {
    const at = items.findIndex(({ role }) => typeof role === 'string' && !roles.includes(role))
    return at < 0
      ? undefined
      : refused(
          400,
          `Invalid value: '${String(items[at]?.['role'])}'. Supported values are: ${quoted(roles)}.`,
          {
            param: `input[${at}].role`,
            code: 'invalid_value',
          },
        )
  }
}

export const sees: Costume['refuse'] = ({ pictures }, { vision = true }) =>
  vision || pictures.length === 0
    ? undefined
    : refused(400, 'This model does not support image inputs.', { param: 'input' })

/** Changes the response that an event carries. */
export function inResponses(events: readonly Wire[], change: (response: Json) => Json): readonly Wire[] {
  return events.map((event) => {
    const response = asObject(event['response'])
    return response === undefined ? event : { ...event, response: change(response) }
  })
}

/** Changes every item: in the events that tell of it, and in the output. */
export function inItems(events: readonly Wire[], change: (item: Json) => Json): readonly Wire[] {
  const changed = events.map((event) => {
    const item = asObject(event['item'])
    return item === undefined ? event : { ...event, item: change(item) }
  })
  return inResponses(changed, (response) => ({
    ...response,
    output: objects(response['output']).map(change),
  }))
}

/**
 * A summary as the raw reasoning that servers of open models tell: in `content`, with part events of the given name.
 */
export function asReasoningText(events: readonly Wire[], partEvent: string): readonly Wire[] {
  const renamed = events.map((event): Wire => {
    if (!event.type.startsWith('response.reasoning_summary')) return event
    const { summary_index: at, part, type, ...rest } = event
    const name = type
      .replace('response.reasoning_summary_part', partEvent)
      .replace('reasoning_summary_text', 'reasoning_text')
    return {
      ...rest,
      type: name,
      content_index: at,
      ...(part === undefined ? {} : { part: toReasoning(part) }),
    }
  })
  return inItems(renamed, (item) =>
    item['type'] === 'reasoning'
      ? { ...item, summary: [], content: objects(item['summary']).map(toReasoning) }
      : item,
  )
}

function toReasoning(part: unknown): Json {
  return { ...asObject(part), type: 'reasoning_text' }
}

/** The completed response where a length limit cut it, as servers tell that do not know the word. */
export function completedAnyway(response: Json, { body }: AnswerRequest): Json {
  if (response['status'] !== 'incomplete') return response
  const usage = asObject(response['usage']) ?? {}
  const limit = body['max_output_tokens'] ?? usage['output_tokens']
  return {
    ...response,
    status: 'completed',
    incomplete_details: null,
    usage: { ...usage, output_tokens: limit, total_tokens: Number(usage['input_tokens']) + Number(limit) },
  }
}
