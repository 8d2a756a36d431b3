import fc from 'fast-check'
import { Lexer } from 'marked'
import { expect, test, vi } from 'vitest'
import { AnswerBlocks } from '../../../../src/renderer/lib/answer-blocks.svelte.ts'
import { parseMarkdown } from '../../../../src/renderer/lib/markdown.ts'

/** Pieces of answers, the awkward ones above all; texts are made by joining some of them. */
const pieces = [
  'A paragraph with **bold**, *em*, ~~del~~ and `code`.\n\n',
  'Two lines\nof one paragraph\n',
  '# Heading\n',
  'Setext\n======\n',
  'Set\n---\n',
  '- one\n- two\n  - nested\n\n    para\n',
  '1. first\n2. second\n\n',
  '- [ ] open\n- [x] done\n',
  '* other\n',
  '> quote\nlazy\n\n',
  '> - list in quote\n>   more\n',
  '```ts\nconst a = 1\n\n\nconst b = 2\n```\n',
  '~~~\n``` not the end\n~~~\n',
  '````md\n```\ninner\n```\n````\n',
  '```\nnever closed\n',
  '``` bad`info\n',
  '  ```js\n  indented\n  ```\n',
  '- item\n  ```sh\n  ls\n  ```\n',
  '    indented code\n\n    more of it\n',
  '| a | b |\n|:--|--:|\n| 1 | `2` |\n',
  'head | row\n--- | ---\n',
  '[label]: https://example.com "title"\n',
  'See [label] and [other][label].\n\n',
  "[other]: <https://other.example>\n'a title'\n",
  '[constructor] [__proto__]\n\n',
  '<div>\nraw\n</div>\n\n',
  '<!-- comment\n\nstill -->\n',
  '---\n',
  '***\n',
  '\n',
  '\n\n',
  'a\r\nb\r\n\r\nc\r',
  'text\n```\n',
  '-\n',
  '\ttab\n',
  '&amp; &#x202e; \\* <https://x.example> www.y.example\n',
  '![picture](https://p.example/x.png)\n',
  'hard  \nbreak\\\nhere\n',
  '日本語のテキスト。\n\n',
  'Inline $a_1 + b$ and \\(c\\), $5 and $6.\n\n',
  '$$\nx\n=\ny\n$$\n',
  '\\[\n- a\n\\]\n',
  '$$ unfinished\n# not yet\n',
  'Before\n$$x$$\n',
  'A note[^1] and[^two].\n',
  '[^1]: what it says\n\n    and more\n',
  '[^two]: short\n',
]

const answers = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(''))
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 30 })

function stream(text: string, places: readonly number[]): AnswerBlocks {
  const answer = new AnswerBlocks()
  const ends = [...places].sort((a, b) => a - b)
  for (const [index, end] of ends.entries()) answer.append(text.slice(ends[index - 1] ?? 0, end))
  answer.show(text, true)
  return answer
}

const blocksOf = (answer: AnswerBlocks) => answer.groups.flatMap(({ blocks }) => blocks)

const whole = (text: string) => parseMarkdown(text.replace(/\r\n?/g, '\n'))

