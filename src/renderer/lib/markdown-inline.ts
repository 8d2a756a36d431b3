import type { MarkedToken, Token } from 'marked'
import { MAX_URL_LENGTH } from '#shared/limits.ts'
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

const DEEPEST = 24

type Converters = {
  readonly [T in MarkedToken['type']]?: (
    token: Extract<MarkedToken, { type: T }>,
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
  return (tokens as readonly MarkedToken[]).flatMap((token) => {
    const convert = converters[token.type] as
      ((token: MarkedToken, depth: number) => readonly Inline[]) | undefined
    return convert?.(token, depth) ?? plain(token.raw)
  })
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
