import { readProviderError } from '../errors/provider-error.ts'
import { readUsualDelta } from './usual-delta.ts'
import { readWireEvent } from './wire-events.ts'
import type { AnswerChange, AnswerReducer } from './answer-reducer.ts'
import type { StreamMessage } from './event-stream.ts'

/** What one message of a stream makes of the answer. A broken one is skipped: if it was the last, the end is missing. */
function applyMessage(reducer: AnswerReducer, { event, data }: StreamMessage): readonly AnswerChange[] {
  const delta = readUsualDelta(data)
  if (delta !== undefined) return reducer.apply(delta)
  let raw: unknown
  try {
    raw = JSON.parse(data)
  } catch {
    return applyText(reducer, event, data)
  }
  const wireEvent = readWireEvent(raw, event)
  return wireEvent === undefined ? [] : reducer.apply(wireEvent)
}

/**
 * What several messages make of the answer. Words that arrived together are passed on together: in bulk, handing each
 * on by itself would take longer than reading it (tests/bench/client).
 */
export function applyMessages(
  reducer: AnswerReducer,
  messages: readonly StreamMessage[],
): readonly AnswerChange[] {
  const changes: AnswerChange[] = []
  let words: string[] = []
  const flush = () => {
    if (words.length > 0) changes.push({ type: 'text-delta', text: words.join('') })
    words = []
  }
  for (const message of messages)
    for (const change of applyMessage(reducer, message)) {
      if (change.type === 'text-delta') words.push(change.text)
      else {
        flush()
        changes.push(change)
      }
    }
  flush()
  return changes
}

function applyText(reducer: AnswerReducer, event: string | undefined, data: string): readonly AnswerChange[] {
  // An error is sometimes only words; what begins like JSON is a broken message.
  if (event === 'error' && /^[^{[]/.test(data))
    return reducer.apply({ type: 'error', error: readProviderError(data) ?? {} })
  return data.trim() === '[DONE]' ? reducer.close() : []
}