/** As a page shows it: in words, any run of blanks is one, and none at the end of a block. Code is left alone. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([name, field]) => [name, shown(field)] as const)
  const copy = Object.fromEntries(fields)
  if (copy['kind'] === 'text') copy['text'] = String(copy['text']).replace(/\s+/g, ' ').trimEnd()
  return copy
}

test('an answer cut anywhere ends as the same blocks as the whole text', () => {
  fc.assert(
    fc.property(answers, cuts, (text, places) => {
      expect(shown(blocksOf(stream(text, places)).map(({ block }) => block))).toEqual(shown(whole(text)))
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('an answer that comes one character at a time ends as the same blocks as the whole text', () => {
  fc.assert(
    fc.property(answers, (text) => {
      const everywhere = Array.from({ length: text.length }, (_, index) => index)
      expect(shown(blocksOf(stream(text, everywhere)).map(({ block }) => block))).toEqual(shown(whole(text)))
    }),
    { numRuns: 150 },
  )
})

test('while it streams, an answer looks at any moment as if it had come in one piece', () => {
  fc.assert(
    fc.property(answers, fc.constantFrom(1, 3, 10), (text, step) => {
      const streamed = new AnswerBlocks()
      for (let end = 0; end < text.length; end += step) {
        streamed.append(text.slice(end, end + step))
        const atOnce = new AnswerBlocks()
        atOnce.show(text.slice(0, end + step), false)
        const looks = (answer: AnswerBlocks) => shown(blocksOf(answer).map(({ block }) => block))
        expect(looks(streamed), text.slice(0, end + step)).toEqual(looks(atOnce))
      }
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('words that follow words are not read again, and show at once', () => {
  const answer = new AnswerBlocks()
  answer.append('- one *and* two')
  const [before] = blocksOf(answer)
  answer.append(' and three')
  const [after] = blocksOf(answer)
  expect(after?.block).toMatchObject({
    items: [[{ children: [{}, { kind: 'emphasis' }, { text: ' two and three' }] }]],
  })
  const mark = (block: unknown) =>
    (block as { items: { children: unknown[] }[][] }).items[0]?.[0]?.children[1]
  expect(mark(after?.block)).toBe(mark(before?.block))
})

test('a finished block stays the very same object while more comes', () => {
  const answer = new AnswerBlocks()
  answer.show('First.\n\nSecond.\n\nThi', false)
  const first = blocksOf(answer)[0]
  answer.show('First.\n\nSecond.\n\nThird.\n\n```\ncode\n', false)
  answer.show('First.\n\nSecond.\n\nThird.\n\n```\ncode\n```\nand more', false)
  expect(blocksOf(answer)[0]).toBe(first)
  expect(blocksOf(answer).map(({ isClosed }) => isClosed)).toEqual([true, true, true, true, false])
})

test('of a long answer all but the last groups stay the very same objects for every word that comes', () => {
  const answer = new AnswerBlocks()
  answer.show('Words.\n\n'.repeat(200), false)
  const before = answer.groups
  answer.append('More words.\n\nAnd more')
  expect(before.length).toBeGreaterThan(5)
  for (const [index, group] of before.slice(0, -1).entries()) expect(answer.groups[index]).toBe(group)
})

test('a block stays in its group when it closes', () => {
  const answer = new AnswerBlocks()
  const placeOf = () =>
    new Map(answer.groups.flatMap(({ id, blocks }) => blocks.map((block) => [block.id, id] as const)))
  const places = new Map<number, number>()
  for (let count = 0; count < 300; count++) {
    answer.append(count % 3 === 2 ? '\n\n' : 'words ')
    for (const [block, group] of placeOf()) {
      expect(places.get(block) ?? group).toBe(group)
      places.set(block, group)
    }
  }
})

test('ids follow the order of the blocks and never change', () => {
  const answer = new AnswerBlocks()
  const text = pieces.join('')
  const seen: number[][] = []
  for (let end = 0; end < text.length; end += 7) {
    answer.show(text.slice(0, end), false)
    seen.push(blocksOf(answer).map(({ id }) => id))
  }
  for (const ids of seen) expect(ids).toEqual(ids.map((_, index) => index))
})

test('a definition that comes last turns earlier brackets into a link', () => {
  const answer = new AnswerBlocks()
  answer.show('See [docs].\n\nMore.\n\n', false)
  answer.show('See [docs].\n\nMore.\n\n[docs]: https://docs.example\n\nEnd.\n', false)
  expect(blocksOf(answer)[0]?.block).toMatchObject({
    children: [{ text: 'See ' }, { kind: 'link', href: 'https://docs.example/' }, { text: '.' }],
  })
})

test('of an answer with thousands of late definitions, each block is read twice and no more', () => {
  const count = 2_000
  const numbers = Array.from({ length: count }, (_, index) => index)
  const text = [
    ...numbers.map((index) => `words [r${index}]\n\n`),
    ...numbers.map((index) => `[r${index}]: https://x.example/${index}\n`),
  ].join('')
  const read = vi.spyOn(Lexer.prototype, 'lex')
  const answer = stream(text, [1, text.length / 2])
  // Once as it closes, once for the definition of it, and each definition itself.
  expect(read.mock.calls.length).toBeLessThan(3 * count + 10)
  read.mockRestore()
  expect(JSON.stringify(blocksOf(answer).at(0))).toContain('https://x.example/0')
  expect(JSON.stringify(blocksOf(answer).at(-1))).toContain(`https://x.example/${count - 1}`)
})

test('an open code fence grows without its closing marks flashing as code', () => {
  const answer = new AnswerBlocks()
  answer.show('```ts\nlet a\n``', false)
  expect(blocksOf(answer)[0]?.block).toEqual({ kind: 'code', language: 'ts', chunks: ['let a'] })
  answer.show('```ts\nlet a\n```', true)
  expect(blocksOf(answer)[0]?.block).toEqual({ kind: 'code', language: 'ts', chunks: ['let a'] })
})

test('a text that was corrected by the server is shown anew', () => {
  const answer = new AnswerBlocks()
  answer.show('Wrong words', false)
  answer.show('Right words', true)
  expect(blocksOf(answer).map(({ block }) => block)).toEqual(whole('Right words'))
})

test('nesting without end is shown as text instead of overflowing the stack', () => {
  const answer = new AnswerBlocks()
  answer.show('>'.repeat(20_000) + ' deep', true)
  expect(blocksOf(answer).length).toBeLessThan(5)
}, 60_000)
