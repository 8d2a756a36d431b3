import { expect, test } from 'vitest'
import { keysOf, withEntries, withEntry } from '../../../../src/renderer/settings/entries.ts'

type Some = { readonly a?: number; readonly b?: string }

test('an entry is set, replaced or taken away, and the object stays as it was', () => {
  const before: Some = { a: 1 }
  expect(withEntry(before, 'b', 'x')).toEqual({ a: 1, b: 'x' })
  expect(withEntry(before, 'a', 2)).toEqual({ a: 2 })
  expect(Object.keys(withEntry(before, 'a', undefined))).toEqual([])
  expect(before).toEqual({ a: 1 })
})

test('several entries are set and taken away at once', () => {
  expect(Object.entries(withEntries<Some>({ a: 1, b: 'x' }, { a: undefined, b: 'y' }))).toEqual([['b', 'y']])
})

test('names come in the order they were written', () => {
  expect(keysOf({ low: 1, high: 2, auto: 3 })).toEqual(['low', 'high', 'auto'])
})
