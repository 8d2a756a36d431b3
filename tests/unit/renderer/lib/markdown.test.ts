import { expect, test } from 'vitest'
import { codeChunks, parseMarkdown } from '../../../../src/renderer/lib/markdown.ts'
import { webAddress } from '../../../../src/renderer/lib/markdown-inline.ts'
import { decodeReferences, reveal } from '../../../../src/renderer/lib/visible-text.ts'

test('only http and https make a link; anything else is its words', () => {
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'smb://h',
    'mailto:a@b.c',
    '/x',
  ])
    expect(JSON.stringify(parseMarkdown(`[words](${href})`))).not.toContain('"link"')
  expect(parseMarkdown('[words](https://a.example/x)')).toEqual([
    {
      kind: 'paragraph',
      children: [
        {
          kind: 'link',
          href: 'https://a.example/x',
          host: 'a.example',
          children: [{ kind: 'text', text: 'words' }],
        },
      ],
    },
  ])
})

test('the host of a link is the real one, in punycode', () => {
  expect(webAddress('https://bank.example@evil.example/')?.host).toBe('evil.example')
  expect(webAddress('https://аpple.com/')?.host).toMatch(/^xn--/)
})

test('a picture is named by its host and never has an address', () => {
  const [block] = parseMarkdown('![alt](https://evil.example/x.png?q=secret)')
  expect(block).toEqual({
    kind: 'paragraph',
    children: [{ kind: 'picture', host: 'evil.example', text: 'alt' }],
  })
})

test('tags are shown as they were written, but a line break in a table is one', () => {
  expect(JSON.stringify(parseMarkdown('a <img src=x onerror=y> b'))).toContain('<img src=x onerror=y>')
  expect(JSON.stringify(parseMarkdown('|a|\n|-|\n|x<br>y|'))).toContain('"break"')
})

test('task items keep their box beside their words', () => {
  expect(parseMarkdown('- [x] done')).toEqual([
    {
      kind: 'list',
      start: undefined,
      items: [
        [
          {
            kind: 'line',
            children: [
              { kind: 'checkbox', checked: true },
              { kind: 'text', text: 'done' },
            ],
          },
        ],
      ],
    },
  ])
})

test('direction-changing and zero-width characters are written out', () => {
  expect(reveal('rm \u202e-rf\u200b \u2066x\u2069')).toBe('rm ‹U+202E›-rf‹U+200B› ‹U+2066›x‹U+2069›')
  expect(reveal('plain – text 日本 é')).toBe('plain – text 日本 é')
})

test('character references become characters, unknown ones stay', () => {
  expect(decodeReferences('&lt;a&gt; &#65;&#x42; &nope; &#0;')).toBe('<a> AB &nope; \ufffd')
})

test('long code is shown in pieces that add up to it', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`)
  expect(codeChunks(lines).length).toBe(7)
  expect(codeChunks(lines).join('\n')).toBe(lines.join('\n'))
})
