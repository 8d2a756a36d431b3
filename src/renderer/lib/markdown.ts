import { Lexer, Marked } from 'marked'
import type { Links, MarkedToken, Token, Tokens } from 'marked'
import { extensions, isHeadingCut } from './markdown-extensions.ts'
import type { HeldToken, MathToken, NoteToken } from './markdown-extensions.ts'
import { formulaOf, inlineOf } from './markdown-inline.ts'
import type { Formula, Inline } from './markdown-inline.ts'

type Align = 'left' | 'center' | 'right' | null

/** What an answer is made of, ready to be shown: no HTML, nothing that loads anything. */
export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  /** The words of a tight list item: a paragraph without its margins. */
  | { readonly kind: 'line'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly depth: number; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly language: string; readonly chunks: readonly string[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list'
      readonly start: number | undefined
      readonly items: readonly (readonly Block[])[]
    }
  | {
      readonly kind: 'table'
      readonly align: readonly Align[]
      readonly header: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly kind: 'rule' }
  | Formula
  /** The text of a footnote, where it stands in the answer. */
  | { readonly kind: 'note'; readonly label: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'raw'; readonly text: string }
  /** So much more there is of an answer that is too long to be shown. */
  | { readonly kind: 'cut'; readonly characters: number }

export type { Links }

/** A text node that grows is laid out whole each time, so long code is shown in pieces of this many lines. */
const LINES_PER_CHUNK = 16
/** Deeper than any honest answer; beyond it the source is shown as it is. */
const DEEPEST = 24

/** One of its own: extensions given to `marked` itself would be everybody's. */
const { defaults: options } = new Marked({
  gfm: true,
  extensions: [...extensions],
  // `false` leaves it to the lexer, `undefined` says that there is no such heading here.
  tokenizer: { lheading: (source) => (isHeadingCut(source) ? undefined : false) },
})

/** Without a prototype: a label named "constructor" must find nothing. */
export function copyLinks(links: Links): Links {
  return Object.assign(Object.create(null) as Links, links)
}

/** The blocks of a text. Definitions found in it join `links`; the first of a name stays. */
export function parseMarkdown(text: string, links: Links = copyLinks({})): readonly Block[] {
  return parseOpen(text, links).blocks
}

/** The blocks of a text, and what its first one was made of if that is a list or a table. */
export type OpenPart = {
  readonly blocks: readonly Block[]
  readonly run?: {
    /** Of each item or row. */
    readonly sources: readonly string[]
    /** How much stands before the first of them. */
    readonly headLength: number
    readonly isLoose: boolean
  }
}

/** As `parseMarkdown`, for text that more will be added to. */
export function parseOpen(text: string, links: Links): OpenPart {
  try {
    const lexer = new Lexer(options)
    lexer.tokens.links = links
    const tokens = lexer.lex(text)
    const blocks = blocksOf(tokens, 0)
    const first = tokens[0] as MarkedToken | undefined
    if (first?.type === 'table') return { blocks, run: { ...rowSources(first), isLoose: false } }
    if (first?.type !== 'list') return { blocks }
    return {
      blocks,
      run: { sources: first.items.map(({ raw }) => raw), headLength: 0, isLoose: first.loose },
    }
  } catch {
    // The lexer recurses: an answer that nests thousands deep must not take the window with it.
    return { blocks: [{ kind: 'raw', text }] }
  }
}

function rowSources({ raw, rows }: Tokens.Table): { sources: readonly string[]; headLength: number } {
  const [head = ''] = /^[^\n]*\n[^\n]*\n?/.exec(raw) ?? []
  const sources = raw.slice(head.length).match(/[^\n]+\n?/g) ?? []
  return { sources: sources.slice(0, rows.length), headLength: head.length }
}

/** What a top-level token was made of. */
export type Source = { readonly raw: string; readonly isBlank: boolean }

/** The sources of a text's top-level tokens, blank ones included; together they are the text. */
export function splitMarkdown(text: string): readonly Source[] {
  try {
    const lexer = new Lexer(options)
    return lexer.blockTokens(text, []).map(({ type, raw }) => ({ raw, isBlank: type === 'space' }))
  } catch {
    return [{ raw: text, isBlank: false }] // as above
  }
}

export function codeChunks(lines: readonly string[]): readonly string[] {
  return Array.from({ length: Math.ceil(lines.length / LINES_PER_CHUNK) }, (_, index) =>
    lines.slice(index * LINES_PER_CHUNK, (index + 1) * LINES_PER_CHUNK).join('\n'),
  )
}

/** `chunks` with more whole lines at their end; only the last chunk is touched. */
export function appendCode(chunks: readonly string[], lines: readonly string[]): readonly string[] {
  const last = chunks.at(-1)
  const open = last === undefined ? [] : last.split('\n')
  return [...chunks.slice(0, -1), ...codeChunks([...open, ...lines])]
}

/** "ts {1,3}" → "ts". */
export function languageOf(fenceLine: string): string {
  return /^\S*/.exec(fenceLine.trim())?.[0] ?? ''
}

type BlockToken = MarkedToken | MathToken | HeldToken | NoteToken
type Converters = {
  readonly [T in BlockToken['type']]?: (
    token: Extract<BlockToken, { type: T }>,
    depth: number,
  ) => readonly Block[]
}

const converters: Converters = {
  space: () => [],
  def: () => [],
  hr: () => [{ kind: 'rule' }],
  checkbox: ({ checked }) => [{ kind: 'line', children: [{ kind: 'checkbox', checked }] }],
  paragraph: ({ tokens }) => [{ kind: 'paragraph', children: inlineOf(tokens) }],
  text: (token) => [{ kind: 'line', children: inlineOf(token.tokens ?? [token]) }],
  heading: ({ depth, tokens }) => [{ kind: 'heading', depth, children: inlineOf(tokens) }],
  code: ({ lang = '', text }) => [
    { kind: 'code', language: languageOf(lang), chunks: codeChunks(text.split('\n')) },
  ],
  blockquote: ({ tokens }, depth) => [{ kind: 'quote', blocks: blocksOf(tokens, depth + 1) }],
  list: ({ ordered, start, items }, depth) => [
    {
      kind: 'list',
      start: ordered ? Number(start) : undefined,
      items: items.map(({ tokens }) => joinCheckbox(blocksOf(tokens, depth + 1))),
    },
  ],
  table: (token) => [tableOf(token)],
  math: (token) => [formulaOf(token)],
  held: ({ tokens }, depth) => blocksOf(tokens, depth + 1),
  note: ({ label, tokens }, depth) => [{ kind: 'note', label, blocks: blocksOf(tokens, depth + 1) }],
  html: ({ text }) => [{ kind: 'raw', text: text.trimEnd() }],
}

function blocksOf(tokens: readonly Token[], depth: number): readonly Block[] {
  if (depth > DEEPEST) return [{ kind: 'raw', text: tokens.map(({ raw }) => raw).join('') }]
  return (tokens as readonly BlockToken[]).flatMap((token) => {
    const convert = converters[token.type] as
      ((token: BlockToken, depth: number) => readonly Block[]) | undefined
    return convert?.(token, depth) ?? [{ kind: 'raw' as const, text: token.raw }]
  })
}

function tableOf({ align, header, rows }: Tokens.Table): Block {
  return {
    kind: 'table',
    align,
    header: header.map(({ tokens }) => inlineOf(tokens)),
    rows: rows.map((row) => row.map(({ tokens }) => inlineOf(tokens))),
  }
}

// In a tight task item the lexer gives the box as a block of its own, before the words it belongs to.
function joinCheckbox(blocks: readonly Block[]): readonly Block[] {
  const [box, words, ...rest] = blocks
  if (box?.kind !== 'line' || box.children[0]?.kind !== 'checkbox' || words?.kind !== 'line') return blocks
  return [{ kind: 'line', children: [...box.children, ...words.children] }, ...rest]
}
