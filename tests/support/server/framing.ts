/** The ways in which servers write their events down (responses-api.md §2.3). */
import { frame, numbered } from '../local-answer.ts'
import type { Wire } from '../local-answer.ts'
import type { FramingForm, GarbageForm } from './behaviour.ts'

export type Framing = {
  readonly head: string
  readonly frame: (event: Wire, sequenceNumber: number, isLast: boolean) => string
  readonly tail: string
}

const official: Framing = { head: '', frame, tail: '' }

function lines(event: Wire, sequenceNumber: number, data: readonly string[]): string {
  const all = data.map((line) => `data: ${line}`).join('\n')
  return `event: ${numbered(event, sequenceNumber).type}\n${all}\n\n`
}

function jsonOf(event: Wire, sequenceNumber: number, indent?: number): string {
  return JSON.stringify(numbered(event, sequenceNumber), null, indent)
}

export const framings: Readonly<Record<FramingForm, Framing>> = {
  crlf: { ...official, frame: (event, at) => frame(event, at).replaceAll('\n', '\r\n') },
  cr: { ...official, frame: (event, at) => frame(event, at).replaceAll('\n', '\r') },
  'no-space': {
    ...official,
    frame: (event, at) => `event:${event.type}\ndata:${jsonOf(event, at)}\n\n`,
  },
  comments: {
    head: ': connected\n\n',
    frame: (event, at) => `:\n: keep-alive\n\n${frame(event, at)}`,
    tail: ': bye\n\n',
  },
  // Broken after the first comma, which is no place inside a string: the type comes first.
  'many-data-lines': {
    ...official,
    frame: (event, at) => {
      const json = jsonOf(event, at)
      const comma = json.indexOf(',') + 1
      return lines(event, at, [json.slice(0, comma), json.slice(comma)])
    },
  },
  pretty: { ...official, frame: (event, at) => lines(event, at, jsonOf(event, at, 2).split('\n')) },
  bom: { ...official, head: '\uFEFF' },
  'no-blank-at-end': {
    ...official,
    frame: (event, at, isLast) => (isLast ? frame(event, at).trimEnd() : frame(event, at)),
  },
  'data-only': {
    head: '',
    frame: (event, at) => `data: ${jsonOf(event, at)}\n\n`,
    tail: 'data: [DONE]\n\n',
  },
  done: { ...official, tail: 'data: [DONE]\n\n' },
  ids: { head: 'retry: 3000\n\n', frame: (event, at) => `id: ${at}\n${frame(event, at)}`, tail: '' },
  'empty-events': { ...official, frame: (event, at) => `event: ping\n\ndata:\n\n${frame(event, at)}` },
}

const opening = '{"type":"response.output_text.delta","delta":"'

/** What is put between two good events, and whether the answer ends with it. */
export const garbage: Readonly<
  Record<GarbageForm, { readonly bytes: Buffer; readonly endsAnswer: boolean }>
> = {
  nul: { bytes: Buffer.from('data: \0\0\0\n\n\0\n\n'), endsAnswer: false },
  'bad-utf8': {
    bytes: Buffer.concat([
      Buffer.from(`: `),
      Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
      Buffer.from('\n\n'),
    ]),
    endsAnswer: false,
  },
  'half-character': {
    bytes: Buffer.concat([Buffer.from(`data: ${opening}`), Buffer.from('漢').subarray(0, 2)]),
    endsAnswer: true,
  },
  'broken-json': { bytes: Buffer.from(`data: ${opening}\n\n`), endsAnswer: false },
  'broken-end': { bytes: Buffer.from(`data: ${opening}`), endsAnswer: true },
}
