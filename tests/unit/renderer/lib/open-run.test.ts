import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AnswerBlocks } from '../../../../src/renderer/lib/answer-blocks.svelte.ts'
import { parseMarkdown } from '../../../../src/renderer/lib/markdown.ts'

/** Items of one list, and what may stand between or after them. */
const items = [
  '- one\n',
  '- two *em* and `a | b`\n',
  '- [ ] open\n',
  '- [x] **done**\n',
  '- outer\n  - inner\n    - innermost\n',
  '- lazy\ncontinues\n',
  '- code\n  ```\n  - no item\n  ```\n',
  '-\n',
  ' - shifted\n',
  '- # heading\n',
  '-     four more blanks\n',
]
const looseners = ['\n', '- two\n\n  paragraphs\n', '\n\n', '- [def]: https://x.example\n', '- see [def]\n']
const enders = ['* other\n', '***\n', '1. one\n', 'words\n\n', '\nwords\n\n', '> quote\n', '```\ncode\n```\n']
const rows = [
  '| a | b |\n',
  '| `a\\|b` | **c** |\n',
  '| only\n',
  'no pipe\n',
  '| a | b | c |\n',
  '  | $x$ | [l](https://x.example) |\n',
]

const head = '| x | y |\n|:--|--:|\n'
const some = (pieces: readonly string[], minLength: number) =>
  fc.array(fc.constantFrom(...pieces), { minLength, maxLength: 30 }).map((parts) => parts.join(''))
const numbered = (text: string) => text.replace(/^( *)- /gm, '$11. ')
const lists = fc
  .tuple(some(items, 8), some([...items, ...looseners], 0), some([...items, ...enders], 0))
  .map((parts) => parts.join(''))
const tables = fc.tuple(some(rows, 8), some([...rows, ...enders], 0)).map((parts) => head + parts.join(''))
const runs = fc.oneof(lists, lists.map(numbered), tables)

const blocksOf = (answer: AnswerBlocks) =>
  answer.groups.flatMap(({ blocks }) => blocks.map(({ block }) => block))

/** As a page shows it: no blank at the end of words. */
const shown = (blocks: unknown): unknown =>
  JSON.parse(
    JSON.stringify(blocks).replaceAll(/"text":"(?:[^"\\]|\\.)*"/g, (text) =>
      text.replace(/(?:\s|\\n)+"$/, '"'),
    ),
  )

test('a long list or table ends as the same blocks as the whole text, however it is cut', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 90 }), (text, step) => {
      const answer = new AnswerBlocks()
      for (let at = 0; at < text.length; at += step) answer.append(text.slice(at, at + step))
      answer.show(text, true)
      expect(shown(blocksOf(answer))).toEqual(shown(parseMarkdown(text)))
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('while it streams, a long list or table looks at any moment as if it had come in one piece', () => {
  fc.assert(
    fc.property(runs, fc.constantFrom(1, 7, 40), (text, step) => {
      const answer = new AnswerBlocks()
      for (let at = 0; at < text.length; at += step) {
        answer.append(text.slice(at, at + step))
        const atOnce = new AnswerBlocks()
        atOnce.show(text.slice(0, at + step), false)
        expect(shown(blocksOf(answer)), text.slice(0, at + step)).toEqual(shown(blocksOf(atOnce)))
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('the first items of a long list and the first rows of a long table are not read again', () => {
  for (const [start, next] of [
    ['', '- item\n'],
    ['', '1. item\n\n'],
    [head, '| a | b |\n'],
  ] as const) {
    const answer = new AnswerBlocks()
    answer.append(start + next.repeat(100))
    const parts = () => {
      const [block] = blocksOf(answer)
      return block?.kind === 'list' ? block.items : block?.kind === 'table' ? block.rows : []
    }
    answer.append(next.repeat(20))
    const before = parts()
    answer.append(next)
    expect(before).toHaveLength(120)
    for (const [index, part] of before.slice(0, 100).entries()) expect(parts()[index]).toBe(part)
  }
})
