import { z } from 'zod'
import { ItemList } from './item-list.ts'
import { asText, optional } from './tolerant.ts'
import type { Place } from './item-list.ts'

/** Where in a reasoning item: what the model thought, or the summary made of it, and which part. */
export type ReasoningKind = 'summary' | 'content'
export type ReasoningPart = { readonly kind: ReasoningKind; readonly at: number; readonly text: string }

const listed = optional(z.array(z.unknown()))
const itemSchema = z.object({ summary: listed, content: listed })
const textSchema = z.object({ text: z.string() })

/** The parts of a reasoning item. */
export function readReasoning(raw: unknown): readonly ReasoningPart[] {
  const parsed = itemSchema.safeParse(raw)
  if (!parsed.success) return []
  return [...toParts('summary', parsed.data.summary), ...toParts('content', parsed.data.content)]
}

function toParts(kind: ReasoningKind, texts: readonly unknown[] | undefined): readonly ReasoningPart[] {
  return (texts ?? []).map((value, at) => {
    const parsed = textSchema.safeParse(value)
    return { kind, at, text: asText(value) ?? (parsed.success ? parsed.data.text : '') }
  })
}

/** What a whole item says, for a reader who saw nothing of it yet: the summary, or else the thoughts. */
export function shownReasoning(parts: readonly ReasoningPart[]): readonly ReasoningPart[] {
  const filled = parts.filter(({ text }) => text !== '')
  const kind = filled[0]?.kind
  return filled.filter((part) => part.kind === kind)
}

type Built = Map<string, string>

/**
 * The reasoning of one response. It is only ever added to, so a done event counts for what it has beyond the deltas;
 * parts are paragraphs. Every method gives what is to be shown in addition.
 */
export class ReasoningText {
  readonly #items = new ItemList<Built>(() => new Map())
  #latest: { readonly item: Built; readonly key: string } | undefined

  get isEmpty(): boolean {
    return this.#latest === undefined
  }

  open(place: Place): void {
    this.#items.open(place)
  }

  append(place: Place, { kind, at, text }: ReasoningPart): string {
    return this.#add(this.#items.forDelta(place), `${kind} ${at}`, text)
  }

  finish(place: Place, part: ReasoningPart): string {
    return this.#complete(this.#items.partDone(place), part)
  }

  /** The whole item. Of an item that was streamed in one kind, the other kind would say the same once more. */
  finishItem(place: Place, parts: readonly ReasoningPart[]): string {
    const item = this.#items.wholeDone(place)
    const kinds = new Set([...item.keys()].map((key) => key.split(' ')[0]))
    const wanted = item.size === 0 ? shownReasoning(parts) : parts.filter(({ kind }) => kinds.has(kind))
    return wanted.map((part) => this.#complete(item, part)).join('')
  }

  #complete(item: Built, { kind, at, text }: ReasoningPart): string {
    const key = `${kind} ${at}`
    const known = item.get(key) ?? ''
    return text.startsWith(known) ? this.#add(item, key, text.slice(known.length)) : ''
  }

  #add(item: Built, key: string, text: string): string {
    if (text === '') return ''
    const isNewPart = this.#latest !== undefined && (this.#latest.item !== item || this.#latest.key !== key)
    item.set(key, (item.get(key) ?? '') + text)
    this.#latest = { item, key }
    return isNewPart ? `\n\n${text}` : text
  }
}
