import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerReducer } from '../../../../../src/main/responses/answer/answer-reducer.ts'
import { expected } from '../../../../fixtures/streams/expected.ts'
import { changesOf, outcomeOf } from './stream-changes.ts'
import type { Expected } from '../../../../fixtures/streams/expected.ts'

const folder = resolve(import.meta.dirname, '../../../../fixtures/streams')
const suffix = '.from-spec.sse'
const names = readdirSync(folder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))

function read(name: string): Buffer {
  return readFileSync(resolve(folder, name + suffix))
}

type Item = {
  readonly type: string
  readonly id?: string
  readonly call_id?: string
  readonly arguments?: string
  readonly content?: string | readonly { readonly text: string }[]
  readonly encrypted_content?: string
}

/** An item by what must not get lost of it. */
function told(item: unknown): string {
  const { type, id, call_id, content, encrypted_content, arguments: text } = item as Item
  const said = typeof content === 'string' ? content : content?.map((part) => part.text).join('')
  return [type, call_id ?? id, text ?? said ?? encrypted_content].filter(Boolean).join(' ')
}

function brief(chunks: Iterable<Uint8Array>): Expected {
  const { items, error, ...outcome } = outcomeOf(changesOf(chunks))
  return {
    ...outcome,
    ...(items === undefined ? {} : { items: items.map(told) }),
    ...(error === undefined ? {} : { error }),
  }
}

/** Where a stream may break: after every line, anywhere in its last words, and at some other places. */
function breaks(bytes: Buffer): readonly number[] {
  const lineEnds = [...bytes.keys()].filter((at) => bytes[at] === 0x0a || bytes[at] === 0x0d)
  const lastWords = [...bytes.keys()].slice(-150)
  const others = fc.sample(fc.integer({ min: 1, max: bytes.length - 1 }), 20)
  return [...lineEnds, ...lineEnds.map((at) => at + 1), ...lastWords, ...others]
}

test('every stream has its expectation', () => {
  expect(names.toSorted()).toEqual(Object.keys(expected).toSorted())
})

describe.each(names)('%s', (name) => {
  const bytes = read(name)
  const whole = expected[name]

  test('is read right in one piece', () => {
    expect(brief([bytes])).toEqual(whole)
  })

  test('is read right one byte at a time', () => {
    expect(brief([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
  })

  test('split in any way it makes the same changes', () => {
    const changes = changesOf([bytes])
    const splits = fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 30 })
    fc.assert(
      fc.property(splits, (at) => {
        const edges = [0, ...at.toSorted((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((edge, n) => bytes.subarray(edges[n], edge))
        expect(changesOf(chunks)).toEqual(changes)
      }),
      { numRuns: 25 },
    )
  })

  test('cut anywhere it is either whole or without an end, never done by half', () => {
    for (const length of breaks(bytes)) {
      const { end, calls, items, error, isCancelled, ...cut } = brief([bytes.subarray(0, length)])
      const hasEnded = end !== undefined || error !== undefined || isCancelled !== undefined
      if (!hasEnded) expect([calls, items]).toEqual([undefined, undefined])
      else if (name.startsWith('chat-'))
        expect({ ...cut, calls, items }).toMatchObject({ text: whole?.text, calls: whole?.calls })
      else if (name === 'error-in-plain-words') expect(whole?.error).toContain(error)
      else expect(brief([bytes.subarray(0, length)])).toEqual(whole)
    }
  })

  test('shows no reasoning in its text', () => {
    expect(brief([bytes]).text).not.toMatch(/SECRET|Look at the disk|I should look/)
  })
})

describe('a stream that is resumed', () => {
  test('goes on where it was cut, though the server repeats some of it', () => {
    const reducer = new AnswerReducer()
    const before = changesOf([read('background-cut')], reducer)
    expect(reducer).toMatchObject({ responseId: 'resp_1', lastSequence: 5, isQueued: false, canEnd: false })
    reducer.resume()
    const after = changesOf([read('background-resumed')], reducer)
    expect(outcomeOf([...before, ...after])).toEqual(expected['background-queued'])
  })

  test('or repeats all of it', () => {
    const reducer = new AnswerReducer()
    const before = changesOf([read('background-cut')], reducer)
    reducer.resume()
    const after = changesOf([read('background-queued')], reducer)
    expect(outcomeOf([...before, ...after])).toEqual(expected['background-queued'])
  })

  test('cut after any event it comes to the same', () => {
    const frames = read('background-queued')
      .toString()
      .split(/(?<=\n\n)/)
    for (let count = 1; count < frames.length; count += 1) {
      const reducer = new AnswerReducer()
      const before = changesOf([Buffer.from(frames.slice(0, count).join(''))], reducer)
      reducer.resume()
      const after = changesOf([Buffer.from(frames.slice(Math.max(0, count - 3)).join(''))], reducer)
      expect(outcomeOf([...before, ...after])).toEqual(expected['background-queued'])
    }
  })

  test('is queued until the server begins', () => {
    const [created = '', queued = '', begun = ''] = read('background-queued')
      .toString()
      .split(/(?<=\n\n)/)
    const reducer = new AnswerReducer()
    const isQueuedAfter = (frame: string): boolean => {
      changesOf([Buffer.from(frame)], reducer)
      return reducer.isQueued
    }
    expect([created, queued, begun].map(isQueuedAfter)).toEqual([true, true, false])
  })
})
