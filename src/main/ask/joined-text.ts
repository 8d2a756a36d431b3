import type { Received } from '#shared/ask-state.ts'

/** What the words of an answer come as. */
export type TextEvent =
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'text-replace'; readonly text: string }
  | { readonly type: 'reasoning-delta'; readonly text: string }

/**
 * Joins what the rounds of one answer say: a new round begins after a blank line, and when the server corrects itself,
 * that is about its own round alone.
 */
export class JoinedText {
  /** What earlier rounds said. */
  #before: string
  #text: string
  #reasoning: string
  #isFirstThought = true

  constructor({ text, reasoning = '' }: Received) {
    this.#before = text
    this.#text = text
    this.#reasoning = reasoning
  }

  /** What is said from here on is another round. */
  nextRound(): void {
    this.#before = this.#text
    this.#isFirstThought = true
  }

  /** The event as it holds for the whole answer. */
  join(event: TextEvent): TextEvent {
    if (event.type === 'reasoning-delta') return { ...event, text: this.#joinReasoning(event.text) }
    const isFirst = this.#text.length === this.#before.length
    if (event.type === 'text-delta') {
      const text = event.text !== '' && isFirst ? gapAfter(this.#before) + event.text : event.text
      this.#text += text
      return { ...event, text }
    }
    this.#text = event.text === '' ? this.#before : this.#before + gapAfter(this.#before) + event.text
    return { ...event, text: this.#text }
  }

  #joinReasoning(text: string): string {
    const joined = text !== '' && this.#isFirstThought ? gapAfter(this.#reasoning) + text : text
    if (text !== '') this.#isFirstThought = false
    this.#reasoning += joined
    return joined
  }
}

/** What makes a blank line after a text; nothing where there is none to follow. */
function gapAfter(text: string): string {
  if (text === '' || text.endsWith('\n\n')) return ''
  return text.endsWith('\n') ? '\n' : '\n\n'
}
