import { expect, test } from 'vitest'
import type { AskSummary, CaptureView } from '#shared/views.ts'
import { Rewriting } from '../../../../src/renderer/ask/rewriting.svelte.ts'

const captures = (name: string, count: number): readonly CaptureView[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `${name}-${index}`, url: '/picture', widthPx: 10, heightPx: 10, bytes: 10 },
  }))
const asked = (count: number) =>
  ({ question: 'Why?', captures: captures('asked', count), state: { kind: 'done' } }) as unknown as AskSummary

test('of an earlier question that is left, what was added to it is kept before what it has anyway', () => {
  const rewriting = new Rewriting()
  const ask = asked(5)
  rewriting.begin(ask, { text: 'Next', captures: captures('before', 5), choices: {} })
  const now = { text: 'Why now?', captures: [...ask.captures, ...captures('pasted', 3)], choices: {} }
  const { text, captures: kept } = rewriting.kept(now)
  expect(text).toBe('Next\n\nWhy now?')
  expect(kept.map(({ id }) => id)).toEqual([
    ...captures('before', 5).map(({ id }) => id),
    ...captures('pasted', 3).map(({ id }) => id),
  ])
})

test('an earlier question in which nothing was changed leaves what was written before as it was', () => {
  const rewriting = new Rewriting()
  const ask = asked(1)
  const before = { text: 'Next', captures: captures('before', 1), choices: {} }
  rewriting.begin(ask, before)
  expect(rewriting.kept({ text: ask.question, captures: ask.captures, choices: {} })).toEqual(before)
})
