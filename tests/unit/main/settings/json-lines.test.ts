import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJsonLines } from '../../../../src/main/settings/json-lines.ts'

test('whatever JSON says is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), fc.boolean(), (json, isSpaced) => {
      const text = isSpaced ? JSON.stringify(JSON.parse(json), null, 2) : json
      const read = readJsonLines(text)
      expect(read.ok && read.value).toEqual(JSON.parse(text))
    }),
  )
})

test('what JSON.parse refuses is refused, wherever it is cut off or spoiled', () => {
  const text = JSON.stringify({ a: [1, -2.5e3, true, null], b: { c: 'é\n"' } }, null, 1)
  for (let length = 0; length < text.length; length++) {
    expect(readJsonLines(text.slice(0, length)).ok).toBe(false)
    const spoiled = `${text.slice(0, length)}#${text.slice(length + 1)}`
    expect(readJsonLines(spoiled).ok).toBe(isJson(spoiled))
  }
})

test.each([
  ['{\n  "a": 1,\n  "b": nonsense\n}', 3],
  ['{\n  "a": 1\n  "b": 2\n}', 3],
  ['{\n  "a": 1,\n}', 3],
  ['{\n  "a": "never ends\n}', 2],
  ['', 1],
  ['{}\n{}', 2],
])('%j ceases to be JSON on line %i', (text, line) => {
  expect(readJsonLines(text)).toEqual({ ok: false, line })
})

test('a value is found by its path, and one that is missing by what it is missing from', () => {
  const read = readJsonLines('{\n "a": [\n  1,\n  {\n   "b": 2\n  }\n ]\n}')
  if (!read.ok) throw new Error('It is JSON')
  expect(read.lineOf(['a', 1, 'b'])).toBe(5)
  expect(read.lineOf(['a', 1, 'missing'])).toBe(4)
  expect(read.lineOf(['a', 0])).toBe(3)
  expect(read.lineOf([])).toBe(1)
})

test('nesting without end is refused, not fallen over', () => {
  expect(readJsonLines('['.repeat(100_000)).ok).toBe(false)
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
