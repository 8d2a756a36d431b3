import { asObject, asString, objects } from './json.ts'
import type { Json } from './json.ts'

/** All that a model is told by a request: what the server kept, and what came now. */
export type Conversation = {
  readonly items: readonly Json[]
  /** What has been said since the last question. */
  readonly turn: readonly Json[]
}

/** A request for an answer, read as far as the server needs it. */
export type AnswerRequest = {
  readonly body: Json
  readonly conversation: Conversation
  /** `input_image` and `input_file` parts that came with this request. */
  readonly pictures: readonly InputPart[]
  readonly documents: readonly InputPart[]
  readonly isStreamed: boolean
  readonly isBackground: boolean
}

/** A content part, and where it stands in `input` of this request. */
export type InputPart = { readonly path: string; readonly part: Json }

/** `input` as a list of items: a string is the user's message. */
export function inputItems(input: unknown): readonly Json[] {
  return typeof input === 'string' ? [{ type: 'message', role: 'user', content: input }] : objects(input)
}

export function readRequest(body: Json, kept: readonly Json[]): AnswerRequest {
  const own = inputItems(body['input'])
  const parts = own.flatMap(partsOf)
  const items = [...kept, ...own]
  return {
    body,
    conversation: { items, turn: items.slice(1 + items.findLastIndex((item) => item['role'] === 'user')) },
    pictures: parts.filter(({ part }) => part['type'] === 'input_image'),
    documents: parts.filter(({ part }) => part['type'] === 'input_file'),
    isStreamed: body['stream'] === true,
    isBackground: body['background'] === true,
  }
}

function partsOf(item: Json, at: number): readonly InputPart[] {
  const name = Array.isArray(item['content']) ? 'content' : 'output'
  return objects(item[name]).map((part, n) => ({ path: `input[${at}].${name}[${n}]`, part }))
}

export function ofType(items: readonly Json[], type: string): readonly Json[] {
  return items.filter((item) => item['type'] === type)
}

/** The tools of a request of one of these types. */
export function toolsOf({ body }: AnswerRequest, ...types: readonly string[]): readonly Json[] {
  return objects(body['tools']).filter((tool) => types.includes(String(tool['type'])))
}

/** The text of a function's output, which may come in parts. */
export function outputText({ output }: Json): string {
  if (typeof output === 'string') return output
  return objects(output)
    .map((part) => asString(part['text']) ?? `[${String(part['type'])}]`)
    .join('')
}

export function isIncluded({ body }: AnswerRequest, what: string): boolean {
  return Array.isArray(body['include']) && body['include'].includes(what)
}

/** `tool_choice` as the kind of tool that has to be called, if any has to. */
export function forcedTool({
  body,
}: AnswerRequest): { readonly type: string; readonly name?: string } | undefined {
  const choice = body['tool_choice']
  if (choice === 'required') return { type: 'any' }
  const { type, name } = asObject(choice) ?? {}
  if (typeof type !== 'string' || type === 'allowed_tools') return undefined
  return { type, ...(typeof name === 'string' ? { name } : {}) }
}
