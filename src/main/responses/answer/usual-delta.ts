import type { WireEvent } from './wire-events.ts'

const usual =
  /^\{"type":"response\.output_text\.delta","sequence_number":(\d{1,9}),"item_id":"([\w-]+)","output_index":(\d{1,9}),"content_index":(\d{1,9}),"delta":"([^"\\\x00-\x1f]*)","logprobs":\[\](?:,"obfuscation":"\w*")?\}$/ // eslint-disable-line no-control-regex -- JSON allows none in a string

/**
 * The event that nearly all of a stream is made of, letter for letter as the API sends it. To parse it as JSON would
 * take most of the time that a stream takes (tests/bench/stream-decode). `undefined`: to be read the long way.
 */
export function readUsualDelta(data: string): WireEvent | undefined {
  const found = usual.exec(data)
  if (found === null) return undefined
  const [, sequence, id, index, at, text = ''] = found
  return {
    type: 'part-delta',
    place: { index: Number(index), id },
    at: Number(at),
    part: { kind: 'text', text },
    sequence: Number(sequence),
  }
}
