import { make, patchEach, setText } from './answer-pen.ts'
import type { AnswerPen } from './answer-pen.ts'
import { CodeFigure } from './code-figure.ts'
import { drawInlines, drawMath, patchInlines } from './draw-inline.ts'
import { drawTable, patchTable } from './draw-table.ts'
import { goToNoteRef } from './footnote.ts'
import type { Block } from './markdown.ts'
import type { Inline } from './markdown-inline.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
type Drawers = { readonly [K in Block['kind']]: (block: Of<K>, pen: AnswerPen) => HTMLElement }
type Patchers = {
  readonly [K in Block['kind']]?: (element: Element, before: Of<K>, after: Of<K>, pen: AnswerPen) => boolean
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6'] as const

const drawers: Drawers = {
  paragraph: ({ children }, pen) => make('p', { dir: 'auto' }, ...lineOf(children, pen)),
  line: ({ children }, pen) => make('div', { dir: 'auto' }, ...lineOf(children, pen)),
  heading({ depth, children }, pen) {
    // The window's own headings come first: the answer's start below them.
    const tag = HEADINGS[depth - 1] ?? 'h6'
    return make(tag, { class: `heading depth-${Math.min(depth, 3)}`, dir: 'auto' }, ...lineOf(children, pen))
  },
  code(block, pen) {
    const figure = new CodeFigure(block, pen.reader)
    pen.enliven(figure.element, figure)
    return figure.element
  },
  quote: ({ blocks }, pen) => make('blockquote', {}, ...drawBlocks(blocks, pen)),
  list({ start, items }, pen) {
    const inside = items.map((item) => drawItem(item, pen))
    return start === undefined ? make('ul', {}, ...inside) : make('ol', { start: String(start) }, ...inside)
  },
  table: drawTable,
  rule: () => make('hr', {}),
  math: drawMath,
  note: drawNote,
  cut: ({ characters }, { reader }) => make('p', { class: 'cut' }, reader.words.notShown(characters)),
  raw: ({ text }) => make('p', { class: 'raw' }, document.createTextNode(text)),
}

const patchers: Patchers = {
  paragraph: patchLine,
  line: patchLine,
  heading: (element, before, after, pen) =>
    before.depth === after.depth && patchLine(element, before, after, pen),
  code(element, before, after, pen) {
    const part = pen.partOf(element)
    if (before.language !== after.language || part?.show === undefined) return false
    part.show(after)
    return true
  },
  quote(element, before, after, pen) {
    patchBlocks(element, before.blocks, after.blocks, pen)
    return true
  },
  list: patchList,
  table: patchTable,
  note(element, before, after, pen) {
    if (before.label !== after.label || element.lastElementChild === null) return false
    patchBlocks(element.lastElementChild, before.blocks, after.blocks, pen)
    return true
  },
  raw(element, _before, { text }) {
    if (element.firstChild instanceof Text) setText(element.firstChild, text)
    return element.firstChild !== null
  },
}

/** A block of an answer as one element; nothing of it is ever read as HTML. */
export function drawBlock<K extends Block['kind']>(block: Of<K>, pen: AnswerPen): HTMLElement {
  return drawers[block.kind](block, pen)
}

/** Returns whether `element`, which showed `before`, shows `after` now; what stays the same is not touched. */
export function patchBlock(element: Element, before: Block, after: Block, pen: AnswerPen): boolean {
  if (before === after) return true
  if (before.kind !== after.kind) return false
  const patch = patchers[after.kind] as
    ((element: Element, before: Block, after: Block, pen: AnswerPen) => boolean) | undefined
  return patch?.(element, before, after, pen) ?? JSON.stringify(before) === JSON.stringify(after)
}

function drawBlocks(blocks: readonly Block[], pen: AnswerPen): readonly HTMLElement[] {
  return blocks.map((block) => drawBlock(block, pen))
}

function patchBlocks(
  parent: Element,
  before: readonly Block[],
  after: readonly Block[],
  pen: AnswerPen,
): void {
  patchEach(parent, before, after, {
    draw: (block) => drawBlock(block, pen),
    patch: (node, was, is) => node instanceof Element && patchBlock(node, was, is, pen),
  })
}

function lineOf(children: readonly Inline[], pen: AnswerPen): readonly Node[] {
  return drawInlines(children, { pen, inLink: false })
}

type Line = { readonly children: readonly Inline[] }

function patchLine(element: Element, before: Line, after: Line, pen: AnswerPen): boolean {
  patchInlines(element, before.children, after.children, { pen, inLink: false })
  return true
}

function drawItem(blocks: readonly Block[], pen: AnswerPen): HTMLElement {
  return make('li', isTask(blocks) ? { class: 'task' } : {}, ...drawBlocks(blocks, pen))
}

function isTask([first]: readonly Block[]): boolean {
  return first?.kind === 'line' && first.children[0]?.kind === 'checkbox'
}

function patchList(element: Element, before: Of<'list'>, after: Of<'list'>, pen: AnswerPen): boolean {
  if (before.start !== after.start) return false
  patchEach(element, before.items, after.items, {
    draw: (item) => drawItem(item, pen),
    patch: (node, was, is) => node instanceof Element && patchItem(node, was, is, pen),
  })
  return true
}

function patchItem(
  item: Element,
  before: readonly Block[],
  after: readonly Block[],
  pen: AnswerPen,
): boolean {
  if (isTask(before) !== isTask(after)) return false
  patchBlocks(item, before, after, pen)
  return true
}

/** Where the mark of a footnote leads, and from where back. */
function drawNote({ label, blocks }: Of<'note'>, pen: AnswerPen): HTMLElement {
  const { footnote, backToText } = pen.reader.words
  const back = make('button', { type: 'button', title: backToText }, label)
  back.addEventListener('click', goToNoteRef)
  const looks = { tabindex: '-1', 'data-note': label, 'aria-label': footnote(label) }
  return make('aside', looks, back, make('div', {}, ...drawBlocks(blocks, pen)))
}
