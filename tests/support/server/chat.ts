/** An answer as chat completions tell it, for servers that know no other way. */
import type { OutputItem } from '../local-answer.ts'
import { toDeltas } from '../local-answer.ts'
import { asString, objects } from './json.ts'
import type { Json } from './json.ts'

type Chat = {
  readonly id: string
  readonly model: string
  readonly text: string
  readonly calls: readonly Json[]
  readonly usage: Json
}

export function chatOf(response: Json, items: readonly OutputItem[]): Chat {
  const wholes = items.map(({ whole }) => whole)
  const usage = response['usage'] as Readonly<Record<string, number>>
  return {
    id: String(response['id']).replace('resp_', 'chatcmpl-'),
    model: String(response['model']),
    text: wholes
      .flatMap((item) => objects(item['content']))
      .map((part) => asString(part['text']) ?? asString(part['refusal']) ?? '')
      .join(''),
    calls: wholes
      .filter((item) => item['type'] === 'function_call')
      .map((call, index) => ({
        index,
        id: call['call_id'],
        type: 'function',
        function: { name: call['name'], arguments: call['arguments'] },
      })),
    usage: {
      prompt_tokens: usage['input_tokens'],
      completion_tokens: usage['output_tokens'],
      total_tokens: usage['total_tokens'],
    },
  }
}

function shared({ id, model }: Chat, object: string): Json {
  return { id, object, created: 1_780_000_000, model }
}

export function chatBody(chat: Chat): Json {
  const { text, calls } = chat
  const message = { role: 'assistant', content: text === '' ? null : text }
  const hasCalls = calls.length > 0
  return {
    ...shared(chat, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: hasCalls ? { ...message, tool_calls: calls } : message,
        finish_reason: hasCalls ? 'tool_calls' : 'stop',
      },
    ],
    usage: chat.usage,
  }
}

/** The usage comes in a chunk of its own behind the end of the choice. */
export function chatStream(chat: Chat): string {
  const chunk = (delta: Json, finish: string | null = null): Json => ({
    ...shared(chat, 'chat.completion.chunk'),
    choices: [{ index: 0, delta, finish_reason: finish }],
  })
  const hasCalls = chat.calls.length > 0
  const chunks = [
    chunk({ role: 'assistant', content: '' }),
    ...toDeltas(chat.text).map((content) => chunk({ content })),
    ...(hasCalls ? [chunk({ tool_calls: chat.calls })] : []),
    chunk({}, hasCalls ? 'tool_calls' : 'stop'),
    { ...shared(chat, 'chat.completion.chunk'), choices: [], usage: chat.usage },
  ]
  return `${chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('')}data: [DONE]\n\n`
}
