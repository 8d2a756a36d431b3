import type { ToolStep, Turn } from '../answer-request.ts'
import { attachmentsOf } from './input-attachments.ts'
import type { Attachments } from './input-attachments.ts'
import { documentPart, picturePart } from './input-parts.ts'
import { separated } from './request-json.ts'
import type { Piece } from './request-json.ts'
import { returnsReasoning } from './request-plan.ts'
import type { RequestInput, RequestPlan } from './request-plan.ts'

type Pieces = readonly Piece[]
type SentTurn = { readonly turn: Turn; readonly attachments: Attachments }

/** `input` of a request: its items, each in pieces, and whether a picture among them says its detail. */
type RequestItems = { readonly items: readonly Pieces[]; readonly hasDetail: boolean }

/** The thread, the tool calls of its last question, or only what the server does not have of them. */
export function inputOf(plan: RequestPlan, { turns, steps = [] }: RequestInput): RequestItems {
  if (plan.continuation?.from === 'step') {
    return { items: itemsOf(steps.at(-1)?.outputs ?? []), hasDetail: false }
  }
  const thread = attachmentsOf(turns).flatMap((attachments, index): readonly SentTurn[] => {
    const turn = turns[index]
    return turn === undefined ? [] : [{ turn, attachments }]
  })
  const sent = plan.continuation === undefined ? thread : thread.slice(-1)
  return {
    items: [
      ...systemMessage(plan),
      ...sent.flatMap((each, index) => messagesOf(plan, each, index === 0)),
      ...steps.flatMap((step) => stepItems(plan, step)),
    ],
    hasDetail: plan.detail !== undefined && sent.some(({ attachments }) => attachments.pictures.length > 0),
  }
}

function systemMessage({ systemPromptAs, instructions }: RequestPlan): readonly Pieces[] {
  if (instructions === '') return []
  const isMessage = systemPromptAs === 'developer' || systemPromptAs === 'system'
  return isMessage ? [[`{"role":"${systemPromptAs}","content":[`, ...textPart(instructions), ']}']] : []
}

// An assistant's turn as plain text is the form that most servers accept.
function messagesOf(plan: RequestPlan, { turn, attachments }: SentTurn, isFirst: boolean): readonly Pieces[] {
  const parts = partsOf(plan, turn, attachments, isFirst)
  const message = ['{"role":"user","content":[', ...separated(parts), ']}']
  const { answer = '' } = turn
  return answer === '' ? [message] : [message, [JSON.stringify({ role: 'assistant', content: answer })]]
}

/** Text before pictures: the order in which models understand them best. */
function partsOf(
  plan: RequestPlan,
  { question }: Turn,
  { pictures, documents, repeated }: Attachments,
  isFirst: boolean,
): readonly Pieces[] {
  const isPrefixed = isFirst && plan.systemPromptAs === 'prefix' && plan.instructions !== ''
  return [
    textPart(isPrefixed ? `${plan.instructions}\n\n${question}` : question),
    ...(repeated.length === 0 ? [] : [textPart(mentionOf(repeated))]),
    ...pictures.map((picture) => picturePart(picture, plan.dialect, plan.detail)),
    ...documents.map((document) => documentPart(document, plan.dialect)),
  ]
}

function textPart(text: string): Pieces {
  return [JSON.stringify({ type: 'input_text', text })]
}

// Among several pictures the model could not know which one is meant once more.
function mentionOf(places: readonly number[]): string {
  return `[${places.map((place) => `picture ${place}`).join(', ')} of this thread, from above]`
}

/** The calls and what came of them, in that order: each output has to follow its call. */
function stepItems(plan: RequestPlan, { items, outputs }: ToolStep): readonly Pieces[] {
  return itemsOf([...items.filter((item) => !isReasoning(item) || returnsReasoning(plan, item)), ...outputs])
}

function isReasoning(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'type' in item && item.type === 'reasoning'
}

function itemsOf(items: readonly unknown[]): readonly Pieces[] {
  return items.map((item) => [JSON.stringify(item)])
}
