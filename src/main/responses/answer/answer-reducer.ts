import { activityOfItem, isNews } from './activity.ts'
import { AnswerText } from './answer-text.ts'
import { ChatCalls } from './chat-body.ts'
import { KeptItems } from './kept-items.ts'
import { assistantMessage, toolRound } from './output-items.ts'
import { ReasoningText } from './reasoning-text.ts'
import { messagesOf, readEnd, reasoningOf } from './response-object.ts'
import type { Activity } from '#shared/ask-state.ts'
import type { AnswerEvent } from '../answer-request.ts'
import type { TextChange } from './answer-text.ts'
import type { ChatReading } from './chat-body.ts'
import type { OutputItem } from './output-items.ts'
import type { ProviderError } from '../errors/provider-error.ts'
import type { ResponseReading } from './response-object.ts'
import type { ItemEvent, ResponseEvent, WireEvent } from './wire-events.ts'

export type AnswerChange =
  | TextChange
  | Extract<AnswerEvent, { type: 'reasoning-delta' | 'activity-change' | 'answer-end' | 'tool-calls' }>
  | { readonly type: 'answer-error'; readonly error: ProviderError }
  /** The server stopped the answer itself. */
  | { readonly type: 'answer-cancelled' }

const nothing: readonly AnswerChange[] = []
const first = { index: 0 }

/**
 * Builds one answer out of the events of one response, in any dialect. Total: an event that makes no sense changes
 * nothing, and nothing counts after the end.
 */
export class AnswerReducer {
  readonly #text = new AnswerText()
  readonly #reasoning = new ReasoningText()
  readonly #items = new KeptItems()
  readonly #chatCalls = new ChatCalls()
  #chatEnd: ChatReading['response'] | undefined
  #emptyError: ProviderError | undefined
  #activity: Activity | undefined
  #responseId: string | undefined
  #lastSequence: number | undefined
  #isResumed = false
  #isQueued = false
  #isEnded = false

  /** Whether the answer is complete though its stream may still say something about it. */
  get canEnd(): boolean {
    return this.#isEnded || this.#chatEnd !== undefined || this.#emptyError !== undefined
  }

  get responseId(): string | undefined {
    return this.#responseId
  }

  /** The number of the last event that was read, to resume after it. */
  get lastSequence(): number | undefined {
    return this.#lastSequence
  }

  /** The server has the question in the background and has not begun with it. */
  get isQueued(): boolean {
    return this.#isQueued
  }

  /** The stream goes on over another connection: what is numbered as read already is a repeat. */
  resume(): void {
    this.#isResumed = true
  }

  apply(event: WireEvent): readonly AnswerChange[] {
    if (this.#isEnded || this.#isRepeat(event)) return nothing
    this.#isQueued = false
    return 'place' in event ? this.#applyToItem(event) : this.#applyToWhole(event)
  }

  /** The stream is over. Only an answer in the manner of chat ends now; any other would have said so. */
  close(): readonly AnswerChange[] {
    if (this.#isEnded || !this.canEnd) return nothing
    this.#isEnded = true
    if (this.#emptyError !== undefined) return [{ type: 'answer-error', error: this.#emptyError }]
    const { text } = this.#text
    const calls = this.#chatCalls.items
    return this.#finish(
      { ...this.#chatEnd, items: [] },
      text === '' ? calls : [assistantMessage(text), ...calls],
    )
  }

  // Without a number nothing is known of an event; gaps between numbers mean nothing.
  #isRepeat({ sequence }: WireEvent): boolean {
    if (sequence === undefined) return false
    if (this.#lastSequence !== undefined && sequence <= this.#lastSequence) return this.#isResumed
    this.#lastSequence = sequence
    return false
  }

  #applyToItem(event: ItemEvent): readonly AnswerChange[] {
    switch (event.type) {
      case 'part-delta':
        return this.#wrote(this.#text.append(event.place, event.at, event.part))
      case 'part-done':
        return this.#wrote(this.#text.finishPart(event.place, event.at, event.part))
      case 'thought-delta':
        return this.#thought(this.#reasoning.append(event.place, event.part))
      case 'thought-done':
        return this.#thought(this.#reasoning.finish(event.place, event.part))
      case 'item-open':
        return this.#openItem(event)
      case 'item-done':
        return this.#finishItem(event)
      case 'annotation':
        this.#text.cite(event.place, event.at, event)
        return nothing
      case 'arguments-delta':
        this.#items.appendArguments(event.place, event.text)
        return nothing
      case 'arguments-done':
        this.#items.finishArguments(event.place, event.text)
        return nothing
    }
  }

  #openItem({ place, item }: Extract<ItemEvent, { type: 'item-open' }>): readonly AnswerChange[] {
    this.#items.open(place, item)
    if (item.kind === 'message') return this.#wrote(this.#text.open(place, item.message))
    if (item.kind === 'reasoning') this.#reasoning.open(place)
    return this.#show(activityOfItem(item.type, item.raw))
  }

  // A search says only at its end what was searched for; a tool says its name at once.
  #finishItem({ place, item }: Extract<ItemEvent, { type: 'item-done' }>): readonly AnswerChange[] {
    this.#items.finish(place, item)
    if (item.kind === 'message') return this.#wrote(this.#text.finish(place, item.message))
    if (item.kind === 'reasoning') return this.#thought(this.#reasoning.finishItem(place, item.reasoning))
    const activity = activityOfItem(item.type, item.raw)
    return activity?.kind === 'tool' ? nothing : this.#show(activity)
  }

