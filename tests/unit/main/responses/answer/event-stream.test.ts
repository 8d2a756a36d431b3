import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EventStream } from '../../../../../src/main/responses/answer/event-stream.ts'
import { changesOf, outcomeOf } from './stream-changes.ts'

function messagesOf(chunks: Iterable<Uint8Array>, stream = new EventStream()): readonly string[] {
  const messages = [...chunks].flatMap((chunk) => stream.feed(chunk))
  return [...messages, ...stream.end()].map(({ event, data }) =>
    event === undefined ? data : `${event}|${data}`,
  )
}

const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('messages', () => {
  test.each<[string, string, readonly string[]]>([
    ['a line feed after each line', 'data: 1\n\ndata: 2\n\n', ['1', '2']],
    ['both', 'event: a\r\ndata: 1\r\n\r\n', ['a|1']],
    ['bare carriage returns', 'event: a\rdata: 1\r\rdata: 2\r\r', ['a|1', '2']],
    ['line ends of all kinds', 'data: 1\n\rdata: 2\r\n\ndata: 3\r\r', ['1', '2', '3']],
    ['no space after the colon', 'data:1\n\ndata:  2\n\n', ['1', ' 2']],
    ['several lines of data', 'data: {\ndata: }\n\n', ['{\n}']],
    ['no data', 'event: ping\n\nid: 7\n\nretry: 3000\n\n: comment\n\n:\n\n', []],
    ['fields of others', 'data: 1\nx-own: 2\nfoo\nretry: soon\n\n', ['1']],
    ['a byte order mark', '\ufeffdata: 1\n\n', ['1']],
    ['no last blank line', 'data: 1\n\ndata: 2', ['1', '2']],
    ['no last line end but one', 'data: 1\n', ['1']],
    ['an id with a NUL', 'id: a\0b\ndata: 1\n\n', ['1']],
    ['nothing', '', []],
  ])('with %s', (_name, text, messages) => {
    expect(messagesOf([bytes(text)])).toEqual(messages)
    expect(messagesOf([...bytes(text)].map((byte) => Uint8Array.of(byte)))).toEqual(messages)
  })

  test('are the same however the bytes are split, also inside a character', () => {
    const text = 'event: añ\r\ndata: 漢字 🙂\r\n\r\ndata: 2\rdata: 3\n\n: x\r\n\r\ndata: 4'
    const whole = bytes(text)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }), (at) => {
        const edges = [0, ...at.toSorted((a, b) => a - b), whole.length]
        const chunks = edges.slice(1).map((edge, n) => whole.subarray(edges[n], edge))
        expect(messagesOf(chunks)).toEqual(['añ|漢字 🙂', '2\n3', '4'])
      }),
    )
  })

  test('with bytes that are no text have marks in their place', () => {
    expect(
      messagesOf([Uint8Array.of(...bytes('data: a'), 0xff, 0xc3, 0x28), bytes('\n\ndata: b\n\n')]),
    ).toEqual(['a\ufffd\ufffd(', 'b'])
  })
})

describe('a line or a message that is too long', () => {
  const long = (size: number): readonly Uint8Array[] =>
    Array.from({ length: size }, () => new Uint8Array(1_000).fill(0x61))

  test('is given up, with what came before it kept', () => {
    const stream = new EventStream(10_000)
    expect(messagesOf([bytes('data: 1\n\ndata: '), ...long(20), bytes('\n\ndata: 2\n\n')], stream)).toEqual([
      '1',
    ])
    expect(stream.hasOverflowed).toBe(true)
  })

  test('is one too when it comes in many short lines', () => {
    const stream = new EventStream(10_000)
    messagesOf(
      Array.from({ length: 2_000 }, () => bytes('data: aaaaaaaa\n')),
      stream,
    )
    expect(stream.hasOverflowed).toBe(true)
  })

  test('may be 8 MB by default, and not more', () => {
    const fits = new EventStream()
    fits.feed(bytes('data: '))
    for (const chunk of long(7_990)) fits.feed(chunk)
    expect([fits.hasOverflowed, fits.feed(bytes('\n\n')).length]).toEqual([false, 1])
    const stream = new EventStream()
    for (const chunk of long(8_001)) stream.feed(chunk)
    expect([stream.hasOverflowed, stream.feed(bytes('\n\ndata: 1\n\n')), stream.end()]).toEqual([
      true,
      [],
      [],
    ])
  })
})

test('a broken message is skipped, and the rest is read', () => {
  const stream =
    'data: {"type":"response.output_text.delta","delta":"a"}\n\ndata: {"type":"response.output_text.delta","delta":\n\ndata: \0\n\n' +
    'data: {"type":"response.output_text.delta","delta":"b"}\n\ndata: [DONE]\n\n'
  expect(outcomeOf(changesOf([bytes(stream)]))).toEqual({ text: 'ab' })
})
