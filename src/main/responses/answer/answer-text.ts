import { eachOnce } from './citations.ts'
import { ItemList } from './item-list.ts'
import { citationsOf, joinParts, shownMessages } from './message.ts'
import type { Citation } from '#shared/ask-state.ts'
import type { Place } from './item-list.ts'
import type { Message, Part } from './message.ts'

export type TextChange =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'text-replace'; readonly text: string }

type BuiltPart = { kind: Part['kind']; text: string; readonly citations: Map<number, Citation> }

type Built = {
  phase: string | undefined
  /** Made when a delta or a done event names them, in whatever order. */
  readonly parts: Map<number, BuiltPart>
  lastAt: number
}

const nothing: readonly TextChange[] = []

/** No message has as many; a server that goes on keeps adding to the last one. */
const maxParts = 1_000
/**
 * Characters that may be joined anew because they do not come at the end of the text, and what a part counts for.
 * Beyond, the text is put in order only at its end, so that no server can keep the app busy.
 */
const maxJoinedChars = 200_000_000
const charsOfPart = 100

/** The text of one answer and its sources, out of its messages and their parts in whatever order they come. */
export class AnswerText {
  readonly #messages = new ItemList<Built>(() => ({ phase: undefined, parts: new Map(), lastAt: 0 }))
  #text = ''
  #hasFinal = false
  #joinedChars = 0
  #settledCitations: readonly Citation[] = []

  get text(): string {
    return this.#text
  }

  get isRefused(): boolean {
    return this.#shown().some(({ kind, text }) => kind === 'refusal' && text !== '')
  }

  get citations(): readonly Citation[] {
    return eachOnce([...this.#ownCitations(), ...this.#settledCitations])
  }

  open(place: Place, message: Message): readonly TextChange[] {
    this.#set(this.#messages.open(place), message)
    return this.#refresh()
  }

  append(place: Place, at: number, { kind, text }: Part): readonly TextChange[] {
    const message = this.#messages.forDelta(place)
    const part = message.parts.get(at)
    // The usual case, kept free of joining the whole text anew for every delta.
    if (part !== undefined && part.text !== '' && this.#isTail(message, at)) {
      part.text += text
      this.#text += text
      return text === '' ? nothing : [{ type: 'text-delta', text }]
    }
    partOf(message, at, kind).text += text
    return this.#refresh()
  }

  // Some servers send their done events empty; what was received is not thrown away for that.
  finishPart(place: Place, at: number, done: Part): readonly TextChange[] {
    const part = partOf(this.#messages.partDone(place), at, done.kind)
    putPart(part, done)
    return this.#refresh()
  }

  finish(place: Place, message: Message): readonly TextChange[] {
    this.#set(this.#messages.wholeDone(place), message)
    return this.#refresh()
  }

  /** A source of a part; where they are not counted, each is the next one. */
  cite(place: Place, at: number, { citation, annotationAt }: Annotation): void {
    const { citations } = partOf(this.#messages.forDelta(place), at, 'text')
    if (citations.size < maxParts) citations.set(annotationAt ?? citations.size, citation)
  }

  /**
   * The messages of the final response. They may be none, or hold less than what was streamed: their text counts only
   * for what no done event confirmed.
   */
  settle(messages: readonly Message[]): readonly TextChange[] {
    this.#joinedChars = 0
    const final = shownMessages(messages).flatMap(({ parts }) => parts)
    const isConfirmed = this.#text !== '' && this.#messages.areAllDone
    this.#settledCitations = [...this.#ownCitations(), ...citationsOf(final)]
    if (!isConfirmed && joinParts(final) !== '') {
      this.#messages.clear()
      messages.forEach((message, index) => this.#set(this.#messages.open({ index }), message))
    }
    return this.#refresh()
  }

  #set(built: Built, { phase, parts }: Message): void {
    built.phase = phase ?? built.phase
    this.#hasFinal ||= built.phase === 'final_answer'
    if (joinParts(parts) !== '') for (const part of built.parts.values()) part.text = ''
    for (const [at, part] of parts.slice(0, maxParts).entries()) putPart(partOf(built, at, part.kind), part)
  }

  #isTail(message: Built, at: number): boolean {
    const isShown = message.phase !== 'commentary' || !this.#hasFinal
    return isShown && message === this.#messages.last && at === message.lastAt
  }

  #shown(): readonly BuiltPart[] {
    return shownMessages(this.#messages.values).flatMap(({ parts }) =>
      [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part),
    )
  }

  #ownCitations(): readonly Citation[] {
    return this.#shown().flatMap(({ citations }) => [...citations.values()])
  }

  #refresh(): readonly TextChange[] {
    if (this.#joinedChars > maxJoinedChars) return nothing
    const before = this.#text
    const parts = this.#shown()
    this.#text = joinParts(parts)
    this.#joinedChars += this.#text.length + parts.length * charsOfPart
    if (this.#text === before) return nothing
    return this.#text.startsWith(before)
      ? [{ type: 'text-delta', text: this.#text.slice(before.length) }]
      : [{ type: 'text-replace', text: this.#text }]
  }
}

export type Annotation = { readonly citation: Citation; readonly annotationAt?: number | undefined }

function partOf(message: Built, at: number, kind: Part['kind']): BuiltPart {
  const place = Math.min(at, maxParts)
  const known = message.parts.get(place)
  if (known !== undefined) {
    if (known.text === '') known.kind = kind
    return known
  }
  const part: BuiltPart = { kind, text: '', citations: new Map() }
  message.parts.set(place, part)
  message.lastAt = Math.max(message.lastAt, place)
  return part
}

function putPart(built: BuiltPart, { kind, text, citations }: Part): void {
  if (text !== '') Object.assign(built, { kind, text })
  for (const [at, citation] of citations?.entries() ?? [])
    if (citation !== undefined) built.citations.set(at, citation)
}
