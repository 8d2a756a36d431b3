/** What a conforming server says: response objects and the events of a stream, after the OpenAI API reference. */

export type AnswerText = {
  readonly model: string
  readonly text: string
  /** The same text in the pieces in which it is streamed. */
  readonly deltas: readonly string[]
  readonly kind: 'text' | 'refusal'
  readonly cutByLength: boolean
}

export type Wire = { readonly type: string } & Readonly<Record<string, unknown>>

const ids = { response: 'resp_local', message: 'msg_local' }

/** A Markdown answer with one of everything that an answer window must show. */
export const sampleAnswer = [
  'The dialog says that the **disk is full**.\n\n',
  '1. Open *Disks* and look for what is large.\n',
  '2. Remove what you do not need: `du -sh ~/.cache`.\n\n',
  '```sh\ndf --human-readable /home\n```\n\n',
  '| Place | Used |\n| --- | --- |\n| `/home` | 98 % |\n\n',
  'See [the manual](https://example.com/disks) – naïve 漢字 🙂.\n',
].join('')

/** Words with the spaces that follow them: joined they are the text again. */
export function toDeltas(text: string): readonly string[] {
  return text.match(/\s*\S+\s?|\s+$/g) ?? []
}

/** The whole response object; the fields beyond the answer are what a client sees from OpenAI. */
export function responseObject(answer: AnswerText, status: 'in_progress' | 'completed'): object {
  const isOver = status === 'completed'
  const outputTokens = answer.deltas.length
  return {
    id: ids.response,
    object: 'response',
    created_at: 1_780_000_000,
    completed_at: isOver ? 1_780_000_001 : null,
    status: isOver && answer.cutByLength ? 'incomplete' : status,
    error: null,
    incomplete_details: isOver && answer.cutByLength ? { reason: 'max_output_tokens' } : null,
    instructions: null,
    max_output_tokens: null,
    max_tool_calls: null,
    model: answer.model,
    output: isOver ? [messageItem(answer, 'completed')] : [],
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
    usage: isOver ? usageOf(outputTokens) : null,
    metadata: {},
    safety_identifier: null,
    prompt_cache_key: null,
  }
}

function usageOf(outputTokens: number): object {
  return {
    input_tokens: 1200,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 1200 + outputTokens,
  }
}

function part({ kind }: AnswerText, text: string): object {
  return kind === 'refusal'
    ? { type: 'refusal', refusal: text }
    : { type: 'output_text', text, annotations: [], logprobs: [] }
}

function messageItem(answer: AnswerText, status: 'in_progress' | 'completed'): object {
  const content = status === 'completed' ? [part(answer, answer.text)] : []
  return { id: ids.message, type: 'message', status, role: 'assistant', content }
}

/** Every event of the stream in its order, the deltas between `before` and `after`. */
export function streamEvents(answer: AnswerText): {
  readonly before: readonly Wire[]
  readonly deltas: readonly Wire[]
  readonly after: readonly Wire[]
} {
  const place = { item_id: ids.message, output_index: 0, content_index: 0 }
  const isText = answer.kind === 'text'
  const name = isText ? 'response.output_text' : 'response.refusal'
  const begun = responseObject(answer, 'in_progress')
  return {
    before: [
      { type: 'response.created', response: begun },
      { type: 'response.in_progress', response: begun },
      { type: 'response.output_item.added', output_index: 0, item: messageItem(answer, 'in_progress') },
      { type: 'response.content_part.added', ...place, part: part(answer, '') },
    ],
    deltas: answer.deltas.map((delta) => ({
      type: `${name}.delta`,
      ...place,
      delta,
      ...(isText ? { logprobs: [] } : {}),
    })),
    after: [
      {
        type: `${name}.done`,
        ...place,
        ...(isText ? { text: answer.text, logprobs: [] } : { refusal: answer.text }),
      },
      { type: 'response.content_part.done', ...place, part: part(answer, answer.text) },
      { type: 'response.output_item.done', output_index: 0, item: messageItem(answer, 'completed') },
      {
        type: answer.cutByLength ? 'response.incomplete' : 'response.completed',
        response: responseObject(answer, 'completed'),
      },
    ],
  }
}

/** One event as OpenAI frames it. */
export function frame(event: Wire, sequenceNumber: number): string {
  const { type, ...rest } = event
  return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequenceNumber, ...rest })}\n\n`
}
