import { readProviderError } from '../errors/provider-error.ts'
import { readUsualDelta } from './usual-delta.ts'
import { readWireEvent } from './wire-events.ts'
import type { AnswerChange, AnswerReducer } from './answer-reducer.ts'
import type { StreamMessage } from './event-stream.ts'

/** What one message of a stream makes of the answer. A broken one is skipped: if it was the last, the end is missing. */
export function applyMessage(
  reducer: AnswerReducer,
  { event, data }: StreamMessage,
): readonly AnswerChange[] {
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

function applyText(reducer: AnswerReducer, event: string | undefined, data: string): readonly AnswerChange[] {
  // An error is sometimes only words; what begins like JSON is a broken message.
  if (event === 'error' && /^[^{[]/.test(data))
    return reducer.apply({ type: 'error', error: readProviderError(data) ?? {} })
  return data.trim() === '[DONE]' ? reducer.close() : []
}
