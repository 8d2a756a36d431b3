import { z } from 'zod'
import { readContent, readUsage } from './response-object.ts'
import { anything, optional } from './tolerant.ts'
import type { Message, ResponseReading } from './response-object.ts'

const said = z.object({
  content: optional(z.union([z.string(), z.array(z.unknown())])),
  refusal: optional(z.string()),
})

const chatSchema = z.object({
  choices: z.array(
    z.object({ message: optional(said), delta: optional(said), finish_reason: optional(z.string()) }),
  ),
  usage: anything,
})

/**
 * Some gateways answer in the words of chat completions (OpenAI API reference, Chat). Read as a response object:
 * `status` is set once there is a finish reason. `undefined` if this is no such body.
 */
export function readChatBody(raw: unknown): ResponseReading | undefined {
  const parsed = chatSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const choice = parsed.data.choices[0]
  const reason = choice?.finish_reason
  return {
    status: reason === undefined ? undefined : reason === 'length' ? 'incomplete' : 'completed',
    incompleteReason: reason === 'content_filter' ? reason : undefined,
    messages: toMessages(choice?.message ?? choice?.delta),
    usage: readUsage(parsed.data.usage),
  }
}

function toMessages(message: z.output<typeof said> | undefined): readonly Message[] {
  const parts = readContent(message?.content)
  const refusal = message?.refusal
  if (refusal === undefined) return parts.length === 0 ? [] : [{ parts }]
  return [{ parts: [...parts, { kind: 'refusal', text: refusal }] }]
}
