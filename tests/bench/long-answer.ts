import { streamEvents } from '../support/local-answer.ts'
import type { Wire } from '../support/local-answer.ts'

/** The events of an answer of so many words, as a server streams them. */
export function longAnswer(deltaCount: number): readonly Wire[] {
  const words = Array.from({ length: deltaCount }, (_, n) => `word${n} `)
  const text = words.join('')
  const { before, deltas, after } = streamEvents({
    model: 'gpt-6-luna',
    text,
    deltas: words,
    kind: 'text',
    cutByLength: false,
  })
  return [...before, ...deltas, ...after]
}
