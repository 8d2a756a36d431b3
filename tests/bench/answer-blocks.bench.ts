import { test } from 'vitest'
import { AnswerBlocks } from '../../src/renderer/lib/answer-blocks.svelte.ts'
import { parseMarkdown } from '../../src/renderer/lib/markdown.ts'
import { answer, fence } from './sample-answer.ts'

const rounds = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 }
const STEP = 64

function stream(text: string): void {
  const blocks = new AnswerBlocks()
  for (let start = 0; start < text.length; start += STEP) blocks.append(text.slice(start, start + STEP))
  blocks.show(text, true)
}

/** What a renderer that keeps nothing does; every tenth update of it is time enough spent. */
function parseWholeEachTime(text: string): void {
  for (let end = STEP; end < text.length; end += STEP * 10) parseMarkdown(text.slice(0, end))
}

test('an answer as it streams, 64 characters at a time', async ({ bench }) => {
  await bench('100 KB, the tail only', () => stream(answer(100_000))).run(rounds)
  await bench('200 KB, the tail only', () => stream(answer(200_000))).run(rounds)
  await bench('one code fence of 60 KB', () => stream(fence(60_000))).run(rounds)
  await bench('100 KB, the whole, a tenth of the updates', () => parseWholeEachTime(answer(100_000))).run(
    rounds,
  )
})
