import { expect, test } from 'vitest'
import { editsOf, pathTo, tipOf, versionsOf } from '../../../src/shared/thread.ts'
import type { Placed } from '../../../src/shared/thread.ts'

const asks: readonly Placed[] = [
  { askId: 'a' },
  { askId: 'a2', askedAgainOf: 'a' },
  { askId: 'b', follows: 'a2' },
  { askId: 'e', editedFrom: 'a' },
  { askId: 'e2', askedAgainOf: 'e' },
  { askId: 'c', follows: 'b' },
]
const ids = (some: readonly Placed[]) => some.map(({ askId }) => askId)

test('the way to an ask leads over the versions that it follows', () => {
  expect(ids(pathTo(asks, 'c'))).toEqual(['a2', 'b', 'c'])
  expect(ids(pathTo(asks, 'e2'))).toEqual(['e2'])
  expect(pathTo(asks, 'gone')).toEqual([])
})

test('an ask that seems to follow itself does not lead round for ever', () => {
  const round = [
    { askId: 'x', follows: 'y' },
    { askId: 'y', follows: 'x' },
  ]
  expect(ids(pathTo(round, 'x'))).toEqual(['y', 'x'])
})

test('versions answer the same question, edits put another in its place', () => {
  expect(ids(versionsOf(asks, 'a2'))).toEqual(['a', 'a2'])
  expect(ids(versionsOf(asks, 'e'))).toEqual(['e', 'e2'])
  expect(ids(editsOf(asks, 'a'))).toEqual(['a2', 'e2'])
  expect(ids(editsOf(asks, 'b'))).toEqual(['b'])
})

test('a branch is turned to where it has got', () => {
  expect(tipOf(asks, 'a2')).toBe('c')
  expect(tipOf(asks, 'a')).toBe('a')
})
