/** What a conforming server says: response objects and the events of a stream, after the OpenAI API reference. */
import type { Json } from './server/json.ts'

export type AnswerText = {
  readonly model: string
  readonly text: string
  /** The same text in the pieces in which it is streamed. */
  readonly deltas: readonly string[]
  readonly kind: 'text' | 'refusal'
  readonly cutByLength: boolean
}

export type Wire = { readonly type: string } & Json

/** One item of `output`: as it is added, what is told of it, and as it is done. */
export type OutputItem = {
  readonly begun: Json
  /** Without the place in the output, which the stream adds. */
  readonly inner: readonly Wire[]
  readonly whole: Json
}

export type ResponseStatus = 'queued' | 'in_progress' | 'completed' | 'incomplete' | 'failed' | 'cancelled'

/** A whole answer, before it is known in which form it goes out. */
export type Answer = {
  readonly id: string
  readonly items: readonly OutputItem[]
  /** The fields in which the response repeats its request. */
  readonly echo: Json
  readonly outputTokens: number
  readonly reasoningTokens: number
  readonly ends: ResponseStatus
  /** Begins as `queued`. */
  readonly isBackground: boolean
}

/** A Markdown answer with one of everything that an answer window must show. */
export const sampleAnswer = [
  'The dialog says that the **disk is full**.\n\n',
  '1. Open *Disks* and look for what is large.\n',
  '2. Remove what you do not need: `du -sh ~/.cache`.\n\n',
  '```sh\ndf --human-readable /home\n```\n\n',
  '| Place | Used |\n| --- | --- |\n| `/home` | 98 % |\n\n',
  'See [the manual](https://example.com/disks) – naïve 漢字 🙂.\n',
].join('')

export const inputTokens = 1200

/** Words with the spaces that follow them: joined they are the text again. */
export function toDeltas(text: string): readonly string[] {
  return text.match(/\s*\S+\s?|\s+$/g) ?? []
}