  #applyToWhole(event: ResponseEvent): readonly AnswerChange[] {
    switch (event.type) {
      case 'response-state':
        return this.#takeState(event)
      case 'activity':
        return this.#show(event.activity)
      case 'chat-chunk':
        return this.#takeChunk(event.chat)
      case 'response-end':
        return this.#end(event.status, event.response)
      case 'error':
        return this.#fail(event.error)
    }
  }

  #takeState({ status, id }: Extract<ResponseEvent, { type: 'response-state' }>): readonly AnswerChange[] {
    this.#responseId = id ?? this.#responseId
    this.#isQueued = status === 'queued'
    if (this.#isQueued) return this.#show({ kind: 'queued' })
    return this.#activity?.kind === 'queued' ? this.#show({ kind: 'thinking' }) : nothing
  }

  #takeChunk({ response, parts, reasoning, citations, calls }: ChatReading): readonly AnswerChange[] {
    this.#chatCalls.add(calls)
    if (response.status === 'failed') return this.#fail({})
    const changes = [
      ...this.#thought(this.#reasoning.append(first, { kind: 'content', at: 0, text: reasoning })),
      ...parts.flatMap((part) => this.#wrote(this.#text.append(first, part.kind === 'text' ? 0 : 1, part))),
    ]
    for (const citation of citations) this.#text.cite(first, 0, { citation })
    if (response.status !== undefined || this.#chatEnd !== undefined) {
      this.#chatEnd = { ...this.#chatEnd, ...withoutAbsent(response) }
    }
    return changes
  }

  // Official practice is an error with its details, then `response.failed` with the same: told once. Only of an error
  // that says nothing is more to be hoped for.
  #fail(error: ProviderError): readonly AnswerChange[] {
    if (error.code === undefined && error.message === undefined && error.type === undefined) {
      this.#emptyError = error
      return nothing
    }
    this.#isEnded = true
    return [{ type: 'answer-error', error }]
  }

  #end(status: string, response: ResponseReading): readonly AnswerChange[] {
    this.#isEnded = true
    this.#responseId = response.id ?? this.#responseId
    const changes = [...this.#settle(response)]
    if (status === 'failed' || this.#emptyError !== undefined)
      return [...changes, { type: 'answer-error', error: response.error ?? {} }]
    if (status === 'cancelled') return [...changes, { type: 'answer-cancelled' }]
    return [...changes, ...this.#finish(response, this.#items.settle(response.items, this.#text.text))]
  }

  #settle({ items }: ResponseReading): readonly AnswerChange[] {
    const reasoning = this.#reasoning.isEmpty ? reasoningOf(items) : ''
    return [...this.#thought(reasoning), ...this.#wrote(this.#text.settle(messagesOf(items)))]
  }

  // A call of an answer that was cut short may be cut short itself.
  #finish(response: ResponseReading, items: readonly OutputItem[]): readonly AnswerChange[] {
    const { isRefused, citations } = this.#text
    const end = readEnd(response, { isRefused, citations, responseId: this.#responseId })
    const round = end.cutBy === undefined ? toolRound(items) : undefined
    return [round === undefined ? { type: 'answer-end', end } : { type: 'tool-calls', ...round, end }]
  }

  // With words on the screen, nothing is said about doing any more.
  #wrote(changes: readonly TextChange[]): readonly AnswerChange[] {
    if (changes.length > 0) this.#activity = undefined
    return changes
  }

  #thought(text: string): readonly AnswerChange[] {
    return text === '' ? nothing : [...this.#show({ kind: 'thinking' }), { type: 'reasoning-delta', text }]
  }

  #show(activity: Activity | undefined): readonly AnswerChange[] {
    if (activity === undefined || !isNews(activity, this.#activity)) return nothing
    this.#activity = activity
    return [{ type: 'activity-change', activity }]
  }
}

function withoutAbsent<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<T>
}
