import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomeOf } from './fake-http.ts'
import type { Outcome } from './fake-http.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/streams')
const answer = 'The disk is **full**: naïve 漢字 🙂.\n'
const begun = 'The disk is **full**'
const usage = { inputTokens: 1210, outputTokens: 9 }

type Expected = { readonly text: string; readonly end?: Outcome['end']; readonly code?: string }

/** What each stream comes to, by the rules of the OpenAI API reference and the habits of those who copy it. */
const expected: Readonly<Record<string, Expected>> = {
  official: { text: answer, end: { usage } },
  'reasoning-and-commentary': { text: answer, end: { usage } },
  refusal: { text: 'I cannot help.', end: { refused: true, usage } },
  'incomplete-length': { text: 'The disk is **full**: naïve ', end: { cutBy: 'length-limit', usage } },
  'incomplete-filter': { text: 'The disk is **full**: naïve ', end: { cutBy: 'content-policy' } },
  'error-nested-then-failed': { text: '', code: 'billing' },
  'error-flat': { text: begun, code: 'rate-limited' },
  'error-bare-numeric': { text: begun, code: 'server-trouble' },
  failed: { text: begun, code: 'server-trouble' },
  'failed-error-on-top': { text: '', code: 'server-trouble' },
  'llama-cpp': { text: answer, end: { usage: { inputTokens: 20, outputTokens: 9 } } },
  'no-places': { text: answer, end: {} },
  'deltas-only': { text: answer, end: {} },
  'vllm-incomplete-completed': { text: answer, end: { cutBy: 'length-limit', usage } },
  'data-only-done': { text: answer, end: { usage } },
  'changing-ids': { text: answer, end: { usage } },
  'two-messages-out-of-order': { text: 'first second half', end: { usage } },
  'corrected-by-done': { text: 'The disk', end: {} },
  'only-final-output': { text: answer, end: { usage: { inputTokens: 7, outputTokens: 3 } } },
  'done-events-only': { text: answer, end: { usage } },
  'crlf-comments-bom': { text: answer, end: { usage } },
  'bare-cr': { text: answer, end: { usage } },
  'pretty-printed': { text: answer, end: { usage } },
  'no-last-blank-line': { text: answer, end: { usage } },
  'unknown-and-broken': { text: 'still here', end: {} },
  'event-name-only': { text: answer, end: { usage } },
  'chat-chunks': { text: answer, end: { cutBy: 'length-limit', usage: { inputTokens: 5, outputTokens: 6 } } },
  'same-index-twice': { text: 'One. Two.', end: { usage } },
  cancelled: { text: begun, code: 'stream-cut' },
  'ends-before-its-end': { text: answer, code: 'stream-cut' },
}

const suffix = '.from-spec.sse'
const names = readdirSync(folder)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))

function read(name: string): Buffer {
  return readFileSync(resolve(folder, name + suffix))
}

function brief({ text, end, failure }: Outcome): Expected {
  return {
    text,
    ...(end === undefined ? {} : { end }),
    ...(failure === undefined ? {} : { code: failure.code }),
  }
}

function byteByByte(bytes: Buffer): Uint8Array[] {
  return [...bytes].map((byte) => Uint8Array.of(byte))
}

test('every stream has its expectation', () => {
  expect(names.toSorted()).toEqual(Object.keys(expected).toSorted())
})

describe.each(names)('%s', (name) => {
  const bytes = read(name)

  test('is read right in one piece', async () => {
    expect(brief(await outcomeOf([bytes]))).toEqual(expected[name])
  })

  test('is read right one byte at a time', async () => {
    expect(brief(await outcomeOf(byteByByte(bytes)))).toEqual(expected[name])
  })

  test('cut at any byte it is either whole or told to be cut, never done by half', async () => {
    const whole = expected[name]
    for (let length = 1; length < bytes.length; length += 1) {
      const outcome = brief(await outcomeOf([bytes.subarray(0, length)]))
      if (outcome.code === 'stream-cut') expect(outcome.end).toBeUndefined()
      else if (name === 'chat-chunks')
        expect(outcome.text).toBe(answer) // only its usage is missing
      else expect(outcome).toEqual(whole)
    }
  }, 60_000)

  test('split in any way it comes to the same', async () => {
    const splits = fc.array(fc.integer({ min: 1, max: bytes.length }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(splits, async (at) => {
        const edges = [0, ...at.toSorted((a, b) => a - b), bytes.length]
        const chunks = edges.slice(1).map((edge, n) => bytes.subarray(edges[n], edge))
        expect(brief(await outcomeOf(chunks))).toEqual(expected[name])
      }),
      { numRuns: 30 },
    )
  })

  test('shows no reasoning', async () => {
    expect((await outcomeOf([bytes])).text).not.toContain('SECRET')
  })
})
