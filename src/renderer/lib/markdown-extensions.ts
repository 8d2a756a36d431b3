import type { Lexer, TokenizerExtension, TokenizerThis, Tokens } from 'marked'

/** A formula in TeX, as it stands between its delimiters. */
export type MathToken = {
  readonly type: 'math'
  readonly raw: string
  readonly tex: string
  readonly isDisplay: boolean
}
/** A block that begins like a formula and has no end yet, if it ever gets one: read as ordinary words. */
export type HeldToken = {
  readonly type: 'held'
  readonly raw: string
  readonly tokens: readonly Tokens.Generic[]
}
export type NoteToken = {
  readonly type: 'note'
  readonly raw: string
  readonly label: string
  readonly tokens: readonly Tokens.Generic[]
}
export type NoteRefToken = { readonly type: 'note-ref'; readonly raw: string; readonly label: string }

/** Longer than any formula people can read; keeps a line full of openings from being searched over and over. */
const MAX_TEX = 8_000
const MAX_LABEL = 40

const closings: Readonly<Record<string, string>> = { $$: '$$', '\\[': '\\]', '\\(': '\\)' }
const noteStart = String.raw`\[\^[^\]\s]{1,${MAX_LABEL}}\]`

/** Where a paragraph ends because a formula or a footnote begins at the next line; looks no further than the paragraph. */
const nextBlock = new RegExp(String.raw`\n(?:[ \t]*\n| {0,3}(?:\$\$|\\\[|${noteStart}:))`)
/** The same inside a held block, where no formula begins: cut at each of its lines, a paragraph would be joined over and over. */
const nextNote = new RegExp(String.raw`\n(?:[ \t]*\n| {0,3}${noteStart}:)`)

function interrupts(source: string, next = nextBlock): number | undefined {
  const found = next.exec(source)
  return found === null || found[0].endsWith('\n') ? undefined : found.index + 1
}

/** Whether the heading that an underline makes would reach over the begin of a formula or a footnote. */
export function isHeadingCut(source: string): boolean {
  const cut = interrupts(source)
  return cut !== undefined && !/\n {0,3}(?:=+|-+) *\n/.test(source.slice(0, cut))
}

/** Whether the lexer is inside a held block, which would else be held again without end. */
const held = new WeakSet<Lexer>()

function whereCut(this: TokenizerThis, source: string): number | undefined {
  return interrupts(source, held.has(this.lexer) ? nextNote : nextBlock)
}

