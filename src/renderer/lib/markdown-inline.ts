import type { MarkedToken, Token } from 'marked'
import { MAX_URL_LENGTH } from '#shared/limits.ts'
import type { MathToken, NoteRefToken } from './markdown-extensions.ts'
import { decodeReferences } from './visible-text.ts'

/** What stands inside a line. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'link'
      readonly href: string
      readonly host: string
      readonly children: readonly Inline[]
    }
  /** Never loaded: a picture's address can carry away what stands in the answer. */
  | { readonly kind: 'picture'; readonly host: string; readonly text: string }
  | { readonly kind: 'checkbox'; readonly checked: boolean }
  | { readonly kind: 'break' }
  | Formula
  /** The mark of a footnote. */
  | { readonly kind: 'note-ref'; readonly label: string }

/** A formula; shown as `source` until it is drawn, and for good where it cannot be. */
export type Formula = {
  readonly kind: 'math'
  readonly tex: string
  readonly isDisplay: boolean
  readonly source: string
}

const DEEPEST = 24

type InlineToken = MarkedToken | MathToken | NoteRefToken
type Converters = {
  readonly [T in InlineToken['type']]?: (
    token: Extract<InlineToken, { type: T }>,
    depth: number,
  ) => readonly Inline[]
}

const converters: Converters = {
  text: (token, depth) =>
    token.tokens === undefined ? plain(decodeReferences(token.text)) : inlineOf(token.tokens, depth),
  escape: ({ text }) => plain(text),
  codespan: ({ text }) => [{ kind: 'code', text }],
  strong: ({ tokens }, depth) => [{ kind: 'strong', children: inlineOf(tokens, depth + 1) }],
  em: ({ tokens }, depth) => [{ kind: 'emphasis', children: inlineOf(tokens, depth + 1) }],
  del: ({ tokens }, depth) => [{ kind: 'deleted', children: inlineOf(tokens, depth + 1) }],
  br: () => [{ kind: 'break' }],
  checkbox: ({ checked }) => [{ kind: 'checkbox', checked }],
  math: (token) => [formulaOf(token)],
  'note-ref': ({ label }) => [{ kind: 'note-ref', label }],
  // Tables have no other way to break a line, so this one tag is honoured; every other is shown as it was written.
  html: ({ text }) => (/^<br\s*\/?>$/i.test(text) ? [{ kind: 'break' }] : plain(text)),
  image: ({ href, text }) => [
    { kind: 'picture', host: pictureHost(decodeReferences(href)), text: decodeReferences(text) },
  ],
  link(token, depth) {
    const children = inlineOf(token.tokens, depth + 1)
    const target = webAddress(token.autolink === true ? token.href : decodeReferences(token.href))
    return target === undefined ? children : [{ kind: 'link', ...target, children }]
  },
}

export function inlineOf(tokens: readonly Token[], depth = 0): readonly Inline[] {
  if (depth > DEEPEST) return plain(tokens.map(({ raw }) => raw).join(''))
  return (tokens as readonly InlineToken[]).flatMap((token) => {
    const convert = converters[token.type] as
      ((token: InlineToken, depth: number) => readonly Inline[]) | undefined
    return convert?.(token, depth) ?? plain(token.raw)
  })
}

export function formulaOf({ tex, isDisplay, raw }: MathToken): Formula {
  return { kind: 'math', tex, isDisplay, source: raw.trim() }
}

/** A whole web address with its real host, in punycode; anything else is no link. */
export function webAddress(text: string): { readonly href: string; readonly host: string } | undefined {
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) return undefined
  const { protocol, href, host } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  return href.length > MAX_URL_LENGTH ? undefined : { href, host }
}

function pictureHost(address: string): string {
  const known = webAddress(address.startsWith('//') ? `https:${address}` : address)
  return known?.host ?? address.slice(0, 40)
}

function plain(text: string): readonly Inline[] {
  return [{ kind: 'text', text }]
}
