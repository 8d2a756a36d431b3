import { joinParts, readEnd, shownMessages } from './response-object.ts'
import type { AnswerEnd } from '#shared/ask-state.ts'
import type { ProviderError } from './provider-error.ts'
import type { Message, Part, ResponseReading } from './response-object.ts'
import type { Place, WireEvent } from './wire-events.ts'

export type AnswerChange =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'text-replace'; readonly text: string }
  | { readonly type: 'answer-end'; readonly end: AnswerEnd }
  | { readonly type: 'answer-error'; readonly error: ProviderError }
  /** The server stopped the answer itself. */
  | { readonly type: 'answer-cancelled' }

type Built = {
  readonly index: number
  phase: string | undefined
  /** Made when a delta or a done event names them, in whatever order. */
  readonly parts: Map<number, { kind: Part['kind']; text: string }>
  lastAt: number
  isDone: boolean
}

const nothing: readonly AnswerChange[] = []

/**
 * Builds one answer out of the events of one response, in any dialect. Total: an event that makes no sense changes
 * nothing, and nothing counts after the end.
 */
export class AnswerReducer {
  readonly #messages: Built[] = [] // in the order in which they are read
  readonly #byIndex = new Map<number, Built>()
  readonly #byId = new Map<string, Built>()
  #text = ''
  #hasFinal = false
  #chatEnd: ResponseReading | undefined
  #isEnded = false

  /** Whether the answer is complete though its stream may still say something about it. */
  get canEnd(): boolean {
    return this.#isEnded || this.#chatEnd !== undefined
  }

  apply(event: WireEvent): readonly AnswerChange[] {
    if (this.#isEnded) return nothing
    switch (event.type) {
      case 'message-open':
        return this.#open(event.place, event.message)
      case 'part-delta':
        return this.#append(this.#forDelta(event.place), event.at, event.part)
      case 'part-done':
        return this.#replacePart(this.#forDone(event.place), event.at, event.part)
      case 'message-done':
        return this.#replaceMessage(this.#forDone(event.place), event.message)
      case 'chat-chunk':
        return this.#takeChunk(event.response)
      case 'response-end':
        return this.#end(event.status, event.response)
      case 'error':
        this.#isEnded = true
        return [{ type: 'answer-error', error: event.error }]
    }
  }

  /** The stream is over. Only an answer in the manner of chat ends now; any other would have said so. */
  close(): readonly AnswerChange[] {
    if (this.#isEnded || this.#chatEnd === undefined) return nothing
    this.#isEnded = true
    return [{ type: 'answer-end', end: readEnd(this.#chatEnd, this.#shownParts()) }]
  }

  // An index that is used again after its message was done is another message.
  #open({ index, id }: Place, { phase, parts }: Message): readonly AnswerChange[] {
    const known = index === undefined ? this.#byId.get(id ?? '') : this.#byIndex.get(index)
    const message = known === undefined || known.isDone ? this.#add({ index, id }) : known
    this.#set(message, phase, parts)
    return this.#refresh()
  }

  #add({ index, id }: Place): Built {
    const order = index ?? this.#messages.at(-1)?.index ?? 0
    const message: Built = { index: order, phase: undefined, parts: new Map(), lastAt: 0, isDone: false }
    const after = this.#messages.findLastIndex((other) => other.index <= order)
    this.#messages.splice(after + 1, 0, message)
    if (index !== undefined) this.#byIndex.set(index, message)
    if (id !== undefined) this.#byId.set(id, message)
    return message
  }

  /** By index; by id only without one, since ids may change from event to event; else the one opened last. */
  #find({ index, id }: Place): Built | undefined {
    return index !== undefined ? this.#byIndex.get(index) : id !== undefined ? this.#byId.get(id) : undefined
  }

  #forDelta(place: Place): Built {
    const last = place.index === undefined ? this.#messages.at(-1) : undefined
    return this.#find(place) ?? (last?.isDone === false ? last : undefined) ?? this.#add(place)
  }

  #forDone(place: Place): Built {
    const last = place.index === undefined ? this.#messages.at(-1) : undefined
    return this.#find(place) ?? last ?? this.#add(place)
  }

