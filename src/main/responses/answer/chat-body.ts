import { z } from 'zod'
import { readCitation } from './citations.ts'
import { readContent } from './message.ts'
import { functionCall, readArguments } from './output-items.ts'
import { anything, optional } from './tolerant.ts'
import { readCost, readUsage } from './usage.ts'
import type { Citation } from '#shared/ask-state.ts'
import type { Part } from './message.ts'
import type { OutputItem } from './output-items.ts'
import type { ResponseReading } from './response-object.ts'

/** A body in the manner of chat completions, or one chunk of it. */
export type ChatReading = {
  /** `status` is set once there is a finish reason. */
  readonly response: Omit<ResponseReading, 'items'>
  readonly parts: readonly Part[]
  readonly reasoning: string
  readonly citations: readonly Citation[]
  readonly calls: readonly CallPiece[]
}

/** A call, or a piece of one: the first has id and name, all of them have more of the arguments. */
type CallPiece = {
  readonly index?: number | undefined
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly argumentsText: string
}

const filled = optional(z.string().min(1))
const list = optional(z.array(z.unknown()))

const said = z.object({
  content: optional(z.union([z.string(), z.array(z.unknown())])),
  refusal: optional(z.string()),
  reasoning_content: filled,
  reasoning: filled,
  annotations: list,
  tool_calls: list,
})

const chatSchema = z.object({
  choices: z.array(
    z.object({ message: optional(said), delta: optional(said), finish_reason: optional(z.string()) }),
  ),
  usage: anything,
})

const callSchema = z.object({
  index: optional(z.number().int().min(0)),
  id: filled,
  function: z.object({ name: filled, arguments: anything }),
})

const statuses: ReadonlyMap<string, string> = new Map([
  ['length', 'incomplete'],
  ['error', 'failed'],
])

/**
 * Some gateways answer in the words of chat completions (OpenAI API reference, Chat). `undefined` if this is no such
 * body.
 */
export function readChatBody(raw: unknown): ChatReading | undefined {
  const parsed = chatSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { choices, usage } = parsed.data
  const [choice] = choices
  const { content, refusal, reasoning, reasoning_content, annotations, tool_calls } =
    choice?.message ?? choice?.delta ?? {}
  return {
    response: { ...toStatus(choice?.finish_reason), usage: readUsage(usage), cost: readCost(usage) },
    parts: toParts(content, refusal),
    reasoning: reasoning_content ?? reasoning ?? '',
    citations: readEach(annotations, readCitation),
    calls: readEach(tool_calls, readCall),
  }
}

function toStatus(reason: string | undefined): Pick<ResponseReading, 'status' | 'incompleteReason'> {
  if (reason === undefined) return {}
  const status = statuses.get(reason) ?? 'completed'
  return reason === 'content_filter' ? { status, incompleteReason: reason } : { status }
}

function readEach<T>(values: readonly unknown[] = [], read: (value: unknown) => T | undefined): readonly T[] {
  return values.map(read).filter((found) => found !== undefined)
}

function toParts(
  content: string | readonly unknown[] | undefined,
  refusal: string | undefined,
): readonly Part[] {
  const parts = readContent(content)
  return refusal === undefined ? parts : [...parts, { kind: 'refusal', text: refusal }]
}

function readCall(raw: unknown): CallPiece | undefined {
  const parsed = callSchema.safeParse(raw)
  if (!parsed.success) return undefined
  const { index, id } = parsed.data
  const { name, arguments: value } = parsed.data.function
  return { index, id, name, argumentsText: readArguments(value) }
}

type Built = { readonly index: number | undefined; id: string | undefined; name: string; text: string }

const maxCalls = 1_000

/** The calls of one chat answer. */
export class ChatCalls {
  readonly #calls: Built[] = []

  add(pieces: readonly CallPiece[]): void {
    for (const piece of pieces) {
      const known = this.#find(piece)
      if (known === undefined) {
        const { index, id, name = '', argumentsText } = piece
        if (this.#calls.length < maxCalls) this.#calls.push({ index, id, name, text: argumentsText })
      } else {
        known.id ??= piece.id
        known.name ||= piece.name ?? ''
        known.text += piece.argumentsText
      }
    }
  }

  // Pieces belong together by their index. Some servers number all calls 0 or none: then another id, or another name,
  // is another call.
  #find({ index, id, name }: CallPiece): Built | undefined {
    const known = this.#calls.findLast((call) => index === undefined || call.index === index)
    const isOther = id !== undefined && known?.id !== undefined && id !== known.id
    const isNext = index === undefined && id === undefined && name !== undefined
    return isOther || isNext ? undefined : known
  }

  /** As function calls of the Responses API. */
  get items(): readonly OutputItem[] {
    return this.#calls
      .filter(({ name }) => name !== '')
      .map(({ id, name, text }, at) => functionCall(id ?? `call_${at}`, name, text))
  }
}
