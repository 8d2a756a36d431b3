import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerReducer } from '../../../../../src/main/responses/answer/answer-reducer.ts'
import { readJsonAnswer } from '../../../../../src/main/responses/answer/json-answer.ts'
import { readWireEvent } from '../../../../../src/main/responses/answer/wire-events.ts'
import { changesOf } from './stream-changes.ts'
import { readProviderError } from '../../../../../src/main/responses/errors/provider-error.ts'
import type { AnswerChange } from '../../../../../src/main/responses/answer/answer-reducer.ts'

const folder = resolve(import.meta.dirname, '../../../../fixtures/streams')
const streams = readdirSync(folder)
  .filter((file) => file.endsWith('.sse'))
  .map((file) => readFileSync(resolve(folder, file)))

/** Words of a stream that may close it, whatever came before. */
const closing =
  /response\.(completed|incomplete|done)|"finish_reason": ?"|"object": ?"response","created(_at)?": ?\d+,"model": ?"m","status": ?"(completed|incomplete)/

const isEnd = ({ type }: AnswerChange): boolean => type === 'answer-end' || type === 'tool-calls'
const isOver = ({ type }: AnswerChange): boolean =>
  isEnd({ type } as AnswerChange) || type.startsWith('answer-')

/** The stream up to the message that closes it. */
function beforeItsEnd(bytes: Buffer): Buffer {
  const at = closing.exec(bytes.toString('latin1'))?.index
  if (at === undefined) return bytes
  return bytes.subarray(0, Math.max(bytes.lastIndexOf('\n\n', at), bytes.lastIndexOf('\r', at), 0))
}

type Mutation = { readonly at: number; readonly remove: number; readonly insert: Uint8Array }

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(40),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom('\n\n', '\r', '"', '\\', '{', '}', '\0', '\ufeff', 'null', '-1', '[[[[', 'data: ')
      .map((text) => Uint8Array.from(Buffer.from(text))),
  ),
})

function mutated(bytes: Buffer, mutations: readonly Mutation[]): Buffer {
  return mutations.reduce((left, { at, remove, insert }) => {
    const from = Math.floor(at * left.length)
    return Buffer.concat([left.subarray(0, from), insert, left.subarray(from + remove)])
  }, bytes)
}

/** Shuffled frames: every event is whole, none is in its place. */
const frames = streams.flatMap((bytes) => bytes.toString().split(/(?<=\n\n)/))

function isSound(changes: readonly AnswerChange[]): void {
  const ends = changes.filter(isOver)
  expect(ends.length).toBeLessThanOrEqual(1)
  if (ends.length === 1) expect(changes.at(-1)).toBe(ends[0])
  for (const change of changes) if (change.type === 'text-delta') expect(change.text).not.toBe('')
}

describe('a stream with damaged bytes', () => {
  const damaged = fc.tuple(fc.constantFrom(...streams), fc.array(mutation, { minLength: 1, maxLength: 12 }))

  test('is read to its end, and ends at most once', () => {
    fc.assert(
      fc.property(damaged, ([bytes, mutations]) => isSound(changesOf([mutated(bytes, mutations)]))),
      { numRuns: 1_500 },
    )
  })

  test('never makes an answer whose end it does not hold', () => {
    fc.assert(
      fc.property(damaged, ([bytes, mutations]) => {
        const stream = mutated(beforeItsEnd(bytes), mutations)
        fc.pre(!closing.test(stream.toString('latin1')))
        expect(changesOf([stream]).filter(isEnd)).toEqual([])
      }),
      { numRuns: 1_500 },
    )
  })

  test('makes the same changes however it is split', () => {
    fc.assert(
      fc.property(damaged, fc.integer({ min: 1, max: 7 }), ([bytes, mutations], size) => {
        const stream = mutated(bytes, mutations)
        const count = Math.ceil(stream.length / size)
        const chunks = Array.from({ length: count }, (_, n) => stream.subarray(n * size, (n + 1) * size))
        expect(changesOf(chunks)).toEqual(changesOf([stream]))
      }),
      { numRuns: 200 },
    )
  })

  test('may be of bytes only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(changesOf([bytes])).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe('events in any order', () => {
  test('are read to their end, and end at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...frames), { maxLength: 60 }), (chosen) =>
        isSound(changesOf([Buffer.from(chosen.join(''))])),
      ),
      { numRuns: 1_500 },
    )
  })

  test('make no end of their own', () => {
    const isUndecided = (frame: string): boolean =>
      !closing.test(frame) && !/error|"failed"|cancelled|"code":402/.test(frame)
    const undecided = frames.filter(isUndecided)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...undecided), { maxLength: 40 }), (chosen) => {
        const changes = changesOf([Buffer.from(chosen.join(''))])
        expect(changes.filter(isOver)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

/** JSON that is nearly what servers send: the right names with whatever in them. */
const names = fc.constantFrom(
  ...'type,item,response,part,delta,text,output,content,summary,arguments,name,id,call_id,output_index'.split(
    ',',
  ),
  ...'content_index,annotation,annotations,choices,message,tool_calls,function,error,status,usage,code,data'.split(
    ',',
  ),
  ...'action,query,queries,incomplete_details,reason,finish_reason,output_text,object,sequence_number'.split(
    ',',
  ),
)
const types = frames.flatMap((frame) => /"type":"([\w.]+)"/.exec(frame)?.[1] ?? [])
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...types, 'function_call', 'message', 'reasoning', 'completed', 'failed', 'response', ''),
    fc.constantFrom(null, true, 0, -1, 1.5, 1e300, '{}', '__proto__', 'constructor'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 7 }),
  ),
}))
const event = fc
  .tuple(fc.constantFrom(...types), fc.dictionary(names, value))
  .map(([type, fields]) => ({ ...fields, type }))

