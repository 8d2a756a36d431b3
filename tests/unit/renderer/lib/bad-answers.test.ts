import { expect, test } from 'vitest'
import { AnswerBlocks } from '../../../../src/renderer/lib/answer-blocks.svelte.ts'
import type { Block } from '../../../../src/renderer/lib/markdown.ts'

const blocksOf = (answer: AnswerBlocks): readonly Block[] =>
  answer.groups.flatMap(({ blocks }) => blocks.map(({ block }) => block))

function atOnce(text: string): AnswerBlocks {
  const answer = new AnswerBlocks()
  answer.show(text, true)
  return answer
}

function streamed(text: string, step: number): AnswerBlocks {
  const answer = new AnswerBlocks()
  for (let at = 0; at < text.length; at += step) answer.append(text.slice(at, at + step))
  answer.show(text, true)
  return answer
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('')
  if (typeof value !== 'object' || value === null) return ''
  const { text, ...rest } = value as { text?: string }
  return (text ?? '') + Object.values(rest).map(wordsOf).join('')
}

test('of an answer of 10 MB the begin is shown, and how much more there is', () => {
  const answer = atOnce('Words of an answer.\n\n'.repeat(10_000_000 / 21))
  const blocks = blocksOf(answer)
  expect(blocks.at(-1)).toEqual({ kind: 'cut', characters: 9_500_000 - (10_000_000 % 21) })
  expect(blocks.length).toBeGreaterThan(20_000)
}, 60_000)

test('an answer that grows over the limit tells how much more there is, and reads no more of it', () => {
  const answer = streamed('More words. '.repeat(45_000), 5_000)
  expect(blocksOf(answer).at(-1)).toEqual({ kind: 'cut', characters: 40_000 })
  const before = answer.groups[0]
  answer.append('x'.repeat(500))
  expect(blocksOf(answer).at(-1)).toEqual({ kind: 'cut', characters: 40_500 })
  expect(answer.groups[0]).toBe(before)
}, 60_000)

for (const [what, line] of [
  ['of words', 'some more words '.repeat(25_000)],
  ['without a blank', 'x'.repeat(400_000)],
  ['of signs of two halves', '😀'.repeat(200_000)],
] as const) {
  test(`a line without end ${what} is shown in parts, whole and the same however it came`, () => {
    const text = `Before\n\n${line}`
    const blocks = blocksOf(atOnce(text))
    expect(blocks.length).toBeGreaterThan(30)
    expect(wordsOf(blocks).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    expect(blocksOf(streamed(text, 997))).toEqual(blocks)
  }, 60_000)
}

test('a table of thousands of rows has its header again on each part', () => {
  const rows = Array.from({ length: 3_500 }, (_, row) => `| row ${row} | more words |\n`)
  const text = `| a | b |\n|---|--:|\n${rows.join('')}`
  const blocks = blocksOf(streamed(text, 1_009))
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks.every((block) => block.kind === 'table' && block.header.length === 2)).toBe(true)
  expect(blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)).toBe(3_500)
  expect(blocksOf(atOnce(text))).toEqual(blocks)
}, 60_000)

test('a code fence that is never closed keeps every line, however long one is', () => {
  const code = `${'let a = 1\n'.repeat(3_000)}${'y'.repeat(300_000)}`
  const [block] = blocksOf(streamed(`\`\`\`js\n${code}`, 4_001))
  expect(block?.kind === 'code' && block.chunks.join('\n')).toBe(code)
}, 60_000)

test('quotes a thousand deep are shown to a depth, and then as they were written', () => {
  const text = `${'> '.repeat(1_000)}deep\n\nAfter`
  const blocks = blocksOf(streamed(text, 50))
  expect(wordsOf(blocks)).toContain('deep')
  expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', children: [{ text: 'After' }] })
}, 60_000)