/** One event as OpenAI frames it. */
export function frame(event: Wire, sequenceNumber: number): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(numbered(event, sequenceNumber))}\n\n`
}

export function numbered({ type, ...rest }: Wire, sequenceNumber: number): Wire {
  return { type, sequence_number: sequenceNumber, ...rest }
}

/** What a request without any optional field is repeated as. */
export const plainEcho = {
  instructions: null,
  max_output_tokens: null,
  max_tool_calls: null,
  model: '',
  parallel_tool_calls: true,
  previous_response_id: null,
  reasoning: { effort: null, summary: null },
  background: false,
  store: false,
  service_tier: 'default',
  temperature: 1,
  top_p: 1,
  presence_penalty: 0,
  frequency_penalty: 0,
  top_logprobs: 0,
  text: { format: { type: 'text' } },
  tool_choice: 'auto',
  tools: [],
  truncation: 'disabled',
  metadata: {},
  safety_identifier: null,
  prompt_cache_key: null,
} as const

export function isOver(status: ResponseStatus): boolean {
  return status !== 'queued' && status !== 'in_progress'
}

/** The whole response object at one moment of its life. */
export function responseBody(answer: Answer, status: ResponseStatus): Json {
  const hasOutput = isOver(status) && status !== 'cancelled'
  return {
    id: answer.id,
    object: 'response',
    created_at: 1_780_000_000,
    completed_at: status === 'completed' ? 1_780_000_001 : null,
    status,
    error: status === 'failed' ? { code: 'server_error', message: 'The model crashed.' } : null,
    incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
    ...plainEcho,
    ...answer.echo,
    output: hasOutput ? answer.items.map(({ whole }) => whole) : [],
    usage: hasOutput ? usageOf(answer) : null,
  }
}

function usageOf({ outputTokens, reasoningTokens }: Answer): Json {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: inputTokens + outputTokens,
  }
}

/** Every event of an answer in the official order. */
export function answerEvents(answer: Answer): readonly Wire[] {
  const begun = responseBody(answer, answer.isBackground ? 'queued' : 'in_progress')
  return [
    { type: 'response.created', response: begun },
    ...(answer.isBackground ? [{ type: 'response.queued', response: begun }] : []),
    { type: 'response.in_progress', response: responseBody(answer, 'in_progress') },
    ...answer.items.flatMap(itemEvents),
    { type: `response.${answer.ends}`, response: responseBody(answer, answer.ends) },
  ]
}

function itemEvents({ begun, inner, whole }: OutputItem, outputIndex: number): readonly Wire[] {
  const place = { item_id: whole['id'], output_index: outputIndex }
  return [
    { type: 'response.output_item.added', output_index: outputIndex, item: begun },
    ...inner.map(({ type, ...rest }) => ({ type, ...place, ...rest })),
    { type: 'response.output_item.done', output_index: outputIndex, item: whole },
  ]
}

/** A source beside the text; with a place in it, it is told as soon as that place is reached. */
export type Annotation = Json & {
  readonly type: string
  readonly end_index?: number
  readonly index?: number
}

export type Message = Omit<AnswerText, 'model'> & {
  readonly id: string
  readonly annotations?: readonly Annotation[]
  readonly phase?: 'commentary' | 'final_answer'
}

export function messageItem(message: Message): OutputItem {
  const { id, kind, text, phase, cutByLength } = message
  const item = { id, type: 'message', role: 'assistant', ...(phase === undefined ? {} : { phase }) }
  const isText = kind === 'text'
  const name = isText ? 'response.output_text' : 'response.refusal'
  const place = { content_index: 0 }
  const rest = isText ? { text, logprobs: [] } : { refusal: text }
  return {
    begun: { ...item, status: 'in_progress', content: [] },
    inner: [
      { type: 'response.content_part.added', ...place, part: partOf(kind, '', []) },
      ...deltaEvents(message, name),
      { type: `${name}.done`, ...place, ...rest },
      { type: 'response.content_part.done', ...place, part: wholePart(message) },
    ],
    whole: { ...item, status: cutByLength ? 'incomplete' : 'completed', content: [wholePart(message)] },
  }
}

function partOf(kind: AnswerText['kind'], text: string, annotations: readonly Annotation[]): Json {
  return kind === 'refusal'
    ? { type: 'refusal', refusal: text }
    : { type: 'output_text', text, annotations, logprobs: [] }
}

function wholePart({ kind, text, annotations = [] }: Message): Json {
  return partOf(kind, text, annotations)
}

/** The deltas, and each annotation after the delta that ends the words it is about. */
function deltaEvents({ kind, deltas, annotations = [] }: Message, name: string): readonly Wire[] {
  const waiting = annotations.map((annotation, at) => ({
    end: annotation.end_index ?? annotation.index ?? 0,
    event: {
      type: 'response.output_text.annotation.added',
      content_index: 0,
      annotation_index: at,
      annotation,
    },
  }))
  const events: Wire[] = []
  let length = 0
  for (const delta of deltas) {
    events.push({
      type: `${name}.delta`,
      content_index: 0,
      delta,
      ...(kind === 'text' ? { logprobs: [] } : {}),
    })
    length += delta.length
    while (waiting[0] !== undefined && waiting[0].end <= length) events.push(waiting.shift()!.event)
  }
  return [...events, ...waiting.map(({ event }) => event)]
}

function answerOfText(answer: AnswerText): Answer {
  return {
    id: 'resp_local',
    items: [messageItem({ ...answer, id: 'msg_local' })],
    echo: { model: answer.model },
    outputTokens: answer.deltas.length,
    reasoningTokens: 0,
    ends: answer.cutByLength ? 'incomplete' : 'completed',
    isBackground: false,
  }
}

/** The whole response object of a text. */
export function responseObject(answer: AnswerText, status: 'in_progress' | 'completed'): object {
  const whole = answerOfText(answer)
  return responseBody(whole, status === 'completed' ? whole.ends : status)
}

/** Every event of the stream of a text in its order, the deltas between `before` and `after`. */
export function streamEvents(answer: AnswerText): {
  readonly before: readonly Wire[]
  readonly deltas: readonly Wire[]
  readonly after: readonly Wire[]
} {
  const events = answerEvents(answerOfText(answer))
  const begin = 1 + events.findIndex(({ type }) => type === 'response.content_part.added')
  const end = begin + answer.deltas.length
  return { before: events.slice(0, begin), deltas: events.slice(begin, end), after: events.slice(end) }
}