describe('any JSON', () => {
  test('is an event or none', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (raws) => {
        const reducer = new AnswerReducer()
        const changes = raws.flatMap((raw) => {
          const read = readWireEvent(raw)
          return read === undefined ? [] : reducer.apply(read)
        })
        isSound([...changes, ...reducer.close()])
      }),
      { numRuns: 3_000 },
    )
  })

  test('is an answer of some kind', () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.jsonValue()), (raw) => {
        expect(['answer', 'tool-calls', 'error', 'unfinished', 'unknown']).toContain(readJsonAnswer(raw).kind)
      }),
      { numRuns: 3_000 },
    )
  })

  const names =
    'output item error data choices response content part annotation detail message errors innererror'.split(
      ' ',
    )

  test.each(names)('is read though %s is nested deeper than any stack', (name) => {
    const arrays = `{"type":"error","${name}":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const objects = `{"code":200,"${name}":${`{"${name}":`.repeat(50_000)}1${'}'.repeat(50_000)}}`
    const gateway = `{"error":{"metadata":{"raw":${'['.repeat(200_000)}${']'.repeat(200_000)}}}}`
    for (const raw of [arrays, objects, gateway].map((json): unknown => JSON.parse(json))) {
      expect(() => [
        readProviderError(raw),
        readJsonAnswer(raw),
        readWireEvent(raw),
        readWireEvent(raw, 'response.completed'),
      ]).not.toThrow()
    }
  })
})

describe('a server that goes on for ever', () => {
  function read(raws: Iterable<object>): {
    readonly text: string
    readonly changes: readonly AnswerChange[]
  } {
    const reducer = new AnswerReducer()
    let text = ''
    const changes: AnswerChange[] = []
    for (const raw of raws) {
      const event = readWireEvent(raw)
      for (const change of event === undefined ? [] : reducer.apply(event)) {
        if (change.type === 'text-delta') text += change.text
        if (change.type === 'text-replace') text = change.text
        changes.push(change)
      }
    }
    return { text, changes }
  }

  const delta = (index: number, text: string): object => ({
    type: 'response.output_text.delta',
    output_index: index,
    delta: text,
  })
  const completed = { type: 'response.completed', response: {} }

  test('opening messages adds to the last that an answer may have', () => {
    const deltas = Array.from({ length: 5_000 }, (_, index) => delta(index, index < 999 ? 'a' : 'b'))
    const { text, changes } = read([...deltas, completed])
    expect(text).toBe('a'.repeat(999) + 'b'.repeat(4_001))
    expect(changes.at(-1)).toEqual({ type: 'answer-end', end: {} })
  })

  test('writing into the middle of its text has that put in order at the end', () => {
    const line = 'a'.repeat(1_000)
    const deltas = Array.from({ length: 2_000 }, () => delta(0, line))
    const { text, changes } = read([delta(1, 'z'), ...deltas, completed])
    expect(text).toBe(`${line.repeat(2_000)}z`)
    expect(changes.length).toBeLessThan(1_000)
  })
})