const mathBlock: TokenizerExtension = {
  name: 'math',
  level: 'block',
  start: whereCut,
  tokenizer(source) {
    const [opening, delimiter = ''] = /^ {0,3}(\$\$|\\\[)/.exec(source) ?? []
    if (opening === undefined || held.has(this.lexer)) return undefined
    const end = /\n[ \t]*\n/.exec(source)?.index ?? source.length
    const closed = source.slice(0, end).indexOf(closings[delimiter] ?? '', opening.length)
    const formula = closed === -1 ? undefined : displayed(source, opening.length, closed)
    // A block of its own in any case: what stands before it may be closed by now.
    return formula ?? holdBlock(this.lexer, source.slice(0, end + 1))
  },
}

/** A formula that stands alone on its lines; with words after it, it is part of a paragraph. */
function displayed(source: string, start: number, closed: number): Tokens.Generic | undefined {
  const rest = /^[ \t]*(?:\n|$)/.exec(source.slice(closed + 2))?.[0]
  const tex = source.slice(start, closed).trim()
  if (rest === undefined || !isTex(tex)) return undefined
  return { type: 'math', raw: source.slice(0, closed + 2 + rest.length), tex, isDisplay: true }
}

/** A lone number between brackets is a mark of some other kind. */
function isTex(tex: string): boolean {
  return tex !== '' && tex.length <= MAX_TEX && !/^[\d\s,;–-]+$/.test(tex)
}

function holdBlock(lexer: Lexer, raw: string): Tokens.Generic {
  held.add(lexer)
  try {
    return { type: 'held', raw, tokens: lexer.blockTokens(raw, []) }
  } finally {
    held.delete(lexer)
  }
}

const mathInline: TokenizerExtension = {
  name: 'math-inline',
  level: 'inline',
  // Words end by themselves before every other sign that means something, so there is no need to look beyond one.
  start(source) {
    const at = source.search(/[$\\<![`*_~]/)
    return source[at] === '$' ? at : undefined
  },
  tokenizer(source) {
    if (source.startsWith('$')) return source.startsWith('$$') ? fenced(source, '$$') : inDollars(source)
    return source.startsWith('\\(') || source.startsWith('\\[')
      ? fenced(source, source.slice(0, 2))
      : undefined
  },
}

/** One that nobody would take for a footnote mark or an escaped bracket. */
function fenced(source: string, delimiter: string): Tokens.Generic | undefined {
  const closed = closedAt(source.slice(0, MAX_TEX), delimiter)
  const tex = source.slice(delimiter.length, closed).trim()
  if (closed === -1 || !isTex(tex) || tex.includes('`')) return undefined
  return { type: 'math', raw: source.slice(0, closed + 2), tex, isDisplay: delimiter !== '\\(' }
}

/**
 * Where the formula that begins here ends: nowhere when another begins before, which no formula holds. So no stretch of
 * a line full of openings is searched twice.
 */
function closedAt(source: string, delimiter: string): number {
  if (delimiter === '$$') return source.indexOf(delimiter, delimiter.length)
  // A pair of backslashes is a new row, which may have a height: "\\[4pt]".
  for (const { 0: sign, index } of source.slice(delimiter.length).matchAll(/\\[^]/g)) {
    if (sign === closings[delimiter]) return index + delimiter.length
    if (sign === delimiter) return -1
  }
  return -1
}

/** As Pandoc has it: no blank just inside the dollars, no digit right after them. */
function inDollars(source: string): Tokens.Generic | undefined {
  const [raw, tex] = /^\$((?:\\.|[^\\$`])+)\$(?!\d)/s.exec(source.slice(0, MAX_TEX)) ?? []
  if (raw === undefined || tex === undefined || /^\s|\s$/.test(tex) || isPrice(tex)) return undefined
  return { type: 'math', raw, tex, isDisplay: false }
}

/** "5 a month, or 50": two prices with words between them. */
function isPrice(tex: string): boolean {
  return /^\d[\d.,]*[KkMB]?\s+[^\\^_=+*/<>{}]*\p{L}{2,}[^\\^_={}]*$/u.test(tex)
}

const noteBlock: TokenizerExtension = {
  name: 'note',
  level: 'block',
  start: whereCut,
  tokenizer(source) {
    const found = new RegExp(
      String.raw`^ {0,3}\[\^([^\]\s]{1,${MAX_LABEL}})\]:[ \t]*([^\n]*(?:\n(?:[ \t]*\n)*(?: {2,}|\t)[^\n]*\S[^\n]*)*)(?:\n|$)`,
    ).exec(source)
    if (found === null) return undefined
    const [raw, label = '', body = ''] = found
    return {
      type: 'note',
      raw,
      label,
      tokens: this.lexer.blockTokens(body.replace(/^(?: {1,4}|\t)/gm, ''), []),
    }
  },
}

const noteRef: TokenizerExtension = {
  name: 'note-ref',
  level: 'inline',
  tokenizer(source) {
    const found = new RegExp(`^${noteStart}`).exec(source)
    return found === null ? undefined : { type: 'note-ref', raw: found[0], label: found[0].slice(2, -1) }
  },
}

/** Formulas and footnotes, which the lexer does not know by itself. */
export const extensions: readonly TokenizerExtension[] = [mathBlock, mathInline, noteBlock, noteRef]
