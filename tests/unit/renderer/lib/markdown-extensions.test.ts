import { expect, test } from 'vitest'
import { parseMarkdown } from '../../../../src/renderer/lib/markdown.ts'
import type { Block } from '../../../../src/renderer/lib/markdown.ts'

/** Every formula of a text, wherever it stands. */
function formulas(text: string): readonly string[] {
  const found: string[] = []
  JSON.stringify(parseMarkdown(text), (_, value: unknown) => {
    const part = value as { kind?: string; tex?: string; isDisplay?: boolean } | null
    if (part?.kind === 'math') found.push(`${part.isDisplay === true ? 'display' : 'inline'} ${part.tex}`)
    return value
  })
  return found
}

test.each([
  ['Euler: $e^{i\\pi} = -1$.', ['inline e^{i\\pi} = -1']],
  ['Euler: \\(e^{i\\pi} = -1\\).', ['inline e^{i\\pi} = -1']],
  ['So $$x = 1$$ holds.', ['display x = 1']],
  ['$$\nx = 1\n$$', ['display x = 1']],
  ['\\[ x = 1 \\]', ['display x = 1']],
  ['Text first\n\\[\nx\n\\]\nand after', ['display x']],
  ['- item\n  $$\n  a\n  $$', ['display a']],
  ['| a |\n|-|\n| $x$ |', ['inline x']],
  ['**bold $x$ and \\(y\\)**', ['inline x', 'inline y']],
  ['$\\frac{1}{2}$ and $\\$5$', ['inline \\frac{1}{2}', 'inline \\$5']],
  ['$a$, $b$', ['inline a', 'inline b']],
  ['a \\(b without an end, and \\(c\\)', ['inline c']],
  ['so \\[a \\\\[4pt] b\\] has two rows', ['display a \\\\[4pt] b']],
])('a formula is found: %j', (text, expected) => {
  expect(formulas(text)).toEqual(expected)
})

test.each([
  'It costs $5.',
  'From $5 to $10 a month',
  '$5/month or $7/month',
  '$20 million was spent, or about 30$',
  'US$5, US$6',
  'set $HOME and $PATH',
  '`$x$` and `\\(y\\)`',
  '```\n$$x$$\n```',
  '    $$x$$',
  'begun $a + b',
  'begun \\(a + b',
  '$$\nbegun',
  'an \\[1\\] escaped bracket and $ 5 $',
  'See \\\\(a\\\\)',
])('no formula is seen where there is none: %j', (text) => {
  expect(formulas(text)).toEqual([])
})

test('a formula without an end is read as ordinary words', () => {
  const kinds = (blocks: readonly Block[]) => blocks.map(({ kind }) => kind)
  expect(kinds(parseMarkdown('$$ begun\n# Heading\n\nAnother paragraph'))).toEqual([
    'paragraph',
    'heading',
    'paragraph',
  ])
})

test('footnotes have a mark in the text and their words where they stand', () => {
  const [paragraph, first, second] = parseMarkdown(
    'Known[^1] and[^b].\n\n[^1]: One *word*\n[^b]: Two\n\n    lines',
  )
  expect(JSON.stringify(paragraph)).toContain('{"kind":"note-ref","label":"1"}')
  expect(first).toMatchObject({ kind: 'note', label: '1' })
  expect(second).toMatchObject({
    kind: 'note',
    label: 'b',
    blocks: [{ kind: 'paragraph' }, { kind: 'paragraph' }],
  })
})

test.each(['\\(', '\\[', '\\[x\n', '$$x\n'])(
  'openings without an end take no longer to read than as many escaped brackets: %j',
  (opening) => {
    const readMs = (text: string) => {
      const begin = performance.now()
      parseMarkdown(text)
      return performance.now() - begin
    }
    const leastMs = (sign: string) => Math.min(...[1, 2, 3].map(() => readMs(`Begin ${sign.repeat(20_000)}`)))
    expect(leastMs(opening)).toBeLessThan(15 * leastMs('\\{'))
  },
)

test('a line full of openings is read in no time worth a word', () => {
  for (const sign of ['$a ', '\\(', '$$', '[^', '\\[']) {
    const text = sign.repeat(20_000)
    expect(parseMarkdown(text).length).toBeGreaterThan(0)
  }
})