  #append(message: Built, at: number, { kind, text }: Part): readonly AnswerChange[] {
    const part = message.parts.get(at)
    if (part === undefined) {
      message.parts.set(at, { kind, text })
      message.lastAt = Math.max(message.lastAt, at)
      return this.#refresh()
    }
    const wasFilled = part.text !== ''
    part.text += text
    // The usual case, kept free of joining the whole text anew for every delta.
    if (!wasFilled || !this.#isTail(message, at)) return this.#refresh()
    this.#text += text
    return text === '' ? nothing : [{ type: 'text-delta', text }]
  }

  #isTail(message: Built, at: number): boolean {
    const isShown = message.phase !== 'commentary' || !this.#hasFinal
    return isShown && message === this.#messages.at(-1) && at === message.lastAt
  }

  // Some servers send their done events empty; what was received is not thrown away for that.
  #replacePart(message: Built, at: number, { kind, text }: Part): readonly AnswerChange[] {
    message.isDone = true
    if (text === '') return nothing
    message.parts.set(at, { kind, text })
    message.lastAt = Math.max(message.lastAt, at)
    return this.#refresh()
  }

  #replaceMessage(message: Built, { phase, parts }: Message): readonly AnswerChange[] {
    message.isDone = true
    this.#set(message, phase, parts)
    return this.#refresh()
  }

  #set(message: Built, phase: string | undefined, parts: readonly Part[]): void {
    message.phase = phase ?? message.phase
    this.#hasFinal ||= message.phase === 'final_answer'
    if (joinParts(parts) === '') return
    message.parts.clear()
    parts.forEach((part, at) => message.parts.set(at, { ...part }))
    message.lastAt = parts.length - 1
  }

  #takeChunk(response: ResponseReading): readonly AnswerChange[] {
    const changes = response.messages
      .flatMap((message) => message.parts)
      .flatMap((part) => this.#append(this.#forDelta({ index: 0 }), part.kind === 'text' ? 0 : 1, part))
    if (response.status !== undefined || this.#chatEnd !== undefined) {
      this.#chatEnd = { ...this.#chatEnd, ...withoutAbsent(response), messages: [] }
    }
    return changes
  }

  #end(status: string, response: ResponseReading): readonly AnswerChange[] {
    this.#isEnded = true
    const changes = this.#settle(response.messages)
    if (status === 'failed') return [...changes, { type: 'answer-error', error: response.error ?? {} }]
    if (status === 'cancelled') return [...changes, { type: 'answer-cancelled' }]
    return [...changes, { type: 'answer-end', end: readEnd(response, this.#shownParts()) }]
  }

  // The final output may be empty or shorter than what was streamed: it counts only for what no done event confirmed.
  #settle(messages: readonly Message[]): readonly AnswerChange[] {
    const isConfirmed = this.#text !== '' && this.#messages.every(({ isDone }) => isDone)
    if (isConfirmed || joinParts(messages.flatMap(({ parts }) => parts)) === '') return nothing
    this.#messages.length = 0
    for (const { phase, parts } of messages) this.#set(this.#add({}), phase, parts)
    return this.#refresh()
  }

  #shownParts(): readonly Part[] {
    return shownMessages(this.#messages).flatMap(({ parts }) =>
      [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part),
    )
  }

  #refresh(): readonly AnswerChange[] {
    const before = this.#text
    this.#text = joinParts(this.#shownParts())
    if (this.#text === before) return nothing
    return this.#text.startsWith(before)
      ? [{ type: 'text-delta', text: this.#text.slice(before.length) }]
      : [{ type: 'text-replace', text: this.#text }]
  }
}

function withoutAbsent(response: ResponseReading): Partial<ResponseReading> {
  return Object.fromEntries(Object.entries(response).filter(([, value]) => value !== undefined))
}
