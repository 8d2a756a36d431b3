import { createParser } from 'eventsource-parser'
import type { EventSourceMessage, EventSourceParser } from 'eventsource-parser'

export type StreamMessage = { readonly event?: string | undefined; readonly data: string }

/** A line may hold a picture; more than this is no answer. */
const maxBufferedChars = 8_000_000

/**
 * Server-sent events out of bytes (WHATWG HTML, Server-sent events): chunks may end inside a character or between CR
 * and LF. One departure from the standard: a last event without its blank line counts, because servers leave it out.
 */
export class EventStream {
  readonly #decoder = new TextDecoder() // also takes the byte order mark away
  readonly #parser: EventSourceParser
  #messages: StreamMessage[] = []
  #overflowed = false

  constructor(maxChars = maxBufferedChars) {
    this.#parser = createParser({
      maxBufferSize: maxChars,
      onEvent: (message: EventSourceMessage) => this.#messages.push(message),
      onError: ({ type }) => {
        // Unknown fields and wrong retry times are to be ignored.
        if (type === 'max-buffer-size-exceeded') this.#overflowed = true
      },
    })
  }

  /** A line or an event was longer than allowed; nothing more will come. */
  get hasOverflowed(): boolean {
    return this.#overflowed
  }

  feed(bytes: Uint8Array): readonly StreamMessage[] {
    return this.#parse(this.#decoder.decode(bytes, { stream: true }))
  }

  /** What was still held back when the bytes ended. */
  end(): readonly StreamMessage[] {
    return this.#parse(`${this.#decoder.decode()}\n\n`)
  }

  #parse(text: string): readonly StreamMessage[] {
    if (this.#overflowed || text === '') return []
    this.#parser.feed(text)
    const messages = this.#messages
    this.#messages = []
    return messages
  }
}
